import type { Construct } from "constructs";
import { WINDOW_TASK_CHECKS } from "../../model/checks/maintenance-window/window-task-checks";
import type { WindowTaskModel } from "../../model/maintenance-window/maintenance-window-model";
import type { PlaceOfTask, WindowTaskInWindow } from "../../model/maintenance-window/read-patch-task";
import type { PatchTaskIntegrations } from "../../model/patch-operations/task/task-integrations";
import type { NotWith } from "../../model/values/no-value";
import type { Problems } from "../../model/values/problems";
import { PropsReader, type TokenHandling } from "../../model/values/props-reader";
import { generated } from "../construct/generated";
import { META_ARGUMENT_NAMES, type MetaArguments, metaArguments } from "../construct/meta-arguments";
import { checked } from "../construct/report";
import { SsmMaintenanceWindowTask } from "../framework/framework";
import type { IMaintenanceWindow } from "./maintenance-window-interface";
import { patchTaskArguments } from "./patch-task-arguments";
import { informIntegrations, readIntegrations } from "./read-integrations";
import { keysOf, readTaskTargets, windowTargetIds } from "./task-targets";
import { keyInWindow, windowOf } from "./window-part";
import type { WindowTarget } from "./window-target";

/** What the props of every task have. */
type TaskProps = PatchTaskIntegrations &
  MetaArguments & {
    readonly window: IMaintenanceWindow;
    readonly targets?: readonly WindowTarget[] | NotWith.instanceIds;
  };

/** Reads what a task runs. `others` are properties that are read already. */
type ReadTask = (
  reader: PropsReader,
  place: PlaceOfTask,
  problems: Problems,
  tokens: TokenHandling,
  others: readonly string[],
) => WindowTaskInWindow;

/**
 * What every task does, whatever it runs: it is read and checked with its window, which takes it in, its role and
 * notifications learn of it, and it becomes a resource.
 *
 * @throws NotValidError with everything that is wrong with the props, or for a task too many
 */
export function taskInWindow(
  task: Construct,
  kind: "patch task" | "window task",
  props: TaskProps,
  read: ReadTask,
): { readonly model: WindowTaskModel; readonly resource: SsmMaintenanceWindowTask } {
  const { model: own, written } = checked(
    task,
    kind,
    (problems, tokens) => {
      const reader = PropsReader.open(props, "", problems, tokens);
      if (reader === undefined) return undefined;
      const window = windowOf(reader, problems);
      const place: PlaceOfTask = {
        key: keyInWindow(window, task),
        windowTargetKeys: keysOf(readTaskTargets(reader, window, problems, tokens)),
        allowUnassociatedTargets: window?.model.allowUnassociatedTargets,
      };
      readIntegrations(reader, window, problems, tokens);
      return read(reader, place, problems, tokens, META_ARGUMENT_NAMES);
    },
    WINDOW_TASK_CHECKS,
    { props },
  );
  const { window } = props;
  const { allowUnassociatedTargets, ...model } = own;
  window.registerTask(model);
  informIntegrations(props, model, written);
  const config = {
    windowId: window.windowId,
    ...patchTaskArguments(written, windowTargetIds((props.targets ?? []) as readonly WindowTarget[])),
    region: window.region,
    provider: window.provider,
    ...metaArguments(props),
  };
  return { model, resource: generated(task, () => new SsmMaintenanceWindowTask(task, "Default", config)) };
}
