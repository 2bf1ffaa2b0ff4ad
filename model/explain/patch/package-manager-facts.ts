import { operatingSystemFacts, type PackageManager } from "../../facts/operating-systems";
import type { Patch, PatchDates } from "./patch";

/** How a node's package manager (or, for Windows, the service) carries a baseline out. */
export interface PackageManagerFacts {
  /** The dates that count as the release, the first that a patch has. None: the system knows no dates. */
  readonly releaseDates: readonly (keyof PatchDates)[];
  /** What makes a patch count as security, so that no "non-security" flag is needed. */
  readonly security: "any notice" | "classification and severity" | "security origin" | "not asked";
  /** How a filter's values are compared with the patch's. */
  readonly letterCase: "title case, then exact" | "ignored" | "not confirmed";
  /** What happens on a filter key that the package manager does not know. */
  readonly unknownFilterKey: "run fails" | "ignored" | "not confirmed";
  /** What happens where one rule has the same key twice. */
  readonly repeatedFilterKey: "both must match" | "last one counts";
  /** How entries of the approved and rejected lists are compared with a package. */
  readonly names: "rpm" | "apt" | "zypper" | "identifier";
  /** Whether an entry of the approved list gets past global filters, by the form of the entry. */
  readonly listPassesGlobalFilters: { readonly byName: boolean; readonly byAdvisory: boolean };
  /** Whether the approved list asks for a security patch or its own "non-security" flag. */
  readonly listAsksForSecurity: boolean;
  /** What becomes of rejected names that an approved package needs, whatever `rejectedPatchesAction` says. */
  readonly rejectedNames: "locked out" | "as the action says";
  /** What the id of an update must look like; others are never installed, whatever a baseline says. */
  readonly needsId?: { readonly pattern: RegExp; readonly because: string };
  /** Of a list that a run brings along: whether all of it is installed, or what the node's baseline also matches. */
  readonly overrideList: "all of it" | "within the baseline";
  /** Values that a rule means though it does not say them. */
  readonly impliedFilters: { readonly [filterName: string]: string };
}

/**
 * Source: AWS's on-node payload 1.80 (November 2021), executed, for yum and dnf; read, for apt and zypper; the user
 * guide (June 2023) and the SSM API model for Windows. docs/facts.md, "What a baseline means".
 */
export const PACKAGE_MANAGERS = {
  yum: {
    releaseDates: ["updated", "issued", "built", "released"],
    security: "any notice",
    letterCase: "title case, then exact",
    unknownFilterKey: "run fails",
    repeatedFilterKey: "both must match",
    names: "rpm",
    listPassesGlobalFilters: { byName: true, byAdvisory: false },
    listAsksForSecurity: true,
    rejectedNames: "locked out",
    overrideList: "all of it",
    impliedFilters: {},
  },
  dnf: {
    releaseDates: ["issued", "released"],
    security: "classification and severity",
    letterCase: "ignored",
    unknownFilterKey: "run fails",
    repeatedFilterKey: "both must match",
    names: "rpm",
    listPassesGlobalFilters: { byName: true, byAdvisory: true },
    listAsksForSecurity: true,
    rejectedNames: "as the action says",
    overrideList: "all of it",
    impliedFilters: {},
  },
  zypper: {
    releaseDates: ["issued", "updated", "released"],
    security: "not asked",
    letterCase: "ignored",
    unknownFilterKey: "run fails",
    repeatedFilterKey: "both must match",
    names: "zypper",
    listPassesGlobalFilters: { byName: true, byAdvisory: true },
    listAsksForSecurity: false,
    rejectedNames: "locked out",
    overrideList: "all of it",
    impliedFilters: {},
  },
  apt: {
    releaseDates: [],
    security: "security origin",
    letterCase: "ignored",
    unknownFilterKey: "ignored",
    repeatedFilterKey: "last one counts",
    names: "apt",
    listPassesGlobalFilters: { byName: false, byAdvisory: false },
    listAsksForSecurity: true,
    rejectedNames: "as the action says",
    overrideList: "all of it",
    impliedFilters: {},
  },
  "windows-update": {
    releaseDates: ["released", "updated", "issued"],
    security: "not asked",
    letterCase: "not confirmed",
    unknownFilterKey: "not confirmed",
    repeatedFilterKey: "both must match",
    names: "identifier",
    listPassesGlobalFilters: { byName: true, byAdvisory: true },
    listAsksForSecurity: false,
    rejectedNames: "as the action says",
    needsId: { pattern: /^KB\d+$/i, because: "it has no KB id, and Windows updates without one are never patched" },
    overrideList: "within the baseline",
    impliedFilters: { patchSet: "OS" },
  },
  macos: {
    releaseDates: ["released", "updated", "issued"],
    security: "not asked",
    letterCase: "not confirmed",
    unknownFilterKey: "not confirmed",
    repeatedFilterKey: "both must match",
    names: "identifier",
    listPassesGlobalFilters: { byName: true, byAdvisory: true },
    listAsksForSecurity: false,
    rejectedNames: "as the action says",
    overrideList: "all of it",
    impliedFilters: {},
  },
} as const satisfies Record<PackageManager, PackageManagerFacts>;

/** What is known of the node: where it is silent, the patch or the operating system may say. */
export interface NodeDescription {
  /** The product name that filters compare, `AmazonLinux2`. */
  readonly product?: string;
  readonly packageManager?: PackageManager;
}

/** The first release of the enterprise Linux family that has dnf instead of yum. */
const FIRST_WITH_DNF = 8;

/** The package managers that may be meant: one if the node, the system or the package's own release tells. */
export function packageManagersOf(
  operatingSystem: string,
  patch: Patch,
  node: NodeDescription,
): readonly PackageManager[] {
  if (node.packageManager !== undefined) return [node.packageManager];
  const possible = operatingSystemFacts(operatingSystem)?.packageManagers ?? [];
  if (possible.length < 2) return possible;

  const release = /\.el(\d+)/.exec(patch.package?.release ?? "")?.[1];
  if (release === undefined) return possible;
  return possible.filter((manager) => (manager === "dnf") === Number(release) >= FIRST_WITH_DNF);
}

/** Whether nodes of a system install of a list only what their own baseline also matches. */
export function installsWithinBaseline(operatingSystem: string): boolean {
  const managers = operatingSystemFacts(operatingSystem)?.packageManagers ?? [];
  return managers.some((manager) => PACKAGE_MANAGERS[manager].overrideList === "within the baseline");
}
