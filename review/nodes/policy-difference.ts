import { joinedFirst } from "../../model/text/wording";
import { grouped } from "../../model/values/grouped";
import { UNKNOWN } from "../../model/values/unknown";
import { canonical } from "../changes/differences";
import { policyOf, type Statement } from "./more-allowed";

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
  const texts = [
    ...textsOf(without(added, removed, withoutCondition), removed),
    ...textsOf(without(removed, added, withoutCondition), added, "no longer "),
    ...textsOf(added.filter(has(removed, withoutCondition)), [], "", " under another condition"),
  ];
  return texts.length === 0 ? "" : `: ${joinedFirst(texts, MOST)}`;
}

/** One action that is allowed or denied to somebody on something. */
interface Part {
  readonly effect: string;
  readonly who: string;
  readonly action: string;
  readonly resource: string;
  readonly condition: string;
}

function partsOf(statement: Statement): readonly Part[] {
  const { Effect, Condition = {} } = statement;
  const actions = named(statement, "Action");
  return whoOf(statement).flatMap((who) =>
    actions.flatMap((action) =>
      named(statement, "Resource").map((resource) => ({
        effect: Effect === "Deny" ? "denies" : "allows",
        who,
        action,
        resource,
        condition: canonical(Condition),
      })),
    ),
  );
}

function named(statement: Statement, name: string): readonly string[] {
  const { [name]: own, [`Not${name}`]: others } = statement;
  if (others !== undefined) return [`all but ${joinedFirst([others].flat().map(String), MOST)}`];
  return own === undefined ? ["*"] : [own].flat().map(String);
}

/** Services and accounts by their names; nobody in the policy of a role. */
function whoOf({ Principal, NotPrincipal }: Statement): readonly string[] {
  if (NotPrincipal !== undefined) return [`all but ${joinedFirst(entriesOf(NotPrincipal), MOST)}`];
  return Principal === undefined ? [""] : entriesOf(Principal);
}

function entriesOf(principal: unknown): readonly string[] {
  const entries = typeof principal === "object" ? Object.values(Object(principal)).flat() : [principal];
  return entries.map((entry) => {
    const [, account] = /^(?:arn:[\w-]+:iam::)?(\d{12})(?::root)?$/.exec(String(entry)) ?? [];
    return account === undefined ? (entry === "*" ? "anybody" : String(entry)) : `account ${account}`;
  });
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
