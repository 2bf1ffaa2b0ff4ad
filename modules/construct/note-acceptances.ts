import type { IConstruct } from "constructs";
import type { Acceptance } from "../../model/acceptances/acceptance";
import { ACCEPTANCE_NOTE, acceptanceNote } from "../../model/acceptances/acceptance-note";
import { grouped } from "../../model/values/grouped";
import { TerraformStack } from "../framework/framework";
import { objectsBelow } from "./environments";
import { type AcceptedAt, isInTree, type PatchObject, patchObjectsOf } from "./patch-objects";

/**
 * Writes what is accepted into the comment of each stack that it is about, so that the review of a plan knows it without
 * running the program. Nothing of it depends on the day: an acceptance that is over is written like any other.
 */
export function noteAcceptances(root: IConstruct): void {
  const accepted = patchObjectsOf(root).acceptances.filter(({ scope }) => isInTree(scope));
  if (accepted.length === 0) return;
  for (const [stack, own] of grouped(objectsBelow(root), ({ construct }) => TerraformStack.of(construct))) {
    const noted = accepted
      .filter(({ scope }) => isWithin(stack, scope) || isWithin(scope, stack))
      .flatMap((one) => asWritten(one, own));
    if (noted.length > 0) stack.addOverride(`//.${ACCEPTANCE_NOTE}`, acceptanceNote(noted));
  }
}

/**
 * A place as Terraform has it, where a construct writes its parts in an order of its own; the same acceptance then
 * means another place in each of them.
 */
function asWritten({ scope, options }: AcceptedAt, objects: readonly PatchObject[]): readonly Acceptance[] {
  const { at } = options;
  const acceptance = { ...options, scope: scope.node.path };
  if (at === undefined || !at.includes("[")) return [acceptance];
  const moved = objects.flatMap(({ construct, placeInPlan }): readonly Acceptance[] => {
    if (placeInPlan === undefined || !isWithin(construct, scope)) return [];
    return [{ ...options, scope: construct.node.path, at: placeInPlan(at) }];
  });
  return moved.some((one) => one.at !== at) ? moved : [acceptance];
}

function isWithin(construct: IConstruct, scope: IConstruct): boolean {
  return construct === scope || scope.node.path === "" || construct.node.path.startsWith(`${scope.node.path}/`);
}
