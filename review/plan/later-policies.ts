import type { TerraformObject, TerraformValue } from "../../model/terraform/terraform-value";
import { isKnown, UNKNOWN } from "../../model/values/unknown";
import type { ConfigurationReferences } from "./configuration-references";
import type { ResourceChange } from "./plan-schema";
import { plannedValues } from "./planned-values";
import type { SecretTexts } from "./secret-texts";

/** Stands in a policy for a text that is known after apply. No text of IAM's: a variable of it has no spaces. */
export const KNOWN_LATER = "$" + "{known after apply}";

/** Whether a policy, or a part of one, is known after apply as a whole or in part. */
export function isKnownLater(policy: unknown): boolean {
  return policy === UNKNOWN || (typeof policy === "string" && policy.includes(KNOWN_LATER));
}

/** A data source that is read during apply; its arguments stand in the plan. */
export function isLaterDocument({ mode, type, change }: ResourceChange): boolean {
  return mode === "data" && type === "aws_iam_policy_document" && change.actions.includes("read");
}

const POLICIES = ["policy", "assume_role_policy"] as const;
/** Where no policy is given, AWS has one of its own, which lets nobody else in. */
const GIVEN_BY_AWS: readonly string[] = ["aws_s3_bucket", "aws_sns_topic"];
const MOST_LEVELS = 10;

/** A template that makes nothing of what it refers to; what HCL makes of it stands in no plan. */
const REFERENCE = /^\$\{[\w.[\]"-]+\}$/;
/** The same with what is below it: `${aws_s3_bucket.logs.arn}/*`. */
const NAME = /^\$\{[\w.[\]"-]+\}([/:].*)?$/;

/** What is read of the templates of a constant value: the same text for those that are of one kind. */
export function templatesRead(value: unknown): string {
  const templates = [value].flat().filter((text): text is string => typeof text === "string" && text.includes("${"));
  return templates.map((text) => (REFERENCE.test(text) ? "reference" : NAME.test(text) ? "name" : "other")).join("\n");
}

type Statement = Readonly<Record<string, unknown>>;

/**
 * Policies that are known after apply, as far as a plan tells them: Terraform reads a document again as soon as something
 * it refers to changes, and knows its statements all the same.
 */
export class LaterPolicies {
  private readonly documents: ReadonlyMap<string, ResourceChange>;

  /** @param before - what of AWS stood at an address, or at the one from which it was renamed */
  constructor(
    resources: readonly ResourceChange[],
    private readonly before: ReadonlyMap<string, ResourceChange["change"]["before"]>,
    private readonly references: ConfigurationReferences,
    private readonly secrets: SecretTexts,
  ) {
    this.documents = new Map(resources.filter(isLaterDocument).map((one) => [one.address, one]));
  }

  /** The values of a resource after the plan, with what its policies will say. */
  public in(resource: ResourceChange, after: TerraformObject, before: TerraformObject | undefined): TerraformObject {
    const later = POLICIES.filter((name) => after[name] === UNKNOWN);
    if (later.length === 0) return after;
    return { ...after, ...Object.fromEntries(later.map((name) => [name, this.of(resource, name, before?.[name])])) };
  }

  private of(resource: ResourceChange, name: string, before: TerraformValue): TerraformValue {
    const isGiven = !GIVEN_BY_AWS.includes(resource.type) || this.references.isGiven(resource, name);
    if (!isGiven) return resource.change.actions.includes("delete") ? null : before;
    const [address, second] = this.references.of(resource, name);
    const document = this.documents.get(address ?? "");
    const isAsItIs = this.references.templates(resource, name).every((template) => REFERENCE.test(template));
    if (document === undefined || second !== undefined || !isAsItIs) return UNKNOWN;
    const old = statementsIn(before);
    const { version, statements } = this.read(document, old, 0);
    const isSame = statements.every((one) => old.includes(one)) && statements.length === old.length;
    if (isSame && version === versionOf(before)) return before;
    return JSON.stringify({ Version: version, Statement: statements });
  }

  /** @param old - statements that stand for those that say the same */
  private read(document: ResourceChange, old: readonly Statement[], level: number) {
    const { after, after_unknown: marks } = document.change;
    const values = plannedValues(after, marks, this.secrets.secretsOf(document).after);
    const listed = listOf(values.statement);
    const own = listed.map((one, place) => {
      const known = this.references.all(document, `statement.${place}`).map((address) => this.before.get(address));
      const areNames = this.references.templates(document, `statement.${place}`).every((text) => NAME.test(text));
      if (!areNames) return statementOf(Object(one));
      return oldStatement(statementOf(Object(one)), old, known) ?? statementOf(Object(one));
    });
    const within = (...names: readonly string[]) =>
      names.flatMap((name) => this.others(document, name, values[name], old, level));
    const statements = [
      ...within("source_json", "source_policy_documents"),
      ...(isKnown(values.statement) ? own : [MORE]),
      ...within("override_json", "override_policy_documents"),
    ];
    // Of two with one name the later one counts.
    const last = new Map(statements.map((one) => [one.Sid ?? one, one]));
    return { version: values.version ?? "2012-10-17", statements: [...last.values()] };
  }

  /** Statements that a document takes from others. */
  private others(
    document: ResourceChange,
    name: string,
    value: TerraformValue,
    old: readonly Statement[],
    level: number,
  ): readonly Statement[] {
    const texts = listOf(value);
    const known = texts.filter(isKnown).flatMap(statementsIn);
    if (known.length > 0 && texts.every(isKnown)) return known.map((one) => oldStatement(one, old, []) ?? one);
    if (texts.every(isKnown)) return [];
    const found = this.references.of(document, name).map((address) => this.documents.get(address));
    const isRead = level < MOST_LEVELS && found.length === texts.length && found.every((one) => one !== undefined);
    return isRead
      ? found.flatMap((one) => this.read(one as ResourceChange, old, level + 1).statements)
      : [...known, MORE];
  }
}

/** What of a document is not known at all. */
const MORE: Statement = {
  Effect: "Allow",
  Principal: { AWS: KNOWN_LATER },
  Action: KNOWN_LATER,
  Resource: KNOWN_LATER,
};

/** A statement of the data source as IAM writes it. */
function statementOf(block: TerraformObject): Statement {
  const { sid, effect, actions, not_actions, resources, not_resources, principals, not_principals, condition } = block;
  const parts: Readonly<Record<string, unknown>> = {
    Sid: text(sid) || undefined,
    Principal: principalsOf(principals),
    NotPrincipal: principalsOf(not_principals),
    Action: textsOf(actions),
    NotAction: textsOf(not_actions),
    Resource: textsOf(resources),
    NotResource: textsOf(not_resources),
    Condition: conditionsOf(condition),
  };
  const given = Object.entries(parts).filter(([, value]) => value !== undefined);
  return { Effect: effect ?? "Allow", ...Object.fromEntries(given) };
}

function principalsOf(blocks: TerraformValue): unknown {
  if (!isKnown(blocks)) return { AWS: KNOWN_LATER };
  const byType: Record<string, readonly string[]> = {};
  for (const block of listOf(blocks)) {
    const { type, identifiers } = Object(block) as TerraformObject;
    byType[text(type)] = [...(byType[text(type)] ?? []), ...[textsOf(identifiers) ?? []].flat()];
  }
  if (byType["*"] !== undefined) return "*";
  return Object.keys(byType).length === 0 ? undefined : byType;
}

function conditionsOf(blocks: TerraformValue): unknown {
  if (!isKnown(blocks)) return { [KNOWN_LATER]: { [KNOWN_LATER]: KNOWN_LATER } };
  const byTest: Record<string, Record<string, unknown>> = {};
  for (const block of listOf(blocks)) {
    const { test, variable, values } = Object(block) as TerraformObject;
    byTest[text(test)] = { ...byTest[text(test)], [text(variable)]: textsOf(values) };
  }
  return Object.keys(byTest).length === 0 ? undefined : byTest;
}

function textsOf(list: TerraformValue): readonly string[] | string | undefined {
  if (!isKnown(list)) return KNOWN_LATER;
  const texts = listOf(list).map(text);
  return texts.length === 0 ? undefined : texts.length === 1 ? texts[0] : texts;
}

/** With the variables of IAM's, which the data source writes in a way of its own. */
function text(value: TerraformValue): string {
  return isKnown(value) ? String(value ?? "").replaceAll("&{", "$" + "{") : KNOWN_LATER;
}

function listOf(value: TerraformValue): readonly TerraformValue[] {
  return value === undefined || value === null || value === "" ? [] : ([value].flat() as readonly TerraformValue[]);
}

function statementsIn(policy: TerraformValue): readonly Statement[] {
  return listOf(parsed(policy).Statement as TerraformValue) as readonly Statement[];
}

function versionOf(policy: TerraformValue): unknown {
  return parsed(policy).Version;
}

function parsed(policy: TerraformValue): Statement {
  try {
    return Object(JSON.parse(String(policy)));
  } catch {
    return {};
  }
}

/**
 * The old statement that says the same: a text of it that is known after apply is taken from something that stood there
 * before, and was its name then.
 */
function oldStatement(
  statement: Statement,
  old: readonly Statement[],
  taken: readonly ResourceChange["change"]["before"][],
): Statement | undefined {
  const now = partsOf(statement);
  const names = taken.flatMap((values) => Object.values(values ?? {}).filter((value) => typeof value === "string"));
  const haveAllStood = taken.every((values) => values !== undefined && values !== null);
  const isTaken = (one: string) =>
    haveAllStood &&
    names.some((name) => name !== "" && [name, `${name}/`, `${name}:`].includes(one.slice(0, name.length + 1)));
  return old.find((one) => {
    const was = partsOf(one);
    const isSame = ([key, texts]: readonly [string, readonly string[]]) => {
      const [stood, known] = [was.get(key) ?? [], texts.filter((text) => text !== KNOWN_LATER)];
      const others = stood.filter((text) => !known.includes(text));
      return (
        known.every((text) => stood.includes(text)) &&
        others.length === texts.length - known.length &&
        others.every(isTaken)
      );
    };
    return now.size === was.size && [...now].every(isSame);
  });
}

/** Lists of texts by where they stand: `Condition.ArnEquals.aws:SourceArn`. What a statement is called is no part. */
function partsOf(statement: Statement): ReadonlyMap<string, readonly string[]> {
  const parts = new Map<string, readonly string[]>();
  const collect = (value: unknown, path: string) => {
    if (typeof value === "object" && value !== null && !Array.isArray(value))
      for (const [name, entry] of Object.entries(value)) collect(entry, `${path}.${name}`);
    else parts.set(path, [value].flat().map(String));
  };
  for (const [name, value] of Object.entries(statement)) if (name !== "Sid") collect(value, name);
  return parts;
}
