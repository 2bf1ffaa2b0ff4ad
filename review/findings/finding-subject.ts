import type { Keyed, PatchEnvironmentModel } from "../../model/environment/patch-environment-model";
import { placeOf, placeSlot } from "../../model/patching/place/place";
import { isKnown } from "../../model/values/unknown";
import { canonical } from "../changes/differences";
import { matchRules } from "../changes/match-rules";
import { entryOf } from "../plan/entry-of";
import type { KeyedFinding } from "./keyed-finding";

/**
 * Says what a finding is about, the same text on both sides of a plan for the same thing. A place in a list is none: a
 * rule that is put on top moves the others, and what a check said of them is no news. Of one object a check may say several
 * things, which its message tells apart; the numbers in it do not, for one that grows is about the same thing.
 */
export class FindingSubjects {
  private readonly objects: ReadonlyMap<string, object>;

  constructor(
    environment: PatchEnvironmentModel,
    /** What stands for a rule, where it is more than its content: rules of both sides that are the same one. */
    private readonly rules: ReadonlyMap<object, string>,
    /** What stands for an address, where that held something else on the other side. */
    private readonly addresses: ReadonlyMap<string, string> = new Map(),
  ) {
    const { baselines, patchGroups, maintenanceWindows } = environment;
    const parts = maintenanceWindows.flatMap(({ targets, tasks }) => [...targets, ...tasks]);
    this.objects = new Map(
      [...baselines, ...patchGroups, ...maintenanceWindows, ...parts].map((one) => [one.key, one]),
    );
  }

  public of({ key, checkId, path, message }: KeyedFinding): string {
    let at: unknown = this.objects.get(key);
    const steps = path.split(/\.|(?=\[)/).map((step) => {
      const place = /^\[(\d+)\]$/.exec(step)?.[1];
      at = place === undefined ? entryOf(at, step) : itemAt(at, Number(place));
      return place === undefined || at === undefined ? step : `[${this.nameOf(at)}]`;
    });
    const about = message.replaceAll(NUMBER, "#");
    return JSON.stringify([this.addresses.get(key) ?? key, checkId, steps.join("."), about]);
  }

  private nameOf(entry: unknown): string {
    const rule = typeof entry === "object" && entry !== null ? this.rules.get(entry) : undefined;
    return rule ?? canonical(entry);
  }
}

/** A number by itself or the place in a list, and none that is part of a name. */
const NUMBER = /(?<![\w".-])\d+(?:\.\d+)?(?![\w"-])/g;

/** The subjects of both sides of a plan. */
export function subjectsOf(
  before: PatchEnvironmentModel,
  after: PatchEnvironmentModel,
): { readonly before: FindingSubjects; readonly after: FindingSubjects } {
  const names = { before: new Map<object, string>(), after: new Map<object, string>() };
  const old = new Map(before.baselines.map((baseline) => [baseline.key, baseline]));
  for (const baseline of after.baselines) {
    const [was, is] = [rulesOf(old.get(baseline.key)), rulesOf(baseline)];
    for (const [index, { before: rule, after: same }] of matchRules(was, is).pairs.entries()) {
      names.before.set(rule, `rule ${index}`);
      names.after.set(same, `rule ${index}`);
    }
  }
  return {
    before: new FindingSubjects(before, names.before),
    after: new FindingSubjects(after, names.after, stoodBefore(before, after)),
  };
}

/**
 * Where groups stood before that stand at another address now, as in a list with `count` that loses its first one; no
 * address of before for a group that is new at one which held another.
 */
function stoodBefore(before: PatchEnvironmentModel, after: PatchEnvironmentModel): ReadonlyMap<string, string> {
  const [old, now] = [groupsByAddress(before), groupsByAddress(after)];
  const left = new Map(
    [...old].filter(([address, group]) => now.get(address) !== group).map(([at, group]) => [group, at]),
  );
  const moved = [...now].filter(([address, group]) => old.get(address) !== group);
  return new Map(
    moved.flatMap(([address, group]) => {
      const stood = left.get(group) ?? (old.has(address) ? `new at ${address}` : undefined);
      return stood === undefined ? [] : [[address, stood]];
    }),
  );
}

/** What stands at an address: a group by name and place, where both are known. It is the same one with a system less. */
function groupsByAddress(environment: PatchEnvironmentModel): ReadonlyMap<string, string> {
  return new Map(
    environment.patchGroups.flatMap((group) => {
      const { key, patchGroup } = group;
      const place = placeSlot(placeOf(group, environment));
      if (place === undefined || !isKnown(patchGroup)) return [];
      return [[key, JSON.stringify([place, patchGroup])]];
    }),
  );
}

function rulesOf(baseline: Keyed<PatchEnvironmentModel["baselines"][number]> | undefined) {
  const rules = baseline?.approvalRules;
  return rules === undefined || !isKnown(rules) ? [] : rules.filter(isKnown);
}

function itemAt(value: unknown, place: number): unknown {
  return Array.isArray(value) ? value[place] : undefined;
}
