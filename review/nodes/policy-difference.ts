import { joined, joinedFirst } from "../../model/text/wording";
import { grouped } from "../../model/values/grouped";
import { UNKNOWN } from "../../model/values/unknown";
import { canonical } from "../changes/differences";
import { KNOWN_LATER } from "../plan/known-later";
import { notIn, type Part, partsOf, policyOf, UNBOUNDED } from "./policy-document";

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
  const kept = without(is, added, keyOf);
  const changed = added.filter(has(removed, withoutCondition));
  const old = removed.filter(has(added, withoutCondition));
  const texts = [
    ...textsOf(notIn(without(added, changed, keyOf), kept), removed),
    ...textsOf(notIn(without(removed, old, keyOf), is), added, "no longer "),
    ...textsOf(changed, [], "", (part) => {
      const before = old.find((one) => withoutCondition(one) === withoutCondition(part));
      const held = heldText(before?.condition ?? UNBOUNDED);
      return `${heldText(part.condition) || " without a condition"}${held && ` (was${held})`}`;
    }),
  ];
  return texts.length === 0 ? "" : `: ${joinedFirst(texts, MOST)}`.replaceAll(KNOWN_LATER, "known after apply");
}

function textsOf(
  parts: readonly Part[],
  others: readonly Part[],
  start = "",
  endOf = ({ condition }: Part) => conditionText(condition),
): readonly string[] {
  const isElsewhere = has(others, withoutResource);
  // The policy of a topic or a bucket is about that: it need not be said, unless nothing else changes.
  const onText = (part: Part) =>
    part.resource === "*" || (part.who !== "" && !isElsewhere(part)) ? "" : ` on ${part.resource}`;
  const alike = grouped(parts, (part) => `${part.effect} ${part.who}${onText(part)}${endOf(part)}`);
  return [...alike.values()].map((same) => {
    const [first] = same as [Part];
    if (first.action === KNOWN_LATER) return "allows what is known after apply";
    const names = same.map(({ action }) => (action === "*" ? "every action" : action));
    const actions = joinedFirst([...new Set(names)], MOST);
    return `${start}${first.effect} ${first.who === "" ? "" : `${first.who} `}${actions}${onText(first)}${endOf(first)}`;
  });
}

/** ` only if aws:SourceAccount is 111111111111` */
function heldText(condition: string): string {
  return conditionText(condition).replace(/^ /, " only ");
}

/** ` if aws:PrincipalOrgID is o-1`, ` without TLS` */
function conditionText(condition: string): string {
  const all = Object.entries(Object(JSON.parse(condition))).flatMap(([operator, keys]) =>
    Object.entries(Object(keys)).map(([key, values]) => {
      const value = joinedFirst([values].flat().map(String), MOST, "or");
      if (operator === "Bool" && key.toLowerCase() === "aws:securetransport")
        return value === "false" ? "without TLS" : "with TLS";
      return `${key} ${HOW.find(([pattern]) => pattern.test(operator))?.[1] ?? operator} ${value}`;
    }),
  );
  return all.length === 0 ? "" : ` ${all.every((one) => /TLS$/.test(one)) ? "" : "if "}${joined(all)}`;
}

/** Operators that need no name of their own. */
const HOW: readonly (readonly [RegExp, string])[] = [
  [/^(String|Arn)(Equals|Like)$|^(Bool|IpAddress)$/, "is"],
  [/^(String|Arn)Not(Equals|Like)$|^NotIpAddress$/, "is not"],
];

/** Of an action in whatever letters. */
function keyOf(part: Part): string {
  return canonical({ ...part, action: part.action.toLowerCase() });
}

function withoutCondition(part: Part): string {
  return keyOf({ ...part, condition: UNBOUNDED });
}

function withoutResource(part: Part): string {
  return keyOf({ ...part, resource: "" });
}

function without(parts: readonly Part[], others: readonly Part[], key: (part: Part) => string): readonly Part[] {
  const isThere = has(others, key);
  return parts.filter((part) => !isThere(part));
}

function has(parts: readonly Part[], key: (part: Part) => string): (part: Part) => boolean {
  const keys = new Set(parts.map(key));
  return (part) => keys.has(key(part));
}
