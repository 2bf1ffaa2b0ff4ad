/** One way in which an entry of `approvedPatches` or `rejectedPatches` can be written. */
export interface PatchIdForm {
  readonly pattern: RegExp;
  /** What is meant as one though it is written otherwise: `kb2032276` is no package. Absent: nothing else is. */
  readonly looks?: RegExp;
  /** What such an entry names: `a vulnerability`. */
  readonly names: string;
  /** What to write, with an example. */
  readonly inWords: string;
  readonly source: string;
  /** The part of the pattern that AWS documents; what lies outside only works in the code on the node, as published. */
  readonly documented?: { readonly pattern: RegExp; readonly inWords: string };
}

const ONE_STAR = { pattern: /^[^*?[\]]*\*?[^*?[\]]*$/, inWords: 'at most one "*", and no "?" or "["' };

const source = "patch baseline facts, B3";

/** Every form that AWS knows on any system, those that can be told by their look first. Source: docs/facts.md, "B3. Names in approved and rejected lists" */
export const PATCH_ID_FORMS = {
  windowsUpdate: {
    pattern: /^KB\d{5,8}$/,
    looks: /^KB[ _-]*\d+$/i,
    names: "a Windows update",
    inWords: "an update such as KB2032276",
    source,
  },
  bulletin: {
    pattern: /^MS\d{2}-\d{3}$/,
    looks: /^MS[ _-]?\d{2}[ _-]\d+$/i,
    names: "a Microsoft bulletin",
    inWords: "a bulletin such as MS10-048",
    source,
  },
  vulnerability: {
    pattern: /^CVE-\d{4}-\d{4,}$/i,
    looks: /^CVE[ _-]?\d/i,
    names: "a vulnerability",
    inWords: "a CVE id such as CVE-2026-1234",
    source,
  },
  advisory: {
    pattern: /^[A-Z][A-Z0-9.]*(-[A-Z0-9.]+)?-(19|20)\d{2}([-:]\d+|:\d+-\d+)$/,
    looks: /^(ALAS[A-Z\d.]*[ _:-]?\d|((RH|EL|RL|AL)[SBE]A|SUSE-[A-Z]U)[ _:-]?\d+([ _:-]\d|$))/i,
    names: "an advisory",
    inWords: "an advisory such as ALAS-2018-123",
    source,
  },
  /** No system compares these: a node with apt knows packages by their names alone. */
  securityNotice: {
    pattern: /^(USN|LSN|DSA|DLA)-\d+-\d+$/i,
    looks: /^(USN|LSN|DSA|DLA)[ _-]\d{2,}/i,
    names: "a security notice of Ubuntu or Debian",
    inWords: "a security notice such as USN-1234-1",
    source,
  },
  bugzilla: { pattern: /^\d+$/, names: "a Bugzilla entry", inWords: "a Bugzilla number", source },
  rpmName: {
    pattern: /^[A-Za-z0-9*?[][A-Za-z0-9_+.:~^*?[\]!-]*$/,
    names: "a package",
    inWords: "a package name such as openssl.x86_64 or kernel*",
    source,
    documented: ONE_STAR,
  },
  zypperName: {
    pattern: /^[A-Za-z0-9*][A-Za-z0-9_+.:~^*-]*( *[<>=!]{1,2} *[A-Za-z0-9_+.:~^-]+)?$/,
    names: "a package or patch",
    inWords: "a package or patch name such as curl or SUSE-SLE-SERVER-12-2018-123",
    source,
    documented: ONE_STAR,
  },
  aptName: {
    pattern: /^[A-Za-z0-9*?[][A-Za-z0-9+.:~*?[\]!-]*$/,
    names: "a package",
    inWords: "a bare package name such as openssl",
    source,
    documented: { pattern: /^[^*?[\]:]*$/, inWords: "no wildcard and no architecture" },
  },
  macosName: {
    pattern: /^[^*]+$/,
    names: "an update",
    inWords: "the exact name of an update, without wildcards",
    source,
  },
} satisfies Record<string, PatchIdForm>;

export type PatchIdFormName = keyof typeof PATCH_ID_FORMS;

/** The forms that a system understands in each of the two lists. */
export interface PatchIdForms {
  readonly approvedPatches: readonly PatchIdFormName[];
  readonly rejectedPatches: readonly PatchIdFormName[];
}

/** Forms by package manager, for the table of operating systems. */
export const RPM_PATCH_IDS = {
  approvedPatches: ["bugzilla", "vulnerability", "advisory", "rpmName"],
  rejectedPatches: ["rpmName"],
} as const satisfies PatchIdForms;
export const APT_PATCH_IDS = { approvedPatches: ["aptName"], rejectedPatches: ["aptName"] } as const;
export const ZYPPER_PATCH_IDS = { approvedPatches: ["zypperName"], rejectedPatches: ["zypperName"] } as const;
export const MACOS_PATCH_IDS = { approvedPatches: ["macosName"], rejectedPatches: ["macosName"] } as const;
export const WINDOWS_PATCH_IDS = {
  approvedPatches: ["windowsUpdate", "bulletin"],
  rejectedPatches: ["windowsUpdate", "bulletin"],
} as const;

/** Those which can be told by their look alone, so that another system's form is recognised. */
const TELLING: readonly PatchIdFormName[] = [
  "windowsUpdate",
  "bulletin",
  "vulnerability",
  "advisory",
  "securityNotice",
  "bugzilla",
];

/** The form in which an entry is written or was meant to be, if it can be told by its look. */
export function tellingForm(entry: string): PatchIdFormName | undefined {
  const bare = entry.trim();
  return TELLING.find((name) => {
    const { pattern, looks }: PatchIdForm = PATCH_ID_FORMS[name];
    return pattern.test(bare) || looks?.test(bare) === true;
  });
}

/** What is wrong with an entry that looks like one of some forms and is written otherwise; undefined of any other. */
export function malformedPatchId(
  entry: string,
  allowed: readonly PatchIdFormName[],
): { readonly meant?: string; readonly write: string } | undefined {
  const form = tellingForm(entry);
  const { windowsUpdate } = PATCH_ID_FORMS;
  // The number of an update by itself, where no system of these has Bugzilla.
  if (form === "bugzilla" && !allowed.includes(form) && allowed.includes("windowsUpdate")) {
    const named = `KB${entry.trim()}`;
    return windowsUpdate.pattern.test(named) ? { meant: named, write: windowsUpdate.inWords } : undefined;
  }
  if (form === undefined || !allowed.includes(form)) return undefined;
  const { pattern, inWords }: PatchIdForm = PATCH_ID_FORMS[form];
  if (pattern.test(entry)) return undefined;
  const joint = form === "windowsUpdate" ? "" : "-";
  const meant = entry
    .trim()
    .toUpperCase()
    .replace(/^CVE(?=\d)/, "CVE-")
    .replace(/[ _-]+/g, joint);
  return { ...(pattern.test(meant) ? { meant } : {}), write: inWords };
}

/** Whether an entry has one of some forms; what tells its form by its look has that one alone. */
export function namesOnSystem(entry: string, allowed: readonly PatchIdFormName[]): boolean {
  const telling = tellingForm(entry);
  return telling === undefined
    ? allowed.some((name) => PATCH_ID_FORMS[name].pattern.test(entry))
    : allowed.includes(telling) && PATCH_ID_FORMS[telling].pattern.test(entry);
}

/** The form that AWS documents, in words, where an entry is of a system and written otherwise than that. */
export function documentedForm(
  entry: string,
  allowed: readonly PatchIdFormName[],
): { readonly inWords: string; readonly without: string } | undefined {
  if (tellingForm(entry) !== undefined) return undefined;
  const forms = allowed.map((name): PatchIdForm => PATCH_ID_FORMS[name]).filter(({ pattern }) => pattern.test(entry));
  const [form] = forms;
  if (form?.documented === undefined) return undefined;
  if (forms.some(({ documented }) => documented === undefined || documented.pattern.test(entry))) return undefined;
  return { inWords: form.inWords, without: form.documented.inWords };
}
