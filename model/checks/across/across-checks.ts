import type { EnvironmentView } from "../../patching/view/environment-view";
import type { AcrossTools } from "../check/define-check";
import { type FindingOnObject, ObjectProblems } from "../check/object-problems";
import { type AcrossCheck, type AcrossFinding, toldFinding } from "./across-check";
import * as brought from "./brought-checks";
import { broughtUndocumented } from "./brought-undocumented-check";
import { broughtButWaits } from "./brought-waits-check";
import * as deadlines from "./deadline-checks";
import * as fleetSize from "./fleet-size-checks";
import * as freezes from "./freeze-checks";
import * as hooks from "./hook-system-checks";
import * as locked from "./locked-deadline-check";
import * as patchGroups from "./patch-group-checks";
import * as quotas from "./quota-checks";
import * as regions from "./region-check";
import * as registrations from "./registration-checks";
import * as rings from "./ring-checks";
import * as runs from "./run-checks";
import * as superseded from "./superseded-checks";
import * as tasks from "./task-checks";
import * as order from "./task-order-checks";
import * as unreferenced from "./unreferenced-checks";
import * as ways from "./way-checks";

/** What can be wrong between objects, in the order of the ids. */
export const ACROSS_CHECKS = [
  patchGroups.targetOfNoGroup,
  patchGroups.groupOfNoWindow,
  patchGroups.tagKeyDiffers,
  tasks.windowWithoutTask,
  tasks.nothingInstalls,
  registrations.twoGroupsOfOneName,
  registrations.twoBaselinesOfGroup,
  registrations.twoBaselinesInAccount,
  registrations.twoDefaults,
  unreferenced.baselineOfNobody,
  quotas.tooManyGroupsOfBaseline,
  quotas.tooManyBaselines,
  quotas.tooManyWindows,
  quotas.tooManyAssociations,
  quotas.tooManyWindowsAtOnce,
  quotas.tooManyAssociationsOfNode,
  rings.atOnceWithoutRing,
  runs.windowsOverlap,
  runs.scanAfterInstall,
  runs.clockChange,
  fleetSize.errorsNeverStop,
  fleetSize.windowTooShort,
  patchGroups.groupIdAsTagValue,
  tasks.targetOfAnotherWindow,
  hooks.hooksOnSystem,
  brought.broughtNowhere,
  brought.broughtToSomeAlone,
  broughtButWaits,
  broughtUndocumented,
  ways.twoWaysInstall,
  ways.policyIgnoresGroups,
  order.backupAfterInstall,
  order.tasksTooLong,
  deadlines.deadlineNotKept,
  deadlines.acceptableDeadlineNotKept,
  deadlines.deadlineNotProved,
  deadlines.installedNotInForce,
  deadlines.deadlineWithoutSystem,
  superseded.supersededFirst,
  locked.promotionTooLate,
  freezes.patchedInFreeze,
  freezes.freezeOver,
  regions.unlistedRegion,
] as const satisfies readonly AcrossCheck[];

/**
 * What the checks across objects say about one environment.
 *
 * @param checks - by default all of them
 * @param onSilent - is told of each check that has nothing to say and looked at nothing beside the environment
 */
export function findingsAcross(
  view: EnvironmentView,
  context: Omit<AcrossTools, "problems">,
  checks: readonly AcrossCheck[] = ACROSS_CHECKS,
  onSilent?: (check: AcrossCheck) => void,
): readonly AcrossFinding[] {
  const findings: AcrossFinding[] = [];
  const found: FindingOnObject[] = [];
  for (const check of checks) {
    const tools = new Tools(context, new ObjectProblems(check, view.stack, found));
    check.find(view, tools);
    // Most find nothing, in each of a thousand stacks.
    if (found.length > 0) findings.push(...found.splice(0).map((finding) => toldFinding(finding, check)));
    else if (!tools.askedBeside) onSilent?.(check);
  }
  return findings;
}

/** What a check may ask, and whether it asked for what lies beside its environment. */
class Tools implements AcrossTools {
  public askedBeside = false;

  constructor(
    private readonly context: Omit<AcrossTools, "problems">,
    public readonly problems: ObjectProblems,
  ) {}

  public get today(): Date {
    return this.context.today;
  }

  public get now(): AcrossTools["now"] {
    return this.context.now;
  }

  public get neighbours(): AcrossTools["neighbours"] {
    this.askedBeside = true;
    return this.context.neighbours;
  }
}
