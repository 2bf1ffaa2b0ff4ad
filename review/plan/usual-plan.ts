import { entryOf } from "./entry-of";
import type { PlanJson } from "./plan-schema";

/**
 * A plan of the shape that Terraform writes, as the schema reads it, at a fraction of its time; undefined for any other,
 * of which the schema says what is wrong, or fills in what is missing.
 */
export function usualPlan(json: Readonly<Record<string, unknown>>): PlanJson | undefined {
  const { resource_changes: changes, resource_drift: drift = [], output_changes: outputs = {} } = json;
  const { format_version, prior_state, configuration, variables, applyable, complete, errored } = json;
  const isUsual =
    typeof format_version === "string" &&
    (changes === undefined || isListOf(changes, isResourceChange)) &&
    isListOf(drift, isResourceChange) &&
    WITH_THE_SCHEMA.every((name) => json[name] === undefined) &&
    isMap(outputs) &&
    Object.values(outputs).every((output) => isMap(output) && isListOf(output.actions, isText)) &&
    [applyable, complete, errored].every((flag) => flag === undefined || typeof flag === "boolean");
  if (!isUsual) return undefined;
  const none = { deferred_changes: [], action_invocations: [], deferred_action_invocations: [] };
  const read = { resource_drift: drift, output_changes: outputs, ...none };
  const known = { format_version, resource_changes: changes, prior_state, configuration, variables };
  return { ...known, ...read, applyable, complete, errored } as PlanJson;
}

/** Few plans have these. */
const WITH_THE_SCHEMA = ["deferred_changes", "action_invocations", "deferred_action_invocations"];
const TEXTS = ["address", "mode", "type", "name"];
const TEXTS_IF_GIVEN = ["previous_address", "module_address", "provider_name", "deposed", "action_reason"];

function isResourceChange(value: unknown): boolean {
  if (!isMap(value)) return false;
  const { change, index } = value;
  return (
    TEXTS.every((name) => isText(value[name])) &&
    TEXTS_IF_GIVEN.every((name) => value[name] === undefined || isText(value[name])) &&
    (index === undefined || isStep(index)) &&
    isMap(change) &&
    isListOf(change.actions, isText) &&
    [change.before, change.after, change.importing].every((one) => isAbsent(one) || isMap(one)) &&
    (isAbsent(change.replace_paths) || isListOf(change.replace_paths, (path) => isListOf(path, isStep)))
  );
}

/** Names that are more than names in JavaScript are left to the schema. */
function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject && entryOf(value, "__proto__") === undefined;
}

function isListOf(value: unknown, isOne: (entry: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isOne);
}

function isText(value: unknown): boolean {
  return typeof value === "string";
}

function isStep(value: unknown): boolean {
  return typeof value === "string" || typeof value === "number";
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}
