import { readDeadlineOf } from "../deadlines/read-deadline";
import {
  BASELINE_TAGS_PARAMETER,
  DOCUMENT_PARAMETERS,
  PATCH_DOCUMENT,
  PATCH_DOCUMENT_OF_ASSOCIATION,
  PATCH_DOCUMENT_WITH_HOOKS,
} from "../maintenance-window/patch-document";
import { DEFAULT_MAX_CONCURRENCY, DEFAULT_MAX_ERRORS } from "../maintenance-window/patch-task-options";
import { readHooks } from "../maintenance-window/read-hooks";
import { shownOrToken } from "../maintenance-window/read-own-list";
import { readDocumentTexts, readNumberOrText } from "../maintenance-window/read-patch-parameters";
import { Schedule } from "../schedule/grammar/schedule";
import { expectedGot } from "../text/wording";
import type { Problems } from "../values/problems";
import { PropsReader, type TokenHandling } from "../values/props-reader";
import { isKnown, type Knowable, UNKNOWN } from "../values/unknown";
import type { AssociationModel } from "./association-model";
import { baselineTagsText } from "./baseline-tags";
import { readAssociationTargets } from "./read-association-targets";
import { readAutomation } from "./read-automation";
import { readS3Output } from "./s3-output";

type Texts = Readonly<Record<string, Knowable<string>>>;

/**
 * Reads what a user wrote about an association that patches, with the defaults filled in. What has the wrong kind is
 * reported.
 *
 * Undefined where `props` is no object at all.
 *
 * @param others - properties that belong to the caller and are not looked at
 */
export function readAssociation(
  props: unknown,
  problems: Problems,
  tokens: TokenHandling,
  others: readonly string[] = [],
): AssociationModel | undefined {
  const reader = PropsReader.open(props, "", problems, tokens);
  if (reader === undefined) return undefined;

  const numberOrText = (name: string) => readNumberOrText(reader, name, problems, tokens);
  const { targets, ...run } =
    reader.raw("name") === undefined
      ? readPatchRun(reader, problems, tokens)
      : readAutomation(reader, problems, tokens);
  const model: AssociationModel = {
    associationName: reader.text("associationName"),
    ...run,
    documentVersion: reader.text("documentVersion"),
    targets,
    scheduleExpression: readExpression(reader, problems, tokens),
    applyOnlyAtCronInterval: reader.flag("applyOnlyAtCronInterval") ?? true,
    calendarNames: reader.texts("calendarNames"),
    maxConcurrency: numberOrText("maxConcurrency") ?? DEFAULT_MAX_CONCURRENCY,
    maxErrors: numberOrText("maxErrors") ?? DEFAULT_MAX_ERRORS,
    complianceSeverity: reader.text("complianceSeverity"),
    syncCompliance: reader.text("syncCompliance") ?? run.syncCompliance,
    waitForSuccessTimeoutSeconds: reader.number("waitForSuccessTimeoutSeconds"),
    outputLocation: readS3Output(reader, problems),
    tags: reader.textsByName("tags") ?? {},
    region: reader.text("region"),
  };
  reader.ignore(...others);
  reader.refuseOthers();
  return model;
}

type PatchRun = Pick<AssociationModel, "document" | "parameters" | "targets" | "syncCompliance" | "patchWithin">;

function readPatchRun(reader: PropsReader, problems: Problems, tokens: TokenHandling): PatchRun {
  const hooks = hookParameters(reader);
  const baselineTags = readBaselineTags(reader, problems, tokens);
  const parameters = { ...readDocumentTexts(reader, tokens), ...hooks, ...baselineTags };
  refuseBothDocuments(hooks, baselineTags, parameters, problems);
  const patchWithin = readDeadlineOf(reader, [], problems, tokens);
  if (patchWithin !== undefined) checkMayHaveDeadline(reader, baselineTags !== undefined, problems);
  return {
    document: documentOf(hooks, baselineTags),
    parameters,
    targets: readAssociationTargets(reader, problems, tokens),
    syncCompliance: baselineTags === undefined ? undefined : "MANUAL",
    ...(patchWithin === undefined ? {} : { patchWithin }),
  };
}

/** A deadline is proved by a baseline that is known, and noted by a name. */
function checkMayHaveDeadline(reader: PropsReader, hasTags: boolean, problems: Problems): void {
  const needs = (what: string, why: string) =>
    problems.add("patchWithin", `expected ${what} beside it, but it is missing; ${why}`);
  if (reader.raw("operation") === "Scan") {
    problems.add(
      "patchWithin",
      'expected nothing for an association that only scans, got a value; leave it out, or write operation: "Install"',
    );
    return;
  }
  if (!hasTags) needs("baselineTags", "without them nodes follow their patch group: give patchWithin to that");
  if (reader.raw("associationName") === undefined) needs("an associationName", "commands know the association by it");
}

function documentOf(hooks: Texts | undefined, baselineTags: Texts | undefined): string {
  if (baselineTags !== undefined) return PATCH_DOCUMENT_OF_ASSOCIATION;
  return hooks === undefined ? PATCH_DOCUMENT : PATCH_DOCUMENT_WITH_HOOKS;
}

/** Each document lacks what another has. Source: other ways facts, A5. */
function refuseBothDocuments(
  hooks: Texts | undefined,
  baselineTags: Texts | undefined,
  parameters: Texts,
  problems: Problems,
): void {
  if (baselineTags === undefined) return;
  if (hooks !== undefined) {
    problems.add("hooks", "expected nothing beside baselineTags, got hooks; no document of AWS has both");
  }
  for (const property of ["baselineOverride", "stepTimeoutSeconds"] as const) {
    if (parameters[DOCUMENT_PARAMETERS[property]] === undefined) continue;
    problems.add(
      property,
      `expected nothing beside baselineTags, got a value; ${PATCH_DOCUMENT_OF_ASSOCIATION} lacks it`,
    );
  }
}

function hookParameters(reader: PropsReader): Texts | undefined {
  const hooks = readHooks(reader);
  if (hooks === undefined) return undefined;
  return Object.fromEntries(Object.entries(hooks).map(([name, [document]]) => [name, document ?? UNKNOWN]));
}

/** All of it is one text, so that a part which is not known yet makes all of it so. */
function readBaselineTags(reader: PropsReader, problems: Problems, tokens: TokenHandling): Texts | undefined {
  const given = reader.raw("baselineTags");
  if (given === undefined) return undefined;
  if (tokens.isUnresolved(given)) {
    problems.add("baselineTags", `expected an object with key and values, got ${shownOrToken(given, tokens)}`);
    return { [BASELINE_TAGS_PARAMETER]: UNKNOWN };
  }
  const text = reader.object("baselineTags", (read): Knowable<string> => {
    const key = read.requiredText("key");
    const values = read.texts("values");
    if (values === undefined) problems.add("baselineTags.values", "missing, expected 1 to 50 strings");
    if (!isKnown(key) || values === undefined || !isKnown(values) || !values.every(isKnown)) return UNKNOWN;
    return baselineTagsText(key, values);
  });
  return { [BASELINE_TAGS_PARAMETER]: text ?? UNKNOWN };
}

/** A schedule's expression, or the text itself; State Manager has no offset. */
function readExpression(reader: PropsReader, problems: Problems, tokens: TokenHandling): Knowable<string> {
  const given = reader.raw("scheduleExpression");
  const isSchedule = Schedule.isSchedule(given);
  if (isSchedule && given.scheduleOffset !== undefined) {
    problems.add(
      "scheduleExpression",
      "expected a schedule without an offset, got one with it; State Manager knows none through Terraform, a maintenance window does",
    );
  }
  const expression: unknown = isSchedule ? given.expression : given;
  if (tokens.isUnresolved(expression)) return tokens.read(expression) as Knowable<string>;
  if (typeof expression === "string") return expression;
  problems.add("scheduleExpression", expectedGot('a Schedule or a string such as "cron(0 2 ? * SUN *)"', given));
  return UNKNOWN;
}
