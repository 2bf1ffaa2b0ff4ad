import { canonical } from "../changes/differences";
import type { PlannedResource } from "../plan/planned-resource";
import type { Statement } from "../plan/policy-statement";
import { allowsMore } from "./more-allowed";
import type { Views } from "./node-views";
import { policyOf } from "./policy-document";
import { rolesOf, usersOf } from "./way-users";

/** A policy as if it had never let hand on the roles that nothing hands on any more. */
export function withoutUnusedRoles(resource: PlannedResource, views: Views): PlannedResource {
  const { before, after } = resource;
  const was = policyOf(before?.policy);
  if (was === undefined || after === undefined) return resource;
  const left = canonical(policyOf(after.policy)?.all ?? []);
  const isUsed = (arn: unknown) =>
    left.includes(JSON.stringify(arn)) || usersOf(views, (way) => rolesOf(way).some((role) => role === arn)).length > 0;
  const Statement = was.all.flatMap((one) => usedPart(one, isUsed));
  const policy = JSON.stringify({ Version: was.version, Statement });
  if (canonical(Statement) === canonical(was.all)) return resource;
  const isAll = allowsMore(policy, after.policy) && allowsMore(after.policy, policy);
  return { ...resource, before: { ...before, policy: isAll ? after.policy : policy } };
}

/** Only a role by its own ARN is known to be nobody's: a pattern may mean others. */
function usedPart(statement: Statement, isUsed: (arn: unknown) => boolean): readonly Statement[] {
  const { Effect, Action, Resource } = statement;
  if (Effect !== "Allow" || ![Action].flat().every((one) => one === "iam:PassRole")) return [statement];
  const used = [Resource].flat().filter((arn) => /[*?]/.test(String(arn)) || isUsed(arn));
  return used.length === 0 ? [] : [{ ...statement, Resource: used.length === 1 ? used[0] : used }];
}
