import type { Code } from "./code";
import { blocksOf, type ExistingObject, textOf } from "./existing-object";
import type { Override } from "./statement";

type Values = Readonly<Record<string, unknown>>;

/** What Terraform writes as blocks. */
const BLOCKS = [
  "approval_rule",
  "global_filter",
  "source",
  "targets",
  "task_invocation_parameters",
  "output_location",
  "configuration_definition",
];

/** What a provider works out by itself, or what is said elsewhere. */
const NO_ARGUMENTS = [
  "id",
  "arn",
  "json",
  "tags_all",
  "region",
  "window_task_id",
  "association_id",
  "manager_arn",
  "status_summaries",
];
/** The same of the definitions of a Quick Setup manager. */
const NO_ARGUMENTS_OF_DEFINITIONS = ["id", "type_version"];
/** Names in these are the user's own. */
export const MAPS = ["tags", "parameters"];
/** Blocks of which there is one at most: the generated classes take an object. */
const SINGLE_BLOCKS = [
  "task_invocation_parameters",
  "run_command_parameters",
  "automation_parameters",
  "lambda_parameters",
  "step_functions_parameters",
  "cloudwatch_config",
  "notification_config",
  "output_location",
];

/** Whether somebody writes it, and no provider works it out. */
export function isArgument(name: string): boolean {
  return !NO_ARGUMENTS.includes(name);
}

/**
 * The arguments of a generated class for an object as it is.
 *
 * @param insert - an expression in place of a text: a reference, a secret
 */
export function rawConfig({ values }: ExistingObject, insert: (text: string) => Code): Record<string, Code> {
  const own = Object.entries(values).filter(([name]) => isArgument(name));
  return camelCased(Object.fromEntries(own), insert);
}

/** How a generated class is told to say an argument as it is: by a method for blocks or what is not set, else by a property. */
export function argumentSetter(
  argument: string,
  value: unknown,
  insert: (text: string) => Code,
): Pick<Override, "name" | "isMethod" | "value"> {
  const name = camelCase(argument);
  const method = (verb: string) => `${verb}${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  if (!isSet(value)) return { name: method("reset"), isMethod: true };
  const code = valueCode(argument, value, insert);
  return BLOCKS.includes(argument)
    ? { name: method("put"), isMethod: true, value: code }
    : { name, isMethod: false, value: code };
}

function camelCased(values: Values, insert: (text: string) => Code): Record<string, Code> {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => isSet(value))
      .map(([name, value]) => [camelCase(name), valueCode(name, value, insert)]),
  );
}

function valueCode(name: string, value: unknown, insert: (text: string) => Code): Code {
  if (MAPS.includes(name)) return leafs(value, insert);
  if (name === "configuration_definition") return definitions(value, insert);
  if (Array.isArray(value)) {
    const entries = value.map((entry) => valueCode("", entry, insert));
    return SINGLE_BLOCKS.includes(name) ? (entries[0] as Code) : entries;
  }
  if (typeof value === "object" && value !== null) return camelCased(value as Values, insert);
  return leaf(value, insert);
}

function definitions(value: unknown, insert: (text: string) => Code): Code {
  return blocksOf(value).map((definition) => {
    const own = Object.entries(definition).filter(([name]) => !NO_ARGUMENTS_OF_DEFINITIONS.includes(name));
    return camelCased(Object.fromEntries(own), insert);
  });
}

/** A map, by names of the user's own. */
function leafs(value: unknown, insert: (text: string) => Code): Code {
  return Object.fromEntries(Object.entries(value as Values).map(([name, part]) => [name, leaf(part, insert)]));
}

function leaf(value: unknown, insert: (text: string) => Code): Code {
  return typeof value === "string" ? insert(textOf(value)) : ((value ?? null) as Code);
}

/** Whether a provider's state holds something there: an empty text or list is how it says "not set". */
function isSet(value: unknown): boolean {
  if (value === null || value === undefined || value === "") return false;
  if (Array.isArray(value)) return value.length > 0;
  return typeof value !== "object" || Object.keys(value).length > 0;
}

function camelCase(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
