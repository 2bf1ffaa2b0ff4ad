import type { PatchEnvironmentModel } from "../../model/environment/patch-environment-model";
import type { PatchBaselineModel } from "../../model/patch-baseline/patch-baseline-model";
import { askedTags, findsByTags } from "../../model/patching/baseline-of-way";
import { associationTitle } from "../../model/patching/ways/association-ways";
import { policyTitle } from "../../model/patching/ways/patch-policy-ways";
import { joined } from "../../model/text/wording";
import { isKnown } from "../../model/values/unknown";
import type { PlannedResource } from "../plan/planned-resource";
import { type Detail, detail } from "./detail";
import { labelOf } from "./label";

interface BaselineSide {
  readonly environment: PatchEnvironmentModel;
  /** Absent where there is no such baseline. */
  readonly baseline: PatchBaselineModel | undefined;
}

/** What a change of a baseline means for associations that find it by its tags, and for policies that select it. */
export function baselineUserChanges(
  resource: PlannedResource,
  before: BaselineSide,
  after: BaselineSide,
): readonly Detail[] {
  const [old, now] = [findersOf(before), findersOf(after)];
  // One that is gone, or asks for something else now, is told of itself.
  const lost = old.filter((key) => !now.includes(key) && asksAlike(key, before, after));
  const gained = now.filter((key) => !old.includes(key) && asksAlike(key, before, after));
  const names = (keys: readonly string[]) => joined(keys.map((key) => `association ${titleOf(key, after)}`));
  return [
    ...(lost.length === 0
      ? []
      : [
          detail(
            "baseline-tags",
            `${names(lost)} no longer ${lost.length === 1 ? "finds" : "find"} it by its tags: the nodes follow their patch group, else the account's default baseline`,
          ),
        ]),
    ...(gained.length === 0
      ? []
      : [
          detail(
            "baseline-tags",
            `${names(gained)} ${gained.length === 1 ? "finds" : "find"} it by its tags, and ${gained.length === 1 ? "goes" : "go"} by it from now on`,
          ),
        ]),
    ...(after.baseline === undefined ? stillSelected(resource, after) : []),
  ];
}

function findersOf({ environment, baseline }: BaselineSide): readonly string[] {
  if (baseline === undefined) return [];
  return (environment.associations ?? []).filter((one) => findsByTags(one, baseline)).map(({ key }) => key);
}

function titleOf(key: string, { environment }: BaselineSide): string {
  const association = environment.associations?.find((one) => one.key === key);
  return labelOf(association === undefined ? key : associationTitle(association));
}

function asksAlike(key: string, ...sides: readonly BaselineSide[]): boolean {
  const [old, now] = sides.map(({ environment }) => {
    const association = environment.associations?.find((one) => one.key === key);
    return association && JSON.stringify(askedTags(association));
  });
  return old !== undefined && old === now;
}

/** A policy whose baseline is gone fails. Source: other ways facts, B3. */
function stillSelected({ address, before }: PlannedResource, { environment }: BaselineSide): readonly Detail[] {
  const users = (environment.patchPolicies ?? []).filter(({ baselines }) => {
    const selected: readonly unknown[] = isKnown(baselines) ? Object.values(baselines) : [];
    return selected.includes(address) || (typeof before?.id === "string" && selected.includes(before.id));
  });
  if (users.length === 0) return [];
  const names = joined(users.map((policy) => `patch policy ${labelOf(policyTitle(policy))}`));
  const [selects, its] = users.length === 1 ? ["selects", "its"] : ["select", "their"];
  return [detail("dependency-gone", `${names} still ${selects} it: once it is gone, ${its} runs fail`)];
}
