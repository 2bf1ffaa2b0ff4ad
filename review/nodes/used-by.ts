import { joined } from "../../model/text/wording";
import { type Detail, detail } from "../changes/detail";
import { labelOf } from "../changes/label";
import type { PlannedResource } from "../plan/planned-resource";
import { kindOfDependency } from "./more-allowed";
import { isRemoved } from "./planned-texts";
import { policyDifference } from "./policy-difference";

// What happens to something that ways of patching use, in sentences of one form.

/** `the topic all goes away, to which window sunday reports` */
export function gone(noun: string, resource: PlannedResource, users: string): Detail {
  return detail("dependency-gone", `${named(noun, resource)} goes away, ${users}`);
}

/**
 * The same of what is otherwise than before, or without which some things still work.
 *
 * @param names - its arguments that decide how much it weighs
 */
export function changes(noun: string, resource: PlannedResource, users: string, ...names: readonly string[]): Detail {
  const [what, how] = isRemoved(resource) ? ["goes away", ""] : ["changes", policyChange(resource)];
  return detail(kindOfDependency(resource, ...names), `${named(noun, resource)} ${what}, ${users}${how}`);
}

/** What its policy document says otherwise. */
export function policyChange({ before, after }: PlannedResource): string {
  return policyDifference(before?.policy, after?.policy);
}

/** `to which window sunday reports`, `to which windows sunday and monday report` */
export function by(users: readonly string[], how: string, single: string, many: string): string {
  return `${how} ${joined(users)} ${one(users, single, many)}`;
}

export function one(users: readonly string[], single: string, many: string): string {
  return users.length === 1 ? single : many;
}

function named(noun: string, { address }: PlannedResource): string {
  return `the ${noun} ${labelOf(address)}`;
}
