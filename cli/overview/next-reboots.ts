import type { Patching } from "../../model/patching/patching";
import { type RunsOfOpening, runsOfOpening } from "../../model/patching/runs/runs-of-opening";
import { isEmergency } from "../../model/patching/ways/emergency";
import type { Opener } from "../../model/patching/ways/opener";
import { doubtOfReboot, wayMayInstall, wayMayReboot } from "../../model/patching/ways/way-may-patch";
import type { WayOfPatching } from "../../model/patching/ways/way-of-patching";
import { emergencyName, windowName } from "../../model/patching/ways/window-name";
import { aligned } from "../../model/text/aligned";
import { localText } from "../../model/text/moments";
import { printable } from "../../model/text/printable";
import { firstOnes, listedFirst } from "../../model/text/wording";
import { indented, WIDTH } from "../../model/text/wrap";
import { grouped } from "../../model/values/grouped";
import type { Stack } from "../stacks/read-stacks";
import { type NodesSomewhere, nodesOf } from "./nodes-somewhere";

/** Nodes that are rebooted next at the same time. */
interface NextReboot {
  /** Undefined: it cannot be told. */
  readonly instant: number | undefined;
  /** Whether it hangs on nothing that is not known. */
  readonly isCertain: boolean;
  /** `Sun 2026-11-29 02:00 Asia/Seoul` */
  readonly when: string;
  readonly stacks: readonly Stack[];
  readonly nodes: readonly NodesOfStack[];
  /** It stands beside the weeks of these nodes, and not in their place. */
  readonly isEmergency: boolean;
}

interface NodesOfStack extends NodesSomewhere {
  readonly stack: Stack;
}

/** More rows, and more names in a row, are counted. */
const MOST_ROWS = 6;
const MOST_NAMES = 4;

/** Who is rebooted next, as people read it. */
export interface RebootRow {
  readonly stacks: readonly string[];
  /** `Sun 2026-11-29 02:00 Asia/Seoul` */
  readonly when: string;
  /** `web`, `db (eu-west-1, us-east-1)` */
  readonly nodes: readonly string[];
}

/** Who is rebooted next, and when, of all stacks: the first lines of a summary; none where nothing installs. */
export function nextRebootLines(stacks: readonly Stack[], patching: Patching, group?: string): readonly string[] {
  const { rows, areNone } = nextReboots(stacks, patching, group);
  if (areNone) return [NO_REBOOTS];
  const [first, ...others] = rows;
  if (first === undefined) return [];
  if (others.length === 0) {
    const whose = stacks.length === 1 ? "" : ` (${named(first.stacks)})`;
    return indented(`${NEXT_REBOOT}: ${named(first.nodes)}${whose}, ${first.when}`, "  ", "");
  }
  const cells = firstOnes(rows, MOST_ROWS).map((row) =>
    [...(stacks.length === 1 ? [] : [named(row.stacks)]), row.when, named(row.nodes)].map(printable),
  );
  const left = rows.length - cells.length;
  return [
    `${NEXT_REBOOT}:`,
    ...aligned(cells, WIDTH - 2).map((line) => `  ${line}`),
    ...(left > 0 ? [`  … and ${left} more: npx cdktf-patch calendar --reboots`] : []),
  ];
}

/** The same as rows, in the order of time, of one patch group or of all; whether whatever installs is told not to reboot. */
export function nextReboots(
  stacks: readonly Stack[],
  patching: Patching,
  group?: string,
): { readonly rows: readonly RebootRow[]; readonly areNone: boolean } {
  const openers = stacks.flatMap((stack) =>
    [...patching.of(stack.environment).openers.values()].flatMap((opener) => {
      const ways = opener.ways.filter(wayMayInstall);
      return opener.enabled === false || ways.length === 0 ? [] : [{ stack, opener, ways }];
    }),
  );
  const ofOpeners = openers.flatMap(({ stack, opener, ways }) => {
    const rebooting = ways.filter(wayMayReboot);
    return rebooting.length === 0 ? [] : nextOf(stack, opener, rebooting, patching.from);
  });
  const isOfGroup = (one: NextReboot): readonly NextReboot[] => {
    const nodes = one.nodes.filter(({ name }) => group === undefined || name === group);
    return group !== undefined && nodes.length === 0 ? [] : [{ ...one, nodes }];
  };
  const reboots = [
    ...withoutLater(ofOpeners.filter((one) => !one.isEmergency)),
    ...ofOpeners.filter((one) => one.isEmergency),
  ].flatMap(isOfGroup);
  // What other stacks have elsewhere tells nothing apart: each row names its own.
  const all = (row: NextReboot) =>
    reboots
      .flatMap(({ isEmergency, nodes }) => (isEmergency ? [] : nodes))
      .concat(row.isEmergency ? row.nodes : [])
      .filter(({ stack }) => row.stacks.includes(stack));
  return {
    // By the names of stacks in each row: beside some of them the name of a ring reads as another stack.
    rows: together(reboots).map((row) => ({
      stacks: row.stacks.map(({ name }) => name),
      when: row.when,
      nodes: namesOf(row.nodes, all(row)),
    })),
    areNone: openers.length > 0 && openers.every(({ ways }) => !ways.some(wayMayReboot)),
  };
}

export const NEXT_REBOOT = "Next reboot, if needed";
const NO_REBOOTS = "Patching reboots no node: whatever installs has NoReboot.";

/** `web`; `web (us-east-1)` where its nodes in another Region are rebooted at another time. */
function namesOf(nodes: readonly NodesSomewhere[], all: readonly NodesSomewhere[]): readonly string[] {
  const names = new Set(nodes.map(({ name }) => name));
  return [...names].sort().flatMap((name) => {
    const [here, anywhere] = [nodes, all].map((some) => regionsOf(name, some)) as [Set<string>, Set<string>];
    return here.size === anywhere.size ? name : `${name} (${[...here].sort().join(", ")})`;
  });
}

function regionsOf(name: string, nodes: readonly NodesSomewhere[]): Set<string> {
  return new Set(nodes.filter((one) => one.name === name).map(({ region }) => region));
}

/** `web, db`, or the first of them and how many there are more. */
export function named(names: readonly string[]): string {
  return listedFirst(names, MOST_NAMES);
}

function nextOf(stack: Stack, opener: Opener, ways: readonly WayOfPatching[], now: Date): readonly NextReboot[] {
  const found = runsOfOpening(opener, now);
  if (found.kind === "none") return [];
  const isOfEmergency = opener.window !== undefined && isEmergency(opener.window);
  const called = isOfEmergency ? [emergencyName(windowName(opener.window))] : [];
  const rows = (when: readonly string[], instant?: Date): readonly NextReboot[] =>
    byDoubt(ways).map(([doubt, nodes]) => ({
      stacks: [stack],
      isEmergency: isOfEmergency,
      instant: instant?.getTime(),
      isCertain: found.kind === "runs" && doubt === undefined,
      when: [...when, ...called, ...(doubt === undefined ? [] : [doubt])].join(", "),
      nodes: nodes.map((one) => ({ ...one, stack })),
    }));
  if (found.kind === "not known") return rows([notKnownText(opener, found)]);
  const [run] = found.runs.take(1);
  if (run === undefined) return [];
  return rows([localText(run), ...(found.kind === "if enabled" ? ["if it is enabled"] : [])], run.instant);
}

/** Nodes by what their reboot depends on; those that are rebooted without a doubt are in no other row. */
function byDoubt(
  ways: readonly WayOfPatching[],
): readonly (readonly [string | undefined, readonly NodesSomewhere[]])[] {
  const doubts = new Set(ways.map(doubtOfReboot));
  const nodesWith = (wanted: string | undefined) =>
    ways.filter((way) => doubtOfReboot(way) === wanted).flatMap(nodesOf);
  const certain = new Set(nodesWith(undefined).flatMap(({ selection, areAll }) => (areAll ? [selection] : [])));
  return [...doubts]
    .map((doubt) => {
      const nodes = nodesWith(doubt);
      return [doubt, doubt === undefined ? nodes : nodes.filter(({ selection }) => !certain.has(selection))] as const;
    })
    .filter(([doubt, nodes]) => doubt === undefined || nodes.length > 0);
}

function notKnownText(
  { carrier }: Opener,
  { because }: Extract<RunsOfOpening, { readonly kind: "not known" }>,
): string {
  return `${carrier.name}: ${because}`;
}

/** Of nodes that several windows reboot: without what comes after their next reboot. */
function withoutLater(reboots: readonly NextReboot[]): readonly NextReboot[] {
  const next = new Map<string | symbol, number>();
  for (const { isCertain, instant, nodes } of reboots) {
    if (!isCertain || instant === undefined) continue;
    for (const one of nodes.filter(({ areAll }) => areAll))
      next.set(selectionOf(one), Math.min(instant, next.get(selectionOf(one)) ?? instant));
  }
  return reboots.flatMap((reboot) => {
    const { instant = Number.NEGATIVE_INFINITY, nodes } = reboot;
    const left = nodes.filter((one) => instant <= (next.get(selectionOf(one)) ?? instant));
    return left.length === 0 && nodes.length > 0 ? [] : [{ ...reboot, nodes: left }];
  });
}

function selectionOf({ stack, selection }: NodesOfStack): string | symbol {
  return typeof selection === "symbol" ? selection : JSON.stringify([stack.name, selection]);
}

/** What is rebooted at the same time in one row, in the order of time; what cannot be told, last. */
function together(reboots: readonly NextReboot[]): readonly NextReboot[] {
  const rows = [...grouped(reboots, ({ when }) => when).values()].map(
    (same): NextReboot => ({
      ...(same[0] as NextReboot),
      stacks: [...new Set(same.flatMap(({ stacks }) => stacks))],
      nodes: same.flatMap(({ nodes }) => nodes),
    }),
  );
  const order = ({ instant = Number.POSITIVE_INFINITY }: NextReboot) => instant;
  return rows.sort((a, b) => Math.sign(order(a) - order(b)) || 0);
}
