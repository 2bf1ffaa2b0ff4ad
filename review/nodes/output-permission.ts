import { globCovers } from "../../model/explain/matching/glob";
import { joined } from "../../model/text/wording";
import { type Detail, detail } from "../changes/detail";
import { labelOf } from "../changes/label";
import type { PlannedResource } from "../plan/planned-resource";
import type { Views } from "./node-views";
import { partsOf, policyOf } from "./policy-document";
import { bucketsOf, usersOf } from "./way-users";

/**
 * What a role loses by whose permission nodes write the output of runs: its policy names the bucket, though no task works
 * with the role. Only where it goes away for good: at another address it is created again.
 */
export function outputPermissionLost(resource: PlannedResource, views: Views): readonly Detail[] {
  const { action, renamed, before, address } = resource;
  if (action !== "delete" || renamed !== undefined || typeof before?.role !== "string") return [];
  const buckets = bucketsWrittenBy(before.policy);
  const users = usersOf(views, (way) => bucketsOf(way).some((bucket) => buckets.has(bucket)), resource);
  if (users.length === 0) return [];
  const says = `the policy ${labelOf(address)} is detached from role ${before.role}: nodes with that role no longer write the output of ${joined(users)}, unless another policy allows it`;
  return [detail("dependency-changed", says)];
}

/** Buckets that a policy names, and into which it lets write. */
function bucketsWrittenBy(policy: unknown): ReadonlySet<string> {
  const parts = (policyOf(policy)?.allowed ?? []).flatMap(partsOf);
  const written = parts.filter(({ action }) => globCovers(action, "s3:PutObject"));
  return new Set(written.flatMap(({ resource }) => /^arn:[\w-]+:s3:::([\w.-]+)\//.exec(resource)?.[1] ?? []));
}
