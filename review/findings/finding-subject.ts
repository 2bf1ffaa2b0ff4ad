import type { Keyed, PatchEnvironmentModel } from "../../model/environment/patch-environment-model";
import { isKnown } from "../../model/values/unknown";
import { canonical } from "../changes/differences";
import { matchRules } from "../changes/match-rules";
import type { KeyedFinding } from "./keyed-finding";

/**
 * Says what a finding is about, the same text on both sides of a plan for the same thing. A place in a list is none: a
 * rule that is put on top moves the others, and what a check said of them is no news.
 */
export class FindingSubjects {
  private readonly objects: ReadonlyMap<string, object>;

  constructor(
    environment: PatchEnvironmentModel,
    /** What stands for a rule, where it is more than its content: rules of both sides that are the same one. */
    private readonly rules: ReadonlyMap<object, string>,
  ) {
    const { baselines, patchGroups, maintenanceWindows } = environment;
    const parts = maintenanceWindows.flatMap(({ targets, tasks }) => [...targets, ...tasks]);
    this.objects = new Map(
      [...baselines, ...patchGroups, ...maintenanceWindows, ...parts].map((one) => [one.key, one]),
    );
  }

  public of({ key, checkId, path }: KeyedFinding): string {
    let at: unknown = this.objects.get(key);
    const steps = path.split(/\.|(?=\[)/).map((step) => {
      const place = /^\[(\d+)\]$/.exec(step)?.[1];
      at = place === undefined ? propertyOf(at, step) : entryOf(at, Number(place));
      return place === undefined || at === undefined ? step : `[${this.nameOf(at)}]`;
    });
    return `${key} ${checkId} ${steps.join(".")}`;
  }

  private nameOf(entry: unknown): string {
    const rule = typeof entry === "object" && entry !== null ? this.rules.get(entry) : undefined;
    return rule ?? canonical(entry);
  }
}

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
  return { before: new FindingSubjects(before, names.before), after: new FindingSubjects(after, names.after) };
}

function rulesOf(baseline: Keyed<PatchEnvironmentModel["baselines"][number]> | undefined) {
  const rules = baseline?.approvalRules;
  return rules === undefined || !isKnown(rules) ? [] : rules.filter(isKnown);
}

function propertyOf(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<string, unknown>)[name];
}

function entryOf(value: unknown, place: number): unknown {
  return Array.isArray(value) ? value[place] : undefined;
}
