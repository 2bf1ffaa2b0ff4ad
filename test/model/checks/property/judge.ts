import type { AssociationModel } from "../../../../model/association/association-model";
import { readAssociation } from "../../../../model/association/read-association";
import { findingsAcross } from "../../../../model/checks/across/across-checks";
import { ASSOCIATION_CHECKS } from "../../../../model/checks/association/association-checks";
import { type Check, runChecks } from "../../../../model/checks/check/check";
import { MAINTENANCE_WINDOW_CHECKS } from "../../../../model/checks/maintenance-window/maintenance-window-checks";
import { WINDOW_TARGET_READING_CHECKS } from "../../../../model/checks/maintenance-window/window-target-checks";
import { WINDOW_TASK_CHECKS } from "../../../../model/checks/maintenance-window/window-task-checks";
import { PATCH_BASELINE_CHECKS } from "../../../../model/checks/patch-baseline/patch-baseline-checks";
import { PATCH_GROUP_CHECKS } from "../../../../model/checks/patch-group/patch-group-checks";
import { PATCH_POLICY_CHECKS } from "../../../../model/checks/patch-policy/patch-policy-checks";
import type { PatchEnvironmentModel } from "../../../../model/environment/patch-environment-model";
import { readMaintenanceWindow } from "../../../../model/maintenance-window/read-maintenance-window";
import { type OtherTaskType, readOtherTask } from "../../../../model/maintenance-window/read-other-task";
import { readPatchTask } from "../../../../model/maintenance-window/read-patch-task";
import { readWindowTarget } from "../../../../model/maintenance-window/read-window-target";
import type { PatchBaselineModel } from "../../../../model/patch-baseline/patch-baseline-model";
import { readPatchBaseline } from "../../../../model/patch-baseline/read-patch-baseline";
import type { PatchGroupModel } from "../../../../model/patch-group/patch-group-model";
import { readPatchGroup } from "../../../../model/patch-group/read-patch-group";
import { type PatchPolicyReading, readPatchPolicy } from "../../../../model/patch-policy/read-patch-policy";
import { EnvironmentView } from "../../../../model/patching/view/environment-view";
import type { Finding } from "../../../../model/values/finding";
import { Problems } from "../../../../model/values/problems";
import { NO_TOKENS, PropsReader, type TokenHandling } from "../../../../model/values/props-reader";
import type { EnvironmentProps, WindowParts } from "../../../support/arbitraries-environment";

export const TODAY = new Date("2026-11-23T00:00:00Z");

/** What is read, and everything that is said of it; no construct is made, so that thousands take a second. */
export interface Judgement<Model> {
  readonly model: Model | undefined;
  readonly findings: readonly Finding[];
}

function judge<Model>(
  read: (problems: Problems) => Model | undefined,
  checks: readonly Check<Model>[],
): Judgement<Model> {
  const problems = new Problems();
  const model = read(problems);
  if (model !== undefined) runChecks(checks, model, problems, { today: TODAY });
  return { model, findings: problems.findings };
}

export function judgeBaseline(props: unknown, tokens: TokenHandling = NO_TOKENS): Judgement<PatchBaselineModel> {
  return judge((problems) => readPatchBaseline(props, problems, tokens), PATCH_BASELINE_CHECKS);
}

export function judgeGroup(props: unknown, tokens: TokenHandling = NO_TOKENS): Judgement<PatchGroupModel> {
  return judge((problems) => readPatchGroup(props, problems, tokens, []), PATCH_GROUP_CHECKS);
}

export function judgeWindow(props: unknown, tokens: TokenHandling = NO_TOKENS) {
  return judge((problems) => readMaintenanceWindow(props, problems, tokens), MAINTENANCE_WINDOW_CHECKS);
}

export function judgeTarget(props: unknown, tokens: TokenHandling = NO_TOKENS, key = "Nodes") {
  return judge((problems) => {
    const reader = PropsReader.open(props, "", problems, tokens);
    return reader && readWindowTarget(reader, key, problems, tokens);
  }, WINDOW_TARGET_READING_CHECKS);
}

export function judgeTask(
  props: unknown,
  tokens: TokenHandling = NO_TOKENS,
  windowTargetKeys: readonly string[] = ["Nodes"],
  key = "Task",
) {
  return judge((problems) => {
    const reader = PropsReader.open(props, "", problems, tokens);
    return reader && readPatchTask(reader, { key, windowTargetKeys }, problems, tokens);
  }, WINDOW_TASK_CHECKS);
}

export function judgeAssociation(props: unknown, tokens: TokenHandling = NO_TOKENS): Judgement<AssociationModel> {
  return judge((problems) => readAssociation(props, problems, tokens), ASSOCIATION_CHECKS);
}

export function judgePolicy(props: unknown, tokens: TokenHandling = NO_TOKENS): Judgement<PatchPolicyReading> {
  return judge((problems) => readPatchPolicy(props, problems, tokens), PATCH_POLICY_CHECKS);
}

export function judgeOtherTask(taskType: OtherTaskType, tokens: TokenHandling = NO_TOKENS) {
  return (props: unknown) =>
    judge((problems) => {
      const reader = PropsReader.open(props, "", problems, tokens);
      return reader && readOtherTask(reader, taskType, { key: "Task", windowTargetKeys: ["Nodes"] }, problems, tokens);
    }, WINDOW_TASK_CHECKS);
}

/** Everything that is said of an environment: of each object by itself, and across them. */
export function judgeEnvironment(props: EnvironmentProps): readonly Finding[] {
  const findings: Finding[] = [];
  const environment = environmentModel(props, (said) => findings.push(...said));
  return [...findings, ...findingsAcross(new EnvironmentView(environment, TODAY), { today: TODAY })];
}

/** The model of an environment. What its objects say by themselves is handed on. */
export function environmentModel(
  { baselines, defaults, groups, windows }: EnvironmentProps,
  tell: (findings: readonly Finding[]) => void = () => {},
): PatchEnvironmentModel {
  const kept = <Model>({ model, findings }: Judgement<Model>): Model => {
    tell(findings);
    return model as Model;
  };
  const referenceTo = (id: string) => baselineReference(id, baselines[id]?.operatingSystem ?? "");
  return {
    baselines: Object.entries(baselines).map(([key, props]) => ({ ...kept(judgeBaseline(props)), key })),
    patchGroups: Object.entries(groups).map(([key, { baselines: ids, ...group }]) => {
      const followed = ids.map(referenceTo);
      return { ...kept(judgeGroup({ ...group, baselines: followed })), key };
    }),
    defaultBaselines: defaults.map((id) => ({ key: `${id}/DefaultRegistration`, baseline: referenceTo(id).reference })),
    maintenanceWindows: Object.entries(windows).map(([key, parts]) => ({ ...windowModel(parts, kept), key })),
  };
}

/** What a group takes for a baseline, told by its shape. */
export function baselineReference(key: string, operatingSystem: string, region?: string) {
  return { baselineId: key, operatingSystem, reference: { kind: "managed" as const, key, operatingSystem, region } };
}

function windowModel({ window, targets, tasks }: WindowParts, kept: <Model>(judgement: Judgement<Model>) => Model) {
  const registrations = Object.entries(targets).flatMap(
    ([key, props]) => kept(judgeTarget(props, NO_TOKENS, key)).registrations,
  );
  const keys = registrations.map(({ key }) => key).slice(0, 10);
  return {
    ...kept(judgeWindow(window)),
    targets: registrations,
    tasks: Object.entries(tasks).map(([key, props]) => kept(judgeTask(props, NO_TOKENS, keys, key))),
  };
}

/** Ids and places of what is refused. */
export function errorsOf(findings: readonly Finding[]): string[] {
  return findings.filter(({ severity }) => severity === "error").map(({ checkId, path }) => `${checkId} ${path}`);
}
