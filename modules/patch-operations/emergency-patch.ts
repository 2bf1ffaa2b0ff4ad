import { Construct } from "constructs";
import { windowScheduleDoubtful } from "../../model/checks/maintenance-window/window-schedule-checks";
import { groupProblems, taskProblems, windowProblems } from "../../model/checks/patch-fleet/part-problems";
import { EMERGENCY_PATCH_CHECKS } from "../../model/checks/patch-operations/emergency-checks";
import type { BroughtPatches } from "../../model/maintenance-window/brought-patches";
import type { PatchBaselineModel } from "../../model/patch-baseline/patch-baseline-model";
import { baselineOverride } from "../../model/patch-operations/emergency/baseline-override";
import type { EmergencyPatchOptions, OverrideDocument } from "../../model/patch-operations/emergency/emergency-options";
import type { EmergencyPatchModel } from "../../model/patch-operations/emergency/emergency-patch-model";
import { endOfWindow } from "../../model/patch-operations/emergency/end-of-window";
import { installOverrideList, type OverridePatch } from "../../model/patch-operations/emergency/install-override-list";
import type { PatchTaskIntegrations } from "../../model/patch-operations/task/task-integrations";
import { Schedule } from "../../model/schedule/grammar/schedule";
import type { Finding } from "../../model/values/finding";
import type { Settled } from "../../model/values/unknown";
import { addressableId } from "../construct/addressable-id";
import { META_ARGUMENT_NAMES, type MetaArguments, metaArguments } from "../construct/meta-arguments";
import { tellMissingEntries } from "../construct/missing-entries";
import { boundToRegion, regionFor } from "../construct/regions";
import { checked, leaveToWhole } from "../construct/report";
import { todayOf } from "../construct/today";
import { TOKENS_AS_UNKNOWN } from "../construct/tokens";
import type { S3Object } from "../framework/framework";
import { MaintenanceWindow } from "../maintenance-window/maintenance-window";
import type { PatchTask } from "../maintenance-window/patch-task";
import type { PatchLogs } from "./patch-logs";
import { readEmergencyPatch } from "./read-emergency-patch";

export interface EmergencyPatchProps extends EmergencyPatchOptions, PatchTaskIntegrations, MetaArguments {
  /**
   * Baselines to follow in place of the registered ones, one for each operating system of the nodes; not together with
   * `patches`. A node whose system has none here fails. Sources are written into the document with what they hold,
   * credentials included.
   *
   * @default - `patches`
   */
  readonly baselines?: readonly BaselineOfOverride[];
}

/** A `PatchBaseline`: what it means is all that is needed of it. */
export interface BaselineOfOverride {
  readonly model: PatchBaselineModel;
}

const WINDOW_PROPERTIES = ["duration", "cutoff", "patchGroups", "tags", "region"];
const TASK_PROPERTIES = [
  "rebootOption",
  "maxConcurrency",
  "maxErrors",
  "minutesPerNode",
  "cutoffBehavior",
  "timeoutSeconds",
  "stepTimeoutSeconds",
  "comment",
  "serviceRole",
  "notifications",
];
const OTHER_PROPERTIES = [...META_ARGUMENT_NAMES, ...WINDOW_PROPERTIES, ...TASK_PROPERTIES];

/**
 * Installs certain patches once, outside of the weekly windows: a window with `at(…)` that ends for good, and a task
 * that reads from a document what to install. The document is put into the bucket of `logs`, unless `overrideUrl` says
 * that it lies elsewhere.
 *
 * **Reported compliance is not updated by an override.** It still follows the baseline that is registered for the
 * nodes: a patch that no rule of it approves is installed, and counts as nothing there.
 *
 * @throws NotValidError with everything that is wrong with the props, or with the window or task made of them
 */
export class EmergencyPatch extends Construct {
  public readonly window: MaintenanceWindow;
  public readonly task: PatchTask;
  /** What the nodes will read, and where. */
  public readonly document: OverrideDocument;
  /** The document in the bucket of `logs`. Absent with `overrideUrl`: then it is yours to put there, in time. */
  public readonly object?: S3Object;
  /** What is installed, as plain data. */
  public readonly model: EmergencyPatchModel;

  constructor(scope: Construct, id: string, props: EmergencyPatchProps) {
    super(scope, addressableId("emergency patch", scope, id, "a resource"));
    const { model, written } = checked(
      this,
      "emergency patch",
      (problems, tokens) => {
        const { patchGroups, baselines } = Object(props) as Partial<EmergencyPatchProps>;
        tellMissingEntries(this, "patchGroups", patchGroups, "patch group", problems);
        tellMissingEntries(this, "baselines", baselines, "patch baseline", problems);
        const reading = readEmergencyPatch(props, problems, tokens, OTHER_PROPERTIES);
        if (reading !== undefined) problems.addNew(problemsOfParts(props, todayOf(this)));
        return reading;
      },
      EMERGENCY_PATCH_CHECKS,
      { props },
    );
    this.model = model;
    this.document = documentOf(written, props);
    if (props.overrideUrl === undefined)
      this.object = takerOf(props)?.putOverride(this, "Document", this.document, props.tags);

    const { name, at, duration, cutoff = 0, tags, patchGroups, logs, notifications } = props;
    this.window = new MaintenanceWindow(this, "Default", {
      name,
      schedule: Schedule.at(at),
      duration,
      cutoff,
      endDate: endOfWindow(at, duration),
      tags,
      region: regionFor(this, props, { patchGroups, ...boundToRegion({ logs, notifications }) }),
      ...metaArguments(props),
    });
    // That its time is over is told of the emergency, with the moment.
    leaveToWhole(this.window, windowScheduleDoubtful.id);
    this.task = this.window.addPatchTask("Task", {
      operation: "Install",
      rebootOption: props.rebootOption,
      targets: [this.window.addTarget("Nodes", { patchGroups })],
      ...(props.baselines === undefined
        ? { installOverrideList: this.document.url }
        : { baselineOverride: this.document.url }),
      maxConcurrency: props.maxConcurrency,
      maxErrors: props.maxErrors,
      minutesPerNode: props.minutesPerNode,
      cutoffBehavior: props.cutoffBehavior,
      timeoutSeconds: props.timeoutSeconds,
      stepTimeoutSeconds: props.stepTimeoutSeconds,
      comment: props.comment,
      serviceRole: props.serviceRole,
      logs,
      notifications,
      dependsOn: this.object && [this.object],
    });
    this.window.registerBrought(this.task.model.key, broughtBy(written));
  }
}

/** What the window and the task will refuse of these props, told with what is wrong with these themselves. */
function problemsOfParts(
  { duration, cutoff = 0, tags, patchGroups, ...props }: EmergencyPatchProps,
  today: Date,
): readonly Finding[] {
  const { rebootOption, maxConcurrency, maxErrors, minutesPerNode, cutoffBehavior } = props;
  const { timeoutSeconds, stepTimeoutSeconds, comment } = props;
  const asked = { today, tokens: TOKENS_AS_UNKNOWN };
  // The name and the time are looked at already.
  const window = { name: "emergency", schedule: "rate(1 day)", duration, cutoff, tags };
  const rates = { maxConcurrency, maxErrors, minutesPerNode, cutoffBehavior };
  const task = { operation: "Install", rebootOption, ...rates, timeoutSeconds, stepTimeoutSeconds, comment };
  return [...groupProblems(patchGroups, asked), ...windowProblems("", window, asked), ...taskProblems("", task, asked)];
}

function broughtBy({ patches, baselines }: Settled<EmergencyPatchModel>): BroughtPatches {
  return baselines === undefined ? { kind: "patches", patches: listOf(patches) } : { kind: "baselines", baselines };
}

function documentOf(
  { name, patches, baselines }: Settled<EmergencyPatchModel>,
  { overrideUrl, logs }: EmergencyPatchProps,
): OverrideDocument {
  const rendered =
    baselines === undefined
      ? { fileName: `${name}.yaml`, contentType: "application/yaml", content: installOverrideList(listOf(patches)) }
      : { fileName: `${name}.json`, contentType: "application/json", content: baselineOverride(baselines) };
  return { ...rendered, url: overrideUrl ?? logs?.overrideUrl?.(rendered.fileName) ?? "" };
}

function listOf(patches: Settled<EmergencyPatchModel>["patches"]): readonly OverridePatch[] {
  return (patches ?? []) as OverridePatch[];
}

/** By shape and not by class: two copies of this library may be loaded. */
function takerOf({ logs }: EmergencyPatchProps): Pick<PatchLogs, "putOverride"> | undefined {
  const { putOverride } = (logs ?? {}) as Partial<PatchLogs>;
  return typeof putOverride === "function" ? (logs as PatchLogs) : undefined;
}
