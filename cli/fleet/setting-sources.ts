import { areOfWay } from "../../model/arrival/patched-nodes";
import { isPartOf } from "../../model/patch-fleet/frozen-definition";
import { OVERRIDES_BY_KEY } from "../../model/patch-fleet/overrides";
import { waysReaching } from "../../model/patching/groups/reaching-ways";
import type { WayOfPatching } from "../../model/patching/ways/way-of-patching";
import type { FleetStack } from "./fleet-stacks";
import type { MatrixColumn, MatrixNodes, MatrixValue } from "./matrix-values";

/** Where each setting comes from, by its path: `ring prod`, `account prod-us`. */
export type Sources = Readonly<Record<string, string>>;

type Values = Readonly<Record<MatrixColumn, MatrixValue>>;

/** The settings that reach nodes, and of each column those that decide it. */
export interface SettingsOfNodes {
  readonly from: Sources;
  readonly decide: (column: MatrixColumn) => readonly string[];
}

/** What a window, an association or a policy is called in the definition, of the ways that it opens. */
interface Part {
  readonly kind: (typeof OVERRIDES_BY_KEY)[number];
  readonly ids: readonly string[];
}

/**
 * Settings of windows, associations and policies that work on other nodes alone are left out. `others` are the nodes of
 * the account beside these: what works on none of them is left in, for it must stand somewhere.
 */
export function settingsOfNodes(
  told: MatrixNodes,
  others: readonly MatrixNodes[],
  stack: FleetStack,
  values: Values,
): SettingsOfNodes {
  const partsOf = (ways: readonly WayOfPatching[]) => ways.map((way) => partOfWay(way, stack));
  const own = allWays(told);
  const [all, elsewhere] = [partsOf(own), partsOf(others.flatMap(allWays))];
  const kept = Object.entries(stack.note.from).filter(
    ([path]) => !isOfPart(path) || concerns(path, all) || !concerns(path, elsewhere),
  );
  const from = Object.fromEntries(kept);
  const installing = own.filter(({ operation }) => operation !== "scan");
  const scanning = own.filter(({ operation }) => operation !== "install");
  const ofParts = (ways: readonly WayOfPatching[], names: RegExp) => {
    const parts = partsOf(ways);
    return kept.flatMap(([path]) => (isOfPart(path) && names.test(nameOf(path)) && concerns(path, parts) ? path : []));
  };
  const plain = (...names: readonly string[]) => names.filter((name) => Object.hasOwn(from, name));
  const freezes = (ways: readonly WayOfPatching[]) =>
    ways.some(({ kind }) => kind === "window-task") ? plain("changeFreezes") : [];
  // A system that ignores delays is told without any, and a date of a rule's own may be the earlier one.
  const { approveUntilDate = "" } = stack.note.lock ?? {};
  const isLocked = approveUntilDate !== "" && values.delay.value.includes(approveUntilDate);
  const delay = [
    ...(isLocked ? plain("approveUntilDate") : []),
    ...(/\d d\b/.test(values.delay.value) ? plain("soakDays") : []),
  ];
  const columns: Readonly<Record<MatrixColumn, () => readonly string[]>> = {
    delay: () => delay,
    arrival: () => [...delay, ...freezes(installing), ...ofParts(installing, WHEN_INSTALLED)],
    "non-security": () =>
      /\b(yes|with advisory|no)\b/.test(values["non-security"].value) ? plain("enableNonSecurity") : [],
    reboot: () => (/Reboot/.test(values.reboot.value) ? plain("rebootOption") : []),
    window: () => [...freezes(installing), ...ofParts(installing, WHEN_OPENED)],
    scan: () => [...freezes(scanning), ...ofParts(scanning, WHEN_SCANNED)],
    regions: () => [],
  };
  return { from, decide: (column) => columns[column]() };
}

const TIMES = "schedule|scheduleTimezone|scheduleOffset|enabled|scheduleExpression";
const WHEN_OPENED = new RegExp(`^(${TIMES}|installSchedule)$`);
const WHEN_INSTALLED = new RegExp(`^(${TIMES}|installSchedule|duration|cutoff)$`);
const WHEN_SCANNED = new RegExp(`^(${TIMES}|scanSchedule)$`);

/** Also what is disabled: that an account does so decides what it is told. */
function allWays({ nodes, ways, scans }: MatrixNodes): readonly WayOfPatching[] {
  return areOfWay(nodes) ? [...ways, ...scans] : [...waysReaching(nodes), ...ways];
}

const KINDS = {
  "window-task": "maintenanceWindows",
  association: "associations",
  "patch-policy": "patchPolicies",
} as const satisfies Record<WayOfPatching["kind"], Part["kind"]>;

function partOfWay({ kind, carrier }: WayOfPatching, { constructs }: FleetStack): Part {
  return { kind: KINDS[kind], ids: constructs?.get(carrier.key)?.split("/") ?? [] };
}

/** `maintenanceWindows.Weekly.schedule` */
function isOfPart(path: string): boolean {
  return OVERRIDES_BY_KEY.some((kind) => path.startsWith(`${kind}.`));
}

function concerns(path: string, parts: readonly Part[]): boolean {
  return parts.some(({ kind, ids }) => {
    if (!path.startsWith(`${kind}.`)) return false;
    const key = keyOf(path);
    return ids.some((id) => id === key || isPartOf(id, key));
  });
}

const keyOf = (path: string): string => path.slice(path.indexOf(".") + 1, path.lastIndexOf("."));
const nameOf = (path: string): string => path.slice(path.lastIndexOf(".") + 1);

/** What a cell says of the settings that decide it. */
export interface Decided {
  /** `ring prod`, `account prod-us`, `lock of ring prod`, several with what each sets; absent: the definition. */
  readonly from?: string;
  /** The settings of the row that decide it; absent: none does. */
  readonly settings?: readonly string[];
}

export function decidedBy(settings: readonly string[], from: Sources): Decided {
  return settings.length === 0 ? {} : { from: sourceOf(settings, from), settings };
}

/** Who decides a cell: `ring dev`; where several do, each with what of it: `ring dev (schedule), account a (scheduleTimezone)`. */
function sourceOf(settings: readonly string[], from: Sources): string {
  const sources = [...new Set(settings.map((path) => from[path] ?? ""))].sort().reverse();
  if (sources.length === 1) return sources[0] as string;
  const isOne = new Set(settings.filter(isOfPart).map(keyOf)).size < 2;
  const label = (path: string) => (isOne ? nameOf(path) : path.slice(isOfPart(path) ? path.indexOf(".") + 1 : 0));
  return sources
    .map(
      (source) =>
        `${source} (${settings
          .filter((path) => from[path] === source)
          .map(label)
          .join(", ")})`,
    )
    .join(", ");
}

/** Whether an account itself decides, alone or among others. */
export function isOfAccount(source: string | undefined): boolean {
  return source !== undefined && /(^|, )account /.test(source);
}

/** Who sets what in a row of many accounts, where each may set the same by itself: `each account`, `3 of the accounts`. */
export function sharedSources(all: readonly Sources[]): Sources {
  const paths = new Set(all.flatMap(Object.keys));
  return Object.fromEntries(
    [...paths].map((path) => {
      const sources = all.map((from) => from[path]);
      const own = sources.filter(isOfAccount).length;
      const [first = ""] = sources.filter((source) => source !== undefined);
      if (own === 0) return [path, first];
      return [path, own === all.length ? "each account" : `${own} of the accounts`];
    }),
  );
}
