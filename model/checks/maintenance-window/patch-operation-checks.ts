import { WINDOW_NUMBER_LIMITS, WINDOW_TEXT_LIMITS } from "../../facts/window-limits";
import type { WindowTaskModel } from "../../maintenance-window/maintenance-window-model";
import { DOCUMENT_PARAMETERS, type DocumentParameter, isPatchDocument } from "../../maintenance-window/patch-document";
import { PATCH_OPERATIONS, REBOOT_OPTIONS } from "../../maintenance-window/patch-task-options";
import { oneOf, quote } from "../../text/wording";
import type { Problems } from "../../values/problems";
import { isKnown, type Knowable, UNKNOWN } from "../../values/unknown";
import { defineCheck } from "../check/define-check";
import { checkChoice } from "../check/shared-properties";
import { commandOf } from "./run-command-checks";

export const patchOperation = defineCheck({
  id: "PM540",
  severity: "error",
  on: "task",
  cause: "A patch task does not say whether it scans or installs, or says something else.",
  reason: "The document requires one of the two, and fails on the node for another word.",
  source: "maintenance window facts, D3",
  fix: `Use one of ${PATCH_OPERATIONS.join(", ")}.`,
  find: (task, { problems }) => {
    const operation = parameterOf(task, "operation");
    checkChoice("operation", operation, PATCH_OPERATIONS, problems);
    if (operation === undefined) problems.add("operation", `missing, expected ${oneOf(PATCH_OPERATIONS)}`);
  },
});

export const rebootOption = defineCheck({
  id: "PM541",
  severity: "error",
  on: "task",
  cause: "The reboot option of a patch task is not one of the document's.",
  reason: "The document fails on the node for another word.",
  source: "maintenance window facts, D3",
  fix: `Use one of ${REBOOT_OPTIONS.join(", ")}.`,
  find: (task, { problems }) =>
    checkChoice("rebootOption", parameterOf(task, "rebootOption"), REBOOT_OPTIONS, problems),
});

export const rebootOptionMissing = defineCheck({
  id: "PM542",
  severity: "error",
  on: "task",
  cause: "A patch task installs and has no rebootOption.",
  reason:
    "The node would reboot whenever a patch was installed, which nobody should get by accident: that is AWS's default.",
  source: "maintenance window facts, D3",
  fix: "Write rebootOption: RebootIfNeeded if that is meant, else NoReboot.",
  find: (task, { problems }) => {
    if (parameterOf(task, "operation") !== "Install" || parameterOf(task, "rebootOption") !== undefined) return;
    problems.add(
      "rebootOption",
      `missing, expected ${oneOf(REBOOT_OPTIONS)} for an installation; ` +
        "AWS would reboot whenever any patch was installed, so write it if that is meant",
    );
  },
});

export const overrideTwice = defineCheck({
  id: "PM543",
  severity: "error",
  on: "task",
  cause: "A patch task gives both a list of patches and a baseline override.",
  reason: "The run fails on every node.",
  source: "maintenance window facts, D3",
  fix: "Keep one of installOverrideList and baselineOverride.",
  find: (task, { problems }) => {
    if (!isWritten(parameterOf(task, "installOverrideList")) || !isWritten(parameterOf(task, "baselineOverride")))
      return;
    problems.add(
      "installOverrideList",
      "expected one of installOverrideList or baselineOverride, got both; the run would fail on every node",
    );
  },
});

/** An address in two parts at least, of which the last is the name of the file. */
const ADDRESS = /^(https|s3):\/\/[^/]+\/(.*\/)?(?<file>[^/]+)$/s;
const FORBIDDEN_IN_FILE_NAME = /[`'"$]/;

export const overrideAddress = defineCheck({
  id: "PM544",
  severity: "error",
  on: "task",
  cause: "The list of patches or the baseline override of a patch task is not at an address that the document accepts.",
  reason: "The document reads https:// and s3:// addresses of up to 256 characters; the file's name goes into a shell.",
  source: "maintenance window facts, D3",
  fix: "Put the file into a bucket and write s3://bucket/key; rename it where it has quotes, a backtick or $.",
  find: (task, { problems }) => {
    for (const property of ["installOverrideList", "baselineOverride"] as const) {
      const address = parameterOf(task, property);
      if (isWritten(address)) checkAddress(property, address, problems);
    }
  },
});

export const stepTimeout = defineCheck({
  id: "PM545",
  severity: "error",
  on: "task",
  cause: "The step timeout of a patch task is out of range.",
  reason: "The document accepts whole seconds from 1 to 36000.",
  source: WINDOW_NUMBER_LIMITS.stepTimeoutSeconds.source,
  fix: "Give a number in the range, or leave it out.",
  find: (task, { problems }) => {
    const written = parameterOf(task, "stepTimeoutSeconds");
    if (isWritten(written)) {
      problems.wholeNumber("stepTimeoutSeconds", Number(written), WINDOW_NUMBER_LIMITS.stepTimeoutSeconds);
    }
  },
});

export const ignoredByScan = defineCheck({
  id: "PM546",
  severity: "warning",
  on: "task",
  cause: "A patch task scans, and sets something that only an installation uses.",
  reason: "A scan installs nothing and never reboots.",
  source: "maintenance window facts, D3",
  fix: "Leave it out, or make it an installation.",
  find: (task, { problems }) => {
    if (parameterOf(task, "operation") !== "Scan") return;
    const reboot = parameterOf(task, "rebootOption");
    problems.unless(
      reboot !== "RebootIfNeeded",
      "rebootOption",
      "expected nothing for a scan, got RebootIfNeeded; a scan never reboots",
    );
    const list = parameterOf(task, "installOverrideList");
    problems.unless(
      !isWritten(list),
      "installOverrideList",
      "expected nothing for a scan, got an address; a scan ignores it",
    );
  },
});

/**
 * A parameter of a task that runs the patch document: undefined where it is not given, `UNKNOWN` where it is not known
 * or where the task runs something else, so that nothing is said about it.
 */
export function parameterOf(task: WindowTaskModel, name: DocumentParameter): Knowable<string> | undefined {
  // Without the block nothing is given, which the provider lets pass.
  if (task.runCommand === undefined && isPatchDocument(task.taskArn)) return undefined;
  const parameters = commandOf(task)?.parameters;
  if (parameters === undefined || !isKnown(parameters) || !isPatchDocument(task.taskArn)) return UNKNOWN;
  const values = Object.hasOwn(parameters, DOCUMENT_PARAMETERS[name])
    ? parameters[DOCUMENT_PARAMETERS[name]]
    : undefined;
  return values === undefined || !isKnown(values) ? values : values[0];
}

/** Given, known, and not the empty text that the document takes for "not given". */
function isWritten(value: Knowable<string> | undefined): value is string {
  return typeof value === "string" && value !== "";
}

function checkAddress(property: string, address: string, problems: Problems): void {
  const file = ADDRESS.exec(address)?.groups?.file;
  if (file === undefined) {
    problems.add(property, `expected https://… or s3://bucket/key, got ${quote(address)}`);
  } else if (FORBIDDEN_IN_FILE_NAME.test(file)) {
    problems.add(property, `expected a file name without quotes, backtick and $, got ${quote(file)}; rename the file`);
  } else {
    problems.text(property, address, WINDOW_TEXT_LIMITS.documentAddress);
  }
}
