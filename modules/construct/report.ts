import type { Construct } from "constructs";
import type { Check } from "../../model/checks/check/check";
import { findingsOf } from "../../model/checks/check/check";
import { rememberedFindings } from "../../model/checks/check/remembered-findings";
import { type Finding, NotValidError } from "../../model/values/finding";
import { Problems } from "../../model/values/problems";
import type { TokenHandling } from "../../model/values/props-reader";
import type { Settled } from "../../model/values/unknown";
import { acceptedOn } from "./accepted-on";
import { checkProvider } from "./meta-arguments";
import { type PatchObject, patchObjectsOf } from "./patch-objects";
import { sharedReadingOf } from "./shared-readings";
import { nowOf, todayOf } from "./today";
import { isUnresolved, TOKENS_AS_THEY_ARE, TOKENS_AS_UNKNOWN } from "./tokens";
import { validateInTree } from "./tree-validation";

/** Reads props into a model; undefined where they are no object at all, which is then already reported. */
export type ReadModel<Model> = (problems: Problems, tokens: TokenHandling) => Model | undefined;

/** The same props, read as data to think about and as what is written to Terraform: one and the same without tokens. */
export interface Checked<Model> {
  /** Tokens are `UNKNOWN` here. */
  readonly model: Model;
  /** Tokens are themselves here. */
  readonly written: Settled<Model>;
}

/** What only some constructs say about their reading. */
export interface ReadingOptions<Model> {
  /** What is read. It may be known from a construct before. */
  readonly props: unknown;
  /** What can be said only when everything was made. */
  readonly late?: () => readonly Finding[];
  /** Where a plan has what was typed at a place, for what is written in an order of its own. */
  readonly placeInPlan?: (written: Settled<Model>, place: string) => string;
}

/**
 * Reads the props of a construct and runs the checks of its kind over the model. Errors are thrown together; warnings
 * are said when the stack is validated, for further down in the code somebody may accept them.
 *
 * @param kind - what the construct is called in a message: `patch baseline`
 * @throws NotValidError with everything that is wrong with this object
 */
export function checked<Model>(
  construct: Construct,
  kind: string,
  read: ReadModel<Model>,
  checks: readonly Check<Model>[],
  { props, late, placeInPlan }: ReadingOptions<Model>,
): Checked<Model> {
  const shared = sharedReadingOf(props);
  const reading = (shared?.value as Reading<Model> | undefined) ?? readAndCheck(construct, kind, read, checks, props);
  // A token belongs to one account.
  if (shared !== undefined && !reading.holdsTokens) shared.value = reading;

  const { findings, written } = reading;
  addObject({
    construct,
    kind,
    findings,
    ...(late && { late }),
    ...(placeInPlan && { placeInPlan: (place) => placeInPlan(written, place) }),
  });
  return reading;
}

/** Takes an object into its tree: what is found about it is said when its stack is validated. */
export function addObject(object: PatchObject): void {
  const all = patchObjectsOf(object.construct);
  all.objects.push(object);
  all.version += 1;
  validateInTree(object.construct);
}

/** Leaves out what a check said of a part, where the whole says the same in better words. */
export function leaveToWhole(part: Construct, checkId: string): void {
  const all = patchObjectsOf(part);
  const place = all.objects.findLastIndex(({ construct }) => construct === part);
  const said = all.objects[place];
  if (said === undefined) return;
  all.objects[place] = { ...said, findings: said.findings.filter((finding) => finding.checkId !== checkId) };
  all.version += 1;
}

interface Reading<Model> extends Checked<Model> {
  readonly findings: readonly Finding[];
  readonly holdsTokens: boolean;
}

function readAndCheck<Model>(
  construct: Construct,
  kind: string,
  read: ReadModel<Model>,
  checks: readonly Check<Model>[],
  props: unknown,
): Reading<Model> {
  let holdsTokens = false;
  const tokens: TokenHandling = {
    isUnresolved,
    read: (token) => {
      holdsTokens = true;
      return TOKENS_AS_UNKNOWN.read(token);
    },
  };
  const [model, problems] = Problems.of((found) => read(found, tokens));
  checkProvider(props, problems);
  if (model !== undefined) {
    // What was misread stands in the model as unknown, too, or is missing from it: what that warns of may be false.
    const isMisread = problems.findings.length > 0;
    const ask = holdsTokens || isMisread ? findingsOf : rememberedFindings;
    const findings = ask(checks, model, { today: todayOf(construct), now: nowOf(construct) });
    // Of what has the wrong kind, or an entry that has, it is not told as well that it is missing.
    const misread = new Set(problems.findings.map(({ path }) => path.replace(/\[\d+\]$/, "")));
    for (const { path } of problems.findings) misread.add(path);
    const isFollowed = (path: string) => path !== "" && misread.has(path);
    problems.addAll(
      isMisread ? findings.filter(({ severity, path }) => severity === "error" && !isFollowed(path)) : findings,
    );
  }

  const subject = () => `${kind} ${construct.node.path}`;
  problems.throwIfAny(subject, acceptedOn(construct));
  const written = holdsTokens ? read(new Problems(), TOKENS_AS_THEY_ARE) : model;
  if (model === undefined || written === undefined) throw new NotValidError(subject(), problems.findings);
  return { model, written: written as Settled<Model>, findings: problems.findings, holdsTokens };
}
