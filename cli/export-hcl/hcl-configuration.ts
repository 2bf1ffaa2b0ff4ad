import { PROVIDER_SCHEMA, type VersionedSchema } from "../../offline-aws/schema/schema";
import { BadInput } from "../console/bad-input";
import { type Body, bodiesOf, hclArgument, hclBlock, schemaLines, separated } from "./hcl-block";
import { argumentLines, conditionLines, dependsOn, metaLines } from "./hcl-meta";
import { hclLiteral, hclReference, hclValue, type Json } from "./hcl-value";

/** A `cdk.tf.json`, as it was synthesised. */
export type Configuration = { readonly [keyword: string]: Json };

/**
 * A synthesised stack as HCL, not yet formatted. What one construct made stands together, under its path.
 *
 * @throws BadInput for what has a form that is not known here
 */
export function hclConfiguration(configuration: Configuration): string {
  const unknown = Object.keys(configuration).filter((keyword) => keyword !== "//" && !(keyword in WRITERS));
  if (unknown.length > 0) throw new BadInput(`there is no HCL form known here for ${unknown.join(", ")}`);
  const first = Object.entries(WRITERS).flatMap(([keyword, write]) => {
    const value = configuration[keyword];
    return value === undefined ? [] : write(value);
  });
  return [...first, ...madeByConstructs(configuration)].join("\n");
}

/** Each keyword of Terraform's JSON, in the order in which a person writes them; resources are written by construct. */
const WRITERS: Readonly<Record<string, (value: Json) => readonly string[]>> = {
  terraform: (value) => bodiesOf(value).map(terraformBlock),
  provider: (value) =>
    named(value).map(([name, body]) => hclBlock("provider", [name], schemaLines(body, schemaOfProvider(name)))),
  variable: (value) =>
    named(value).map(([name, { type, validation, ...own }]) =>
      hclBlock(
        "variable",
        [name],
        [
          ...(typeof type === "string" ? [`type = ${hclReference(type)}\n`] : []),
          ...argumentLines(own),
          ...conditionLines("validation", validation),
        ],
      ),
    ),
  locals: (value) => (isEmpty(value) ? [] : [hclBlock("locals", [], argumentLines(value as Body))]),
  module: (value) => named(value).map(([name, body]) => hclBlock("module", [name], moduleLines(body))),
  data: () => [],
  resource: () => [],
  ephemeral: () => [],
  moved: (value) =>
    bodiesOf(value).map((one) =>
      hclBlock(
        "moved",
        [],
        Object.entries(one).map(([name, place]) => bare(name, place)),
      ),
    ),
  import: (value) =>
    bodiesOf(value).map(({ to, provider, ...own }) =>
      hclBlock(
        "import",
        [],
        [
          bare("to", to as Json),
          ...(provider === undefined ? [] : [bare("provider", provider)]),
          ...argumentLines(own),
        ],
      ),
    ),
  removed: (value) =>
    bodiesOf(value).map(({ from, lifecycle }) =>
      hclBlock(
        "removed",
        [],
        [
          bare("from", from as Json),
          ...bodiesOf(lifecycle).flatMap((one) => separated("lifecycle", [], argumentLines(one))),
        ],
      ),
    ),
  output: (value) =>
    named(value).map(([name, { depends_on, precondition, ...own }]) =>
      hclBlock(
        "output",
        [name],
        [...argumentLines(own), ...conditionLines("precondition", precondition), ...dependsOn(depends_on)],
      ),
    ),
};

/** Data sources and resources, by the path of the construct that made them. */
function madeByConstructs(configuration: Configuration): readonly string[] {
  const made = (["data", "ephemeral", "resource"] as const).flatMap((keyword) =>
    named(configuration[keyword] ?? {}).flatMap(([type, all]) =>
      named(all).map(([name, body]) => {
        const schema = schemaOf(keyword, type, name);
        const { first, last, own } = metaLines(body);
        const text = hclBlock(keyword, [type, name], [...first, ...schemaLines(own, schema), ...last]);
        return { path: constructOf(body), text };
      }),
    ),
  );
  const inOrder = made.sort((one, other) => (one.path === other.path ? 0 : one.path < other.path ? -1 : 1));
  return inOrder.map(({ path, text }, index) => {
    const isFirst = index === 0 || inOrder[index - 1]?.path !== path;
    return path === "" || !isFirst ? text : `# ${path}\n${text}`;
  });
}

/** `patching/Sunday/Install`, which cdktf notes in a comment; the resource itself is called `Default` there. */
function constructOf(body: Body): string {
  const { metadata } = (body["//"] ?? {}) as { readonly metadata?: { readonly path?: string } };
  return (metadata?.path ?? "").replace(/\/Default$/, "").replace(/\s+/g, " ");
}

function schemaOf(keyword: "data" | "ephemeral" | "resource", type: string, name: string): VersionedSchema {
  const served = keyword === "data" ? PROVIDER_SCHEMA.dataSources : PROVIDER_SCHEMA.resources;
  const schema = keyword === "ephemeral" ? undefined : served[type];
  if (schema === undefined) {
    const address = keyword === "resource" ? `${type}.${name}` : `${keyword}.${type}.${name}`;
    throw new BadInput(
      `${address}: the simulated account does not serve this type, so that its export cannot be proved`,
    );
  }
  return schema;
}

function schemaOfProvider(name: string): VersionedSchema {
  return name === "aws" ? PROVIDER_SCHEMA.provider : { version: 0, block: {} };
}

function terraformBlock({ required_version, required_providers, backend, cloud, ...others }: Body): string {
  return hclBlock(
    "terraform",
    [],
    [
      ...hclArgument("required_version", required_version),
      ...argumentLines(others),
      ...bodiesOf(required_providers).flatMap((one) => separated("required_providers", [], argumentLines(one))),
      ...named(backend ?? {}).flatMap(([type, body]) => separated("backend", [type], stateLines(body))),
      ...bodiesOf(cloud).flatMap((body) => separated("cloud", [], stateLines(body))),
    ],
  );
}

/** In a backend everything is an argument, but for the workspaces of HCP. */
function stateLines({ workspaces, ...own }: Body): string[] {
  return [
    ...argumentLines(own),
    ...bodiesOf(workspaces).flatMap((one) => separated("workspaces", [], argumentLines(one))),
  ];
}

function moduleLines({ source, version, providers, depends_on, ...own }: Body): string[] {
  return [
    ...(typeof source === "string" ? [`source = ${hclLiteral(source)}\n`] : []),
    ...(typeof version === "string" ? [`version = ${hclLiteral(version)}\n`] : []),
    ...bodiesOf(providers).flatMap((one) => [
      `providers = {\n${Object.entries(one)
        .map(([name, value]) => bare(name, value))
        .join("")}}\n`,
    ]),
    ...argumentLines(own),
    ...dependsOn(depends_on),
  ];
}

function bare(name: string, value: Json): string {
  return `${name} = ${typeof value === "string" ? hclReference(value) : hclValue(value)}\n`;
}

/** The blocks of a keyword with a label; of one label there may be several. */
function named(value: Json): readonly (readonly [string, Body])[] {
  const groups = bodiesOf(value)
    .flatMap((one) => Object.entries(one))
    .filter(([label]) => label !== "//");
  return groups.flatMap(([label, bodies]) => bodiesOf(bodies).map((body) => [label, body] as const));
}

function isEmpty(value: Json): boolean {
  return Object.keys((value ?? {}) as object).length === 0;
}
