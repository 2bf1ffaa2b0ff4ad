import { inherited } from "../deadlines/inherited-deadline";
import { DEFAULT_TAG_KEY } from "../patch-group/patch-group-model";
import type { PatchPolicyTargets } from "../patch-policy/patch-policy-options";
import { propertyOf } from "../values/property-of";
import type { PatchEnvironmentDefinition } from "./environment-definition";

/**
 * The deadline of a patch policy: its own; else that of the environment, unless the policy works on all nodes of patch
 * groups, whose deadline it then counts for.
 */
export function deadlineOfPolicy(
  policy: object,
  { patchGroups, patchWithin }: Pick<PatchEnvironmentDefinition, "patchGroups" | "patchWithin">,
): unknown {
  const own = propertyOf(policy, "patchWithin");
  if (own !== undefined || propertyOf(policy, "operation") !== "ScanAndInstall") return own;
  const targets = propertyOf(policy, "targets") as PatchPolicyTargets | undefined;
  const [all, tag] = [propertyOf(targets, "allNodes"), propertyOf(targets, "tag")];
  const isOfGroups = Object.values(patchGroups).some(
    ({ patchGroup, tagKey = DEFAULT_TAG_KEY }) =>
      all === true || (propertyOf(tag, "key") === tagKey && propertyOf(tag, "value") === patchGroup),
  );
  return isOfGroups ? undefined : inherited(patchWithin);
}
