import { globCovers } from "../../model/explain/matching/glob";
import { joinedFirst } from "../../model/text/wording";
import { canonical } from "../changes/differences";
import { KNOWN_LATER } from "../plan/known-later";
import type { Statement } from "../plan/policy-statement";

const MOST = 3;

export interface PolicyDocument {
  /** By which it is read. */
  readonly version: unknown;
  readonly all: readonly Statement[];
  readonly allowed: readonly Statement[];
}

/** Undefined for what is none, or is not known. */
export function policyOf(policy: unknown): PolicyDocument | undefined {
  if (typeof policy !== "string") return undefined;
  try {
    const { Statement, Version } = JSON.parse(policy) as Statement;
    const all: readonly unknown[] = [Statement].flat();
    if (!all.every((one): one is Statement => typeof one === "object" && one !== null)) return undefined;
    return { version: Version, all, allowed: all.filter(({ Effect }) => Effect === "Allow") };
  } catch {
    return undefined;
  }
}

/** One action that is allowed or denied to somebody on something. */
export interface Part {
  readonly effect: "allows" | "denies";
  /** Empty in the policy of a role, which names nobody. */
  readonly who: string;
  readonly action: string;
  readonly resource: string;
  /** As one text. */
  readonly condition: string;
}

export const UNBOUNDED = canonical({});

export function partsOf(statement: Statement): readonly Part[] {
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
  return namesIn(principal).map((entry) => {
    const [, account] = /^(?:arn:[\w-]+:iam::)?(\d{12})(?::root)?$/.exec(String(entry)) ?? [];
    if (account !== undefined) return `account ${account}`;
    return entry === "*" ? "anybody" : entry === KNOWN_LATER ? "whoever is known after apply" : String(entry);
  });
}

/** What stands in a principal, of whatever type. */
export function namesIn(principal: unknown): readonly unknown[] {
  return typeof principal === "object" ? Object.values(Object(principal)).flat() : [principal];
}

/** Those of which others do not say all. */
export function notIn(parts: readonly Part[], others: readonly Part[]): readonly Part[] {
  return parts.filter((part) => !others.some((other) => covers(other, part)));
}

/** Whether one says all that another one says: of an action by its pattern, whatever its letters; of what is anybody's to each. */
function covers(wide: Part, narrow: Part): boolean {
  return (
    wide.effect === narrow.effect &&
    (wide.who === narrow.who || (wide.who === "anybody" && /^(account|arn:)/.test(narrow.who))) &&
    globCovers(wide.action, narrow.action) &&
    (wide.resource === narrow.resource ||
      (wide.resource.endsWith("*") && narrow.resource.startsWith(wide.resource.slice(0, -1)))) &&
    (wide.condition === UNBOUNDED || wide.condition === narrow.condition)
  );
}
