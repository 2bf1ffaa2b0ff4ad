import { show } from "../text/wording";
import type { Problems } from "../values/problems";
import type { PropsReader, TokenHandling } from "../values/props-reader";
import { type Knowable, UNKNOWN } from "../values/unknown";
import { DOCUMENT_PARAMETERS } from "./patch-document";

/** What the documents of Patch Manager are told, of properties that have their own: by the parameter's name. */
export function readDocumentTexts(
  reader: PropsReader,
  tokens: TokenHandling,
): Readonly<Record<string, Knowable<string>>> {
  const stepTimeout = reader.number("stepTimeoutSeconds");
  const values: Readonly<Record<string, Knowable<string> | undefined>> = {
    [DOCUMENT_PARAMETERS.operation]: reader.requiredText("operation"),
    [DOCUMENT_PARAMETERS.rebootOption]: reader.text("rebootOption"),
    [DOCUMENT_PARAMETERS.installOverrideList]: reader.text("installOverrideList"),
    [DOCUMENT_PARAMETERS.baselineOverride]: reader.text("baselineOverride"),
    [DOCUMENT_PARAMETERS.stepTimeoutSeconds]: stepTimeout === undefined ? undefined : asText(stepTimeout, tokens),
  };
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, Knowable<string>] => entry[1] !== undefined),
  );
}

/** A count, or a percentage as a text. */
export function readNumberOrText(
  reader: PropsReader,
  name: string,
  problems: Problems,
  tokens: TokenHandling,
): Knowable<string> | undefined {
  const given = reader.raw(name);
  if (given === undefined) return undefined;
  if (tokens.isUnresolved(given)) return tokens.read(given) as Knowable<string>;
  if (typeof given === "string") return given;
  if (typeof given === "number") return String(given);
  problems.add(reader.at(name), `expected a number or a string, got ${show(given)}`);
  return UNKNOWN;
}

/** A number as Terraform's texts have it; a token stays one. */
function asText(value: Knowable<number>, tokens: TokenHandling): Knowable<string> {
  if (value === UNKNOWN || tokens.isUnresolved(value)) return value as Knowable<never>;
  return String(value);
}
