import { deadlineOfNodes, nodesBesideGroups } from "../../model/arrival/patched-nodes";
import { describeApproval, describeExceptions } from "../../model/describe/describe-baseline";
import { NOT_KNOWN_YET } from "../../model/describe/describe-rule";
import { systemLabel } from "../../model/describe/system-label";
import type { PatchEnvironmentModel } from "../../model/environment/patch-environment-model";
import type { BaselineReference, PatchGroupModel } from "../../model/patch-group/patch-group-model";
import { baselineOfReference, systemOrder } from "../../model/patching/baseline-for";
import { membersText } from "../../model/patching/existing/node-counts";
import { reachesSome, reachOfWay } from "../../model/patching/groups/ways-to-group";
import { type Patching, patchingOf } from "../../model/patching/patching";
import { NOTHING_HERE, NOTHING_TARGETS_IT } from "../../model/patching/perhaps-targeted";
import { regionName } from "../../model/patching/place/place";
import type { EnvironmentView, KeyedGroup } from "../../model/patching/view/environment-view";
import { wayMayPatch } from "../../model/patching/ways/way-may-patch";
import type { WayOfPatching } from "../../model/patching/ways/way-of-patching";
import { printable } from "../../model/text/printable";
import { joined } from "../../model/text/wording";
import { indented, WIDTH, wrapParts } from "../../model/text/wrap";
import { grouped } from "../../model/values/grouped";
import { isKnown, type Knowable } from "../../model/values/unknown";
import { describeNodesOfTargets } from "../../review/reach/describe-target";
import { arrivalLines, deadlineLines } from "../arrival/arrival-lines";
import { wayText, windowLines } from "./window-lines";

/**
 * Who gets which patches, and when: a block of lines for each patch group, at most 80 columns wide.
 *
 * @param only - the patch group that is asked about
 */
export function summariseEnvironment(
  environment: PatchEnvironmentModel,
  now: Date,
  patching = patchingOf([{ environment }], { from: now }),
  only?: string,
): readonly string[] {
  const view = patching.of(environment);
  const told = environment.patchGroups
    .filter(({ patchGroup }) => only === undefined || patchGroup === only)
    .map((group): ToldGroup => {
      const nodes = patching.groupsOf(view).find(({ registered }) => registered === group);
      const windows = nodes === undefined ? [] : windowLines(nodes, patching, now);
      const isPatched =
        nodes !== undefined && windows.every((line) => line !== NOTHING_TARGETS_IT && line !== NOTHING_HERE);
      const arrival = isPatched ? [...arrivalLines(patching, nodes), ...deadlineLines(patching, nodes)] : [];
      const members = nodes === undefined ? undefined : patching.membersOfGroup(nodes);
      const reach = members === undefined ? [] : [`reaches ${membersText(members)}`];
      const texts = [...reach, ...windows, ...arrival].map((text) => text.split(" "));
      return { name: nameOf(group, view), group, lines: [...baselineLines(group, environment), ...texts] };
    });
  const groups = alikeInRegions(told, view);
  const margin = 2 + Math.max(8, ...groups.map(({ name }) => name.length)) + 3;
  const blocks = [...groups]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, lines }) =>
      lines
        .flatMap((parts) => wrapParts(parts, WIDTH - margin))
        .map((line, index) => `  ${(index === 0 ? name : "").padEnd(margin - 2)}${line}`.trimEnd()),
    );
  const others = only === undefined ? otherNodesBlocks(view, margin, { patching, now }) : [];
  return [...blocks, ...others].flatMap((block, index) => (index === 0 ? block : ["", ...block]));
}

/** A patch group, with what is told of it in lines of parts. */
interface ToldGroup {
  readonly name: string;
  readonly group: KeyedGroup;
  readonly lines: readonly (readonly string[])[];
}

/** A group of which the same is told in each of its Regions, once, with their names. */
function alikeInRegions(told: readonly ToldGroup[], view: EnvironmentView): readonly ToldGroup[] {
  const byGroup = grouped(told, ({ group: { patchGroup } }) => (isKnown(patchGroup) ? patchGroup : Symbol()));
  return [...byGroup.values()].flatMap((same) => {
    const [first] = same as [ToldGroup];
    const { group, lines } = first;
    if (same.length === 1 || same.some((one) => JSON.stringify(one.lines) !== JSON.stringify(lines))) return same;
    const regions = same.map((one) => regionName(view.placeOf(one.group).region)).sort();
    return [
      { group, name: printable(textOf(group.patchGroup)), lines: [...lines, `alike in ${joined(regions)}`.split(" ")] },
    ];
  });
}

interface Asked {
  readonly patching: Patching;
  readonly now: Date;
}

/**
 * Ways that name none of the groups, or have a deadline of their own: whom they work on, when, and how long patches
 * take. What a group tells stands there.
 */
function otherNodesBlocks(
  view: EnvironmentView,
  margin: number,
  { patching, now }: Asked,
): readonly (readonly string[])[] {
  const beside = nodesBesideGroups(view);
  const hasDeadline = (way: WayOfPatching) =>
    beside.some((nodes) => nodes.way === way && deadlineOfNodes(nodes) !== undefined);
  const isTold = (way: WayOfPatching) =>
    !hasDeadline(way) &&
    view.groups.some(({ patchGroup }) => {
      if (!isKnown(patchGroup)) return true;
      const reach = reachOfWay(way, patchGroup);
      return reachesSome(reach) || reach.reaches === "not known";
    });
  const told = view.ways.filter((way) => wayMayPatch(way) && !way.isEmergency && !isTold(way));
  // A policy does the same in each of its Regions, and so do associations of one name.
  const texts = told.map((way) => {
    const own = beside.find((one) => one.way === way);
    const arrival = own === undefined ? [] : [...arrivalLines(patching, own), ...deadlineLines(patching, own)];
    const nodes = describeNodesOfTargets(way.targets);
    return { way, nodes, lines: [...wayText(way, [], now), ...arrival] };
  });
  const alike = grouped(texts, ({ way, nodes, lines }) => JSON.stringify([way.carrier.name, nodes, lines]));
  return [...alike.values()].map((together) => {
    const [{ nodes, lines }] = together as [(typeof texts)[number]];
    return [
      ...indented(`${nodes}${regionsText(together.map(({ way }) => way))}`, "  "),
      ...lines.flatMap((line) => indented(line, " ".repeat(margin))),
    ];
  });
}

/** ` (eu-central-1, eu-west-1)` */
function regionsText(ways: readonly WayOfPatching[]): string {
  const regions = [...new Set(ways.map(({ place }) => regionName(place.region)))].sort();
  return regions.length < 2 ? "" : ` (${regions.join(", ")})`;
}

/** A line for each baseline, in parts: the name of its system does not break. */
function baselineLines(group: PatchGroupModel, environment: PatchEnvironmentModel): readonly (readonly string[])[] {
  const baselines = group.registrations.map(({ baseline }) => baseline).sort((a, b) => systemOrder(a) - systemOrder(b));
  const width = Math.max(0, ...baselines.map((baseline) => systemLabel(baseline.operatingSystem).length));
  return baselines.map((baseline) => {
    return [`${systemLabel(baseline.operatingSystem).padEnd(width)} `, ...approvalOf(baseline, environment).split(" ")];
  });
}

function approvalOf(reference: BaselineReference, environment: PatchEnvironmentModel): string {
  if (reference.kind === "predefined") return "AWS's own default baseline";
  const baseline = baselineOfReference(reference, environment);
  if (baseline !== undefined) {
    const beside = reference.kind === "existing" ? reference.beside : undefined;
    const where = beside === undefined ? "" : ` (baseline of stack ${beside.stack})`;
    return describeApproval(baseline) + describeExceptions(baseline) + where;
  }
  if (reference.kind === "existing") {
    return `existing baseline ${isKnown(reference.baselineId) ? reference.baselineId : NOT_KNOWN_YET}`;
  }
  return `baseline ${reference.key}`;
}

/** `web (us-east-1)` where a stack has groups in several Regions. */
function nameOf(group: KeyedGroup, view: EnvironmentView): string {
  const regions = new Set(view.groups.map((one) => regionName(view.placeOf(one).region)));
  const name = printable(textOf(group.patchGroup));
  return regions.size > 1 ? `${name} (${regionName(view.placeOf(group).region)})` : name;
}

function textOf(value: Knowable<string>): string {
  return isKnown(value) ? value : NOT_KNOWN_YET;
}
