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
 * where account and Region of both are known. Each environment is told of the places that it has a part in, so that the
 * number of the others does not matter to it.
 */
export class Occupants {
  private readonly places = new Map<string, Occupant[]>();
  private readonly groups = new Map<string, GroupsOfBaseline & { readonly groups: Occupant[] }>();
  private readonly parts = new Map<EnvironmentView, PartOfView>();

  constructor(views: readonly EnvironmentView[]) {
    for (const [index, view] of views.entries()) this.add(view, index);
  }

  /** The objects of one kind, for each place where this environment has some, in the order of the environments. */
  public of(kind: Counted, view: EnvironmentView): readonly (readonly Occupant[])[] {
    return [...(this.parts.get(view)?.places[kind] ?? [])];
  }

  /** The patch groups of each baseline that a group of this environment follows: of one that it makes, or of all with the same id. */
  public groupsByBaseline(view: EnvironmentView): readonly GroupsOfBaseline[] {
    return [...(this.parts.get(view)?.groups ?? [])];
  }

  private add(view: EnvironmentView, index: number): void {
    const { environment } = view;
    const part: PartOfView = {
      places: { baselines: new Set(), windows: new Set(), associations: new Set() },
      groups: new Set(),
    };
    this.parts.set(view, part);
    const addAll = (kind: Counted, objects: readonly (Placeable & { readonly key: string })[]): void => {
      for (const object of objects) {
        const slot = slotOf(view, object, index);
        if (slot !== undefined) part.places[kind].add(this.addTo(`${kind} ${slot}`, { key: object.key, view }));
      }
    };
    const addGroup = (slot: string, baselineKey: string | undefined, group: Occupant): void => {
      part.groups.add(this.addGroup(slot, baselineKey, group));
    };
    addAll("baselines", environment.baselines);
    addAll(
      "windows",
      view.windows.filter(({ isElsewhere }) => isElsewhere !== true),
    );
    addAll("associations", environment.associations ?? []);
    for (const group of view.groups) {
      const slot = slotOf(view, group, index);
      for (const { baseline } of group.registrations) {
        if (baseline.kind === "managed") addGroup(`${index} ${baseline.key}`, baseline.key, { key: group.key, view });
        if (baseline.kind !== "existing" || !isKnown(baseline.baselineId) || slot === undefined) continue;
        addGroup(`${slot} ${baseline.baselineId}`, undefined, { key: group.key, view });
      }
    }
  }

  private addGroup(slot: string, baselineKey: string | undefined, group: Occupant): GroupsOfBaseline {
    const known = this.groups.get(slot) ?? { baselineKey, groups: [] };
    this.groups.set(slot, known);
    const isThere = known.groups.some(({ key, view }) => key === group.key && view === group.view);
    if (!isThere) known.groups.push(group);
    return known;
  }

  private addTo(place: string, occupant: Occupant): readonly Occupant[] {
    const known = this.places.get(place) ?? [];
    this.places.set(place, known);
    known.push(occupant);
    return known;
  }
}

/** What one environment has a part in. */
interface PartOfView {
  readonly places: Readonly<Record<Counted, Set<readonly Occupant[]>>>;
  readonly groups: Set<GroupsOfBaseline>;
}

/** The same text for what is in one place for sure; undefined where the Region is not known. */
function slotOf(view: EnvironmentView, object: Placeable, index: number): string | undefined {
  const place = view.placeOf(object);
  const slot = placeSlot(place);
  const isShared = place.account !== undefined && place.region.kind === "named";
  return slot === undefined || isShared ? slot : `${index} ${slot}`;
}
