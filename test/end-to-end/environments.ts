import { Construct } from "constructs";
import {
  MaintenanceWindow,
  type MaintenanceWindowProps,
  type PatchTaskOptions,
  type WindowTargetArguments,
} from "../../modules/maintenance-window";
import { PatchBaseline, type PatchBaselineProps } from "../../modules/patch-baseline";
import { PatchGroup } from "../../modules/patch-group";
import type { EnvironmentProps, WindowParts } from "../support/arbitraries-environment";
import { type Synthesised, synthesise } from "./synthesise";

/** One environment in each Region, all in one stack. */
export function inRegions(drawn: readonly EnvironmentProps[], regions: readonly (string | undefined)[]): Synthesised {
  return synthesise((stack) => {
    for (const [index, region] of regions.entries()) {
      build(new Construct(stack, `Environment${index}`), drawn[index] as EnvironmentProps, region);
    }
  });
}

/** Builds an environment in a scope of its own and in one Region; without one it is the provider's. */
export function build(scope: Construct, { baselines, defaults, groups, windows }: EnvironmentProps, region?: string) {
  const inRegion = region === undefined ? {} : { region };
  const made = new Map(
    Object.entries(baselines).map(([id, props]) => {
      const registration = defaults.includes(id) ? { registerAsDefault: true } : {};
      // What is drawn is checked by the construct itself; the compiler cannot follow a system that it does not know.
      const all = { ...props, ...registration, ...inRegion } as unknown as PatchBaselineProps;
      return [id, new PatchBaseline(scope, id, all)];
    }),
  );
  for (const [id, group] of Object.entries(groups)) {
    new PatchGroup(scope, id, { ...group, baselines: group.baselines.map((one) => made.get(one) as PatchBaseline) });
  }
  for (const [id, parts] of Object.entries(windows)) buildWindow(scope, id, parts, inRegion);
}

function buildWindow(scope: Construct, id: string, { window, targets, tasks }: WindowParts, inRegion: object): void {
  const made = new MaintenanceWindow(scope, id, { ...window, ...inRegion } as MaintenanceWindowProps);
  const all = Object.entries(targets).map(([key, props]) => made.addTarget(key, props as WindowTargetArguments));
  for (const [key, props] of Object.entries(tasks)) {
    made.addPatchTask(key, { ...props, targets: all } as unknown as PatchTaskOptions);
  }
}

/** The same, with every list and every set of keys the other way round. */
export function reordered<T>(value: T): T {
  if (Array.isArray(value)) return value.map(reordered).reverse() as T;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, part]) => [key, reordered(part)] as const);
  return Object.fromEntries(entries.reverse()) as T;
}
