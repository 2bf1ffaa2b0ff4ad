import { areOfWay } from "../../model/arrival/patched-nodes";
import { isPartOf } from "../../model/patch-fleet/frozen-definition";
import type { AssociationOverrides, PolicyOverrides, WindowOverrides } from "../../model/patch-fleet/overrides";
import { waysReaching } from "../../model/patching/groups/reaching-ways";
import type { WayOfPatching } from "../../model/patching/ways/way-of-patching";
import type { FleetStack } from "./fleet-stacks";
import type { MatrixColumn, MatrixNodes, MatrixValue } from "./matrix-values";
import { type SettingOfPart, settingOfPart } from "./setting-path";
import type { Sources } from "./setting-sources";

type Values = Readonly<Record<MatrixColumn, MatrixValue>>;

/** The settings that reach nodes, and of each column those that decide it. */
export interface SettingsOfNodes {
  readonly from: Sources;
  readonly ofColumn: Readonly<Record<MatrixColumn, readonly string[]>>;
}

/** What a window, an association or a policy is called in the definition, of the ways that it opens. */
interface Part {
  readonly kind: SettingOfPart["kind"];
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
  const kept = Object.entries(stack.note.from).filter(([path]) => {
    const setting = settingOfPart(path);
    return setting === undefined || concerns(setting, all) || !concerns(setting, elsewhere);
  });
  const from = Object.fromEntries(kept);
  const installing = own.filter(({ operation }) => operation !== "scan");
  const scanning = own.filter(({ operation }) => operation !== "install");
  const ofParts = (ways: readonly WayOfPatching[], names: readonly string[]) => {
    const parts = partsOf(ways);
    return kept.flatMap(([path]) => {
      const setting = settingOfPart(path);
      return setting !== undefined && names.includes(setting.name) && concerns(setting, parts) ? path : [];
    });
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
  const ofColumn = {
    delay,
    arrival: [...delay, ...freezes(installing), ...ofParts(installing, WHEN_INSTALLED)],
    "non-security": /\b(yes|with advisory|no)\b/.test(values["non-security"].value) ? plain("enableNonSecurity") : [],
    reboot: /Reboot/.test(values.reboot.value) ? plain("rebootOption") : [],
    window: [...freezes(installing), ...ofParts(installing, WHEN_OPENED)],
    scan: [...freezes(scanning), ...ofParts(scanning, WHEN_SCANNED)],
    regions: [],
  };
  return { from, ofColumn };
}

type NameInPart = keyof (WindowOverrides & AssociationOverrides & PolicyOverrides);
const TIMES: readonly NameInPart[] = [
  "schedule",
  "scheduleTimezone",
  "scheduleOffset",
  "enabled",
  "scheduleExpression",
];
const WHEN_OPENED: readonly NameInPart[] = [...TIMES, "installSchedule"];
const WHEN_INSTALLED: readonly NameInPart[] = [...WHEN_OPENED, "duration", "cutoff"];
const WHEN_SCANNED: readonly NameInPart[] = [...TIMES, "scanSchedule"];

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

function concerns(setting: SettingOfPart, parts: readonly Part[]): boolean {
  return parts.some(
    ({ kind, ids }) => kind === setting.kind && ids.some((id) => id === setting.key || isPartOf(id, setting.key)),
  );
}
