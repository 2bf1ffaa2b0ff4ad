import type { Fix } from "../notes/schedule-note";
import { FIELD_ORDER } from "./cron-fields";

const CRON = /^cron\((.*)\)$/s;

/** An expression with some fixes in their places; undefined where they do not fit in. */
export function fixedExpression(expression: string, fixes: readonly Fix[]): string | undefined {
  return fixes.reduce<string | undefined>((text, fix) => text && withFix(text, fix), expression);
}

function withFix(expression: string, { write, insteadOf }: Fix): string | undefined {
  if (insteadOf === undefined) return write;
  const fields =
    CRON.exec(expression)?.[1]
      ?.split(/\s+/)
      .filter((field) => field !== "") ?? [];
  const names: readonly string[] = fields.length === 7 ? ["seconds", ...FIELD_ORDER] : FIELD_ORDER;
  const place = names.indexOf(insteadOf.field);
  const field = fields[place];
  if (field === undefined || fields.length !== names.length) return undefined;
  const { item } = insteadOf;
  fields[place] =
    field === item
      ? write
      : field
          .split(",")
          .map((piece) => (piece === item ? write : piece))
          .join(",");
  return `cron(${fields.join(" ")})`;
}
