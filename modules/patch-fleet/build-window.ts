import type { Construct } from "constructs";
import {
  MAY_RUN_ONCE,
  type MaintenanceWindowDefinition,
  TASK_PROPERTIES,
  type TaskProperty,
} from "../../model/patch-fleet/environment-definition";
import type { IPatchNotifications } from "../../model/patch-operations/task/task-integrations";
import { type SharedReading, sharingReading } from "../construct/shared-readings";
import type { TerraformProvider } from "../framework/framework";
import { MaintenanceWindow, type MaintenanceWindowProps } from "../maintenance-window/maintenance-window";
import type { WindowTarget, WindowTargetArguments } from "../maintenance-window/window-target";
import type { PatchGroup } from "../patch-group/patch-group";
import type { PatchLogs } from "../patch-operations/patch-logs";
import type { PatchTaskRole } from "../patch-operations/patch-task-role";

interface PlaceOfWindow {
  readonly scope: Construct;
  readonly key: string;
  readonly region?: string;
  readonly provider?: TerraformProvider;
}

/** What stands around the tasks of a definition. */
export interface DefinedIntegrations {
  readonly serviceRole?: PatchTaskRole;
  readonly logs?: PatchLogs;
  readonly notifications?: IPatchNotifications;
}

/** Makes a window of a definition, with its targets and tasks. Their keys are the construct ids. */
export function buildWindow(
  { scope, key, ...where }: PlaceOfWindow,
  definition: MaintenanceWindowDefinition,
  groups: Readonly<Record<string, PatchGroup>>,
  integrations: DefinedIntegrations,
  readingOf: (part: string) => SharedReading | undefined,
): MaintenanceWindow {
  const { options, content } = dividedWindow(definition);
  const props = { ...options, ...where } as MaintenanceWindowProps;
  const window = new MaintenanceWindow(scope, key, sharingReading(props, readingOf("")));
  addContent(window, content, groups, integrations, readingOf);
  return window;
}

interface WindowContent {
  readonly patchGroups: MaintenanceWindowDefinition["patchGroups"];
  readonly targets: MaintenanceWindowDefinition["targets"];
  readonly tasks: readonly { readonly property: TaskProperty; readonly key: string; readonly task: TaskDefinition }[];
}

type TaskDefinition = { readonly patchGroups?: readonly string[]; readonly runsOnce?: boolean };

/** What belongs to a window itself, and what is added to it. */
function dividedWindow({ patchGroups, targets, ...rest }: MaintenanceWindowDefinition) {
  const tasks = TASK_PROPERTIES.flatMap((property) =>
    Object.entries(rest[property] ?? {}).map(([key, task]: [string, TaskDefinition]) => ({ property, key, task })),
  );
  const options = Object.fromEntries(
    Object.entries(rest).filter(([name]) => !(TASK_PROPERTIES as readonly string[]).includes(name)),
  );
  const content: WindowContent = { patchGroups, targets, tasks };
  return { options, content };
}

/** How a window takes in a task of each kind. */
const ADDERS: Readonly<Record<TaskProperty, (window: MaintenanceWindow, key: string, task: never) => object>> = {
  patchTasks: (window, key, task) => window.addPatchTask(key, task),
  runCommandTasks: (window, key, task) => window.addRunCommandTask(key, task),
  automationTasks: (window, key, task) => window.addAutomationTask(key, task),
  lambdaTasks: (window, key, task) => window.addLambdaTask(key, task),
  stepFunctionsTasks: (window, key, task) => window.addStepFunctionsTask(key, task),
};

/** What of the integrations each of them takes. */
const TAKES: Readonly<Record<TaskProperty, readonly (keyof DefinedIntegrations)[]>> = {
  patchTasks: ["serviceRole", "logs", "notifications"],
  runCommandTasks: ["serviceRole", "notifications"],
  automationTasks: ["serviceRole"],
  lambdaTasks: ["serviceRole"],
  stepFunctionsTasks: ["serviceRole"],
};

function addContent(
  window: MaintenanceWindow,
  content: WindowContent,
  groups: Readonly<Record<string, PatchGroup>>,
  integrations: DefinedIntegrations,
  readingOf: (part: string) => SharedReading | undefined,
): void {
  const targets = new Map<string, WindowTarget>();
  for (const key of new Set(content.patchGroups)) {
    const target = sharingReading({ patchGroups: [groups[key] as PatchGroup] }, readingOf(key));
    targets.set(key, window.addTarget(key, target));
  }
  for (const [key, options] of Object.entries(content.targets ?? {})) {
    const target = sharingReading({ ...options } as WindowTargetArguments, readingOf(key));
    targets.set(key, window.addTarget(key, target));
  }
  for (const { property, key, task } of content.tasks) {
    const { patchGroups: only, ...rest } = task;
    const { runsOnce, ...withoutOnce } = rest;
    // Where it is no property of the task, the task says so.
    const options = MAY_RUN_ONCE.includes(property) ? withoutOnce : rest;
    const chosen = only === undefined ? [...targets.values()] : only.map((group) => targets.get(group) as WindowTarget);
    const around = Object.fromEntries(TAKES[property].map((name) => [name, integrations[name]]));
    const props = { ...around, ...options, ...(runsOnce === true ? {} : { targets: chosen }) };
    ADDERS[property](window, key, sharingReading(props, readingOf(key)) as never);
  }
}
