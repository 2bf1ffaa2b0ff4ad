import { type Place, regionName } from "../../model/patching/place/place";
import type { EnvironmentView } from "../../model/patching/view/environment-view";
import { firstOnes } from "../../model/text/wording";
import type { Stack } from "./read-stacks";

/** Where something is, for who reads it. */
export interface PlaceLabel {
  readonly stack: string;
  /** Absent where nobody names it. */
  readonly region?: string;
  /** What a stack of a fleet says: its account, by name and id, and its ring. */
  readonly account?: string;
  readonly accountId?: string;
  readonly ring?: string;
  /** What tells it from the other places: `prod-eu · ring prod · eu-central-1`; empty where there is one alone. */
  readonly where: string;
}

/** Names places as far as there is more than one. */
export interface PlaceLabels {
  readonly of: (place: Place) => PlaceLabel;
  readonly hasSeveralRegions: boolean;
}

/** Accounts, rings and Regions are named where there are several of them. */
export function placeLabels(stacks: readonly Stack[], views: readonly EnvironmentView[]): PlaceLabels {
  const notes = new Map(stacks.map(({ name, note }) => [name, note]));
  const hasSeveralStacks = stacks.length > 1;
  const hasSeveralRings = new Set(stacks.map(({ note }) => note?.ring)).size > 1;
  const hasSeveralRegions = areSeveralRegions(views);
  return {
    hasSeveralRegions,
    of: (place) => {
      const note = notes.get(place.stack);
      const region = place.region.kind === "named" ? { region: place.region.name } : {};
      const where = [
        hasSeveralStacks ? (note?.account.name ?? place.stack) : "",
        hasSeveralRings && note !== undefined ? `ring ${note.ring}` : "",
        hasSeveralRegions ? regionName(place.region) : "",
      ];
      const fleet =
        note === undefined ? {} : { account: note.account.name, accountId: note.account.id, ring: note.ring };
      return { stack: place.stack, ...fleet, ...region, where: where.filter(Boolean).join(" · ") };
    },
  };
}

/** More Regions of a row than this are counted. */
const MOST_REGIONS = 3;

/** `eu-west-1, us-east-1`; empty where nobody names one. */
export function regionsText(places: readonly Pick<PlaceLabel, "region">[]): string {
  const regions = [...new Set(places.flatMap(({ region }) => region ?? []))];
  const told = firstOnes(regions, MOST_REGIONS);
  return [...told, ...(told === regions ? [] : [`${regions.length - told.length} more`])].join(", ");
}

/** A policy always names its Regions: a single one may be that of a provider which names none. */
function areSeveralRegions(views: readonly EnvironmentView[]): boolean {
  const ofObjects = views.flatMap(placesOfObjects).map(({ region }) => region);
  if (new Set(ofObjects.map(regionName)).size > 1) return true;
  const ofPolicies = views.flatMap(({ ways }) =>
    ways.flatMap(({ kind, place }) => (kind === "patch-policy" ? [place.region] : [])),
  );
  const named = [...ofObjects, ...ofPolicies].filter(({ kind }) => kind === "named");
  return new Set(named.map(regionName)).size > 1;
}

function placesOfObjects(view: EnvironmentView): readonly Place[] {
  const associations = view.ways.flatMap(({ kind, place }) => (kind === "association" ? [place] : []));
  return [...[...view.windows, ...view.groups].map(view.placeOf), ...associations];
}
