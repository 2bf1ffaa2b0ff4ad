import type { GetMaintenanceWindowTaskCommandOutput } from "@aws-sdk/client-ssm";
import type { SnapshotRun, SnapshotTask, SnapshotWindow } from "../snapshot/snapshot-schema";
import type { Clients } from "./clients";
import { calling, ifStillThere } from "./parts";
import { parametersOf, plain, type Secrets, secret } from "./plain";
import { tagsOf } from "./read-tags";

/** AWS refuses a page of windows, targets or tasks beyond this. */
const PAGE = 100;

/** Every window with its targets and tasks. */
export async function readWindows(clients: Clients, secrets: Secrets): Promise<SnapshotWindow[]> {
  const { ssm, sdk } = clients;
  const ids = await calling("ssm:DescribeMaintenanceWindows", async () => {
    const all: string[] = [];
    const pages = sdk.ssm.paginateDescribeMaintenanceWindows({ client: ssm, pageSize: PAGE }, {});
    for await (const { WindowIdentities = [] } of pages) {
      all.push(...WindowIdentities.map(({ WindowId = "" }) => WindowId));
    }
    return all;
  });
  const windows: SnapshotWindow[] = [];
  for (const id of ids) {
    const window = await readWindow(clients, id, secrets);
    if (window !== undefined) windows.push(window);
  }
  return windows;
}

async function readWindow(clients: Clients, id: string, secrets: Secrets): Promise<SnapshotWindow | undefined> {
  const { ssm, sdk } = clients;
  const window = await ifStillThere("ssm:GetMaintenanceWindow", () =>
    ssm.send(new sdk.ssm.GetMaintenanceWindowCommand({ WindowId: id })),
  );
  if (window === undefined) return undefined;
  const targets = await ifStillThere("ssm:DescribeMaintenanceWindowTargets", async () => {
    const all = [];
    const pages = sdk.ssm.paginateDescribeMaintenanceWindowTargets({ client: ssm, pageSize: PAGE }, { WindowId: id });
    for await (const { Targets = [] } of pages) all.push(...Targets);
    return all;
  });
  const taskIds = await ifStillThere("ssm:DescribeMaintenanceWindowTasks", async () => {
    const all: string[] = [];
    const pages = sdk.ssm.paginateDescribeMaintenanceWindowTasks({ client: ssm, pageSize: PAGE }, { WindowId: id });
    for await (const { Tasks = [] } of pages) all.push(...Tasks.map(({ WindowTaskId = "" }) => WindowTaskId));
    return all;
  });
  const tasks: SnapshotTask[] = [];
  for (const taskId of taskIds ?? []) {
    const task = await ifStillThere("ssm:GetMaintenanceWindowTask", () =>
      ssm.send(new sdk.ssm.GetMaintenanceWindowTaskCommand({ WindowId: id, WindowTaskId: taskId })),
    );
    if (task !== undefined) tasks.push(taskOf(task, secrets));
  }
  return {
    ...(plain(window) as SnapshotWindow),
    Tags: await tagsOf(ssm, sdk, "MaintenanceWindow", id),
    Targets: plain(targets ?? []) as SnapshotWindow["Targets"],
    Tasks: tasks,
  };
}

/** A task without what may be a secret: parameters of documents, inputs and payloads. */
function taskOf(task: GetMaintenanceWindowTaskCommandOutput, secrets: Secrets): SnapshotTask {
  const { TaskInvocationParameters, TaskParameters, ...others } = task;
  const document = task.TaskArn ?? "";
  const { RunCommand, Automation, StepFunctions, Lambda } = TaskInvocationParameters ?? {};
  const legacy = Object.entries(TaskParameters ?? {}).map(([name, { Values = [] }]) => [
    name,
    { Values: Values.map((value) => secret(value, secrets)) },
  ]);
  const hidden = (text: string | undefined) => (text === undefined ? {} : secret(text, secrets));
  const invocation = {
    ...(RunCommand && {
      RunCommand: {
        ...RunCommand,
        ...(RunCommand.Parameters && { Parameters: parametersOf(document, RunCommand.Parameters, secrets) }),
      },
    }),
    ...(Automation && {
      Automation: {
        ...Automation,
        ...(Automation.Parameters && { Parameters: parametersOf(document, Automation.Parameters, secrets) }),
      },
    }),
    ...(StepFunctions && {
      StepFunctions: { ...StepFunctions, ...(StepFunctions.Input && { Input: hidden(StepFunctions.Input) }) },
    }),
    ...(Lambda && {
      Lambda: {
        Qualifier: Lambda.Qualifier,
        ...(Lambda.ClientContext && { ClientContext: hidden(Lambda.ClientContext) }),
        ...(Lambda.Payload && { Payload: secret(Buffer.from(Lambda.Payload).toString("utf8"), secrets) }),
      },
    }),
  };
  return plain({
    ...others,
    ...(TaskInvocationParameters && { TaskInvocationParameters: invocation }),
    ...(legacy.length > 0 && { TaskParameters: Object.fromEntries(legacy) }),
  }) as SnapshotTask;
}

/** What the windows ran since a moment; AWS keeps some weeks. */
export async function readRuns(
  { ssm, sdk }: Clients,
  windowIds: readonly string[],
  since: Date,
): Promise<SnapshotRun[]> {
  const runs: SnapshotRun[] = [];
  const Filters = [{ Key: "ExecutedAfter", Values: [since.toISOString()] }];
  for (const WindowId of windowIds) {
    await ifStillThere("ssm:DescribeMaintenanceWindowExecutions", async () => {
      const pages = sdk.ssm.paginateDescribeMaintenanceWindowExecutions(
        { client: ssm, pageSize: PAGE },
        { WindowId, Filters },
      );
      for await (const { WindowExecutions = [] } of pages) runs.push(...(plain(WindowExecutions) as SnapshotRun[]));
    });
  }
  return runs;
}
