import type { TerraformObject, TerraformValue } from "../../model/terraform/terraform-value";
import { isKnown, UNKNOWN } from "../../model/values/unknown";
import type { ConfigurationReferences } from "./configuration-references";
import { KNOWN_LATER } from "./known-later";
import { oldStatement } from "./old-statement";
import type { ResourceChange } from "./plan-schema";
import { plannedValues } from "./planned-values";
import { listOf, type Statement, statementOf } from "./policy-statement";
import type { SecretTexts } from "./secret-texts";

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
    const own = listOf(values.statement).map((one, place) => {
      const statement = statementOf(Object(one));
      const stood = this.references.all(document, `statement.${place}`).map((address) => this.before.get(address));
      const areNames = this.references.templates(document, `statement.${place}`).every((text) => NAME.test(text));
      return (areNames ? oldStatement(statement, old, stood) : undefined) ?? statement;
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
    if (texts.every(isKnown)) return known.map((one) => oldStatement(one, old, []) ?? one);
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
