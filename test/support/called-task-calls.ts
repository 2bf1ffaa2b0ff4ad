import type { AppliedStack, Call } from "./iam";
import type { SynthesisedTask } from "./patch-task-calls";

/** Whose calls are asked about: a task, the role with which its window runs it, and its Region. */
export interface Asking {
  readonly stack: AppliedStack;
  readonly task: SynthesisedTask;
  /** A call of the role. */
  readonly as: (action: string, resource: string, context?: Call["context"]) => Call;
  /** The ARN of something in the Region of the task. */
  readonly arn: (service: string, owner: string, rest: string) => string;
}

/**
 * What starts an Automation, and follows it. IAM asks for the document and the execution, where it asked for the
 * definition until that kind of resource was given up; both are to hold.
 */
export function callsOfAutomation({ stack, task, as, arn }: Asking): readonly Call[] {
  const { account } = stack.at;
  const given = stack.known(task.task_arn);
  const [owner, name] = owned(given);
  const execution = arn("ssm", account, "automation-execution/11111111-2222-4333-8444-555555555555");
  const { parameter = [] } = task.task_invocation_parameters?.automation_parameters ?? {};
  const roles = parameter.filter((one) => one.name === "AutomationAssumeRole").flatMap(({ values }) => values);
  return [
    as("ssm:StartAutomationExecution", arn("ssm", owner, `document/${name}`)),
    as("ssm:StartAutomationExecution", execution),
    as("ssm:StartAutomationExecution", arn("ssm", owner, `automation-definition/${name}:1`)),
    as("ssm:GetAutomationExecution", execution),
    ...roles.map((role) => as("iam:PassRole", stack.known(role), { "iam:PassedToService": "ssm.amazonaws.com" })),
  ];
}

/** The account of a document, which one of AWS's own has not, and its name. */
function owned(given: string): readonly [owner: string, name: string] {
  const [, owner = "", name = given] = /^arn:[^:]*:ssm:[^:]*:(\d*):[\w-]+\/([^:]+)/.exec(given) ?? [];
  return [owner, name];
}

/** What calls a function, in the version or by the alias that is named. */
export function callsOfFunction({ stack, task, as }: Asking): readonly Call[] {
  const called = stack.known(task.task_arn);
  const inVersion = /:function:[^:]+:/.test(called) ? called : `${called}:$LATEST`;
  return [as("lambda:InvokeFunction", called), as("lambda:InvokeFunction", inVersion)];
}

/** What starts a state machine, and follows what was started. */
export function callsOfStateMachine({ stack, task, as, arn }: Asking): readonly Call[] {
  const machine = stack.known(task.task_arn);
  const name = machine.replace(/^.*:stateMachine:/, "").replace(/:.*/, "");
  return [
    as("states:StartExecution", machine),
    as("states:DescribeExecution", arn("states", stack.at.account, `execution:${name}:0a1b2c`)),
  ];
}
