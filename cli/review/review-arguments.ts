import { zonedMoment } from "../../model/explain/when/zoned-moment";
import { oneOf, quote } from "../../model/text/wording";
import { RISKS, type Risk } from "../../review/risk/risk";
import { BadInput, readingFile } from "../console/bad-input";
import type { Console } from "../console/console";
import { FORMATS, formatOfFile, isFormat, type ReviewFormat } from "./formats";

/** What was typed behind `cdktf-patch review` or `cdktf-patch plan`. */
export interface ReviewArguments {
  readonly format: string;
  readonly write?: readonly string[];
  readonly failOn?: string;
  readonly expect?: string;
  readonly accept?: string;
  readonly patches?: readonly string[];
  readonly os?: string;
  readonly name: string;
  readonly at?: string;
}

/** The same, understood. */
export interface ReviewSettings {
  readonly format: ReviewFormat;
  readonly write: readonly { readonly file: string; readonly format: ReviewFormat }[];
  readonly failOn?: Risk;
  readonly expect?: string;
  readonly at: Date;
}

const FINGERPRINT = /^[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}$/;

/** Reads what was typed before anything is done. @throws BadInput */
export function reviewSettings(given: ReviewArguments, console: Console): ReviewSettings {
  if (!isFormat(given.format)) {
    throw new BadInput(`--format: expected ${oneOf(FORMATS)}, got ${quote(given.format)}`);
  }
  const write = (given.write ?? []).map((file) => ({ file, format: formatOfFile(file) }));
  return {
    format: given.format,
    write,
    ...(given.failOn === undefined ? {} : { failOn: riskArgument(given.failOn) }),
    ...(given.expect === undefined ? {} : { expect: fingerprintArgument(given.expect) }),
    at: given.at === undefined ? console.now() : readingFile("--at", () => zonedMoment(given.at as string)),
  };
}

function riskArgument(text: string): Risk {
  const limits = RISKS.filter((risk) => risk !== "none");
  const risk = limits.find((one) => one === text);
  if (risk === undefined) throw new BadInput(`--fail-on: expected ${oneOf(limits)}, got ${quote(text)}`);
  return risk;
}

function fingerprintArgument(text: string): string {
  if (FINGERPRINT.test(text)) return text;
  throw new BadInput(`--expect: expected a fingerprint such as 6f1c-90aa-33d2, got ${quote(text)}`);
}
