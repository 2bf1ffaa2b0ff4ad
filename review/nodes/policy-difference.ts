import { joinedFirst } from "../../model/text/wording";
import { grouped } from "../../model/values/grouped";
import { UNKNOWN } from "../../model/values/unknown";
import { canonical } from "../changes/differences";
import { type Part, partsOf, policyOf, UNBOUNDED } from "./policy-document";

const MOST = 3;

/**
 * What a policy document allows and denies otherwise than before: `: allows events.amazonaws.com sns:Publish, no longer
 * allows account 222222222222 sns:Subscribe`. Empty where that is not known.
 */
export function policyDifference(before: unknown, after: unknown): string {
  if (after === UNKNOWN) return ": what it allows is known after apply";
  const [was, is] = [policyOf(before), policyOf(after)].map((policy) => policy?.all.flatMap(partsOf));
  if (was === undefined || is === undefined) return "";
  const [added, removed] = [without(is, was, keyOf), without(was, is, keyOf)];
  const changed = added.filter(has(removed, withoutCondition));
  const texts = [
    ...textsOf(without(added, removed, withoutCondition), removed),
    ...textsOf(without(removed, added, withoutCondition), added, "no longer "),
    ...textsOf(changed.filter(isBounded), [], "", " under another condition"),
    ...textsOf(without(changed, changed.filter(isBounded), keyOf), [], "", " without a condition"),
  ];
  return texts.length === 0 ? "" : `: ${joinedFirst(texts, MOST)}`;
}

function textsOf(parts: readonly Part[], others: readonly Part[], start = "", end = ""): readonly string[] {
  const isElsewhere = has(others, withoutResource);
  // The policy of a topic or a bucket is about that: it need not be said, unless nothing else changes.
  const onText = (part: Part) =>
    part.resource === "*" || (part.who !== "" && !isElsewhere(part)) ? "" : ` on ${part.resource}`;
  const alike = grouped(parts, (part) => `${part.effect} ${part.who}${onText(part)}`);
  return [...alike.values()].map((same) => {
    const [first] = same as [Part];
    const names = same.map(({ action }) => (action === "*" ? "every action" : action));
    const actions = joinedFirst([...new Set(names)], MOST);
    return `${start}${first.effect} ${first.who === "" ? "" : `${first.who} `}${actions}${onText(first)}${end}`;
  });
}

function isBounded({ condition }: Part): boolean {
  return condition !== UNBOUNDED;
}

function keyOf(part: Part): string {
  return canonical(part);
}

function withoutCondition({ condition: _, ...part }: Part): string {
  return canonical(part);
}

function withoutResource({ resource: _, ...part }: Part): string {
  return canonical(part);
}

function without(parts: readonly Part[], others: readonly Part[], key: (part: Part) => string): readonly Part[] {
  const isThere = has(others, key);
  return parts.filter((part) => !isThere(part));
}

function has(parts: readonly Part[], key: (part: Part) => string): (part: Part) => boolean {
  const keys = new Set(parts.map(key));
  return (part) => keys.has(key(part));
}
