import type { IConstruct } from "constructs";
import { applyAcceptances } from "../../model/acceptances/apply-acceptances";
import type { Finding } from "../../model/values/finding";
import { acceptancesIn } from "./patch-objects";
import { todayOf } from "./today";

/** Whether somebody has accepted by now what is found on a construct. */
export function acceptedOn(construct: IConstruct): (finding: Finding) => boolean {
  return (finding) => {
    const found = [{ key: construct.node.path, finding }];
    const [judged] = applyAcceptances(found, [...acceptancesIn(construct).keys()], todayOf(construct)).judged;
    return judged?.accepted !== undefined;
  };
}
