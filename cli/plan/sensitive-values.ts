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
  for (const [name, { default: byDefault }] of names) {
    addLeaves(byDefault, found, 0);
    addWritten(sources.environment[`TF_VAR_${name}`], found);
    for (const flag of sources.flags) {
      addWritten(new RegExp(`^(?:--?var=)?${name}\\s*=(.*)$`, "s").exec(flag)?.[1], found);
    }
  }
  // Which of a file's values belongs to which variable only Terraform's own grammar tells: none of them is told.
  if (names.length > 0) for (const text of sources.files) addWritten(text, found);
  const sourced = baselines.safeParse(configuration);
  const all = sourced.success ? Object.values(sourced.data.resource.aws_ssm_patch_baseline) : [];
  for (const { source } of all) addConfigurations(source, found, 0);
  return [...found];
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
    for (const [, quoted = ""] of text.matchAll(/"((?:[^"\\]|\\.)*)"/gs)) {
      found.add(quoted);
      found.add(quoted.replace(/\\n/g, "\n").replace(/\\t/g, "\t").replace(/\\(.)/g, "$1"));
    }
    for (const [number] of text.matchAll(/-?\d[\d.]*/g)) found.add(number);
    if (/<<-?\s*\w+/.test(text)) for (const line of text.split("\n")) found.add(line.trim());
  }
}

function addConfigurations(source: unknown, found: Set<string>, depth: number): void {
  if (typeof source !== "object" || source === null || depth > DEEPEST) return;
  for (const [name, value] of Object.entries(source)) {
    if (name === "configuration") addLeaves(value, found, 0);
    else addConfigurations(value, found, depth + 1);
  }
}

const HIDDEN = "(sensitive value)";
/** Shorter ones stand in many a word: they are hidden in quotes alone. */
const SHORTEST = 4;

/**
 * A text without these values: as they are, as a quoted text or an address writes them, in Base64, line by line, in
 * whatever case, and however the text that holds them was wrapped.
 */
export function withoutValues(text: string, values: readonly string[]): string {
  const forms = new Set<string>();
  const short = new Set<string>();
  for (const value of values) {
    const written = [value, ...value.split(/\r?\n/)].map((one) => one.trim());
    for (const one of [...written, ...written.flatMap(escapedForms)]) {
      if (one.length >= SHORTEST) for (const piece of piecesOf(one)) forms.add(piece);
      else if (one !== "") short.add(one);
    }
  }
  const base64 = values.flatMap(base64Forms);
  // The whole word, for the last bytes of a value stand in no form of their own.
  const isSecret = (word: string) => base64.some((form) => word.includes(form));
  const encoded = text.replace(/[A-Za-z0-9+/]{8,}=*/g, (word) => (isSecret(word) ? HIDDEN : word));
  const longestFirst = [...forms].sort((one, other) => other.length - one.length);
  const hidden = longestFirst.reduce((shown, form) => shown.replace(anyWrapping(form), HIDDEN), encoded);
  return [...short].reduce((shown, form) => shown.replaceAll(`"${form}"`, `"${HIDDEN}"`), hidden);
}

/** More than this is looked for piece by piece: of far more no expression can be made. */
const LONGEST = 1000;

function piecesOf(form: string): readonly string[] {
  const count = Math.ceil(form.length / LONGEST);
  // Alike in length, so that no rest of a few letters is looked for everywhere.
  const beginning = (at: number) => Math.round((at * form.length) / count);
  return Array.from({ length: count }, (_, at) => form.slice(beginning(at), beginning(at + 1)));
}

/** As texts in quotes have it, those of Terraform's `jsonencode` too, and as addresses have it. */
function escapedForms(plain: string): readonly string[] {
  const quoted = JSON.stringify(plain).slice(1, -1);
  const ofTerraform = quoted.replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);
  return [quoted, ofTerraform, encodeURIComponent(plain.replace(/\p{Cs}/gu, "\ufffd"))];
}

/** Fewer characters of Base64 than these stand in many a word. */
const SHORTEST_BASE64 = 8;

/** What a value is in Base64, alone or within a longer text, where it begins at each of three places. */
function base64Forms(value: string): readonly string[] {
  return [0, 1, 2].flatMap((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(value)]);
    const known = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 3))).toString("base64");
    const own = known.slice(before === 0 ? 0 : 4);
    return own.length >= SHORTEST_BASE64 ? [own] : [];
  });
}

/** A space of the value may be a line break in the text, and the other way round. */
function anyWrapping(form: string): RegExp {
  const words = form.split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(words.join("\\s+"), "gi");
}
