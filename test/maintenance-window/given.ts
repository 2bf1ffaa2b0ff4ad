import type { PatchGroupTagKey } from "../../model/patch-group/patch-group-model";
import type { TargetedPatchGroup } from "../../modules/maintenance-window";
import {
  MaintenanceWindow,
  type MaintenanceWindowProps,
  type PatchTaskOptions,
  type WindowTargetArguments,
} from "../../modules/maintenance-window";
import { type Fleet, fleet } from "../support/fleet";
import { refusal } from "../support/refusal";

export const WINDOW = "aws_ssm_maintenance_window";
export const TARGET = "aws_ssm_maintenance_window_target";
export const TASK = "aws_ssm_maintenance_window_task";

export const ROLE = "arn:aws:iam::123456789012:role/patching";
export const TOPIC = "arn:aws:sns:eu-central-1:123456789012:patching";

/** The least that a window needs. */
export const VALID = {
  name: "sunday",
  schedule: "cron(0 2 ? * SUN *)",
  duration: 3,
  cutoff: 1,
} as const satisfies MaintenanceWindowProps;

export interface FleetWithWindow extends Fleet {
  readonly window: MaintenanceWindow;
}

export function sunday(props: Partial<MaintenanceWindowProps> = {}): FleetWithWindow {
  const given = fleet();
  return { ...given, window: new MaintenanceWindow(given.stack, "Sunday", { ...VALID, ...props }) };
}

export function group(
  patchGroup: string,
  tagKey: PatchGroupTagKey = "Patch Group",
  region?: string,
): TargetedPatchGroup {
  return { patchGroup, tagKey, region };
}

/** What is wrong with a window made of anything at all. */
export function refusedWindow(props: unknown): string {
  const { stack } = fleet();
  return refusal(() => new MaintenanceWindow(stack, "Sunday", props as MaintenanceWindowProps));
}

/** What is wrong with a target made of anything at all. */
export function refusedTarget(options: unknown, props: Partial<MaintenanceWindowProps> = {}): string {
  const { window } = sunday(props);
  return refusal(() => window.addTarget("Critical", options as WindowTargetArguments));
}

/** What is wrong with a task that installs on a good target, and says this too. */
export function refusedTask(changes: object, props: Partial<MaintenanceWindowProps> = {}): string {
  const { window } = sunday(props);
  const targets = [window.addTarget("Critical", { patchGroups: [group("Critical")] })];
  const options = { operation: "Install", rebootOption: "NoReboot", targets, ...changes };
  return refusal(() => window.addPatchTask("Install", options as PatchTaskOptions));
}

export const windowProblem = (line: string) => `maintenance window fleet/Sunday is not valid\n  - ${line}`;
export const targetProblem = (line: string) => `window target fleet/Sunday/Critical is not valid\n  - ${line}`;
export const taskProblem = (line: string) => `patch task fleet/Sunday/Install is not valid\n  - ${line}`;

export const times = <Entry>(count: number, entry: (index: number) => Entry) =>
  Array.from({ length: count }, (_, index) => entry(index));
