import type { IConstruct } from "constructs";
import { acceptanceHolds, matches } from "../../model/acceptances/apply-acceptances";
import type { Finding } from "../../model/values/finding";
import { patchObjectsOf } from "./patch-objects";
import { todayOf } from "./today";

/** Whether somebody has accepted by now what is found on a construct. */
export function acceptedOn(construct: IConstruct): (finding: Finding) => boolean {
  const key = construct.node.path;
  return ({ checkId, path }) =>
    patchObjectsOf(construct).acceptances.some(
      ({ scope, options }) =>
        options.check === checkId &&
        acceptanceHolds(options as Parameters<typeof acceptanceHolds>[0], todayOf(construct)) &&
        matches({ ...options, scope: scope.node.path }, { key, path }),
    );
}
