import fc from "fast-check";
import { name, patchGroupName } from "./arbitraries";
import { type BaselineProps, validBaseline } from "./arbitraries-baseline";
import {
  type TargetProps,
  type TaskProps,
  validTarget,
  validTask,
  validWindow,
  type WindowProps,
} from "./arbitraries-window";

/** A whole environment as props, by ids that can be those of constructs. */
export interface EnvironmentProps {
  readonly baselines: Readonly<Record<string, BaselineProps>>;
  /** Ids of the baselines that are their system's default, each of another system. */
  readonly defaults: readonly string[];
  readonly groups: Readonly<Record<string, GroupProps>>;
  readonly windows: Readonly<Record<string, WindowParts>>;
}

export interface GroupProps {
  readonly patchGroup: string;
  readonly tagKey: "Patch Group" | "PatchGroup";
  /** Ids of baselines, each of another system. */
  readonly baselines: readonly string[];
}

export interface WindowParts {
  readonly window: WindowProps;
  readonly targets: Readonly<Record<string, TargetProps>>;
  /** Each runs on all targets of the window. */
  readonly tasks: Readonly<Record<string, TaskProps>>;
}

/** Environments that AWS takes, in one Region. Warnings may be said of them. */
export const validEnvironment: fc.Arbitrary<EnvironmentProps> = fc
  .record({
    baselines: fc.array(validBaseline({ withRegion: false }), { minLength: 1, maxLength: 4 }),
    defaults: fc.array(fc.nat(3), { maxLength: 2 }),
    groups: fc.uniqueArray(
      fc.record({
        patchGroup: patchGroupName,
        tagKey: fc.constantFrom("Patch Group" as const, "PatchGroup" as const),
        baselines: fc.array(fc.nat(3), { minLength: 1, maxLength: 4 }),
      }),
      { maxLength: 4, selector: ({ patchGroup }) => patchGroup },
    ),
    windows: fc.array(
      fc.record({
        window: validWindow.map(({ region: _, ...props }) => props as WindowProps),
        targets: fc.array(validTarget, { minLength: 1, maxLength: 3 }),
        tasks: fc.array(validTask, { maxLength: 3 }),
      }),
      { maxLength: 3 },
    ),
    prefix: name(3, 8).map((word) => word.replaceAll(".", "-")),
  })
  .map(({ baselines, defaults, groups, windows, prefix }) => {
    const ids = baselines.map((_, index) => `${prefix}Baseline${index}`);
    const chosen = (places: readonly number[]) => onePerSystem(places, baselines).map((place) => String(ids[place]));
    return {
      baselines: byId(`${prefix}Baseline`, baselines),
      defaults: chosen(defaults),
      groups: byId(
        `${prefix}Group`,
        groups.map((group) => ({ ...group, baselines: chosen(group.baselines) })),
      ),
      windows: byId(
        `${prefix}Window`,
        windows.map(({ window, targets, tasks }) => ({
          window,
          targets: byId(
            "Target",
            targets.map((target) => onGroups(target, groups)),
          ),
          tasks: byId("Task", tasks),
        })),
      ),
    };
  });

function byId<T>(prefix: string, list: readonly T[]): Record<string, T> {
  return Object.fromEntries(list.map((entry, index) => [`${prefix}${index}`, entry]));
}

/** Most targets name groups that there are. */
function onGroups(target: TargetProps, groups: readonly Omit<GroupProps, "baselines">[]): TargetProps {
  const { patchGroups } = target as { readonly patchGroups?: readonly object[] };
  if (patchGroups === undefined || groups.length === 0) return target;
  const named = patchGroups.map((entry, index) => {
    const group = groups[index % (groups.length + 1)];
    return group === undefined ? entry : { patchGroup: group.patchGroup, tagKey: group.tagKey };
  });
  return { ...target, patchGroups: named };
}

function onePerSystem(places: readonly number[], baselines: readonly BaselineProps[]): number[] {
  const bySystem = new Map<string, number>();
  for (const place of places.map((index) => index % baselines.length)) {
    bySystem.set(String(baselines[place]?.operatingSystem), place);
  }
  return [...bySystem.values()];
}
