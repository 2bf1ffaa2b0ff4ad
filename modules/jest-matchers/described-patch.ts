import type { Patch } from "../../model/explain/patch/patch";
import { isOperatingSystem, OPERATING_SYSTEMS, type OperatingSystemFacts } from "../../model/facts/operating-systems";
import type { PatchBaselineModel } from "../../model/patch-baseline/patch-baseline-model";
import { isKnown, type Knowable } from "../../model/values/unknown";

/** A patch, in the words of a test. */
export interface DescribedPatch {
  /**
   * The package's name.
   *
   * @default "some-package"
   */
  readonly name?: string;
  /** @default "1.0" */
  readonly version?: string;
  /** @default "1" */
  readonly release?: string;
  /** @default "x86_64" */
  readonly arch?: string;
  /** What names it in lists: an advisory, vulnerability or bug; on Windows the KB. */
  readonly ids?: readonly string[];
  /**
   * Days of 24 hours between the release and the moment of the question. A rule with as many days still waits, for
   * it approves only after them.
   *
   * @default 1000
   */
  readonly releasedDaysAgo?: number;
  /**
   * The moment of the question. Rules with a date need it.
   *
   * @default - any, for rules with days count from the release
   */
  readonly at?: Date;
  /** @default - that of a security patch, where the system has classifications */
  readonly classification?: string;
  readonly severity?: string;
  readonly msrcSeverity?: string;
  readonly priority?: string;
  readonly section?: string;
  /** The product of the node. */
  readonly product?: string;
  readonly productFamily?: string;
  /** @default "OS" */
  readonly patchSet?: string;
  /**
   * Whether it is about security: on systems with apt, whether it comes from a security archive; elsewhere, whether a
   * notice of the repository is about it.
   *
   * @default true
   */
  readonly security?: boolean;
}

/** The question of a test: a patch, and when it is asked about. */
export interface Question {
  readonly patch: Patch;
  readonly at: Date;
}

/** The classifications that mean security; a system has one of them at most. */
const SECURITY_CLASSIFICATIONS = ["Security", "SecurityUpdates"];
const LONG_AGO_DAYS = 1000;
const DAY = 24 * 60 * 60 * 1000;
/** Any moment will do where only days count; a fixed one gives the same answer every day. */
const SOME_MOMENT = new Date("2020-01-01T00:00:00Z");

/** Windows updates without a KB id are never patched: one that a test does not name has one all the same. */
const KB = /^KB\d+$/i;
const ANY_KB = "KB0000000";

export function questionAbout(described: DescribedPatch, baseline: PatchBaselineModel): Question {
  const { at = SOME_MOMENT, releasedDaysAgo = LONG_AGO_DAYS, security = true, ids = [] } = described;
  const released = new Date(at.getTime() - releasedDaysAgo * DAY);
  const { name = "some-package", version = "1.0", release = "1", arch = "x86_64" } = described;
  const { classification, severity, msrcSeverity, priority, section, product, productFamily, patchSet } = described;
  return {
    at,
    patch: {
      id: baseline.operatingSystem === "WINDOWS" ? (ids.find((id) => KB.test(id)) ?? ANY_KB) : (ids[0] ?? name),
      package: { name, epoch: "0", version, release, arch },
      properties: {
        classification: classification ?? (security ? securityClassification(baseline.operatingSystem) : undefined),
        severity,
        msrcSeverity,
        priority,
        section,
        product,
        productFamily,
        patchSet: patchSet ?? "OS",
      },
      notice: security,
      securityOrigin: security,
      dates: { issued: released, updated: released, built: released, released },
      advisoryIds: ids,
      cveIds: [],
      bugzillaIds: [],
      bulletinIds: ids,
    },
  };
}

function securityClassification(operatingSystem: Knowable<string>): string | undefined {
  if (!isKnown(operatingSystem) || !isOperatingSystem(operatingSystem)) return undefined;
  const facts: OperatingSystemFacts = OPERATING_SYSTEMS[operatingSystem];
  const listed = facts.filters.classification?.confirmed ?? [];
  return SECURITY_CLASSIFICATIONS.find((classification) => listed.includes(classification));
}

/** Whether a rule counts by the calendar, so that the answer depends on the moment. */
export function hasUntilDate({ approvalRules }: PatchBaselineModel): boolean {
  return isKnown(approvalRules) && approvalRules.some((rule) => isKnown(rule) && rule.approveUntilDate !== undefined);
}
