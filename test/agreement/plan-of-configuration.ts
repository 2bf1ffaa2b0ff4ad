import { type GivenResource, planWith } from "../review/given-plans";

/** The plan that Terraform makes of a synthesised stack in an empty account: what refers to an id is known later. */
export function planOf(configuration: object): object {
  const { resource = {}, provider } = configuration as {
    readonly resource?: Readonly<Record<string, Readonly<Record<string, object>>>>;
    readonly provider?: { readonly aws?: readonly Readonly<Record<string, unknown>>[] };
  };
  const resources = Object.entries(resource).flatMap(([type, named]) =>
    Object.entries(named).map(([name, attributes]): GivenResource => {
      const { after, unknown, expressions } = objectOf(attributes);
      return { address: `${type}.${name}`, after, unknown: { ...unknown, id: true }, expressions };
    }),
  );
  const arguments_ = Object.entries(provider?.aws?.[0] ?? {}).map(([name, value]) => [name, { constant_value: value }]);
  return planWith(resources, { aws: Object.fromEntries(arguments_) });
}

interface Split {
  readonly after: unknown;
  readonly unknown: unknown;
  readonly expressions: unknown;
}

function objectOf(value: object): { readonly after: object; readonly unknown: object; readonly expressions: object } {
  const after: Record<string, unknown> = {};
  const unknown: Record<string, unknown> = {};
  const expressions: Record<string, unknown> = {};
  for (const [name, entry] of Object.entries(value)) {
    if (name === "//" || name === "depends_on" || name === "lifecycle") continue;
    const split = splitOf(entry);
    if (split.after !== undefined) after[name] = split.after;
    if (split.unknown !== undefined) unknown[name] = split.unknown;
    if (split.expressions !== undefined) expressions[name] = split.expressions;
  }
  return { after, unknown, expressions };
}

const REFERENCE = /^\$\{([\w.-]+)\.id\}$/;

function splitOf(value: unknown): Split {
  if (typeof value === "string") {
    const address = REFERENCE.exec(value)?.[1];
    return address === undefined
      ? { after: value, unknown: undefined, expressions: undefined }
      : { after: undefined, unknown: true, expressions: { references: [`${address}.id`, address] } };
  }
  if (Array.isArray(value) && value.every((entry) => typeof entry === "string")) return listOfTexts(value);
  if (Array.isArray(value)) {
    const parts = value.map((entry) => objectOf(entry as object));
    return {
      after: parts.map(({ after }) => after),
      unknown: parts.map((part) => part.unknown),
      expressions: parts.map(({ expressions }) => expressions),
    };
  }
  return typeof value === "object" && value !== null
    ? objectOf(value)
    : { after: value, unknown: undefined, expressions: undefined };
}

function listOfTexts(values: readonly string[]): Split {
  const parts = values.map(splitOf);
  const references = parts.flatMap(
    ({ expressions }) => (expressions as { references?: readonly string[] } | undefined)?.references ?? [],
  );
  if (references.length === 0) return { after: values, unknown: undefined, expressions: undefined };
  return { after: undefined, unknown: parts.map(({ unknown }) => unknown === true), expressions: { references } };
}
