import {
  NODE_PSEUDO_PARAMETERS,
  PSEUDO_PARAMETERS,
  parametersOfDocument,
  ROLE_PARAMETERS,
} from "../../facts/document-parameters";
import { nodeDocumentFacts } from "../../facts/node-documents";
import type { WindowTaskModel } from "../../maintenance-window/maintenance-window-model";
import { isPatchDocument } from "../../maintenance-window/patch-document";
import { probablyMeant } from "../../text/probably-meant";
import { oneOf, quote } from "../../text/wording";
import {
  type ArnShape,
  AUTOMATION_ARN,
  checkArn,
  DOCUMENT_ARN,
  FUNCTION_ARN,
  ROLE_ARN,
  STATE_MACHINE_ARN,
} from "../../values/arns";
import type { NumberLimit, TextLimit } from "../../values/problems";
import { eachKnown, isKnown } from "../../values/unknown";
import { defineCheck } from "../check/define-check";

const API = "SSM API model";

const AUTOMATION_LIMITS = {
  parameters: { min: 0, max: 200, source: `${API}, AutomationParameterMap` },
  parameterValues: { min: 0, max: 50, source: `${API}, AutomationParameterValueList` },
  parameterName: { minLength: 1, maxLength: 50, unit: "characters", source: `${API}, AutomationParameterKey` },
  parameterValue: { minLength: 1, maxLength: 512, unit: "characters", source: `${API}, AutomationParameterValue` },
} as const satisfies Record<string, TextLimit | NumberLimit>;

const LIMITS = {
  payload: { minLength: 0, maxLength: 4096, unit: "bytes", source: `${API}, MaintenanceWindowLambdaParameters` },
  qualifier: { minLength: 1, maxLength: 128, unit: "characters", source: `${API}, MaintenanceWindowLambdaParameters` },
  clientContext: {
    minLength: 1,
    maxLength: 8000,
    unit: "characters",
    source: `${API}, MaintenanceWindowLambdaParameters`,
  },
  input: { minLength: 0, maxLength: 4096, unit: "bytes", source: `${API}, MaintenanceWindowStepFunctionsParameters` },
  executionName: {
    minLength: 1,
    maxLength: 80,
    unit: "characters",
    source: `${API}, MaintenanceWindowStepFunctionsParameters`,
  },
} as const satisfies Record<string, TextLimit>;

export const documentFitsTask = defineCheck({
  id: "PM580",
  severity: "error",
  on: "task",
  cause: "A task runs a document of another type.",
  reason:
    "Run Command runs documents of type Command, Automation those of type Automation; the provider accepts any pair.",
  source: "other ways facts, D1 and D4",
  fix: "Use addAutomationTask for Automation documents, addRunCommandTask for Command documents.",
  find: ({ taskArn, taskType }, { problems }) => {
    if (!isKnown(taskArn) || !isKnown(taskType)) return;
    const type = isPatchDocument(taskArn) ? "Command" : nodeDocumentFacts(taskArn)?.type;
    if (type === "Automation" && taskType === "RUN_COMMAND")
      problems.add(
        "taskArn",
        `expected a document of type Command, got ${taskArn}, an Automation; use addAutomationTask`,
      );
    if (type === "Command" && taskType === "AUTOMATION")
      problems.add(
        "taskArn",
        `expected a document of type Automation, got ${taskArn}, a Command; use addRunCommandTask`,
      );
  },
});

export const documentParameter = defineCheck({
  id: "PM581",
  severity: "warning",
  on: "task",
  cause: "A task gives a parameter that its document is not known to have.",
  reason: "The service refuses a parameter that a document lacks, at apply or at the first run.",
  source: "other ways facts, D4",
  fix: "Use one of the document's parameters.",
  find: (task, { problems }) => {
    const known = isKnown(task.taskArn) ? parametersOfDocument(task.taskArn) : undefined;
    if (known === undefined) return;
    for (const name of Object.keys(parametersOf(task))) {
      if (known.includes(name)) continue;
      const meant = probablyMeant(name, known);
      const fix = meant === undefined ? "" : `; did you mean ${meant}`;
      problems.add(
        `parameters.${name}`,
        `expected ${oneOf(known)}, which ${String(task.taskArn)} has, got ${quote(name)}${fix}`,
      );
    }
  },
});

const PSEUDO = /\{\{\s*([A-Z_]+)\s*\}\}/g;

export const pseudoParameter = defineCheck({
  id: "PM582",
  severity: "error",
  on: "task",
  cause: "A task uses a pseudo parameter that windows do not fill in for it.",
  reason:
    "What is not filled in reaches the document as it is written; of the node only Automation, Lambda and Step Functions learn.",
  source: "other ways facts, D2",
  fix: "Use one that AWS has; in Run Command leave the node out, for the command runs on it.",
  find: (task, { problems }) => {
    const known: readonly string[] = PSEUDO_PARAMETERS;
    const ofNode: readonly string[] = NODE_PSEUDO_PARAMETERS;
    const isCommand = task.taskType === "RUN_COMMAND";
    for (const [path, text] of texts(task)) {
      for (const [whole, name = ""] of text.matchAll(PSEUDO)) {
        if (known.includes(name) || (!isCommand && ofNode.includes(name))) continue;
        if (ofNode.includes(name)) {
          problems.add(
            path,
            `expected no ${whole} in Run Command, which does not know it; the command runs on the node itself`,
          );
          continue;
        }
        // Another word in braces may be a document's own.
        const meant = probablyMeant(name, isCommand ? known : [...known, ...ofNode]);
        if (meant !== undefined)
          problems.add(path, `expected {{${meant}}}, got ${whole}; windows fill in no such name`);
      }
    }
  },
});

export const jsonInput = defineCheck({
  id: "PM583",
  severity: "error",
  on: "task",
  cause: "The payload or input of a task is not JSON.",
  reason: "The provider accepts any string; Lambda and Step Functions refuse what is not JSON at each run.",
  source: "other ways facts, D1",
  fix: "Write it with JSON.stringify.",
  find: (task, { problems }) => {
    for (const [path, text] of [
      ["payload", lambdaOf(task)?.payload],
      ["input", stepsOf(task)?.input],
    ] as const) {
      // The text itself may be secret, and is never shown.
      if (typeof text === "string" && !isJson(text))
        problems.add(path, "expected JSON, got a string that is not JSON; write it with JSON.stringify");
    }
  },
});

export const invocationLengths = defineCheck({
  id: "PM584",
  severity: "error",
  on: "task",
  cause: "The input of a Lambda or Step Functions task is too long.",
  reason: "The service accepts 4096 bytes of payload or input, and shorter texts for the rest.",
  source: `${LIMITS.payload.source}; ${LIMITS.input.source}`,
  fix: "Pass the address of a long text in place of the text.",
  find: (task, { problems }) => {
    const [lambda, steps] = [lambdaOf(task), stepsOf(task)];
    for (const [path, text] of [
      ["payload", lambda?.payload],
      ["input", steps?.input],
    ] as const) {
      const length = typeof text === "string" ? new TextEncoder().encode(text).length : 0;
      if (length > LIMITS[path].maxLength) problems.add(path, `expected at most 4096 bytes, got ${length}`);
    }
    problems.text("qualifier", lambda?.qualifier, LIMITS.qualifier);
    problems.text("clientContext", lambda?.clientContext, LIMITS.clientContext);
    problems.text("executionName", steps?.name, LIMITS.executionName);
  },
});

const NAMED_SSM: Readonly<Record<string, RegExp>> = {
  LAMBDA: /:function:SSM/,
  STEP_FUNCTIONS: /:stateMachine:SSM/,
};

export const nameWithoutRole = defineCheck({
  id: "PM585",
  severity: "warning",
  on: "task",
  cause: "A task without a role of its own calls a function or state machine whose name does not start with SSM.",
  reason: "The role that AWS then uses may call only those.",
  source: "other ways facts, D3",
  fix: "Give the task a serviceRole, or a name that starts with SSM.",
  find: ({ taskType, taskArn, serviceRoleArn }, { problems }) => {
    if (serviceRoleArn !== undefined || !isKnown(taskType) || !isKnown(taskArn)) return;
    const pattern = NAMED_SSM[taskType];
    if (pattern === undefined || pattern.test(taskArn)) return;
    problems.add("taskArn", `expected a name that starts with SSM, or a serviceRole beside it, got ${quote(taskArn)}`);
  },
});

/** What a task of each type is told, and the block in which Terraform holds it. */
const TOLD_IN = [
  ["RUN_COMMAND", "runCommand", "run_command_parameters"],
  ["AUTOMATION", "automation", "automation_parameters"],
  ["LAMBDA", "lambda", "lambda_parameters"],
  ["STEP_FUNCTIONS", "stepFunctions", "step_functions_parameters"],
] as const;

export const blockFitsTask = defineCheck({
  id: "PM556",
  severity: "warning",
  on: "task",
  cause: "A task has parameters that are meant for another type of task.",
  reason: "The provider accepts any pair, and what is meant for another type has no effect on the task.",
  source: "other ways facts, D1",
  fix: "Keep the block that goes with the task type.",
  find: (task, { problems }) => {
    const { taskType } = task;
    if (!isKnown(taskType)) return;
    const own = TOLD_IN.find(([type]) => type === taskType);
    for (const [type, name, block] of TOLD_IN) {
      const invocation = task[name];
      if (own === undefined || type === taskType || invocation === undefined || !isKnown(invocation)) continue;
      problems.add("taskType", `expected ${own[2]} alone beside ${taskType}, got ${block} as well`);
    }
  },
});

/** What a task of each type runs: by its name where AWS looks it up, else by its ARN. */
const RUNS: Readonly<Record<string, { readonly arn: ArnShape; readonly mayBeNamed: boolean }>> = {
  RUN_COMMAND: { arn: DOCUMENT_ARN, mayBeNamed: true },
  AUTOMATION: { arn: AUTOMATION_ARN, mayBeNamed: true },
  LAMBDA: { arn: FUNCTION_ARN, mayBeNamed: false },
  STEP_FUNCTIONS: { arn: STATE_MACHINE_ARN, mayBeNamed: false },
};
const DOCUMENT_NAME = /^[\w.-]{3,128}$/;

export const taskRuns = defineCheck({
  id: "PM588",
  severity: "error",
  on: "task",
  cause: "The taskArn is not the name or the ARN of one document, function or state machine.",
  reason:
    "It stands in the policy of a PatchTaskRole: with a wildcard the role could run anything that the pattern fits, and " +
    "with the ARN of something else the window could run nothing.",
  source: "other ways facts, D1; maintenance window facts, E1",
  fix: "Write the name of the document, or the whole ARN.",
  find: ({ taskArn, taskType }, { problems }) => {
    if (!isKnown(taskArn) || !isKnown(taskType) || taskArn === "") return;
    const runs = RUNS[taskType];
    if (runs === undefined || runs.arn.pattern.test(taskArn)) return;
    if (runs.mayBeNamed && DOCUMENT_NAME.test(taskArn)) return;
    const named = runs.mayBeNamed ? "the name of a document or " : "";
    problems.add("taskArn", `expected ${named}${runs.arn.inWords}, got ${quote(taskArn)}`);
  },
});

export const passedRoles = defineCheck({
  id: "PM589",
  severity: "error",
  on: "task",
  cause: "The role that an Automation is to work with is not the ARN of a role.",
  reason: "A PatchTaskRole may pass on what is named here; with a wildcard that is every role that the pattern fits.",
  source: "other ways facts, D1",
  fix: "Write the whole ARN of the role.",
  find: (task, { problems }) => {
    if (task.taskType !== "AUTOMATION") return;
    const parameters = parametersOf(task);
    for (const name of ROLE_PARAMETERS) {
      eachKnown((parameters[name] ?? []) as never, (value: unknown) =>
        checkArn(`parameters.${name}`, value, ROLE_ARN, problems),
      );
    }
  },
});

const ROLE_PARAMETER = "AutomationAssumeRole";

export const automationWithoutRole = defineCheck({
  id: "PM586",
  severity: "warning",
  on: "task",
  cause: "An Automation has no role of its own.",
  reason:
    "It then works with the rights of whoever starts it, which is the window's role: a PatchTaskRole may start it, and " +
    "do nothing of what it does.",
  source: "other ways facts, D4",
  fix: "Give AutomationAssumeRole, the ARN of a role that may do what the document does.",
  find: (task, { problems }) => {
    if (task.taskType !== "AUTOMATION" || !isKnown(task.taskArn)) return;
    if (task.automation !== undefined && (!isKnown(task.automation) || !isKnown(task.automation.parameters))) return;
    if (!parametersOfDocument(task.taskArn)?.includes(ROLE_PARAMETER)) return;
    if (parametersOf(task)[ROLE_PARAMETER] !== undefined) return;
    problems.add(
      `parameters.${ROLE_PARAMETER}`,
      `missing, expected the ARN of a role with which ${task.taskArn} works; it would work with the rights of the window's role`,
    );
  },
});

export const automationParameters = defineCheck({
  id: "PM587",
  severity: "error",
  on: "task",
  cause: "An Automation task has too many parameters, or values that are too long.",
  reason: "The service accepts 200 parameters with names of up to 50 characters, and 50 values each of up to 512.",
  source: AUTOMATION_LIMITS.parameters.source,
  fix: "Keep long values in Parameter Store, and pass their names.",
  find: ({ automation }, { problems }) => {
    if (automation === undefined || !isKnown(automation) || !isKnown(automation.parameters)) return;
    const entries = Object.entries(automation.parameters);
    problems.count("parameters", entries, AUTOMATION_LIMITS.parameters, "parameter");
    for (const [name, values] of entries) {
      const path = `parameters.${name}`;
      problems.text(`${path} (the name)`, name, AUTOMATION_LIMITS.parameterName);
      problems.count(path, values, AUTOMATION_LIMITS.parameterValues, "value");
      eachKnown(values, (value) => problems.text(path, value, AUTOMATION_LIMITS.parameterValue));
    }
  },
});

function parametersOf({ runCommand, automation }: WindowTaskModel): Readonly<Record<string, unknown>> {
  const invocation = automation ?? runCommand;
  if (invocation === undefined || !isKnown(invocation) || !isKnown(invocation.parameters)) return {};
  return invocation.parameters;
}

/** Every text in which a pseudo parameter may stand, with its place. */
function texts(task: WindowTaskModel): readonly (readonly [path: string, text: string])[] {
  const found: (readonly [string, string])[] = [];
  for (const [name, values] of Object.entries(parametersOf(task))) {
    eachKnown(values as never, (value: unknown) => {
      if (typeof value === "string") found.push([`parameters.${name}`, value]);
    });
  }
  const [lambda, steps] = [lambdaOf(task), stepsOf(task)];
  for (const [path, text] of [
    ["payload", lambda?.payload],
    ["input", steps?.input],
  ] as const) {
    if (typeof text === "string") found.push([path, text]);
  }
  return found;
}

function lambdaOf({ lambda }: WindowTaskModel) {
  return lambda !== undefined && isKnown(lambda) ? lambda : undefined;
}

function stepsOf({ stepFunctions }: WindowTaskModel) {
  return stepFunctions !== undefined && isKnown(stepFunctions) ? stepFunctions : undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
