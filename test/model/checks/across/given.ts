import { type AcrossFinding, acrossFindingText } from "../../../../model/checks/across/across-check";
import { findingsAcross } from "../../../../model/checks/across/across-checks";
import type { DeadlineModel } from "../../../../model/deadlines/deadline-model";
import type { PatchWithin } from "../../../../model/deadlines/deadline-options";
import { readDeadline } from "../../../../model/deadlines/read-deadline";
import type { Keyed, PatchEnvironmentModel } from "../../../../model/environment/patch-environment-model";
import { readMaintenanceWindow } from "../../../../model/maintenance-window/read-maintenance-window";
import { readPatchTask } from "../../../../model/maintenance-window/read-patch-task";
import { readWindowTarget } from "../../../../model/maintenance-window/read-window-target";
import type { PatchBaselineModel } from "../../../../model/patch-baseline/patch-baseline-model";
import { readPatchBaseline } from "../../../../model/patch-baseline/read-patch-baseline";
import type { PatchGroupModel } from "../../../../model/patch-group/patch-group-model";
import { Neighbours } from "../../../../model/patching/neighbours";
import { EnvironmentView } from "../../../../model/patching/view/environment-view";
import { Problems } from "../../../../model/values/problems";
import { NO_TOKENS, PropsReader } from "../../../../model/values/props-reader";

/** A Monday; every run that a test names lies after it. */
export const TODAY = new Date("2026-11-23T00:00:00Z");

export interface Given {
  /** Baselines by key; Amazon Linux 2023 with one rule of 7 days where nothing else is said. */
  readonly baselines?: Readonly<Record<string, object>>;
  /** Groups by key; each called like its key and following the first baseline where nothing else is said. */
  readonly groups?: Readonly<Record<string, Partial<Keyed<PatchGroupModel>>>>;
  readonly windows?: Readonly<Record<string, GivenWindow>>;
  readonly defaults?: PatchEnvironmentModel["defaultBaselines"];
  readonly account?: string;
  readonly region?: string;
}

export interface GivenWindow {
  /** On Sunday at 02:00 UTC for 3 hours where nothing else is said. */
  readonly window?: object;
  readonly targets?: Readonly<Record<string, object>>;
  /** Tasks by key, each on all targets; one that installs where nothing else is said. */
  readonly tasks?: Readonly<Record<string, object>>;
}

/** A deadline that is valid, as it is read. */
export function deadlineOf(patchWithin: PatchWithin): DeadlineModel | undefined {
  const problems = new Problems();
  const deadline = readDeadline(patchWithin, "patchWithin", [], problems, NO_TOKENS);
  problems.throwIfAny("deadline");
  return deadline;
}

/** Nodes of a patch group, as a target selects them. */
export function nodesOf(patchGroup: string, tagKey = "Patch Group") {
  return { patchGroups: [{ patchGroup, tagKey }] };
}

/** A window that installs on the nodes of a group. */
export function installing(patchGroup: string, window: object = {}): GivenWindow {
  return { window, targets: { Nodes: nodesOf(patchGroup) } };
}

export function environment(given: Given): PatchEnvironmentModel {
  const baselines = Object.entries(given.baselines ?? { Base: {} }).map(([key, props]) => ({
    ...baseline(props),
    key,
  }));
  const groups = Object.entries(given.groups ?? {}).map(
    ([key, group]): Keyed<PatchGroupModel> => ({
      patchGroup: key,
      tagKey: "Patch Group" as const,
      registrations: baselines.slice(0, 1).map(({ key: baselineKey, operatingSystem }) => ({
        baseline: { kind: "managed" as const, key: baselineKey, operatingSystem },
      })),
      ...group,
      key,
    }),
  );
  return {
    baselines,
    patchGroups: groups,
    defaultBaselines: given.defaults ?? [],
    maintenanceWindows: Object.entries(given.windows ?? {}).map(([key, window]) => ({ ...windowModel(window), key })),
    account: given.account,
    region: given.region,
  };
}

/** What all checks across objects say, as people read it, with the object at fault in front. */
export function said(
  checkId: string,
  given: Given | PatchEnvironmentModel,
  neighbours: readonly Given[] = [],
): string[] {
  return findings(given, neighbours)
    .filter((finding) => finding.checkId === checkId)
    .map((finding) => `${finding.key}: ${acrossFindingText(finding)}`);
}

/** The ids of whatever is said, in order. */
export function idsSaid(given: Given | PatchEnvironmentModel, neighbours: readonly Given[] = []): string[] {
  return findings(given, neighbours).map(({ checkId }) => checkId);
}

/** Whatever is found. */
export function findings(
  given: Given | PatchEnvironmentModel,
  neighbours: readonly Given[] = [],
): readonly AcrossFinding[] {
  const model = "patchGroups" in given ? given : environment(given);
  const views = [...neighbours.map(environment), model].map((entry) => new EnvironmentView(entry, TODAY));
  return findingsAcross(views.at(-1) as EnvironmentView, { today: TODAY, neighbours: new Neighbours(views) });
}

function baseline(props: object): PatchBaselineModel {
  const given = {
    name: "base",
    operatingSystem: "AMAZON_LINUX_2023",
    approvalRules: [{ approveAfterDays: 7 }],
    ...props,
  };
  return read((problems) => readPatchBaseline(given, problems, NO_TOKENS));
}

function windowModel({ window = {}, targets = {}, tasks = { Install: {} } }: GivenWindow) {
  const given = { name: "sunday", schedule: "cron(0 2 ? * SUN *)", duration: 3, cutoff: 1, ...window };
  const model = read((problems) => readMaintenanceWindow(given, problems, NO_TOKENS));
  const registered = Object.entries(targets).flatMap(
    ([key, props]) =>
      read((problems) => readWindowTarget(readerOf(props, problems), key, problems, NO_TOKENS)).registrations,
  );
  return {
    ...model,
    targets: registered,
    tasks: Object.entries(tasks).map(([key, props]) => {
      const task = { operation: "Install", rebootOption: "RebootIfNeeded", ...props };
      const windowTargetKeys = registered.map((target) => target.key);
      return read((problems) =>
        readPatchTask(readerOf(task, problems), { key, windowTargetKeys }, problems, NO_TOKENS),
      );
    }),
  };
}

function readerOf(props: object, problems: Problems): PropsReader {
  return PropsReader.open(props, "", problems, NO_TOKENS) as PropsReader;
}

function read<Model>(reader: (problems: Problems) => Model | undefined): Model {
  const problems = new Problems();
  const model = reader(problems);
  problems.throwIfAny("what the test wrote");
  return model as Model;
}
