import { areOfWay, keyOfNodes, nodesBesideGroups, type PatchedNodes } from "../../model/arrival/patched-nodes";
import { describeApproval, describeExceptions } from "../../model/describe/describe-baseline";
import { bringsFor } from "../../model/describe/describe-brought";
import { describeNotified } from "../../model/describe/describe-notified";
import { describeWay } from "../../model/describe/describe-way";
import { systemLabel } from "../../model/describe/system-label";
import type { BaselineReference } from "../../model/patch-group/patch-group-model";
import { baselineOfReference, systemOrder } from "../../model/patching/baseline-for";
import { membersThat } from "../../model/patching/existing/members";
import { countsOf, type NodeCounts } from "../../model/patching/existing/node-counts";
import type { WayToGroup } from "../../model/patching/groups/ways-to-group";
import type { PatchGroupOfNodes, Patching, RunsOfWay } from "../../model/patching/patching";
import { wayMayInstall, wayMayReboot } from "../../model/patching/ways/way-may-patch";
import type { WayOfPatching } from "../../model/patching/ways/way-of-patching";
import { zonesOfWays } from "../../model/patching/ways/zones-of-ways";
import type { Occurrence } from "../../model/schedule/runs/occurrences";
import { describeSchedule } from "../../model/schedule/words/describe-schedule";
import { describeWindowDates } from "../../model/schedule/words/describe-window-dates";
import { ZONE_DATA_RELEASE } from "../../model/schedule/zones/zone-data";
import { localText } from "../../model/text/moments";
import { grouped } from "../../model/values/grouped";
import { isKnown } from "../../model/values/unknown";
import { type ArrivalOfSystem, arrivalOfSystems } from "../arrival/arrival-of-system";
import { nameOfNodes } from "../arrival/name-of-nodes";
import type { Stack } from "../stacks/read-stacks";
import {
  type Finding,
  FindingsOfObjects,
  findingsTogether,
  isOfOtherSystem,
  kindOfFinding,
} from "./findings-of-objects";
import { nextReboots, type RebootRow } from "./next-reboots";
import { regionOf } from "./region-of";

/** Who gets which patches, and when: what a page or JSON shows. */
export interface Overview {
  /** The moment as of which it was worked out. */
  readonly at: Date;
  /** The release of the IANA database that local times come from. */
  readonly timeZoneData: string;
  /** Who is rebooted next, in the order of time. */
  readonly nextReboots: readonly RebootRow[];
  /** Sorted by patch group and operating system; what is the same in several places stands once. */
  readonly rows: readonly OverviewRow[];
  /** What was said of objects that belong to no row. */
  readonly otherFindings: readonly Finding[];
}

/** The nodes of one operating system in a patch group, or of those that a patch policy or an association works on beside all groups. */
export interface OverviewRow {
  /** `web`, `nodes with tag Stage = prod` */
  readonly patchGroup: string;
  /** The patch policy, where the nodes are those that it works on. */
  readonly policy?: string;
  /** The same of an association. */
  readonly association?: string;
  readonly operatingSystem: string;
  /** Where it is so. */
  readonly homes: readonly Home[];
  /** `all updates immediately, except kernel*` */
  readonly patches: string;
  /** How long they take to every node, and which deadlines are kept. */
  readonly arrival: ArrivalOfSystem;
  readonly ways: readonly OverviewWay[];
  /** The time zones that they run by. */
  readonly timeZones: readonly string[];
  readonly findings: readonly Finding[];
}

/** A stack of an account, and a Region of it. */
export interface Home {
  readonly stack: string;
  /** Its name in a fleet, else its id. */
  readonly account?: string;
  readonly accountId?: string;
  readonly ring?: string;
  /** Undefined: that of a provider which names none. */
  readonly region?: string;
  /** The time zone of all that runs there, where it is told beside places with others. */
  readonly zone?: string;
  /** The nodes of the row there. Absent: the account was not read. */
  readonly nodes?: HomeNodes;
}

/** Nodes that exist, and why there may be more. */
export type HomeNodes = NodeCounts & { readonly mayBeMore?: string };

/** One way by which the nodes are scanned or patched. */
export interface OverviewWay {
  readonly name: string;
  /** `Sun 02:00 Asia/Seoul, 3 h` */
  readonly when: string;
  /** `Install, reboots if anything was installed, 10% at a time` */
  readonly does: string;
  /** Whether it may install. */
  readonly installs: boolean;
  /** Whether it may reboot nodes on which it installs. */
  readonly mayReboot: boolean;
  /** `Sun 2026-11-29 02:00 Asia/Seoul`; undefined where there is none or it cannot be said. */
  readonly nextRun?: string;
  /** `notifies topic patching (Failed, TimedOut)`; undefined where it notifies none. */
  readonly notifies?: string;
  /** Why it does not run, or what else must be true of a node: `it is disabled`. */
  readonly notes: readonly string[];
}

/** The last moment that there is: an emergency may be years ahead, and so may a first day. */
const END_OF_TIME = new Date(8.64e15);

/**
 * @param stacks - those that are asked about, of all in the room
 * @param group - the only patch group that is asked about
 */
export function overviewOf(stacks: readonly Stack[], patching: Patching, group?: string): Overview {
  const findings = new FindingsOfObjects(stacks);
  const beside = patching.environments.flatMap(nodesBesideGroups);
  const byName = new Map(stacks.map((stack) => [stack.name, stack]));
  const isMeant = (nodes: PatchedNodes) =>
    byName.has(nodes.view.stack) && (group === undefined || nameOfNodes(nodes) === group);
  const rows = [...patching.groups, ...beside]
    .filter(isMeant)
    .flatMap((nodes) => rowsOf(nodes, patching, byName.get(nodes.view.stack), findings));
  return {
    at: patching.from,
    timeZoneData: ZONE_DATA_RELEASE,
    nextReboots: nextReboots(stacks, patching, group).rows,
    rows: folded(rows),
    otherFindings: group === undefined ? findings.rest() : [],
  };
}

function rowsOf(
  nodes: PatchedNodes,
  patching: Patching,
  stack: Stack | undefined,
  findings: FindingsOfObjects,
): readonly SystemRow[] {
  const account = stack?.note?.account.name ?? nodes.place.account;
  const home: Home = {
    stack: nodes.view.stack,
    ...(account === undefined ? {} : { account }),
    ...(stack?.note === undefined ? {} : { accountId: stack.note.account.id, ring: stack.note.ring }),
    ...regionOf(nodes.place.region),
  };
  const ways = waysTo(nodes, patching);
  const objects = [keyOfNodes(nodes) ?? "", ...ways.map(({ way }) => way.carrier.key)];
  return [...arrivalOfSystems(nodes, patching)].map(([reference, arrival]): SystemRow => {
    const about = reference.kind === "managed" ? [...objects, reference.key] : objects;
    return {
      patchGroup: nameOfNodes(nodes),
      ...(areOfWay(nodes) ? { [OWNERS[nodes.way.kind]]: nodes.way.carrier.name } : {}),
      operatingSystem: systemLabel(reference.operatingSystem),
      order: systemOrder(reference),
      homes: [{ ...home, ...(areOfWay(nodes) ? {} : nodesOf(nodes, reference, patching)) }],
      patches: patchesOf(reference, nodes),
      arrival,
      ways: overviewWays(ways, reference, patching),
      timeZones: zonesOfWays(ways.map(({ way }) => way)),
      findings: findings.of(
        nodes.view.stack,
        about,
        (one) => !isOfOtherSystem(one, systemLabel(reference.operatingSystem), arrival.deadlines),
      ),
    };
  });
}

/** The objects that decide about the nodes of a group, by their addresses: itself, what patches them, and its baselines. */
export function objectsOf(group: PatchGroupOfNodes, patching: Patching): readonly string[] {
  const baselines = group.registered?.registrations.map(({ baseline }) => baseline) ?? [];
  return [
    keyOfNodes(group) ?? "",
    ...waysTo(group, patching).map(({ way }) => way.carrier.key),
    ...baselines.flatMap((one) => (one.kind === "managed" ? [one.key] : [])),
  ];
}

const OWNERS = { "patch-policy": "policy", association: "association" } as const;

/** A row, and the place of its system in AWS's own order. */
type SystemRow = OverviewRow & { readonly order: number };

/** What scans or patches the nodes. */
function waysTo(nodes: PatchedNodes, patching: Patching): readonly WayToGroup[] {
  if (areOfWay(nodes)) {
    const { place, view } = nodes;
    const { carrier } = nodes.way;
    const own = view.ways.filter((way) => way.carrier.key === carrier.key && way.place === place);
    return own.map((way) => ({ way, reach: { reaches: "all" } }));
  }
  return patching.waysTo(nodes).filter(({ reach }) => reach.reaches !== "by something else");
}

/** The nodes of a group that have the system of a baseline, or are not known to have another one. */
function nodesOf(
  group: PatchGroupOfNodes,
  { operatingSystem }: BaselineReference,
  patching: Patching,
): Pick<Home, "nodes"> {
  const members = patching.membersOfGroup(group);
  if (members === undefined) return {};
  const ofSystem = isKnown(operatingSystem)
    ? membersThat(members, (node) => node.operatingSystem === undefined || node.operatingSystem === operatingSystem)
    : members;
  const { mayBeMore } = ofSystem;
  return { nodes: { ...countsOf(ofSystem), ...(mayBeMore === undefined ? {} : { mayBeMore }) } };
}

/** What comes week by week stands before emergencies, what installs before what scans, and then what runs first. */
function overviewWays(
  ways: readonly WayToGroup[],
  { operatingSystem }: BaselineReference,
  patching: Patching,
): readonly OverviewWay[] {
  const systems = isKnown(operatingSystem) ? [operatingSystem] : [];
  return ways
    .map((way) => {
      const found = patching.runs(way.way, END_OF_TIME, 1);
      const next = typeof found.runs === "string" ? undefined : found.runs[0];
      const { isEmergency, operation } = way.way;
      const order = [isEmergency, operation === "scan", next?.instant.getTime() ?? Number.MAX_SAFE_INTEGER].map(Number);
      return { order, told: overviewWay(patching.from, way, systems, found, next) };
    })
    .sort((a, b) => a.order.map((one, at) => one - (b.order[at] ?? 0)).find((by) => by !== 0) ?? 0)
    .map(({ told }) => told);
}

function overviewWay(
  from: Date,
  { way, reach }: WayToGroup,
  systems: readonly string[],
  found: RunsOfWay,
  next: Occurrence | undefined,
): OverviewWay {
  const brought = way.kind === "window-task" ? way.task.brought : undefined;
  const bringsNothing = brought !== undefined && systems.some((system) => !bringsFor(brought, system));
  const isOff = way.enabled === false;
  const installs = !isOff && !bringsNothing && wayMayInstall(way);
  const notifies = isOff ? undefined : describeNotified([way]);
  return {
    name: way.carrier.name,
    when: whenText(way, from),
    does: isOff ? "does nothing" : describeWay(way, systems),
    installs,
    mayReboot: installs && wayMayReboot(way),
    ...(next === undefined ? {} : { nextRun: localText(next) }),
    ...(notifies === undefined ? {} : { notifies }),
    notes: [
      ...("because" in found ? [found.because] : next === undefined ? ["no further run"] : []),
      ...(reach.reaches === "some" ? [`only nodes with ${reach.onlyNodes.join(" or ")}`] : []),
      ...(reach.reaches === "not known" ? [reach.because] : []),
      ...(way.isEmergency ? [bringsNothing ? "an emergency" : "an emergency: it adds patches once"] : []),
    ],
  };
}

/** `Sat 22:00 Asia/Tokyo, 4 h, until Tue 2026-12-15` */
function whenText({ timing, hours, isEmergency }: WayOfPatching, from: Date): string {
  const lasts = isKnown(hours) ? `, ${hours} h` : "";
  if (!timing.known) return `a schedule that is known after apply${lasts}`;
  const when = describeSchedule(timing.timing);
  // An emergency ends when it has run.
  return [when + lasts, ...(isEmergency ? [] : describeWindowDates(timing.timing, when, from))].join(", ");
}

function patchesOf(reference: BaselineReference, { view }: PatchedNodes): string {
  if (reference.kind === "predefined") return "what AWS's own baseline approves";
  const baseline = baselineOfReference(reference, view.environment);
  if (baseline !== undefined) return describeApproval(baseline) + describeExceptions(baseline);
  if (reference.kind === "existing") {
    return `what baseline ${isKnown(reference.baselineId) ? reference.baselineId : "(known after apply)"} approves`;
  }
  return reference.key;
}

/**
 * Rows that say the same, once, with all of their places. What checks say of the same in each place may differ in days
 * and names.
 */
function folded(rows: readonly SystemRow[]): readonly OverviewRow[] {
  const alike = grouped(rows, ({ findings, ...row }) =>
    JSON.stringify({ ...row, homes: row.homes.map(({ ring }) => ring), findings: findings.map(kindOfFinding) }),
  );
  return [...alike.values()]
    .map((together) => ({
      ...(together[0] as SystemRow),
      homes: together.flatMap(({ homes }) => homes),
      findings: findingsTogether(together.map(({ findings }) => findings)),
    }))
    .sort((a, b) => compare(a.patchGroup, b.patchGroup) || a.order - b.order)
    .map(({ order: _, ...row }) => row);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
