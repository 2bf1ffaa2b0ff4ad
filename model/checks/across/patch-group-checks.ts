import type { AssociationModel } from "../../association/association-model";
import type { Keyed } from "../../environment/patch-environment-model";
import type { WindowTargetModel } from "../../maintenance-window/maintenance-window-model";
import { tagKeyOf } from "../../maintenance-window/target-keys";
import { Neighbours } from "../../patching/neighbours";
import { type NodeFormula, patchGroupsOf } from "../../patching/nodes/node-formula";
import { mayBeOneAccount, mayBeOnePlace, type Place, regionName } from "../../patching/place/place";
import type { EnvironmentView, KeyedGroup, KeyedWindow, TargetView } from "../../patching/view/environment-view";
import { mayPatch } from "../../patching/ways/task-operation";
import { probablyMeant } from "../../text/probably-meant";
import { joined, joinedFirst, quote } from "../../text/wording";
import { eachKnown, isKnown } from "../../values/unknown";
import { defineCheck } from "../check/define-check";
import type { AcrossReport } from "./across-check";

export const targetOfNoGroup = defineCheck({
  id: "PM601",
  severity: "warning",
  on: "environment",
  cause: "A window or an association targets a patch group that nobody registers.",
  reason: "Its nodes silently follow the account's default baseline: the name of a group is nothing but a tag's value.",
  source: "patch baseline facts, D; maintenance window facts, C3",
  fix: "Target a registered group, or register this one.",
  find: (view, { problems, neighbours }) =>
    problems.addEach(
      eachPatchGroupTarget(view, (target, tagKey, value) => {
        const groups = view.groups.filter((group) => view.mayShareRegion(group, target.object));
        if (groups.some(({ patchGroup }) => !isKnown(patchGroup) || patchGroup === value)) return [];
        if (neighbours?.mayRegister(value, view, target.object)) return [];
        const names = [...new Set(groups.map(({ patchGroup }) => patchGroup).filter((name) => isKnown(name)))];
        const meant = probablyMeant(value, names);
        const place = view.placeOf(target.object);
        const registeredIn = view.groups.filter(({ patchGroup }) => patchGroup === value).map(view.placeOf);
        const elsewhere = regionsBeside(place, registeredIn);
        if (elsewhere.length > 0) return inAnotherRegion(target, tagKey, value, regionName(place.region), elsewhere);
        return {
          key: target.object.key,
          message: `no patch group is called ${quote(value)}`,
          because:
            `The ${target.noun} targets tag:${tagKey} = ${value}, but ${registered(meant === undefined ? names : [meant])}. ` +
            `Nodes tagged ${quote(value)} would be patched by the account's default baseline, with no error anywhere.`,
          fix: `${meant === undefined ? "" : `target ${meant}, or `}register the group ${quote(value)}`,
        };
      }),
    ),
});

export const groupOfNoWindow = defineCheck({
  id: "PM602",
  severity: "warning",
  on: "environment",
  cause: "Nothing targets a patch group: no window, no association and no patch policy.",
  reason: "A group says which baseline counts for its nodes; without one of them nothing ever scans or installs there.",
  source: "maintenance window facts, C3",
  fix: "Target the group, or accept the finding if something else patches its nodes.",
  find: (view, { problems, neighbours = new Neighbours([view]) }) => {
    const targeting = [
      ...view.windows.map((window) => ({
        place: view.placeOf(window),
        formulas: view.targetsOf(window).map(({ nodes }) => nodes),
      })),
      ...view.waysBesideWindows.map(({ place, nodes }) => ({ place, formulas: nodes.anyOf })),
    ].map(({ place, formulas }) => ({
      place,
      names: new Set(formulas.flatMap((nodes) => patchGroupsOf(nodes).flatMap(([, values]) => [...values]))),
    }));
    problems.addEach(
      view.groups.flatMap((group): AcrossReport[] => {
        const name = group.patchGroup;
        if (!isKnown(name)) return [];
        const place = view.placeOf(group);
        const targetedHere = targeting.flatMap((one) => (mayBeOnePlace(one.place, place) ? [...one.names] : []));
        if (targetedHere.includes(name) || neighbours.mayTarget(name, view, group)) return [];
        const ofName = targeting.filter(({ names }) => names.has(name)).map((one) => one.place);
        const elsewhere = regionsBeside(place, ofName);
        const isElsewhere = elsewhere.length > 0;
        const hasWindow = view.windows.some((window) => view.mayShareRegion(window, group));
        const others = isElsewhere
          ? `what targets it is in ${joined(elsewhere)}`
          : hasWindow
            ? `the windows target ${listed(new Set(targetedHere))}`
            : "there is no maintenance window here";
        const where = isElsewhere ? ` in ${regionName(place.region)}` : "";
        const target = isElsewhere
          ? "target the group from its own Region"
          : `${hasWindow ? "target" : "add a window, association or patch policy that targets"} the group`;
        return [
          {
            key: group.key,
            message: `no maintenance window targets the patch group ${quote(name)}${where}`,
            because: `Its nodes follow the group's baselines, but ${others}: nothing scans them or installs anything.`,
            fix: `${target}, or accept this (acceptFinding) if something else patches its nodes`,
          },
        ];
      }),
    );
  },
});

export const tagKeyDiffers = defineCheck({
  id: "PM603",
  severity: "warning",
  on: "environment",
  cause: "A patch group and the window that targets it spell the tag key differently.",
  reason:
    "AWS reads Patch Group and PatchGroup alike when it chooses a baseline, but a window finds only nodes that carry " +
    "the very key it targets.",
  source: "maintenance window facts, C3",
  fix: "Use one spelling for both; for both spellings register two targets.",
  find: (view, { problems }) => {
    const namedBy = new Map<string, KeyedGroup>();
    for (const group of view.groups) {
      if (isKnown(group.patchGroup) && !namedBy.has(group.patchGroup)) namedBy.set(group.patchGroup, group);
    }
    // Both spellings of one window: that another window finds the nodes does not help this one.
    const properly = new Set<string>();
    eachPatchGroupTarget(view, ({ object }, tagKey, value) => {
      properly.add(`${object.key} ${tagKey} ${value}`);
      return [];
    });
    problems.addEach(
      eachPatchGroupTarget(view, ({ object, noun }, tagKey, value) => {
        const group = namedBy.get(value);
        if (
          group?.tagKey === undefined ||
          group.tagKey === tagKey ||
          properly.has(`${object.key} ${group.tagKey} ${value}`)
        )
          return [];
        return {
          key: object.key,
          message: `the patch group ${quote(value)} has another tag key than the target`,
          because:
            `The ${noun} targets tag:${tagKey} = ${value}, but ${group.key} tags its nodes with ${quote(group.tagKey)}. ` +
            `The ${noun} would find none of them, and patch nothing.`,
          fix: `target tag:${group.tagKey}, or give the group tagKey ${quote(tagKey)}`,
        };
      }),
    );
  },
});

/** How Terraform makes the id of a registration: `web,pb-0123456789abcdef0`. */
const REGISTRATION_ID = /^(.+),pb-[0-9a-f]{17}$/;

export const groupIdAsTagValue = defineCheck({
  id: "PM632",
  severity: "warning",
  on: "environment",
  cause: "A target uses the id of a patch group as the value of a tag.",
  reason:
    "Terraform's id of a patch group is its name and its baseline, web,pb-…; no node carries that as the value of its " +
    "tag, and the target finds none.",
  source: "provider, patch_group.go",
  fix: "Use the attribute patch_group of the resource in place of its id.",
  find: (view, { problems }) =>
    problems.addEach([
      ...view.windows.flatMap(({ key, targets }) =>
        targets.flatMap((target) =>
          idsTakenForValues(target).map((id) => idAsValue(key, `targets[${target.key}]`, id)),
        ),
      ),
      ...view.waysBesideWindows.flatMap(({ kind, carrier: { key }, targets }) =>
        kind === "association" ? targets.flatMap(idsTakenForValues).map((id) => idAsValue(key, "targets", id)) : [],
      ),
    ]),
});

function idAsValue(key: string, path: string, id: string): AcrossReport {
  return {
    key,
    path,
    message: `the id of a patch group is not the value of a tag, got ${quote(id)}`,
    because:
      "The id is made of the group's name and its baseline, and no node is tagged with it: the target finds none.",
    fix: "use the attribute patch_group in place of id",
  };
}

function idsTakenForValues({ targets }: Pick<WindowTargetModel, "targets">): readonly string[] {
  const found: string[] = [];
  eachKnown(targets, ({ key, values, idsOf = [] }) => {
    if (!isKnown(key) || tagKeyOf(key) === undefined) return;
    found.push(
      ...idsOf.filter((address) => /(^|\.)aws_ssm_patch_group\./.test(address)).map((address) => `${address}.id`),
    );
    eachKnown(values, (value) => {
      if (REGISTRATION_ID.test(value)) found.push(value);
    });
  });
  return found;
}

/** The Regions of places that are not the one here: another account is not reached from another Region. */
function regionsBeside(here: Place, places: readonly Place[]): readonly string[] {
  return [...new Set(places.filter((one) => mayBeOneAccount(one, here)).map(({ region }) => regionName(region)))];
}

function inAnotherRegion(
  { object, noun }: Targeting,
  tagKey: string,
  value: string,
  here: string,
  elsewhere: readonly string[],
): AcrossReport {
  return {
    key: object.key,
    message: `no patch group is called ${quote(value)} in ${here}`,
    because:
      `The ${noun} targets tag:${tagKey} = ${value} in ${here}, but ${quote(value)} is registered in ${joined(elsewhere)} alone. ` +
      `Nodes tagged ${quote(value)} would be patched by the account's default baseline, with no error anywhere.`,
    fix: `move the ${noun} to ${joined(elsewhere, "or")}, or register the group ${quote(value)} in ${here}`,
  };
}

/** What names a patch group in order to patch it. */
interface Targeting {
  readonly object: KeyedWindow | Keyed<AssociationModel>;
  readonly noun: "window" | "association";
}

type OfEachTarget = (target: Targeting, tagKey: string, value: string) => AcrossReport | readonly AcrossReport[];

/** Each name of a patch group that a window or an association targets for patching. Patch policies ignore groups. */
function eachPatchGroupTarget(view: EnvironmentView, visit: OfEachTarget): readonly AcrossReport[] {
  const ofWindows = view.windows.flatMap((object) =>
    view
      .targetsOf(object)
      .filter(patches)
      .flatMap(({ nodes }) => eachGroupOf(nodes, { object, noun: "window" }, visit)),
  );
  const ofAssociations = view.waysBesideWindows.flatMap((way) => {
    if (way.kind !== "association" || way.follows.by === "override") return [];
    const { association: object } = way;
    return way.nodes.anyOf.flatMap((nodes) => eachGroupOf(nodes, { object, noun: "association" }, visit));
  });
  return [...ofWindows, ...ofAssociations];
}

function eachGroupOf(nodes: NodeFormula, target: Targeting, visit: OfEachTarget): readonly AcrossReport[] {
  return patchGroupsOf(nodes).flatMap(([tagKey, values]) =>
    [...values].flatMap((value) => visit(target, tagKey, value)),
  );
}

/** A target whose tasks do something else, and never patch, has no need of a baseline. */
function patches({ tasks }: TargetView): boolean {
  return tasks.length === 0 || tasks.some(mayPatch);
}

function registered(names: readonly string[]): string {
  if (names.length === 0) return "no group is registered there";
  return `only ${listed(names)} ${names.length === 1 ? "is" : "are"} registered`;
}

const MOST_NAMES = 5;

function listed(names: Iterable<string>): string {
  const all = [...names].map((name) => quote(name));
  return all.length === 0 ? "no patch group" : joinedFirst(all, MOST_NAMES);
}
