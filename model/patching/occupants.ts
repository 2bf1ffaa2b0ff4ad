import { isKnown } from "../values/unknown";
import { type Placeable, placeSlot } from "./place/place";
import type { EnvironmentView } from "./view/environment-view";

/** An object that AWS counts. */
export interface Occupant {
  readonly key: string;
  readonly view: EnvironmentView;
}

export interface GroupsOfBaseline {
  /** Absent: the baseline is kept elsewhere. */
  readonly baselineKey: string | undefined;
  readonly groups: readonly Occupant[];
}

/** What AWS counts in an account and Region. */
export type Counted = "baselines" | "windows" | "associations";

/**
 * What each Region of each account holds, over all environments of an app. Those of several stacks are counted together
 * where account and Region of both are known.
 */
export class Occupants {
  private readonly places = new Map<string, Occupant[]>();
  private readonly groups = new Map<string, GroupsOfBaseline & { readonly groups: Occupant[] }>();

  constructor(views: readonly EnvironmentView[]) {
    for (const [index, view] of views.entries()) this.add(view, index);
  }

  /** The objects of one kind, for each place that has some, in the order of the environments. */
  public of(kind: Counted): readonly (readonly Occupant[])[] {
    return [...this.places].flatMap(([slot, occupants]) => (slot.startsWith(`${kind} `) ? [occupants] : []));
  }

  /** The patch groups of each baseline: of one that an environment makes, or of all with the same id. */
  public get groupsByBaseline(): readonly GroupsOfBaseline[] {
    return [...this.groups.values()];
  }

  private add(view: EnvironmentView, index: number): void {
    const { environment } = view;
    const windows = view.windows.filter(({ isElsewhere }) => isElsewhere !== true);
    this.addAll("baselines", environment.baselines, view, index);
    this.addAll("windows", windows, view, index);
    this.addAll("associations", environment.associations ?? [], view, index);
    for (const group of view.groups) {
      const slot = slotOf(view, group, index);
      for (const { baseline } of group.registrations) {
        if (baseline.kind === "managed")
          this.addGroup(`${index} ${baseline.key}`, baseline.key, { key: group.key, view });
        if (baseline.kind !== "existing" || !isKnown(baseline.baselineId) || slot === undefined) continue;
        this.addGroup(`${slot} ${baseline.baselineId}`, undefined, { key: group.key, view });
      }
    }
  }

  private addGroup(slot: string, baselineKey: string | undefined, group: Occupant): void {
    const known = this.groups.get(slot) ?? { baselineKey, groups: [] };
    this.groups.set(slot, known);
    const isThere = known.groups.some(({ key, view }) => key === group.key && view === group.view);
    if (!isThere) known.groups.push(group);
  }

  private addAll(
    kind: Counted,
    objects: readonly (Placeable & { readonly key: string })[],
    view: EnvironmentView,
    index: number,
  ): void {
    for (const object of objects) {
      const slot = slotOf(view, object, index);
      if (slot !== undefined) append(this.places, `${kind} ${slot}`, { key: object.key, view });
    }
  }
}

/** The same text for what is in one place for sure; undefined where the Region is not known. */
function slotOf(view: EnvironmentView, object: Placeable, index: number): string | undefined {
  const place = view.placeOf(object);
  const slot = placeSlot(place);
  const isShared = place.account !== undefined && place.region.kind === "named";
  return slot === undefined || isShared ? slot : `${index} ${slot}`;
}

function append(map: Map<string, Occupant[]>, key: string, occupant: Occupant): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [occupant]);
  else known.push(occupant);
}
