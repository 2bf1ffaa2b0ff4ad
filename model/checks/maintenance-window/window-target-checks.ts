import type { WindowTargetReading, WindowTargetRegistration } from "../../maintenance-window/read-window-target";
import { type Check, findingsOf } from "../check/check";
import * as fleetSize from "./fleet-size-checks";
import * as identity from "./target-identity-checks";
import * as patchGroups from "./target-patch-group-checks";
import * as prefix from "./target-prefix-checks";
import * as selection from "./target-selection-checks";
import * as values from "./target-value-checks";

/** What can be wrong with one registered target by itself, in the order of its properties. */
export const WINDOW_TARGET_CHECKS = [
  identity.targetName,
  identity.targetDescription,
  identity.targetOwnerInformation,
  fleetSize.expectedNodes,
  selection.targetSelectsOneWay,
  selection.targetSelectionCount,
  selection.targetKeyTwice,
  selection.targetKey,
  prefix.tagKeyWithPrefix,
  values.targetValueCount,
  values.targetValues,
  selection.targetResourceType,
  selection.targetFiltersAlone,
] as const satisfies readonly Check<WindowTargetRegistration>[];

/** What can be wrong with the patch groups that a target names. */
export const TARGETED_PATCH_GROUP_CHECKS = [
  patchGroups.targetPatchGroupName,
] as const satisfies readonly Check<WindowTargetReading>[];

/** The same checks for what one call of a user registers: what is wrong with all of its targets is said once. */
export const WINDOW_TARGET_READING_CHECKS: readonly Check<WindowTargetReading>[] = [
  ...WINDOW_TARGET_CHECKS.map(
    (check): Check<WindowTargetReading> => ({
      ...check,
      find: ({ registrations }, { problems, today }) => {
        const reported = new Set<string>();
        for (const { path, message } of registrations.flatMap((target) => findingsOf([check], target, { today }))) {
          const saying = `${path}: ${message}`;
          if (!reported.has(saying)) problems.add(path, message);
          reported.add(saying);
        }
      },
    }),
  ),
  ...TARGETED_PATCH_GROUP_CHECKS,
];
