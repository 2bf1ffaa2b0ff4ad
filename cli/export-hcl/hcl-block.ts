import { type Block, blocksOf } from "../../offline-aws/schema/schema";
import { hclReference, hclValue, isList, type Json } from "./hcl-value";

/** What stands between the braces of a block, in Terraform's JSON. */
export type Body = { readonly [name: string]: Json };

/** `resource "aws_ssm_patch_group" "Critical" { … }` */
export function hclBlock(keyword: string, labels: readonly string[], lines: readonly string[]): string {
  const head = [keyword, ...labels.map((label) => JSON.stringify(label))].join(" ");
  const body = lines.join("").replace(/^\n+/, "").replace(/\n+$/, "\n");
  return body === "" ? `${head} {}\n` : `${head} {\n${body}}\n`;
}

/** `name = value`, nothing for what is null: that is as good as left out. */
export function hclArgument(name: string, value: Json | undefined): string[] {
  return value === undefined || value === null ? [] : [`${name} = ${hclValue(value)}\n`];
}

/**
 * The lines of a block whose form a schema tells: what Terraform's JSON writes in the same way may be an argument or a
 * block in HCL.
 */
export function schemaLines(body: Body, { block }: { readonly block: Block }): string[] {
  const nested = new Map(blocksOf(block));
  const { dynamic, ...own } = body;
  const names = nameFirst(Object.keys(own).filter((name) => name !== "//"));
  return [
    ...names.filter((name) => !nested.has(name)).flatMap((name) => hclArgument(name, own[name])),
    ...names.flatMap((name) => {
      const form = nested.get(name);
      return form === undefined
        ? []
        : bodiesOf(own[name]).flatMap((one) => separated(name, [], schemaLines(one, form)));
    }),
    ...Object.entries((dynamic ?? {}) as Readonly<Record<string, Json>>).flatMap(([name, made]) => {
      const form = nested.get(name) ?? { block: {} };
      return bodiesOf(made).flatMap(({ for_each, iterator, content }) =>
        separated(
          "dynamic",
          [name],
          [
            ...hclArgument("for_each", for_each),
            ...(typeof iterator === "string" ? [`iterator = ${hclReference(iterator)}\n`] : []),
            ...bodiesOf(content).flatMap((one) => separated("content", [], schemaLines(one, form))),
          ],
        ),
      );
    }),
  ];
}

/** What something is called stands first, as a person writes it; the rest as it was synthesised. */
function nameFirst(names: readonly string[]): readonly string[] {
  const calls = NAMES.filter((name) => names.includes(name));
  return [...calls, ...names.filter((name) => !calls.includes(name))];
}

const NAMES: readonly string[] = ["name", "name_prefix", "bucket", "description"];

/** A block behind an empty line. */
export function separated(keyword: string, labels: readonly string[], lines: readonly string[]): string[] {
  return ["\n", hclBlock(keyword, labels, lines)];
}

/** In JSON one block is an object, several are a list. */
export function bodiesOf(value: Json | undefined): readonly Body[] {
  if (value === undefined || value === null || typeof value !== "object") return [];
  return (isList(value) ? value : [value]) as readonly Body[];
}
