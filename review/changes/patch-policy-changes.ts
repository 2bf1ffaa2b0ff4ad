import { rebootWords } from "../../model/describe/describe-task";
import type { WindowTaskModel } from "../../model/maintenance-window/maintenance-window-model";
import { PATCH_DOCUMENT } from "../../model/maintenance-window/patch-document";
import type { PatchPolicyModel, PolicyTargetsModel } from "../../model/patch-policy/patch-policy-model";
import { parseSchedule } from "../../model/schedule/grammar/parse-schedule";
import { describeSchedule } from "../../model/schedule/words/describe-schedule";
import { PATCH_POLICY_PARAMETERS } from "../../model/terraform/patch-policy-from-terraform";
import { isKnown, type Knowable, UNKNOWN } from "../../model/values/unknown";
import { valueChange } from "./baseline-changes";
import { changed, type Detail, detail, shown } from "./detail";
import { isSame } from "./differences";
import { type Names, nameOf } from "./label";
import { rateChanges } from "./rate-changes";
import { type WaySchedule, wayScheduleChange } from "./way-schedule";

/** What changes about a patch policy of Quick Setup. */
export function patchPolicyChanges(before: PatchPolicyModel, after: PatchPolicyModel, names: Names): readonly Detail[] {
  return [
    ...operationChange(before, after),
    ...textChange(
      "policy-baselines",
      "baselines",
      baselinesText(before.baselines, names),
      baselinesText(after.baselines, names),
    ),
    ...textChange("policy-targets", "works on", nodesText(before), nodesText(after)),
    ...textChange("policy-targets", "works in", placesText(before), placesText(after)),
    ...scheduleChange("scans", before.scanSchedule, after.scanSchedule),
    ...scheduleChange("installs", before.installSchedule, after.installSchedule),
    ...rebootChange(before, after),
    ...atOnce(before, after),
    ...rateChanges(asTask(before), asTask(after)),
    ...valueChange(
      "task-setting",
      "the first scan waits for the schedule",
      yesNo(before.scanWaits),
      yesNo(after.scanWaits),
    ),
    ...valueChange("policy-baselines", "looks for its baselines in", before.baselineRegion, after.baselineRegion),
    ...valueChange(
      "dependency-changed",
      "attaches what nodes need to their profiles",
      yesNo(before.attachPolicies),
      yesNo(after.attachPolicies),
    ),
    ...valueChange("task-setting", "output goes to", outputText(before), outputText(after)),
    ...valueChange(
      "dependency-changed",
      "deployed with role",
      before.localDeploymentAdministrationRoleArn,
      after.localDeploymentAdministrationRoleArn,
    ),
    ...valueChange(
      "dependency-changed",
      "deployed in accounts with role",
      before.localDeploymentExecutionRoleName,
      after.localDeploymentExecutionRoleName,
    ),
    ...valueChange("renamed", "policy", before.patchPolicyName, after.patchPolicyName),
    ...valueChange("renamed", "name", before.name, after.name),
    ...valueChange("described", "description", before.description, after.description),
  ];
}

/** What changes among the parameters that no sentence is about: AWS's list of them grows. */
export function otherPolicyParameters(before: unknown, after: unknown): readonly Detail[] {
  const [old, now] = [parametersIn(before), parametersIn(after)];
  if (old === undefined || now === undefined) return [];
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])].sort();
  return names
    .filter((name) => !PATCH_POLICY_PARAMETERS.includes(name) && old[name] !== now[name])
    .map((name) => changed("task-setting", `parameter ${name}`, shown(old[name]), shown(now[name])));
}

/** Undefined: which parameters there are is not known yet. */
function parametersIn(values: unknown): Readonly<Record<string, Knowable<string>>> | undefined {
  const [definition] =
    (values as { configuration_definition?: readonly { parameters?: unknown }[] } | undefined)
      ?.configuration_definition ?? [];
  const parameters = definition?.parameters;
  if (parameters === UNKNOWN) return undefined;
  if (typeof parameters !== "object" || parameters === null) return {};
  const known = Object.entries(parameters).filter(([, value]) => typeof value === "string" || value === UNKNOWN);
  return Object.fromEntries(known) as Record<string, Knowable<string>>;
}

function yesNo(flag: Knowable<boolean> | undefined): Knowable<string> | undefined {
  if (flag === undefined || !isKnown(flag)) return flag as Knowable<never> | undefined;
  return flag ? "yes" : "no";
}

function outputText({ output }: PatchPolicyModel): string | undefined {
  if (output === undefined) return undefined;
  const { s3BucketName, s3KeyPrefix, s3Region } = output;
  const prefix = s3KeyPrefix === undefined ? "" : `/${shown(s3KeyPrefix)}`;
  return `${shown(s3BucketName)}${prefix}${s3Region === undefined ? "" : ` in ${shown(s3Region)}`}`;
}

/** A policy in words: what, with which reboot, on which nodes, where, when. */
export function patchPolicyText(policy: PatchPolicyModel): string {
  const { operation, installSchedule, scanSchedule } = policy;
  const installs =
    operation === "ScanAndInstall" ? `; installs ${whenText(installSchedule)}, ${rebootText(policy)}` : "";
  const what = isKnown(operation) ? "" : "; what it does is known after apply";
  return `scans ${whenText(scanSchedule)}${installs}${what}; on ${nodesText(policy)}, in ${placesText(policy)}`;
}

/** What a policy does the moment it is deployed, and on each node that joins. */
export function installsAtOnce(policy: PatchPolicyModel): readonly Detail[] {
  if (policy.operation !== "ScanAndInstall" || policy.installWaits !== false) return [];
  return [detail("association-at-once", "it installs immediately, when it is deployed and on each node that joins")];
}

/** How much at a time is told in the words of a task that runs AWS-RunPatchBaseline, which a policy does. */
function asTask({ maxConcurrency, maxErrors, operation }: PatchPolicyModel): WindowTaskModel {
  const Operation = [operation === "Scan" ? "Scan" : "Install"];
  const parameters = { Operation };
  return {
    key: "",
    taskType: "RUN_COMMAND",
    taskArn: PATCH_DOCUMENT,
    targets: [],
    maxConcurrency,
    maxErrors,
    runCommand: { parameters },
  };
}

function operationChange(
  { operation: old }: PatchPolicyModel,
  { operation: now }: PatchPolicyModel,
): readonly Detail[] {
  if (old === now) return [];
  const kind = now === "Scan" ? "task-no-install" : "task-install";
  return [changed(kind, "does", shown(old), shown(now))];
}

function rebootChange(before: PatchPolicyModel, after: PatchPolicyModel): readonly Detail[] {
  if (isSame(before.rebootOption, after.rebootOption)) return [];
  const isForbidden = after.rebootOption === "NoReboot";
  return [
    changed(isForbidden ? "reboot-forbidden" : "reboot-allowed", "reboot", rebootText(before), rebootText(after)),
  ];
}

function atOnce(before: PatchPolicyModel, after: PatchPolicyModel): readonly Detail[] {
  return before.installWaits === after.installWaits && before.operation === after.operation
    ? []
    : installsAtOnce(after);
}

function textChange(
  kind: "policy-baselines" | "policy-targets",
  label: string,
  before: string,
  after: string,
): readonly Detail[] {
  return before === after ? [] : [changed(kind, label, before, after)];
}

function scheduleChange(
  label: string,
  before: PatchPolicyModel["scanSchedule"],
  after: PatchPolicyModel["scanSchedule"],
): readonly Detail[] {
  const timed = (schedule: typeof before): WaySchedule => ({ schedule, text: whenText(schedule) });
  const [old, now] = [timed(before), timed(after)];
  return old.text === now.text ? [] : [wayScheduleChange(label, old, now, label === "scans")];
}

function rebootText({ rebootOption }: PatchPolicyModel): string {
  return rebootOption === undefined || isKnown(rebootOption) ? rebootWords(rebootOption) : shown(rebootOption);
}

/** Those of the plan by their names, all others by their ids. */
function baselinesText(baselines: PatchPolicyModel["baselines"], names: Names): string {
  if (!isKnown(baselines)) return shown(baselines);
  const entries = Object.entries(baselines).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.length === 0
    ? "none"
    : entries.map(([system, one]) => `${system} = ${isKnown(one) ? nameOf(one, names) : shown(one)}`).join(", ");
}

function nodesText({ targets }: PatchPolicyModel): string {
  return isKnown(targets) ? targetsText(targets) : `nodes ${shown(targets)}`;
}

function targetsText(targets: PolicyTargetsModel): string {
  switch (targets.kind) {
    case "all":
      return "every node";
    case "tag":
      return `nodes with tag ${shown(targets.key)} = ${shown(targets.value)}`;
    case "instances":
      return isKnown(targets.instanceIds)
        ? `instances ${listed(targets.instanceIds)}`
        : `instances ${shown(targets.instanceIds)}`;
    case "resource group":
      return `resource group ${shown(targets.name)}`;
  }
}

function placesText({ accounts, organizationalUnits, regions }: PatchPolicyModel): string {
  const where = organizationalUnits ?? accounts;
  const who = organizationalUnits === undefined ? "account" : "organizational unit";
  return `${who} ${where === undefined ? "not set" : listed(where)}, ${listed(regions)}`;
}

function listed(list: Knowable<readonly Knowable<string>[]>): string {
  return isKnown(list) ? list.map((one) => shown(one)).join(", ") : shown(list);
}

function whenText(schedule: Knowable<string> | undefined): string {
  if (schedule === undefined) return "by no schedule";
  if (!isKnown(schedule)) return `by a schedule ${shown(schedule)}`;
  return parseSchedule(schedule).ok ? describeSchedule({ schedule, scheduleTimezone: "UTC" }) : schedule;
}
