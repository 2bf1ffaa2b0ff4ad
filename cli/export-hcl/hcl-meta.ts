import { type Body, bodiesOf, hclArgument, separated } from "./hcl-block";
import { hclReference, isList, type Json } from "./hcl-value";

/** What every resource and data source may have beside the arguments of its type, and where it stands in a block. */
export interface MetaLines {
  readonly first: readonly string[];
  readonly last: readonly string[];
  /** The rest: what the schema of the type knows. */
  readonly own: Body;
}

export function metaLines(body: Body): MetaLines {
  const { count, for_each, provider, depends_on, lifecycle, provisioner, connection, ...own } = body;
  return {
    first: withSpace([
      ...hclArgument("count", count),
      ...hclArgument("for_each", for_each),
      ...(typeof provider === "string" ? [`provider = ${hclReference(provider)}\n`] : []),
    ]),
    last: [
      ...bodiesOf(connection).flatMap((one) => separated("connection", [], argumentLines(one))),
      ...bodiesOf(provisioner).flatMap(provisionerLines),
      ...dependsOn(depends_on),
      ...bodiesOf(lifecycle).flatMap((one) => separated("lifecycle", [], lifecycleLines(one))),
    ],
    own,
  };
}

/** `depends_on = [aws_sns_topic.T]` */
export function dependsOn(value: Json | undefined): string[] {
  return value === undefined || !isList(value) || value.length === 0
    ? []
    : ["\n", `depends_on = ${references(value)}\n`];
}

/** Every entry of an object as an argument. */
export function argumentLines(body: Body): string[] {
  return Object.entries(body).flatMap(([name, value]) => (name === "//" ? [] : hclArgument(name, value)));
}

function references(value: readonly Json[]): string {
  const all = value.map((one) => hclReference(String(one)));
  return all.length === 1 ? `[${all[0]}]` : `[\n${all.map((one) => `${one},\n`).join("")}]`;
}

function lifecycleLines({ ignore_changes, replace_triggered_by, precondition, postcondition, ...own }: Body): string[] {
  const bare = (name: string, value: Json | undefined) => {
    if (value === undefined || value === null) return [];
    return [`${name} = ${isList(value) ? references(value) : hclReference(String(value))}\n`];
  };
  return [
    ...argumentLines(own),
    ...bare("ignore_changes", ignore_changes),
    ...bare("replace_triggered_by", replace_triggered_by),
    ...conditionLines("precondition", precondition),
    ...conditionLines("postcondition", postcondition),
  ];
}

/** Also of outputs and, as `validation`, of variables. */
export function conditionLines(keyword: string, value: Json | undefined): string[] {
  return bodiesOf(value).flatMap((one) => separated(keyword, [], argumentLines(one)));
}

/** `{ "local-exec": { command } }` */
function provisionerLines(named: Body): string[] {
  return Object.entries(named).flatMap(([type, value]) =>
    bodiesOf(value).flatMap(({ when, on_failure, connection, ...own }) =>
      separated(
        "provisioner",
        [type],
        [
          ...(typeof when === "string" ? [`when = ${hclReference(when)}\n`] : []),
          ...(typeof on_failure === "string" ? [`on_failure = ${hclReference(on_failure)}\n`] : []),
          ...argumentLines(own),
          ...bodiesOf(connection).flatMap((one) => separated("connection", [], argumentLines(one))),
        ],
      ),
    ),
  );
}

function withSpace(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [...lines, "\n"];
}
