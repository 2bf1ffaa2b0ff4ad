import type { TerraformObject, TerraformValue } from "../../model/terraform/terraform-value";
import { isKnown } from "../../model/values/unknown";
import { KNOWN_LATER } from "./known-later";

/** A statement of a policy, as IAM writes it. */
export type Statement = Readonly<Record<string, unknown>>;

/** That of a data source, which is written in blocks. */
export function statementOf(block: TerraformObject): Statement {
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

/** What stands in an argument: nothing, one value, or several. */
export function listOf(value: TerraformValue): readonly TerraformValue[] {
  return value === undefined || value === null || value === "" ? [] : ([value].flat() as readonly TerraformValue[]);
}
