import type { Keyed, PatchEnvironmentModel } from "../../model/environment/patch-environment-model";
import type { MaintenanceWindowModel } from "../../model/maintenance-window/maintenance-window-model";
import type { PatchBaselineModel } from "../../model/patch-baseline/patch-baseline-model";
import { findsByTags } from "../../model/patching/baseline-of-way";
import { selectedBaselines } from "../../model/patching/ways/selected-baselines";
import type { PlannedResource } from "../plan/planned-resource";
import { baselineChanges } from "./baseline-changes";

// An emergency installs by baselines of its own, which nobody else follows: its document repeats them, and names none.

interface Side {
  readonly environment: PatchEnvironmentModel;
  readonly baselines: ReadonlyMap<string, PatchBaselineModel>;
  readonly windows: ReadonlyMap<string, Keyed<MaintenanceWindowModel>>;
}

/** The windows that bring along a baseline which no patch group and nothing else follows. */
export function windowsBringing(key: string, side: Side): readonly Keyed<MaintenanceWindowModel>[] {
  const baseline = side.baselines.get(key);
  if (baseline === undefined) return [];
  const windows = [...side.windows.values()].filter(({ tasks }) =>
    tasks.some(
      ({ brought }) => brought?.kind === "baselines" && brought.baselines.some((one) => saysTheSame(one, baseline)),
    ),
  );
  return windows.length > 0 && isFollowed(key, baseline, side.environment) ? [] : windows;
}

/** The address of the window with which a baseline goes that it alone brought along. */
export function broughtByGone(
  { action, address }: Pick<PlannedResource, "action" | "address">,
  { before, after }: { readonly before: Side; readonly after: Side },
): string | undefined {
  if (action !== "delete") return undefined;
  const windows = windowsBringing(address, before);
  return windows.some(({ key }) => after.windows.has(key)) ? undefined : windows[0]?.key;
}

/** Whether what a document says is what a baseline says: of names, tags and sources it says nothing. */
export function saysTheSame(brought: PatchBaselineModel, baseline: PatchBaselineModel): boolean {
  const { approvalRules, globalFilters, approvedPatches, rejectedPatches, rejectedPatchesAction } = brought;
  const told = baselineChanges(
    { ...baseline, approvalRules, globalFilters, approvedPatches, rejectedPatches, rejectedPatchesAction },
    baseline,
  );
  return brought.operatingSystem === baseline.operatingSystem && told.every(({ kind }) => kind === "rule-reworded");
}

function isFollowed(key: string, baseline: PatchBaselineModel, environment: PatchEnvironmentModel): boolean {
  const { patchGroups, defaultBaselines, patchPolicies = [], associations = [], baselines } = environment;
  return (
    [...patchGroups.flatMap(({ registrations }) => registrations), ...defaultBaselines].some(
      ({ baseline: one }) => one.kind === "managed" && one.key === key,
    ) ||
    patchPolicies.some((policy) => selectedBaselines(policy, baselines).known.includes(key)) ||
    associations.some((one) => findsByTags(one, baseline))
  );
}
