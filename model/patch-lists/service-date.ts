import { z } from "zod";
import { LIST_LIMITS } from "./list-limits";

/** Seconds since 1970, or a text with its offset from UTC: the two ways in which the AWS CLI prints a moment. */
export const serviceDate = z.union([z.number(), z.string()]).transform((value, context): Date => {
  const date = typeof value === "number" ? new Date(value * 1000) : new Date(value);
  const hasZone = typeof value === "number" || /(?:Z|[+-]\d{2}:?\d{2})$/i.test(value);
  if (hasZone && !Number.isNaN(date.getTime())) return date;

  const got = JSON.stringify(value);
  context.addIssue({
    code: "custom",
    message: hasZone
      ? `expected a date such as 2026-11-20T14:03:00Z, got ${got}`
      : `expected a date with its offset from UTC, such as 2026-11-20T14:03:00Z, got ${got}`,
  });
  return z.NEVER;
});

/** Texts that may be absent; the AWS CLI prints absent ones as null. */
export const optionalText = z
  .string()
  .max(LIST_LIMITS.title, `expected at most ${LIST_LIMITS.title} characters, got more`)
  .nullish()
  .transform((text) => (text === null || text?.trim() === "" ? undefined : text?.trim()));

export const optionalTexts = z
  .array(z.string().max(LIST_LIMITS.name, `expected at most ${LIST_LIMITS.name} characters, got more`))
  .nullish()
  .transform((texts) => texts ?? []);
