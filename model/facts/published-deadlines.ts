/** How urgent the maker of a system calls a patch, in the words that published rules use. */
export type Urgency = "critical" | "high" | "medium" | "low" | "unrated";

/** What a published rule asks of patching, as far as a schedule can keep it. Data: sources in docs/deadlines.md. */
export interface PublishedDeadline {
  /** What it is called. */
  readonly rule: string;
  /** Which version of it, as its publisher counts. */
  readonly version: string;
  /** When this version came out, as far as the source says: `2025-04` or `2025-12-08`. */
  readonly date: string;
  /** Where its text was read. */
  readonly publishedIn: string;
  /** When the clock starts. A schedule can only be held against the release of a patch. */
  readonly from: "release" | "discovery";
  /** Days by urgency; `any`: whatever the urgency. */
  readonly days: Readonly<Partial<Record<Urgency | "any", number>>>;
  /** Whether a run begins in each month of the calendar. */
  readonly everyMonth?: true;
  /** What patch settings cannot say. */
  readonly cannotJudge: readonly string[];
}

const TWO_WEEKS = 14;
const TWO_DAYS = 2;
/** A month as the shortest one has it, so that it is kept in every month. */
const MONTH = 28;

export const CYBER_ESSENTIALS: PublishedDeadline = {
  rule: "Cyber Essentials",
  version: "3.3",
  date: "2026-04",
  publishedIn: "NCSC, Cyber Essentials: Requirements for IT Infrastructure, security update management",
  from: "release",
  days: { critical: TWO_WEEKS, high: TWO_WEEKS, unrated: TWO_WEEKS },
  cannotJudge: [
    "CVSS scores of 7 or above",
    "a bundle in which one fix is critical",
    "configuration changes that a fix needs",
    "systems out of support",
  ],
};

export const PCI_DSS: PublishedDeadline = {
  rule: "PCI DSS 6.3.3",
  version: "4.0.1",
  date: "2024-06",
  publishedIn: "PCI DSS v4.0.1, requirement 6.3.3",
  from: "release",
  days: { critical: MONTH },
  cannotJudge: ["your own ranking of risks (6.3.1)", "the time that you set for all other patches"],
};

/** By maturity level and whether the servers face the internet. */
export const ESSENTIAL_EIGHT = {
  internetFacing: { critical: TWO_DAYS, high: TWO_WEEKS, medium: TWO_WEEKS, low: TWO_WEEKS, unrated: TWO_WEEKS },
  others: { any: MONTH },
  othersOfLevel3: { critical: TWO_DAYS, high: MONTH, medium: MONTH, low: MONTH, unrated: MONTH },
} as const satisfies Record<string, PublishedDeadline["days"]>;

export const ESSENTIAL_EIGHT_RULE: Omit<PublishedDeadline, "days"> = {
  rule: "Essential Eight",
  version: "ISM of December 2025",
  date: "2025-12-08",
  publishedIn: "ASD, ism-oscal, Essential Eight catalogues: ism-1877, ism-1694, ism-1695, ism-1696, ism-1902",
  from: "release",
  cannotJudge: ["whether working exploits exist", "drivers and firmware", "how often nodes are scanned"],
};

export const FEDRAMP_REV_5: PublishedDeadline = {
  rule: "FedRAMP Rev 5",
  version: "playbook of April 2026",
  date: "2026-04-08",
  publishedIn: "FedRAMP, Rev 5 playbook, plan of action and milestones",
  from: "discovery",
  days: { critical: 30, high: 30, medium: 90, low: 180 },
  cannotJudge: ["the day of discovery: the release of the patch is taken", "findings without a patch"],
};

export const CIS_7_3: PublishedDeadline = {
  rule: "CIS Controls 7.3",
  version: "8.1",
  date: "2024-06",
  publishedIn: "CIS Critical Security Controls v8.1, safeguard 7.3",
  from: "release",
  days: {},
  everyMonth: true,
  cannotJudge: ["a deadline: the safeguard asks for a rhythm"],
};

/** The decision table of BOD 26-04: days by the four facts of a vulnerability; absent: at the next major upgrade. */
export const BOD_26_04: readonly {
  readonly knownExploited: boolean;
  readonly exposed: boolean;
  readonly automatable: boolean;
  readonly partial?: number;
  readonly total?: number;
}[] = [
  { knownExploited: false, exposed: false, automatable: false },
  { knownExploited: false, exposed: false, automatable: true, partial: 60, total: 60 },
  { knownExploited: false, exposed: true, automatable: false, partial: 60, total: 14 },
  { knownExploited: false, exposed: true, automatable: true, partial: 14, total: 3 },
  { knownExploited: true, exposed: false, automatable: false, partial: 14, total: 14 },
  { knownExploited: true, exposed: false, automatable: true, partial: 14, total: 3 },
  { knownExploited: true, exposed: true, automatable: false, partial: 14, total: 3 },
  { knownExploited: true, exposed: true, automatable: true, partial: 3, total: 3 },
];

export const BOD_26_04_RULE: Omit<PublishedDeadline, "days"> = {
  rule: "BOD 26-04",
  version: "1.0.0",
  date: "2026-06-10",
  publishedIn: "CISA BOD 26-04, decision table in CERTCC/SSVC; in full effect from 2026-12-07",
  from: "discovery",
  cannotJudge: ["the four facts: they are yours", "forensic triage", "the day of listing: the release is taken"],
};
