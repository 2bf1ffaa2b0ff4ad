import type { PatchWithin } from "../deadlines/deadline-options";
import type { MaintenanceWindowOptions } from "../maintenance-window/maintenance-window-options";
import type { RebootOption } from "../maintenance-window/patch-task-options";

/** What a ring or an account may say differently of one window. */
export const WINDOW_OVERRIDES = [
  "schedule",
  "scheduleTimezone",
  "scheduleOffset",
  "duration",
  "cutoff",
  "enabled",
] as const satisfies readonly (keyof MaintenanceWindowOptions)[];

/** Every property has the meaning that it has in a window. What is not given stays as it is in the definition. */
export type WindowOverrides = Partial<
  Omit<Pick<MaintenanceWindowOptions, (typeof WINDOW_OVERRIDES)[number]>, "enabled">
> & {
  readonly enabled?: boolean;
};

/** What a ring or an account says differently from the definition. The account has the last word. */
export interface PatchOverrides<WindowKey extends string = string> {
  /**
   * What becomes of a machine after an installation, in every task that installs.
   *
   * @default - as in the ring, else in the definition
   */
  readonly rebootOption?: RebootOption;
  /**
   * How many nodes at once, in every task.
   *
   * @default - as in the ring, else in the definition
   */
  readonly maxConcurrency?: number | string;
  /**
   * How many nodes may fail before no further one is begun, in every task.
   *
   * @default - as in the ring, else in the definition
   */
  readonly maxErrors?: number | string;
  /**
   * Whether patches which are not about security are approved, in every rule of a system that knows the difference.
   *
   * @default - as in the ring, else in the definition
   */
  readonly enableNonSecurity?: boolean;
  /**
   * Within how many days patches are to be on every node, for every patch group that has no deadline of its own.
   *
   * @default - as in the ring, else in the definition
   */
  readonly patchWithin?: PatchWithin;
  /**
   * Windows by their key: when they run and for how long.
   *
   * @default - as in the ring, else in the definition
   */
  readonly maintenanceWindows?: { readonly [Key in WindowKey]?: WindowOverrides };
}

/** One setting, and where it comes from: `ring prod`, `account prod-us`, `lock`. */
export interface Setting {
  /** `rebootOption`, `maintenanceWindows.Sunday.schedule`. */
  readonly path: string;
  readonly value: unknown;
  readonly from: string;
}

/** Settings of several sources by their path; a later source has the last word. */
export function settingsOf(
  sources: readonly { readonly from: string; readonly overrides: PatchOverrides | undefined }[],
): readonly Setting[] {
  const settings = new Map<string, Setting>();
  for (const { from, overrides } of sources) {
    for (const [path, value] of flattened(overrides)) settings.set(path, { path, value, from });
  }
  return [...settings.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function flattened(overrides: PatchOverrides | undefined): readonly (readonly [string, unknown])[] {
  const { maintenanceWindows, ...flat } = overrides ?? {};
  const windows = Object.entries(maintenanceWindows ?? {}).flatMap(([key, window]) =>
    Object.entries(window ?? {}).map(([name, value]) => [`maintenanceWindows.${key}.${name}`, value] as const),
  );
  return [...Object.entries(flat), ...windows].filter(([, value]) => value !== undefined);
}
