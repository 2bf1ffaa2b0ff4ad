import { oneOf, quote } from "../../model/text/wording";
import { FINGERPRINT, SHORT_FINGERPRINT } from "../../review/plan/fingerprint";
import { FAILING_RISKS, type Risk } from "../../review/risk/risk";
import { BadInput } from "../console/bad-input";
import type { Console } from "../console/console";
import { type ChosenForms, chosenForms, type FormArguments } from "../forms/chosen-forms";
import { givenMoment } from "../forms/given-moment";
import { REVIEW_FORMS, type ReviewForm } from "./forms";

/** What was typed behind `cdktf-patch review` or `cdktf-patch plan`. */
export interface ReviewArguments extends FormArguments {
  readonly failOn?: string;
  readonly expect?: string;
  readonly accept?: string;
  readonly allFindings?: boolean;
  readonly checks?: readonly string[];
  readonly approvers?: string;
  /** A snapshot of the accounts. */
  readonly account?: string;
  readonly patches?: readonly string[];
  readonly os?: string;
  readonly product?: string;
  readonly name: string;
  readonly at?: string;
  /** The output folder of an earlier synth. */
  readonly before?: string;
}

/** The same, understood. */
export interface ReviewSettings {
  readonly forms: ChosenForms<ReviewForm>;
  readonly failOn?: Risk;
  readonly expect?: string;
  readonly at: Date;
}

/** Reads what was typed before anything is done. @throws BadInput */
export function reviewSettings(given: ReviewArguments, console: Console): ReviewSettings {
  return {
    forms: chosenForms(given, REVIEW_FORMS, console),
    ...(given.failOn === undefined ? {} : { failOn: riskArgument(given.failOn) }),
    ...(given.expect === undefined ? {} : { expect: fingerprintArgument(given.expect, console) }),
    at: givenMoment("--at", given.at, console) ?? console.now(),
  };
}

function riskArgument(text: string): Risk {
  const risk = FAILING_RISKS.find((one) => one === text);
  if (risk === undefined) throw new BadInput(`--fail-on: expected ${oneOf(FAILING_RISKS)}, got ${quote(text)}`);
  return risk;
}

/** The short form is for people at a terminal: whoever wants to can make another plan with the same short one. */
function fingerprintArgument(text: string, { stdin, stdout }: Console): string {
  if (FINGERPRINT.test(text)) return text;
  if (!SHORT_FINGERPRINT.test(text)) {
    throw new BadInput(`--expect: expected a fingerprint such as ${EXAMPLE}, got ${quote(text)}`);
  }
  if (stdin.isTTY === true && stdout.isTTY === true) return text;
  throw new BadInput(
    `--expect: expected the whole fingerprint, such as ${EXAMPLE}, got its short form ${quote(text)}, which is good for ` +
      "a terminal only; take the whole one from the comment or from review.json",
  );
}

const EXAMPLE = "6f1c-90aa-33d2-41bc-0d2e-77aa-9c11-b2f0";
