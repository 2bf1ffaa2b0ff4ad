import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import { findingsAcross } from "../model/checks/across/across-checks";
import type { Check, findingsOf as FindingsOf } from "../model/checks/check/check";
import type { Keyed, PatchEnvironmentModel } from "../model/environment/patch-environment-model";
import type { MaintenanceWindowModel } from "../model/maintenance-window/maintenance-window-model";
import { Neighbours } from "../model/patching/neighbours";
import { EnvironmentView } from "../model/patching/view/environment-view";
import type { PatchObject } from "../modules/construct/patch-objects";
import { inTurns, median, processorTime, ratio } from "./measure";
import { stackWithConstructs } from "./with-constructs";

const STACKS = 1000;
const TODAY = new Date("2026-11-23T00:00:00Z");

// Compiled, as the synth that they are a share of.
const { findingsOf } = require("../dist/model/checks/check/check") as typeof import("../model/checks/check/check");
const { rememberedFindings } =
  require("../dist/model/checks/check/remembered-findings") as typeof import("../model/checks/check/remembered-findings");
const { MAINTENANCE_WINDOW_CHECKS } =
  require("../dist/model/checks/maintenance-window/maintenance-window-checks") as typeof import("../model/checks/maintenance-window/maintenance-window-checks");
const { WINDOW_TARGET_CHECKS } =
  require("../dist/model/checks/maintenance-window/window-target-checks") as typeof import("../model/checks/maintenance-window/window-target-checks");
const { WINDOW_TASK_CHECKS } =
  require("../dist/model/checks/maintenance-window/window-task-checks") as typeof import("../model/checks/maintenance-window/window-task-checks");
const { PATCH_BASELINE_CHECKS } =
  require("../dist/model/checks/patch-baseline/patch-baseline-checks") as typeof import("../model/checks/patch-baseline/patch-baseline-checks");
const { PATCH_GROUP_CHECKS } =
  require("../dist/model/checks/patch-group/patch-group-checks") as typeof import("../model/checks/patch-group/patch-group-checks");
const { patchObjectsOf } =
  require("../dist/modules/construct/patch-objects") as typeof import("../modules/construct/patch-objects");
const { treeFindings } =
  require("../dist/modules/construct/tree-findings") as typeof import("../modules/construct/tree-findings");

/** The checks of each kind of construct, as its constructor runs them. */
const CHECKS: Readonly<Record<string, readonly Check<never>[]>> = {
  "patch baseline": PATCH_BASELINE_CHECKS,
  "patch group": PATCH_GROUP_CHECKS,
  "maintenance window": MAINTENANCE_WINDOW_CHECKS,
  "window target": WINDOW_TARGET_CHECKS,
  "patch task": WINDOW_TASK_CHECKS,
};

export interface ShareOfSynth {
  /** As it is: equal objects are checked once. */
  readonly asItIs: number;
  /** Were no two objects alike. */
  readonly nothingAlike: number;
}

/**
 * The same in a process of its own, as a synth is: behind the thousands of stacks of other measures it comes out half as
 * much again.
 */
export function shareOfChecks(): ShareOfSynth {
  const program = ["--expose-gc", "--import", "tsx", join(__dirname, "share-of-checks.ts")];
  return JSON.parse(execFileSync(process.execPath, program, { encoding: "utf8" })) as ShareOfSynth;
}

/** What part of a synth of 1,000 stacks is spent in checks: those of each object, and those across them. */
export function shareOfSynth(): ShareOfSynth {
  shareOnce(STACKS / 10);
  const shares = [1, 2, 3].map(() => shareOnce(STACKS));
  return {
    asItIs: median(shares.map(({ asItIs }) => asItIs)),
    nothingAlike: median(shares.map(({ nothingAlike }) => nothingAlike)),
  };
}

function shareOnce(stacks: number): ShareOfSynth {
  const outdir = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    const app = new App({ outdir });
    const synth = processorTime(() => {
      for (let index = 0; index < stacks; index++) stackWithConstructs(app, `account-${index}`);
      app.synth();
    });
    const registry = patchObjectsOf(app);
    if (registry.objects.length < 6 * stacks)
      throw new Error(`expected 6 objects in each stack, got ${registry.objects.length}`);
    const across = processorTime(() => {
      registry.version += 1;
      treeFindings(app);
    });
    const remembered = processorTime(() => {
      for (const object of registry.objects) checkAgain(object, rememberedFindings);
    });
    const anew = processorTime(() => {
      for (const object of registry.objects) checkAgain(object, findingsOf);
    });
    return { asItIs: (remembered + across) / synth, nothingAlike: (anew + across) / synth };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

function checkAgain({ construct, kind }: PatchObject, ask: typeof FindingsOf): void {
  const checks = CHECKS[kind];
  if (checks === undefined) throw new Error(`expected the checks of a ${kind}`);
  ask(checks, (construct as unknown as { model: never }).model, { today: TODAY });
}

/**
 * How many times longer the checks across objects take for 100 windows in one stack than for 25. Each time on another
 * day, for a synth begins with nothing remembered of the runs.
 */
export function windowsInOneStack(): number {
  const [many, few] = [environmentWith(100), environmentWith(25)];
  let day = TODAY.getTime();
  const measure = (environment: PatchEnvironmentModel) => () =>
    processorTime(() => {
      for (let times = 0; times < 5; times++) {
        day += 86_400_000;
        const today = new Date(day);
        const view = new EnvironmentView(environment, today);
        findingsAcross(view, { today, neighbours: new Neighbours([view]) });
      }
    });
  inTurns(2, measure(many), measure(few));
  return ratio(inTurns(9, measure(many), measure(few)));
}

/** Weekly windows, all of them on one patch group and half of them overlapping: the most that there is to compare. */
function environmentWith(windows: number): PatchEnvironmentModel {
  return {
    baselines: [],
    patchGroups: [{ key: "stack/Group", patchGroup: "web", tagKey: "Patch Group", registrations: [] }],
    defaultBaselines: [],
    maintenanceWindows: Array.from({ length: windows }, (_, index) => windowNumber(index)),
  };
}

const DAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

function windowNumber(index: number): Keyed<MaintenanceWindowModel> {
  return {
    key: `stack/Window${index}`,
    name: `window-${index}`,
    schedule: `cron(0 ${index % 24} ? * ${DAYS[index % 7]} *)`,
    scheduleTimezone: "Europe/Paris",
    duration: 3,
    cutoff: 1,
    allowUnassociatedTargets: false,
    enabled: true,
    tags: {},
    targets: [{ key: "Nodes", resourceType: "INSTANCE", targets: [{ key: "tag:Patch Group", values: ["web"] }] }],
    tasks: [
      {
        key: "Install",
        taskType: "RUN_COMMAND",
        taskArn: "AWS-RunPatchBaseline",
        targets: [{ kind: "window-target", key: "Nodes" }],
        maxConcurrency: "10%",
        maxErrors: "1",
        runCommand: { parameters: { Operation: ["Install"] } },
      },
    ],
  };
}
