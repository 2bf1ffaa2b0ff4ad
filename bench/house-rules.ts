import { Testing } from "cdktf";
import { withinTime } from "../host/process/time-limit";
import { PatchingStack } from "../main";
import { findingsAcross } from "../model/checks/across/across-checks";
import { findingsOf } from "../model/checks/check/check";
import { MAINTENANCE_WINDOW_CHECKS } from "../model/checks/maintenance-window/maintenance-window-checks";
import { WINDOW_TARGET_CHECKS } from "../model/checks/maintenance-window/window-target-checks";
import { WINDOW_TASK_CHECKS } from "../model/checks/maintenance-window/window-task-checks";
import { PATCH_BASELINE_CHECKS } from "../model/checks/patch-baseline/patch-baseline-checks";
import { PATCH_GROUP_CHECKS } from "../model/checks/patch-group/patch-group-checks";
import type { PatchEnvironmentModel } from "../model/environment/patch-environment-model";
import { defineCheck, type HouseCheck } from "../model/house-rules/define-check";
import { houseFindings } from "../model/house-rules/house-findings";
import { patchingOf } from "../model/patching/patching";
import { readTerraformConfiguration } from "../model/terraform/read-terraform-configuration";
import { eachKnown, isKnown } from "../model/values/unknown";
import { processorTime } from "./measure";

const TODAY = new Date("2026-11-23T00:00:00Z");
const RULES = 100;
const FIVE_WEEKS = 35 * 86_400_000;

const TEXTS = { severity: "warning", cause: "It is wrong.", reason: "Somebody waits.", fix: "Mend it." } as const;

/** What rules of a house mostly are: about values, about who patches, about when. Most find nothing. */
const KINDS: readonly ((id: string) => HouseCheck)[] = [
  (id) =>
    defineCheck({
      ...TEXTS,
      id,
      on: "window",
      find: ({ duration }, { problems }) =>
        problems.unless(!isKnown(duration) || duration <= 24, "duration", "expected at most 24 hours"),
    }),
  (id) =>
    defineCheck({
      ...TEXTS,
      id,
      on: "window",
      find: (window, { problems, patching, today }) => {
        const { runs } = patching.runs(window, new Date(today.getTime() + FIVE_WEEKS));
        const night = typeof runs === "string" || runs.every(({ local }) => Number(local.slice(11, 13)) < 24);
        problems.unless(night, "schedule", "expected nights");
      },
    }),
  (id) =>
    defineCheck({
      ...TEXTS,
      id,
      on: "group",
      find: (group, { problems, patching }) =>
        problems.unless(patching.waysTo(group).length > 0, "", "expected something that patches the group"),
    }),
  (id) =>
    defineCheck({
      ...TEXTS,
      id,
      on: "baseline",
      find: ({ approvalRules }, { problems }) =>
        eachKnown(approvalRules, ({ approveAfterDays }, index) =>
          problems.wholeNumber(`approvalRules[${index}].approveAfterDays`, approveAfterDays, { min: 0, max: 360 }),
        ),
    }),
  (id) =>
    defineCheck({
      ...TEXTS,
      id,
      on: "task",
      find: ({ maxErrors }, { problems }) => problems.oneOf("maxErrors", maxErrors, ["0", "1", "5%"]),
    }),
];

/** Processor time of a hundred rules over so many stacks of the example, against that of our own checks. */
export function houseRulesAgainstOurs(count: number): number {
  const configuration: unknown = JSON.parse(Testing.synth(new PatchingStack(Testing.app(), "patching"), false));
  const stacks = Array.from({ length: count }, (_, index) => ({
    name: `stack-${index}`,
    environment: readTerraformConfiguration(configuration) as PatchEnvironmentModel,
  }));
  const rules = Array.from(
    { length: RULES },
    (_, index) => KINDS[index % KINDS.length]?.(`ACME${index}`) as HouseCheck,
  );
  const ours = processorTime(() => {
    const patching = patchingOf(stacks, { from: TODAY });
    for (const view of patching.environments) {
      const { baselines, patchGroups, maintenanceWindows } = view.environment;
      for (const one of baselines) findingsOf(PATCH_BASELINE_CHECKS, one, { today: TODAY });
      for (const one of patchGroups) findingsOf(PATCH_GROUP_CHECKS, one, { today: TODAY });
      for (const one of maintenanceWindows) {
        findingsOf(MAINTENANCE_WINDOW_CHECKS, one, { today: TODAY });
        for (const target of one.targets) findingsOf(WINDOW_TARGET_CHECKS, target, { today: TODAY });
        for (const task of one.tasks) findingsOf(WINDOW_TASK_CHECKS, task, { today: TODAY });
      }
      findingsAcross(view, { today: TODAY, neighbours: patching.neighbours });
    }
  });
  const house = processorTime(() => {
    const patching = patchingOf(stacks, { from: TODAY });
    houseFindings(rules, stacks, { patching, today: TODAY, withinTime: (work) => withinTime(60_000, work) });
  });
  return house / ours;
}
