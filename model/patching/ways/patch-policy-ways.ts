import type { Keyed, PatchEnvironmentModel } from "../../environment/patch-environment-model";
import type { TargetSelectionModel } from "../../maintenance-window/maintenance-window-model";
import { INSTANCE_IDS_KEY, RESOURCE_GROUP_KEY, tagSelectionKey } from "../../maintenance-window/target-keys";
import type { PatchPolicyModel, PolicyTargetsModel } from "../../patch-policy/patch-policy-model";
import { isKnown, type Knowable, UNKNOWN } from "../../values/unknown";
import { nodeSetOf } from "../nodes/node-set";
import { type Place, placeOf } from "../place/place";
import type { KnownTiming, PatchPolicyWay, SelectedNodes } from "./way-of-patching";

/** Where a policy works is said by itself, and not by the provider that sets it up. */
const POLICY_PROVIDER = "of a patch policy";

/** What the patch policies of an environment do: scans and installations, in each of their Regions. */
export function patchPolicyWays(environment: PatchEnvironmentModel, stack = "", number = 0): readonly PatchPolicyWay[] {
  return (environment.patchPolicies ?? []).flatMap((policy) =>
    placesOf(policy, environment, stack, number).flatMap((place) => waysAt(policy, place)),
  );
}

/** What a policy is called: its name in Quick Setup; failing that, its key. */
export function policyTitle({ name, key }: Keyed<PatchPolicyModel>): string {
  return isKnown(name) ? name : key;
}

function waysAt(policy: Keyed<PatchPolicyModel>, place: Place): readonly PatchPolicyWay[] {
  const { maxConcurrency, maxErrors, operation } = policy;
  const target = selectedNodes(policy.targets);
  const region = place.region.kind === "named" ? place.region.name : "";
  const way = (what: "scan" | "install", schedule: Knowable<string> | undefined): PatchPolicyWay => ({
    kind: "patch-policy",
    key: `${policy.key} ${region} ${what}`,
    carrier: { key: policy.key, name: policyTitle(policy) },
    place,
    nodes: nodeSetOf([target], true),
    targets: [target],
    mayRunOn: [],
    operation: what === "install" && !isKnown(operation) ? "unknown" : what,
    reboot: what === "scan" ? "never" : rebootOf(policy),
    follows: { by: "override", because: "it brings the baselines that it selects, whatever the patch groups follow" },
    timing: timingOf(schedule),
    hours: UNKNOWN,
    enabled: true,
    isEmergency: false,
    limits: { maxConcurrency, maxErrors },
    policy,
  });
  const scans = [way("scan", policy.scanSchedule)];
  return operation === "Scan" ? scans : [...scans, way("install", policy.installSchedule)];
}

function rebootOf({ rebootOption }: PatchPolicyModel): PatchPolicyWay["reboot"] {
  if (rebootOption === undefined) return "may";
  if (!isKnown(rebootOption)) return "not known";
  return rebootOption === "NoReboot" ? "never" : "may";
}

function timingOf(schedule: Knowable<string> | undefined): KnownTiming {
  if (schedule === undefined) return { known: false, because: "it has no schedule" };
  if (!isKnown(schedule)) return { known: false, because: "its schedule is not known yet" };
  return { known: true, timing: { schedule } };
}

/** Every node of its accounts and Regions is a target without a condition. */
function selectedNodes(targets: Knowable<PolicyTargetsModel>): SelectedNodes {
  if (!isKnown(targets)) return { targets: UNKNOWN };
  return { targets: selectionsOf(targets) };
}

function selectionsOf(targets: PolicyTargetsModel): readonly TargetSelectionModel[] {
  switch (targets.kind) {
    case "all":
      return [];
    case "tag":
      return [{ key: isKnown(targets.key) ? tagSelectionKey(targets.key) : UNKNOWN, values: [targets.value] }];
    case "instances":
      return [{ key: INSTANCE_IDS_KEY, values: targets.instanceIds }];
    case "resource group":
      return [{ key: RESOURCE_GROUP_KEY, values: [targets.name] }];
  }
}

function placesOf(
  policy: Keyed<PatchPolicyModel>,
  environment: PatchEnvironmentModel,
  stack: string,
  number: number,
): readonly Place[] {
  const { accounts, regions } = policy;
  const own = placeOf(policy, environment, stack, number);
  const [account, second] = accounts !== undefined && isKnown(accounts) ? accounts : [];
  const known = account !== undefined && isKnown(account) && second === undefined ? account : undefined;
  const at = (region: Knowable<string>): Place => ({
    ...own,
    // Its own account is the one that its provider works in, whatever that is called.
    provider: known !== undefined ? own.provider : `${own.provider} ${POLICY_PROVIDER}`,
    account: known === undefined ? undefined : own.account !== undefined ? known : own.account,
    region: isKnown(region) ? { kind: "named", name: region } : { kind: "unknown" },
  });
  return isKnown(regions) ? regions.map(at) : [at(UNKNOWN)];
}
