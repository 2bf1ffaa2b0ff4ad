import { type Diagnostic, error } from "../protocol/diagnostics";
import { blocks, type ObjectValue, text, texts } from "../values/value";
import { crc32 } from "./crc32";
import {
  byBytes,
  merge,
  type OneOrMore,
  oneOrMore,
  type PolicyDocument,
  parseDocument,
  type Statement,
  writeDocument,
} from "./document";

/** `data.aws_iam_policy_document`: the JSON that the provider makes of a policy written in blocks. */
export function renderPolicyDocument(config: ObjectValue): ObjectValue | Diagnostic {
  const version = text(config.version) || "2012-10-17";
  const statements = blocks(config.statement);
  const twice = firstTwice(statements.map(({ sid }) => text(sid)));
  if (twice)
    return error(`writing IAM Policy Document: duplicate Sid (${twice}). Remove the Sid or ensure the Sid is unique.`);
  const own: PolicyDocument = { Version: version, Id: text(config.policy_id), Statement: statements.map(statement) };
  const documents = [...texts(config.source_policy_documents).map(parseDocument), own];
  documents.push(...texts(config.override_policy_documents).map(parseDocument));
  const document = documents.reduce(merge, {});
  const json = writeDocument(document, 2);
  return {
    version,
    id: String(crc32(json)),
    json,
    minified_json: writeDocument(document, 0),
    statement: statements.map(asState),
  };
}

function statement(block: ObjectValue): Statement {
  const list = (name: string) => texts(block[name]);
  const result: Statement = {};
  if (text(block.sid) !== "") result.Sid = text(block.sid);
  result.Effect = text(block.effect) || "Allow";
  if (list("actions").length > 0) result.Action = oneOrMore(list("actions"));
  if (list("not_actions").length > 0) result.NotAction = oneOrMore(list("not_actions"));
  if (list("resources").length > 0) result.Resource = withVariables(oneOrMore(list("resources")));
  if (list("not_resources").length > 0) result.NotResource = withVariables(oneOrMore(list("not_resources")));
  if (blocks(block.principals).length > 0) result.Principal = principals(blocks(block.principals));
  if (blocks(block.not_principals).length > 0) result.NotPrincipal = principals(blocks(block.not_principals));
  if (blocks(block.condition).length > 0) result.Condition = conditions(blocks(block.condition));
  return result;
}

/** Terraform would take `${…}` for its own, so that IAM's variables are written `&{…}`. */
function withVariables(value: OneOrMore): OneOrMore {
  return typeof value === "string" ? value.replaceAll("&{", "${") : value.map((one) => one.replaceAll("&{", "${"));
}

function principals(given: readonly ObjectValue[]): string | Record<string, OneOrMore> {
  const byType = new Map<string, string[]>();
  for (const { type, identifiers } of given) {
    const known = byType.get(text(type)) ?? [];
    const added = oneOrMore(texts(identifiers));
    byType.set(text(type), [...known, ...(typeof added === "string" ? [added] : added)]);
  }
  if (given.length === 1 && byType.get("*")?.join() === "*") return "*";
  return sortedRecord([...byType].map(([type, all]) => [type, withVariables(single(all))]));
}

function conditions(given: readonly ObjectValue[]): Record<string, Record<string, OneOrMore>> {
  const byTest = new Map<string, Map<string, string[]>>();
  for (const { test, variable, values } of given) {
    const variables = byTest.get(text(test)) ?? new Map<string, string[]>();
    variables.set(text(variable), [...(variables.get(text(variable)) ?? []), ...texts(values)]);
    byTest.set(text(test), variables);
  }
  return sortedRecord(
    [...byTest].map(([test, variables]) => [
      test,
      sortedRecord([...variables].map(([variable, values]) => [variable, withVariables(single(values))])),
    ]),
  );
}

function single(values: string[]): OneOrMore {
  const [only] = values;
  return values.length === 1 && only !== undefined ? only : values;
}

function sortedRecord<Content>(entries: [string, Content][]): Record<string, Content> {
  return Object.fromEntries(entries.sort(([one], [other]) => byBytes(one, other)));
}

function firstTwice(sids: readonly string[]): string | undefined {
  return sids.find((sid, index) => sid !== "" && sids.indexOf(sid) !== index);
}

/** In the state an argument that is not given is empty, not null. */
function asState(block: ObjectValue): ObjectValue {
  const names = ["actions", "not_actions", "resources", "not_resources"];
  const empty = Object.fromEntries(names.map((name) => [name, block[name] ?? []]));
  return { ...block, ...empty, sid: block.sid ?? "", effect: block.effect ?? "Allow" };
}
