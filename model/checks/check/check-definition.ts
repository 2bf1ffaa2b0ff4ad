import { probablyMeant } from "../../text/probably-meant";
import { oneOf, quote, show } from "../../text/wording";
import { NotValidError, type Severity } from "../../values/finding";
import { Problems } from "../../values/problems";
import { propertyOf } from "../../values/property-of";
import { NO_TOKENS, PropsReader } from "../../values/props-reader";
import { sharedSymbol } from "../../values/shared-symbol";
import { isKnown } from "../../values/unknown";

/** A check as it is written: what is wrong, why, what to do, and how it is found. */
export interface CheckDefinitionOn<On extends string, Subject, Tools> {
  /** Stable, `ACME001`: findings are accepted and looked up by it. `PM` and a number is ours. */
  readonly id: string;
  /** An `error` stops the synth and weighs high in a review; it cannot be accepted. */
  readonly severity: Severity;
  /** What it is about. `find` is called for each of them. */
  readonly on: On;
  /** What is wrong, as a sentence. */
  readonly cause: string;
  /** Why it matters, as a sentence. */
  readonly reason: string;
  /** What to do, as a sentence. */
  readonly fix: string;
  /**
   * Where the reason comes from: a policy, a page.
   *
   * @default "house rule"
   */
  readonly source?: string;
  /**
   * Reports each place where it is wrong, and nothing else: a pure function, that changes neither its subject (which is
   * frozen) nor anything else, and answers at once. What is not known yet must pass.
   */
  readonly find: (subject: Subject, tools: Tools) => void;
}

const BRAND: unique symbol = sharedSymbol("check") as never;
const ID = /^[A-Z][A-Z0-9]*(-?[A-Z0-9]+)*$/;
const LONGEST_ID = 40;
const SEVERITIES: readonly Severity[] = ["error", "warning", "information"];
const TEXTS = ["cause", "reason", "fix"] as const;

/** What `defineCheck` returns: the definition, frozen and marked as one. */
export function checkOf<Definition extends object>(definition: Definition): Definition & { readonly source: string } {
  const check = { source: "house rule", ...definition };
  Object.defineProperty(check, BRAND, { value: true });
  return Object.freeze(check);
}

/**
 * Reads a definition that may have come from anywhere.
 *
 * @param subjects - what it can be about
 * @param isFoundElsewhere - whether something else finds it, so that it has no `find` of its own
 * @throws NotValidError with everything that is wrong with it
 */
export function throwUnlessDefinition(
  definition: unknown,
  subjects: readonly string[],
  isFoundElsewhere = false,
): void {
  const problems = new Problems();
  const reader = PropsReader.open(definition, "", problems, NO_TOKENS);
  const id = reader?.requiredText("id");
  const subject = `check ${id !== undefined && isKnown(id) ? quote(id) : "without an id"}`;
  if (reader === undefined) throw new NotValidError(subject, problems.findings);

  if (id !== undefined && isKnown(id) && (!ID.test(id) || id.length > LONGEST_ID)) {
    problems.add("id", `expected capital letters and digits such as ACME001, got ${quote(id)}`);
  }
  choice("severity", reader.requiredText("severity"), SEVERITIES, problems);
  choice("on", reader.requiredText("on"), subjects, problems);
  for (const name of TEXTS) {
    if (reader.requiredText(name) === "") problems.add(name, "expected a sentence, got an empty string");
  }
  reader.text("source");
  const find = isFoundElsewhere ? reader.requiredText("foundBy") : reader.raw("find");
  if (!isFoundElsewhere && typeof find !== "function") problems.add("find", `expected a function, got ${show(find)}`);
  reader.refuseOthers();
  problems.throwIfAny(subject);
}

/** Whether a value came from `defineCheck`, also of another copy of this library. */
export function isDefinedCheck(value: unknown): boolean {
  return propertyOf(value, BRAND) === true;
}

function choice(path: string, value: unknown, choices: readonly string[], problems: Problems): void {
  if (typeof value !== "string" || choices.includes(value)) return;
  const meant = probablyMeant(value, choices);
  problems.add(
    path,
    `expected ${oneOf(choices)}, got ${quote(value)}${meant === undefined ? "" : `; did you mean ${meant}`}`,
  );
}
