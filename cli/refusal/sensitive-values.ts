import { z } from "zod";

/** Where values of variables come from, beside the configuration. */
export interface VariableSources {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Flags of `terraform plan`. */
  readonly flags: readonly string[];
  /** Texts of the files that Terraform reads variables from: `terraform.tfvars`, those of `-var-file`. */
  readonly files: readonly string[];
}

const variables = z.object({
  variable: z
    .record(z.string(), z.object({ sensitive: z.boolean().optional(), default: z.unknown().optional() }))
    .default({}),
});
const baselines = z.object({
  resource: z
    .object({ aws_ssm_patch_baseline: z.record(z.string(), z.object({ source: z.unknown().optional() })).default({}) })
    .default({ aws_ssm_patch_baseline: {} }),
});

/** Deeper than any value of a variable. */
const DEEPEST = 40;

/**
 * Every text that a stack keeps secret, as far as that can be known before Terraform tells: the values of its sensitive
 * variables down to their leaves, and what its patch sources are configured with.
 */
export function sensitiveValues(configuration: unknown, sources: VariableSources): readonly string[] {
  const found = new Set<string>();
  const read = variables.safeParse(configuration);
  const names = Object.entries(read.success ? read.data.variable : {}).filter(([, one]) => one.sensitive === true);
  for (const [, { default: byDefault }] of names) addLeaves(byDefault, found, 0);
  addGiven(
    names.map(([name]) => name),
    sources,
    found,
  );
  const sourced = baselines.safeParse(configuration);
  const all = sourced.success ? Object.values(sourced.data.resource.aws_ssm_patch_baseline) : [];
  for (const { source } of all) addConfigurations(source, found, 0);
  return [...found];
}

/** Where the next block of a file begins: braces may stand in texts, so that only this tells where one is over. */
const BLOCK =
  /^(?=[ \t]*(?:variable|resource|data|output|locals|provider|terraform|module|moved|import|removed|check|ephemeral|action)\b[^\n={]*\{)/m;
const VARIABLE = /^\s*variable[ \t]+"?([\w-]+)"?[ \t]*\{(.*)$/s;

/** The same of a stack in Terraform's own language: whatever is written in a variable that is marked, or may be. */
export function sensitiveValuesInHcl(text: string, sources: VariableSources): readonly string[] {
  const found = new Set<string>();
  const all = text.split(BLOCK).flatMap((block) => {
    const [, name, content = ""] = VARIABLE.exec(block) ?? [];
    return name === undefined ? [] : [{ name, content }];
  });
  const marked = all.filter(({ content }) => /\bsensitive\s*=(?!\s*false\b)/.test(content));
  for (const { content } of marked) addQuoted(content, found);
  addGiven(
    marked.map(({ name }) => name),
    sources,
    found,
  );
  return [...found];
}

/** What is given for these variables outside of the configuration. */
function addGiven(names: readonly string[], { environment, flags, files }: VariableSources, found: Set<string>): void {
  for (const name of names) {
    addWritten(environment[`TF_VAR_${name}`], found);
    for (const flag of flags) addWritten(new RegExp(`^(?:--?var=)?${name}\\s*=(.*)$`, "s").exec(flag)?.[1], found);
  }
  // Which of a file's values belongs to which variable only Terraform's own grammar tells: none of them is told.
  if (names.length > 0) for (const text of files) addWritten(text, found);
}

function addLeaves(value: unknown, found: Set<string>, depth: number): void {
  if (typeof value === "string") found.add(value);
  else if (typeof value === "number" || typeof value === "bigint") found.add(String(value));
  else if (typeof value === "object" && value !== null && depth < DEEPEST) {
    for (const entry of Object.values(value)) addLeaves(entry, found, depth + 1);
  }
}

/** A value as somebody typed it: a text, or an object or list as JSON or in Terraform's language. */
function addWritten(text: string | undefined, found: Set<string>): void {
  if (text === undefined) return;
  found.add(text);
  try {
    addLeaves(JSON.parse(text), found, 0);
  } catch {
    addQuoted(text, found);
  }
}

/** What stands in quotes, numbers, and lines where a text goes over several. */
function addQuoted(text: string, found: Set<string>): void {
  for (const [, quoted = ""] of text.matchAll(/"((?:[^"\\]|\\.)*)"/gs)) {
    found.add(quoted);
    found.add(quoted.replace(/\\n/g, "\n").replace(/\\t/g, "\t").replace(/\\(.)/g, "$1"));
  }
  for (const [number] of text.matchAll(/-?\d[\d.]*/g)) found.add(number);
  if (/<<-?\s*\w+/.test(text)) for (const line of text.split("\n")) found.add(line.trim());
}

function addConfigurations(source: unknown, found: Set<string>, depth: number): void {
  if (typeof source !== "object" || source === null || depth > DEEPEST) return;
  for (const [name, value] of Object.entries(source)) {
    if (name === "configuration") addLeaves(value, found, 0);
    else addConfigurations(value, found, depth + 1);
  }
}
