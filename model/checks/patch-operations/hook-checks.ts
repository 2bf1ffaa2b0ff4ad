import type { WindowTaskModel } from "../../maintenance-window/maintenance-window-model";
import {
  DOCUMENT_PARAMETERS,
  type DocumentParameter,
  isPatchDocumentWithHooks,
  PATCH_DOCUMENT_WITH_HOOKS,
} from "../../maintenance-window/patch-document";
import { PATCH_DOCUMENTS, type PatchHook } from "../../maintenance-window/patch-documents";
import { HOOK_PARAMETERS, PATCH_HOOKS } from "../../maintenance-window/read-hooks";
import { joined } from "../../text/wording";
import type { TextLimit } from "../../values/problems";
import { eachKnown, isKnown, type Knowable } from "../../values/unknown";
import type { Check } from "../check/check";
import { defineCheck } from "../check/define-check";

const FACTS = PATCH_DOCUMENTS[PATCH_DOCUMENT_WITH_HOOKS];

/** The name of a document, or its ARN. */
const DOCUMENT_NAME: TextLimit = {
  minLength: 3,
  maxLength: 128,
  unit: "characters",
  pattern: /^[a-zA-Z0-9_\-.:/]*$/,
  allowed: 'letters, digits, "_", "-", ".", ":" and "/"',
  source: "SSM API model, DocumentARN",
};

export const hookDocuments = defineCheck({
  id: "PM731",
  severity: "error",
  on: "task",
  cause: "A hook of a task is not the name or ARN of a document.",
  reason: "The node fails on a document that it does not find, in the middle of an installation.",
  source: DOCUMENT_NAME.source,
  fix: "Name the document, by its ARN where it is shared.",
  find: (task, { problems }) => {
    const parameters = hookedParameters(task) ?? {};
    for (const hook of hooksOf(parameters)) {
      eachKnown(parameters[HOOK_PARAMETERS[hook]], (name) => problems.text(`hooks.${hook}`, name, DOCUMENT_NAME));
    }
  },
});

export const noHooks = defineCheck({
  id: "PM735",
  severity: "warning",
  on: "task",
  cause: "A task runs the document with hooks, and no hook is given.",
  reason: "It calls AWS-Noop for each hook then, and does what the document without hooks does.",
  source: FACTS.source,
  fix: "Name a document for one of the hooks, or leave hooks out.",
  find: (task, { problems }) => {
    const parameters = hookedParameters(task);
    if (parameters === undefined || hooksOf(parameters).length > 0) return;
    problems.add(
      "hooks",
      `expected at least one of ${joined(PATCH_HOOKS, "or")}, but all are missing; leave hooks out`,
    );
  },
});

export const hooksAndOthers = defineCheck({
  id: "PM732",
  severity: "error",
  on: "task",
  cause: "A task with hooks gives something that the document with hooks has no parameter for.",
  reason: "The service refuses a command with a parameter that its document does not have.",
  source: FACTS.source,
  fix: "Leave it out, or make a second task without hooks.",
  find: (task, { problems }) => {
    const parameters = hookedParameters(task) ?? {};
    for (const property of FACTS.without as readonly DocumentParameter[]) {
      if (parameters[DOCUMENT_PARAMETERS[property]] === undefined) continue;
      problems.add(
        property,
        `expected nothing beside hooks, got a value; ${PATCH_DOCUMENT_WITH_HOOKS} does not accept it`,
      );
    }
  },
});

export const hooksOfAScan = defineCheck({
  id: "PM733",
  severity: "error",
  on: "task",
  cause: "A task that scans has hooks.",
  reason: "A scan ends before any hook is called.",
  source: FACTS.source,
  fix: "Leave the hooks out, or make it an installation.",
  find: (task, { problems }) => {
    const parameters = hookedParameters(task) ?? {};
    const operation = parameters[DOCUMENT_PARAMETERS.operation];
    if (operation === undefined || !isKnown(operation) || operation[0] !== "Scan") return;
    if (hooksOf(parameters).length === 0) return;
    problems.add("hooks", "expected nothing for a scan, got hooks; a scan calls none");
  },
});

/** What can be wrong with the hooks of one task by itself. */
export const HOOK_CHECKS = [
  hookDocuments,
  noHooks,
  hooksAndOthers,
  hooksOfAScan,
] as const satisfies readonly Check<WindowTaskModel>[];

/** The hooks that name a document, of a task with these parameters. */
function hooksOf(parameters: Readonly<Parameters>): readonly PatchHook[] {
  return PATCH_HOOKS.filter((hook) => parameters[HOOK_PARAMETERS[hook]] !== undefined);
}

/** The parameters of a task that runs the document with hooks; undefined for any other task. */
function hookedParameters({ taskArn, runCommand }: WindowTaskModel): Readonly<Parameters> | undefined {
  if (!isPatchDocumentWithHooks(taskArn) || runCommand === undefined || !isKnown(runCommand)) return undefined;
  return isKnown(runCommand.parameters) ? runCommand.parameters : undefined;
}

type Parameters = Record<string, Knowable<readonly Knowable<string>[]> | undefined>;
