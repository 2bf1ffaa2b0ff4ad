import { associationAsTask } from "../../model/association/association-as-task";
import type { AssociationModel } from "../../model/association/association-model";
import type { Keyed, PatchEnvironmentModel } from "../../model/environment/patch-environment-model";
import { ASSOCIATION_RATES } from "../../model/facts/association-limits";
import { DEFAULT_HOST_MANAGEMENT_TYPE, HOST_MANAGEMENT_TYPE } from "../../model/facts/managed-nodes";
import { installsPatches } from "../../model/patching/ways/installs-patches";
import { operationOf } from "../../model/patching/ways/task-operation";
import type { PlannedResource } from "../plan/planned-resource";
import type { ChangeKind } from "../risk/change-kinds";
import { associationChanges, associationText, runsAtOnce } from "./association-changes";
import { type Detail, detail } from "./detail";
import { hasUnknown } from "./differences";
import { isHidden } from "./hidden-task";
import type { Names } from "./label";
import { installsAtOnce, otherPolicyParameters, patchPolicyChanges, patchPolicyText } from "./patch-policy-changes";
import { createdInstall } from "./rate-changes";
import { renamed } from "./renamed";
import { isReplaced, replacement, withoutUnset } from "./replacement";

/** Both sides of a plan. */
interface Environments {
  readonly before: { readonly environment: PatchEnvironmentModel; readonly names: Names };
  readonly after: { readonly environment: PatchEnvironmentModel; readonly names: Names };
}

/** What becomes of an association. */
export function associationResourceChanges(
  resource: PlannedResource,
  { before, after }: Environments,
): readonly Detail[] {
  const old = modelOf(before.environment.associations, resource);
  const now = modelOf(after.environment.associations, resource);
  if (old === undefined) {
    if (now === undefined) return [];
    return [detail(createdKind(now), `new association: ${associationText(now)}`), ...runsAtOnce(now)];
  }
  if (now === undefined) {
    const kind = operationOf(associationAsTask(old)) === "scan" ? "scan-gone" : "association-deleted";
    return [detail(kind, `the association is deleted: ${associationText(old)}`)];
  }
  const changes = associationChanges(old, now);
  if (!isReplaced(resource)) return changes;
  return [replacement("task-replaced", resource), ...withoutUnset(changes), ...runsAtOnce(now)];
}

function createdKind(association: AssociationModel): ChangeKind {
  const task = associationAsTask(association);
  if (isHidden(task)) return "task-unclear";
  if (hasUnknown(association.targets)) return "target-unclear";
  if (!installsPatches(task)) return "association-created";
  return createdInstall(association.maxConcurrency ?? ASSOCIATION_RATES.maxConcurrency);
}

/** What becomes of a patch policy, or of another configuration of Quick Setup. */
export function policyResourceChanges(resource: PlannedResource, { before, after }: Environments): readonly Detail[] {
  const old = modelOf(before.environment.patchPolicies, resource);
  const now = modelOf(after.environment.patchPolicies, resource);
  if (old === undefined) {
    if (now === undefined) return quickSetupAtAddress(resource);
    const kind = now.operation === "Scan" ? "association-created" : createdInstall(now.maxConcurrency);
    return [detail(kind, `new patch policy: ${patchPolicyText(now)}`), ...installsAtOnce(now)];
  }
  if (now === undefined) {
    const kind = old.operation === "Scan" ? "scan-gone" : "association-deleted";
    return [detail(kind, `the patch policy is deleted: ${patchPolicyText(old)}`)];
  }
  const names = new Map([...before.names, ...after.names]);
  const changes = [...patchPolicyChanges(old, now, names), ...otherPolicyParameters(resource.before, resource.after)];
  return resource.renamed === undefined ? changes : [renamed(resource), ...withoutUnset(changes)];
}

/** An account has one Default Host Management: the one that is removed last may be it. */
function quickSetupAtAddress(resource: PlannedResource): readonly Detail[] {
  const changes = resource.renamed?.isEqual ? [] : quickSetupChanges(resource);
  if (resource.renamed === undefined) return changes;
  const isOne = JSON.stringify(resource.before).includes(DEFAULT_HOST_MANAGEMENT_TYPE);
  return [renamed(resource, isOne ? "name-again" : "readdressed"), ...changes];
}

/** Quick Setup's other configurations. Source: other ways facts, B3. */
function quickSetupChanges({ action, before, after }: PlannedResource): readonly Detail[] {
  const [old, now] = [JSON.stringify(before ?? {}), JSON.stringify(after ?? {})];
  const isHostManagement = (action === "delete" ? old : now).includes(HOST_MANAGEMENT_TYPE);
  if ((action === "delete" ? old : now).includes(DEFAULT_HOST_MANAGEMENT_TYPE)) {
    const name = "Default Host Management of Quick Setup";
    return [
      action === "delete"
        ? detail("node-not-managed", `deleted: ${name}, which manages instances that have no profile of their own`)
        : detail("node-managed", `${name}, which manages instances that have no profile of their own`),
    ];
  }
  if (!isHostManagement) {
    const what = "a configuration of Quick Setup that is no patch policy";
    return [detail("quick-setup", action === "delete" ? `deleted: ${what}` : what)];
  }
  const scans = (text: string) => !/"ScanInstances":"false"/i.test(text);
  const name = "Host Management of Quick Setup";
  if (action === "delete")
    return [detail("scan-gone", `deleted: ${name}${scans(old) ? ", which scanned its nodes daily" : ""}`)];
  if (before !== undefined && scans(old) && !scans(now))
    return [detail("scan-gone", `${name} no longer scans its nodes daily`)];
  if (before !== undefined && !scans(old) && scans(now))
    return [detail("quick-setup", `${name} scans its nodes daily from now on`)];
  return [
    detail(
      "quick-setup",
      scans(now) ? `${name}, which scans its nodes daily` : `${name}, which does not scan its nodes`,
    ),
  ];
}

function modelOf<Model>(
  models: readonly Keyed<Model>[] | undefined,
  { address }: PlannedResource,
): Keyed<Model> | undefined {
  return models?.find(({ key }) => key === address);
}
