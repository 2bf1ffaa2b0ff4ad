import { globMatcher } from "../../explain/matching/glob";
import { textsIn } from "../../values/texts-in";

/** A statement, as IAM writes it or in the blocks of `data.aws_iam_policy_document`. */
type Statement = Readonly<Record<string, unknown>>;

/**
 * Whether a topic's policy may let roles of an account publish. What only Terraform knows may, and so does a condition.
 *
 * @param policy - as JSON, or the statements of a data source
 */
export function mayPublish(policy: unknown, account: string): boolean {
  return statementsOf(policy)?.some((statement) => lets(statement, account)) ?? true;
}

function statementsOf(policy: unknown): readonly Statement[] | undefined {
  if (typeof policy !== "string") return Array.isArray(policy) ? policy.map(Object) : undefined;
  try {
    return [Object(JSON.parse(policy)).Statement ?? []].flat().map(Object);
  } catch {
    return undefined;
  }
}

function lets(statement: Statement, account: string): boolean {
  const {
    Effect,
    effect = Effect ?? "Allow",
    NotAction,
    notActions = NotAction,
    NotPrincipal,
    notPrincipals = NotPrincipal,
  } = statement;
  if (effect !== "Allow") return false;
  const actions = textsIn(statement.actions ?? statement.Action);
  const principals = textsIn(statement.principals ?? statement.Principal);
  return (
    (notActions !== undefined || actions.some((action) => isToken(action) || globMatcher(action)("sns:publish"))) &&
    (notPrincipals !== undefined || principals.some((one) => isToken(one) || one === "*" || one.includes(account)))
  );
}

function isToken(text: string): boolean {
  return text.includes("${");
}
