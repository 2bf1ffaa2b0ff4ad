import type { AssociationRunOptions } from "../association/association-options";
import type { PatchWithin } from "../deadlines/deadline-options";
import type { OperatingSystem } from "../facts/operating-systems";
import type { MaintenanceWindowOptions } from "../maintenance-window/maintenance-window-options";
import type { RebootOption } from "../maintenance-window/patch-task-options";
import type { InstallingPolicy, PatchPolicyBasics } from "../patch-policy/patch-policy-options";
import type { ChangeFreeze } from "./change-freeze";

/** What a ring or an account may say differently of one window. */
export const WINDOW_OVERRIDES = [
  "schedule",
  "scheduleTimezone",
  "scheduleOffset",
  "duration",
  "cutoff",
  "enabled",
] as const satisfies readonly (keyof MaintenanceWindowOptions)[];

/**
 * Every property has the meaning that it has in a window, in all Regions of an account: for another clock
 * (`scheduleTimezone`) take another account, or a patch group and a window more. What is not given stays as it is in the
 * definition.
 */
export type WindowOverrides = Partial<
  Omit<Pick<MaintenanceWindowOptions, (typeof WINDOW_OVERRIDES)[number]>, "enabled">
> & {
  /**
   * Whether the window opens.
   *
   * @default - as in the ring, else in the definition
   */
  readonly enabled?: boolean;
};

/** What a ring or an account may say differently of an association. */
export const ASSOCIATION_OVERRIDES = ["scheduleExpression"] as const satisfies readonly (keyof AssociationRunOptions)[];
export type AssociationOverrides = Partial<Pick<AssociationRunOptions, (typeof ASSOCIATION_OVERRIDES)[number]>>;

/** What a ring or an account may say differently of a patch policy. */
export const POLICY_OVERRIDES = ["scanSchedule", "installSchedule"] as const;
export type PolicyOverrides = Partial<Pick<PatchPolicyBasics & InstallingPolicy, (typeof POLICY_OVERRIDES)[number]>>;

/** What a ring or an account says differently from the definition. The account has the last word. */
export interface PatchOverrides<WindowKey extends string = string, OS extends OperatingSystem = OperatingSystem> {
  /**
   * What becomes of a node after an installation, in every patch task, association and policy that installs.
   *
   * @default - as in the ring, else in the definition
   */
  readonly rebootOption?: RebootOption;
  /**
   * How many nodes at once, in every patch task, association and policy.
   *
   * @default - as in the ring, else in the definition
   */
  readonly maxConcurrency?: number | string;
  /**
   * How many nodes may fail before no further one is begun, in every patch task, association and policy.
   *
   * @default - as in the ring, else in the definition
   */
  readonly maxErrors?: number | string;
  /**
   * The `enableNonSecurity` of every rule of a system that knows the difference.
   *
   * @default - as in the ring, else in the definition
   */
  readonly enableNonSecurity?: boolean;
  /**
   * Within how many days patches are to be on every node, for every patch group and patch policy without
   * a deadline of its own. It takes the place of the one above it as a whole: PM814 warns of days of a severity that it leaves
   * out. The days that the deadline it replaces does not count stay uncounted, unless it gives `exceptDuring`; `[]` counts
   * every day.
   *
   * @default - as in the ring, else in the definition
   */
  readonly patchWithin?: PatchWithin<OS>;
  /**
   * Change freezes (blackouts) in place of all others; `[]` for none.
   *
   * @default - as in the ring, else in the definition
   */
  readonly changeFreezes?: readonly ChangeFreeze[];
  /**
   * Windows by their key: when they run and for how long.
   *
   * @default - as in the ring, else in the definition
   */
  readonly maintenanceWindows?: { readonly [Key in WindowKey]?: WindowOverrides };
  /**
   * Associations by their key: when they run.
   *
   * @default - as in the ring, else in the definition
   */
  readonly associations?: { readonly [key: string]: AssociationOverrides };
  /**
   * Patch policies by their key: when they scan and install.
   *
   * @default - as in the ring, else in the definition
   */
  readonly patchPolicies?: { readonly [key: string]: PolicyOverrides };
}

/** The overrides that speak of parts, by key. */
export const OVERRIDES_BY_KEY = [
  "maintenanceWindows",
  "associations",
  "patchPolicies",
] as const satisfies readonly (keyof PatchOverrides)[];

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

function flattened(overrides: PatchOverrides = {}): readonly (readonly [string, unknown])[] {
  const flat = Object.entries(overrides).filter(([name]) => !(OVERRIDES_BY_KEY as readonly string[]).includes(name));
  const parts = OVERRIDES_BY_KEY.flatMap((kind) =>
    Object.entries(overrides[kind] ?? {}).flatMap(([key, part]) =>
      Object.entries(part ?? {}).map(([name, value]) => [`${kind}.${key}.${name}`, value] as const),
    ),
  );
  return [...flat, ...parts].filter(([, value]) => value !== undefined);
}
