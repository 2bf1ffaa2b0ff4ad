import { localText } from "../text/moments";
import { counted, joined } from "../text/wording";
import type { ExistingNode } from "./existing/existing-place";
import type { Patching } from "./patching";
import { firstOverlap } from "./runs/window-overlap";
import { NOUNS_OF_WAYS } from "./ways/nouns-of-ways";
import { wayMayInstall } from "./ways/way-may-patch";
import type { WayOfPatching } from "./ways/way-of-patching";

/** What else is asked about nodes. */
export interface NodesAsked {
  /** The nodes that are looked at. */
  readonly nodes: ReadonlySet<ExistingNode>;
  /** What works on them here. */
  readonly ours: readonly WayOfPatching[];
  /** What exists beside it. */
  readonly theirs: readonly WayOfPatching[];
}

/** What others install on nodes, one sentence for each window, association or policy. */
export function othersOnNodes(room: Patching, { nodes, ours, theirs }: NodesAsked): readonly string[] {
  const carriers = new Map<string, { readonly way: WayOfPatching; readonly common: Set<ExistingNode> }>();
  for (const way of theirs) {
    if (way.enabled === false || !wayMayInstall(way)) continue;
    const common = [...(room.membersOf(way)?.nodes ?? [])].filter((node) => nodes.has(node));
    if (common.length === 0) continue;
    const known = carriers.get(way.carrier.key) ?? { way, common: new Set() };
    for (const node of common) known.common.add(node);
    carriers.set(way.carrier.key, known);
  }
  return [...carriers.values()].map(({ way, common }) => textOf(room, way, common, ours));
}

/** `window team-b (mw-…), which this stack does not have, also installs on 12 nodes that this reaches; next run …` */
function textOf(
  room: Patching,
  way: WayOfPatching,
  nodes: ReadonlySet<ExistingNode>,
  ours: readonly WayOfPatching[],
): string {
  const { name, key } = way.carrier;
  const who = name === key ? `${NOUNS_OF_WAYS[way.kind]} ${name}` : `${NOUNS_OF_WAYS[way.kind]} ${name} (${key})`;
  const installs = way.operation === "install" ? "also installs" : "may also install";
  const run = room.nextRun(way);
  const when = run === undefined ? "" : `; next run ${localText(run)}`;
  const together = overlapping(room, way, nodes, ours);
  const clash = together.length === 0 ? "" : `; at times it is open together with ${joined(together)}`;
  return `${who}, which this stack does not have, ${installs} on ${counted(nodes.size, "node")} that this reaches${when}${clash}`;
}

/** The windows of ours that are open on some of these nodes at the same time. */
function overlapping(
  room: Patching,
  way: WayOfPatching,
  nodes: ReadonlySet<ExistingNode>,
  ours: readonly WayOfPatching[],
): readonly string[] {
  if (way.kind !== "window-task") return [];
  const names = ours.flatMap((own) => {
    if (own.kind !== "window-task" || own.enabled === false || !wayMayInstall(own)) return [];
    if (![...(room.membersOf(own)?.nodes ?? [])].some((node) => nodes.has(node))) return [];
    return firstOverlap(own.window, way.window) === undefined ? [] : [own.carrier.name];
  });
  return [...new Set(names)].sort();
}
