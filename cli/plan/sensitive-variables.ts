import { readFileSync } from "node:fs";
import { z } from "zod";

const variables = z.object({
  variable: z
    .record(z.string(), z.object({ sensitive: z.boolean().optional(), default: z.unknown().optional() }))
    .default({}),
});

/** Shorter ones stand in many a word. */
const SHORTEST = 4;

/**
 * A text without the values of a stack's sensitive variables, as far as these come from its configuration, the
 * environment (`TF_VAR_name`) or a flag (`-var=name=value`). A provider quotes what it refuses, sensitive or not.
 */
export function withoutSensitiveValues(text: string, file: string, flags: readonly string[]): string {
  const read = variables.safeParse(JSON.parse(readFileSync(file, "utf8")));
  if (!read.success) return text;
  const values = Object.entries(read.data.variable)
    .filter(([, { sensitive }]) => sensitive === true)
    .flatMap(([name, { default: byDefault }]) => [
      byDefault,
      process.env[`TF_VAR_${name}`],
      ...flags.flatMap((flag) => new RegExp(`^(?:--?var=)?${name}=(.*)$`, "s").exec(flag)?.[1] ?? []),
    ])
    .filter((value): value is string => typeof value === "string" && value.length >= SHORTEST)
    .sort((a, b) => b.length - a.length);
  return values.reduce((message, value) => message.replaceAll(value, "(sensitive value)"), text);
}
