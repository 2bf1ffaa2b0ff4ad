import { globCovers } from "../../model/explain/matching/glob";
import { joinedFirst } from "../../model/text/wording";
import { canonical } from "../changes/differences";

export type Statement = Readonly<Record<string, unknown>>;

const MOST = 3;

/** What it says, and allows; and as one text what must stay as it is: what it denies, and by which version it is read. */
export function policyOf(policy: unknown) {
  if (typeof policy !== "string") return undefined;
  try {
    const { Statement, Version } = JSON.parse(policy) as Statement;
    const all: readonly unknown[] = [Statement].flat();
    if (!all.every((one): one is Statement => typeof one === "object" && one !== null)) return undefined;
    const isAllowed = ({ Effect }: Statement) => Effect === "Allow";
    return { all, allowed: all.filter(isAllowed), rest: canonical([Version, all.filter((one) => !isAllowed(one))]) };
  } catch {
    return undefined;
  }
}

/** One action that is allowed or denied to somebody on something. */
export interface Part {
  readonly effect: string;
  readonly who: string;
  readonly action: string;
  readonly resource: string;
  readonly condition: string;
}

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
  const entries = typeof principal === "object" ? Object.values(Object(principal)).flat() : [principal];
  return entries.map((entry) => {
    const [, account] = /^(?:arn:[\w-]+:iam::)?(\d{12})(?::root)?$/.exec(String(entry)) ?? [];
    return account === undefined ? (entry === "*" ? "anybody" : String(entry)) : `account ${account}`;
  });
}

/** Whether one says all that another one says: of an action by its pattern, whatever its letters; of what is anybody's to each. */
export function covers(wide: Part, narrow: Part): boolean {
  return (
    wide.effect === narrow.effect &&
    (wide.who === narrow.who || (wide.who === "anybody" && /^(account|arn:)/.test(narrow.who))) &&
    globCovers(wide.action, narrow.action) &&
    (wide.resource === narrow.resource ||
      (wide.resource.endsWith("*") && narrow.resource.startsWith(wide.resource.slice(0, -1)))) &&
    (wide.condition === UNBOUNDED || wide.condition === narrow.condition)
  );
}

export const UNBOUNDED = canonical({});
