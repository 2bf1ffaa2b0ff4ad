import { isKnown, type Knowable, UNKNOWN } from "../values/unknown";
import { mayReachAnyGroup, patchGroupsOf } from "./nodes/node-formula";
import { Occupants } from "./occupants";
import type { Placeable } from "./place/place";
import { type Registration, registrationsOf } from "./registrations";
import { type EnvironmentView, type KeyedGroup, mayInstall } from "./view/environment-view";
import { type VisitedNodes, visitsAcross } from "./visits";
import { everyRuleWaits } from "./waits";
import { wayMayInstall } from "./ways/way-may-patch";

/**
 * What lies in all environments of an app, asked from one of them: groups may be registered in one stack and targeted
 * in another. Environments of one account count, and those whose account is not known: what may be there is not
 * reported as missing. Built once for the whole app, so that its size does not matter to a single environment.
 */
export class Neighbours {
  private readonly groups = new Map<string, Places>();
  private readonly namelessGroups = new Places();
  private readonly targeted = new Map<string, Places>();
  private readonly targetsOfAnyGroup = new Places();
  private readonly installing = new Places();
  private readonly firstRegistrations = new Map<string, Registration>();
  private readonly waitingSystems = new Set<Knowable<string>>();

  private knownVisits: readonly VisitedNodes[] | undefined;
  /** What AWS counts in each Region of each account. */
  public readonly occupants: Occupants;

  constructor(private readonly views: readonly EnvironmentView[]) {
    this.occupants = new Occupants(views);
    for (const view of views) this.add(view);
  }

  /** Nodes that several environments visit. */
  public get visits(): readonly VisitedNodes[] {
    this.knownVisits ??= visitsAcross(this.views);
    return this.knownVisits;
  }

  /** Whether some environment may register a group of this name where a window or an association lies. */
  public mayRegister(patchGroup: string, view: EnvironmentView, target: Placeable): boolean {
    const place = knownPlaceOf(view, target);
    return this.groups.get(patchGroup)?.mayInclude(place) === true || this.namelessGroups.mayInclude(place);
  }

  /** Whether something may target a group of this name where the group lies. */
  public mayTarget(patchGroup: string, view: EnvironmentView, group: KeyedGroup): boolean {
    const place = knownPlaceOf(view, group);
    return this.targeted.get(patchGroup)?.mayInclude(place) === true || this.targetsOfAnyGroup.mayInclude(place);
  }

  /** Whether something may install where a window or an association lies. */
  public mayInstall(view: EnvironmentView, scanning: Placeable): boolean {
    return this.installing.mayInclude(knownPlaceOf(view, scanning));
  }

  /** The first registration in the app for the same account, Region, group and system; itself if it is the first. */
  public firstLike(registration: Registration): Registration | undefined {
    return registration.place === undefined ? undefined : this.firstRegistrations.get(registration.place);
  }

  /** Whether the nodes of some baseline of this system wait, in any account of the app. */
  public someRingWaits(operatingSystem: string): boolean {
    return this.waitingSystems.has(operatingSystem) || this.waitingSystems.has(UNKNOWN);
  }

  private add(view: EnvironmentView): void {
    const { environment } = view;
    for (const group of view.groups) {
      const place = knownPlaceOf(view, group);
      if (isKnown(group.patchGroup)) addTo(this.groups, group.patchGroup, place);
      else this.namelessGroups.add(place);
    }
    for (const window of view.windows) {
      const place = knownPlaceOf(view, window);
      for (const target of view.targetsOf(window)) {
        if (mayReachAnyGroup(target.nodes)) this.targetsOfAnyGroup.add(place);
        for (const [, values] of patchGroupsOf(target.nodes)) {
          for (const value of values) addTo(this.targeted, value, place);
        }
        if (mayInstall(target)) this.installing.add(place);
      }
    }
    for (const way of view.waysBesideWindows) {
      const { account, region } = way.place;
      const place = { account, region: region.kind === "named" ? region.name : undefined };
      if (way.nodes.anyOf.some(mayReachAnyGroup)) this.targetsOfAnyGroup.add(place);
      for (const [, values] of way.nodes.anyOf.flatMap(patchGroupsOf)) {
        for (const value of values) addTo(this.targeted, value, place);
      }
      if (wayMayInstall(way)) this.installing.add(place);
    }
    for (const registration of registrationsOf(view)) {
      const { place } = registration;
      if (place !== undefined && !this.firstRegistrations.has(place)) this.firstRegistrations.set(place, registration);
    }
    for (const baseline of environment.baselines) {
      if (everyRuleWaits(baseline)) this.waitingSystems.add(baseline.operatingSystem);
    }
  }
}

/** Places and Regions, some of which may not be known. */
class Places {
  private readonly regions = new Map<string | undefined, Set<string | undefined>>();
  private readonly anyAccount = new Set<string | undefined>();

  public add({ account, region }: KnownPlace): void {
    const regions = this.regions.get(account) ?? new Set();
    regions.add(region);
    this.regions.set(account, regions);
    this.anyAccount.add(region);
  }

  public mayInclude({ account, region }: KnownPlace): boolean {
    const candidates =
      account === undefined ? [this.anyAccount] : [this.regions.get(account), this.regions.get(undefined)];
    return candidates.some((regions) => {
      if (regions === undefined || regions.size === 0) return false;
      return region === undefined || regions.has(region) || regions.has(undefined);
    });
  }
}

/** Undefined stands for what is not known. */
interface KnownPlace {
  readonly account: string | undefined;
  readonly region: string | undefined;
}

function knownPlaceOf(view: EnvironmentView, object: Placeable): KnownPlace {
  const { account, region } = view.placeOf(object);
  return { account, region: region.kind === "named" ? region.name : undefined };
}

function addTo(places: Map<string, Places>, word: string, place: KnownPlace): void {
  const known = places.get(word) ?? new Places();
  known.add(place);
  places.set(word, known);
}
