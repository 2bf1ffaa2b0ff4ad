import type { ConfigurationReferences } from "./configuration-references";
import { isAboutPatching } from "./plan-resources";
import type { PlanJson, ResourceChange } from "./plan-schema";
import { isOfNodes } from "./surrounding-types";

/**
 * What patching refers to, and what that refers to: the role of a task, the key of a topic. So is what stands by that under
 * its name: the policy of such a role, the rules of such a bucket. What nodes need beside patching is not.
 */
export function usedByPatching(
  { resource_changes: changes = [] }: PlanJson,
  references: ConfigurationReferences,
): ReadonlySet<string> {
  const managed = changes.filter(({ mode }) => mode === "managed");
  const byAddress = new Map(managed.map((resource) => [resource.address, resource]));
  const used = new Map<string, ResourceChange>();
  const waiting = managed.filter(isAboutPatching);
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    for (const address of references.all(one)) {
      const found = byAddress.get(address);
      if (found === undefined || used.has(address) || isAboutPatching(found)) continue;
      used.set(address, found);
      if (!isOfNodes(found.type)) waiting.push(found);
    }
  }
  const parts = managed.filter(
    (resource) =>
      !used.has(resource.address) &&
      [...used.values()].some(({ type }) => resource.type.startsWith(`${type}_`)) &&
      references.all(resource).some((address) => isPartOf(resource, used.get(address))),
  );
  return new Set([...used.keys(), ...parts.map(({ address }) => address)]);
}

/** `aws_s3_bucket_policy` beside an `aws_s3_bucket`. */
function isPartOf({ type }: ResourceChange, whole: ResourceChange | undefined): boolean {
  return whole !== undefined && type.startsWith(`${whole.type}_`);
}
