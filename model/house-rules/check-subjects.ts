import type { AssociationModel } from "../association/association-model";
import type { Keyed, PatchEnvironmentModel } from "../environment/patch-environment-model";
import type { MaintenanceWindowModel, WindowTaskModel } from "../maintenance-window/maintenance-window-model";
import type { PatchBaselineModel } from "../patch-baseline/patch-baseline-model";
import type { PatchGroupModel } from "../patch-group/patch-group-model";
import type { PatchPolicyModel } from "../patch-policy/patch-policy-model";
import { jsonOfModel } from "../values/unknown";

/** A task with the window in which it runs. */
export interface TaskInWindow extends WindowTaskModel {
  readonly window: Keyed<MaintenanceWindowModel>;
}

/** All environments that are looked at together: those of an app, or of the plans of a review. */
export interface FleetOfEnvironments {
  readonly stacks: readonly StackOfEnvironment[];
}

/** One stack with what it leaves behind about patching. */
export interface StackOfEnvironment {
  /** The stack's name; its construct path at synth. */
  readonly name: string;
  /** The ring of a fleet's stack. */
  readonly ring?: string;
  readonly environment: PatchEnvironmentModel;
}

/** What a plan does to one object. In a review alone. */
export type ChangeOfObject =
  | SidesOf<"baseline", Keyed<PatchBaselineModel>>
  | SidesOf<"group", Keyed<PatchGroupModel>>
  | SidesOf<"window", Keyed<MaintenanceWindowModel>>
  | SidesOf<"association", Keyed<AssociationModel>>
  | SidesOf<"policy", Keyed<PatchPolicyModel>>;

interface SidesOf<Kind extends string, Model> {
  readonly kind: Kind;
  /** Terraform address. */
  readonly key: string;
  /** Absent: it is created. */
  readonly before?: Model;
  /** Absent: it is destroyed. */
  readonly after?: Model;
}

/** What a rule can be about, by the word that it gives in `on`. */
export interface CheckSubjects {
  /** Each patch baseline. */
  readonly baseline: Keyed<PatchBaselineModel>;
  /** Each patch group. */
  readonly group: Keyed<PatchGroupModel>;
  /** Each maintenance window, with its targets and tasks. */
  readonly window: Keyed<MaintenanceWindowModel>;
  /** Each task of a window. */
  readonly task: TaskInWindow;
  /** Each State Manager association. */
  readonly association: Keyed<AssociationModel>;
  /** Each Quick Setup patch policy. */
  readonly policy: Keyed<PatchPolicyModel>;
  /** Each stack: all that it holds about patching. */
  readonly environment: PatchEnvironmentModel;
  /** All stacks together, once. */
  readonly fleet: FleetOfEnvironments;
  /**
   * Each baseline, group, window (with its targets and tasks), association and patch policy that a plan changes, before
   * and after. In the review alone.
   */
  readonly change: ChangeOfObject;
}

export type CheckSubject = keyof CheckSubjects;

/** One subject, and the object that findings about it are told of. */
export interface KeyedSubject {
  readonly key: string;
  readonly subject: unknown;
}

/** What of one stack a rule is asked about. */
export const SUBJECTS_OF_STACK: Readonly<
  Record<Exclude<CheckSubject, "fleet" | "change">, (stack: StackOfEnvironment) => readonly KeyedSubject[]>
> = {
  baseline: ({ environment }) => environment.baselines.map(keyed),
  group: ({ environment }) => environment.patchGroups.map(keyed),
  window: ({ environment }) => environment.maintenanceWindows.map(keyed),
  task: ({ environment }) =>
    environment.maintenanceWindows.flatMap((window) =>
      window.tasks.map((task) => ({ key: keyOfTask(window.key, task.key), subject: { ...task, window } })),
    ),
  association: ({ environment }) => (environment.associations ?? []).map(keyed),
  policy: ({ environment }) => (environment.patchPolicies ?? []).map(keyed),
  environment: ({ name, environment }) => [{ key: name, subject: environment }],
};

export const CHECK_SUBJECTS: readonly CheckSubject[] = [
  ...(Object.keys(SUBJECTS_OF_STACK) as CheckSubject[]),
  "fleet",
  "change",
];

function keyed<Subject extends { readonly key: string }>(subject: Subject): KeyedSubject {
  return { key: subject.key, subject };
}

/** Read from a plan a task has an address of its own; as a construct it is called within its window. */
function keyOfTask(window: string, task: string): string {
  return task.includes(".") || task.startsWith(`${window}/`) ? task : `${window}/${task}`;
}

/** What the plan of a stack changes. Objects are compared by their addresses. */
export function changesBetween(before: PatchEnvironmentModel, after: PatchEnvironmentModel): readonly KeyedSubject[] {
  return [
    ...changed("baseline", before.baselines, after.baselines),
    ...changed("group", before.patchGroups, after.patchGroups),
    ...changed("window", before.maintenanceWindows, after.maintenanceWindows),
    ...changed("association", before.associations ?? [], after.associations ?? []),
    ...changed("policy", before.patchPolicies ?? [], after.patchPolicies ?? []),
  ];
}

function changed<Model extends { readonly key: string }>(
  kind: ChangeOfObject["kind"],
  before: readonly Model[],
  after: readonly Model[],
): readonly KeyedSubject[] {
  const old = new Map(before.map((model) => [model.key, model]));
  const now = new Map(after.map((model) => [model.key, model]));
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key): readonly KeyedSubject[] => {
    const sides = { before: old.get(key), after: now.get(key) };
    if (jsonOfModel(sides.before) === jsonOfModel(sides.after)) return [];
    return [{ key, subject: { kind, key, ...sides } }];
  });
}
