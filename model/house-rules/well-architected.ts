import { eachKnown, isKnown } from "../values/unknown";
import { defineCheck, type HouseCheck } from "./define-check";

/** AWS Well-Architected Framework, "OPS05-BP05 Perform patch management". */
const OPS05_BP05 = "AWS Well-Architected, OPS05-BP05 Perform patch management";

export interface WellArchitectedOptions {
  /**
   * Days for which a patch is tried elsewhere before a baseline may approve it.
   *
   * @default 1
   */
  readonly testDays?: number;
}

/** Packs that come along. Nobody is held to one who does not add it. */
export class PatchChecks {
  private constructor() {}

  /**
   * What AWS's Well-Architected Framework asks of patching, as warnings: `addChecks(app, PatchChecks.wellArchitected())`.
   */
  public static wellArchitected({ testDays = 1 }: WellArchitectedOptions = {}): readonly HouseCheck[] {
    return [installedByNothing, approvedUntested(testDays), outputIsLost];
  }
}

const installedByNothing = defineCheck({
  id: "WA001",
  severity: "warning",
  on: "group",
  cause: "Nothing installs patches on a patch group by itself.",
  reason: "Patching by hand takes effort and is forgotten; it is to be automated.",
  fix: "Target the group in a maintenance window with a task that installs.",
  source: OPS05_BP05,
  find: (group, { problems, patching }) => {
    if (!isKnown(group.patchGroup)) return;
    const ways = patching.waysTo(group);
    const mayInstall = ways.some(({ way }) => way.operation !== "scan" && way.enabled !== false);
    problems.unless(mayInstall, "", `expected something that installs on "${group.patchGroup}", found nothing`);
  },
});

function approvedUntested(testDays: number): HouseCheck {
  return defineCheck({
    id: "WA002",
    severity: "warning",
    on: "baseline",
    cause: "A rule approves patches before anybody can have tried them.",
    reason: "Patches are to be tested in a safe environment before they reach production.",
    fix: "Let the rule wait, and give the baseline of the test environment a shorter delay.",
    source: OPS05_BP05,
    find: ({ approvalRules }, { problems }) =>
      eachKnown(approvalRules, ({ approveAfterDays }, index) => {
        if (typeof approveAfterDays !== "number" || approveAfterDays >= testDays) return;
        const expected = `${testDays} ${testDays === 1 ? "day" : "days"}`;
        problems.add(
          `approvalRules[${index}].approveAfterDays`,
          `expected at least ${expected}, got ${approveAfterDays}`,
        );
      }),
  });
}

const outputIsLost = defineCheck({
  id: "WA003",
  severity: "warning",
  on: "task",
  cause: "The output of a task is kept nowhere.",
  reason: "What was patched, and what failed, is to be tracked and reported.",
  fix: "Give the task logs or outputS3Bucket, or a CloudWatch log group.",
  source: OPS05_BP05,
  find: ({ runCommand }, { problems }) => {
    if (runCommand === undefined || !isKnown(runCommand)) return;
    const { outputS3Bucket, cloudwatchConfig } = runCommand;
    const isKept = outputS3Bucket !== undefined || cloudwatchConfig?.cloudwatchOutputEnabled !== undefined;
    problems.unless(isKept, "outputS3Bucket", "missing, expected a place for the output");
  },
});
