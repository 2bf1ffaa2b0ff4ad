import type { PatchEnvironmentModel, ProviderPlaceModel } from "../../environment/patch-environment-model";
import { isKnown, type Knowable } from "../../values/unknown";

/**
 * A Region, as far as it is decided:
 * - `named`: by the object itself or by its provider;
 * - `provider's`: that of a provider which names none, a Region of its own;
 * - `unknown`: known after apply.
 */
export type PlaceRegion =
  | { readonly kind: "named"; readonly name: string }
  | { readonly kind: "provider's"; readonly provider: string }
  | { readonly kind: "unknown" };

/** Where an object is. Decided once, when the room is built. */
export interface Place {
  /** The name of the stack; empty where there is one alone. */
  readonly stack: string;
  /** Objects of one provider are in one account, whether it is known or not. Equal texts are one provider. */
  readonly provider: string;
  /** Equal texts are one account. Undefined: not known. */
  readonly account: string | undefined;
  readonly region: PlaceRegion;
}

/** What is asked of an object to say where it is. */
export interface Placeable {
  readonly region?: Knowable<string>;
  readonly provider?: string;
}

/**
 * The place of an object: its own Region, else that of its provider, else the provider's Region that nobody named.
 *
 * @param number - tells the environment from others of the same stack
 */
export function placeOf(object: Placeable, environment: PatchEnvironmentModel, stack = "", number = 0): Place {
  const { account, region } = providerOf(object, environment);
  const provider = `${number} ${object.provider ?? ""}`;
  return { stack, provider, account, region: regionOf(object.region ?? region, provider) };
}

function providerOf({ provider }: Placeable, environment: PatchEnvironmentModel): ProviderPlaceModel {
  const { providers } = environment;
  if (provider === undefined) return environment;
  return providers !== undefined && Object.hasOwn(providers, provider) ? (providers[provider] ?? {}) : {};
}

function regionOf(region: Knowable<string> | undefined, provider: string): PlaceRegion {
  if (region === undefined) return { kind: "provider's", provider };
  return isKnown(region) ? { kind: "named", name: region } : { kind: "unknown" };
}

/** The same text for the same Region; undefined where it is not known. */
export function regionSlot(region: PlaceRegion): string | undefined {
  switch (region.kind) {
    case "named":
      return region.name;
    case "provider's":
      return `of the provider ${region.provider}`;
    case "unknown":
      return undefined;
  }
}

const SLOTS = new WeakMap<Place, string | undefined>();

/** The same text for what is one place for sure; undefined where the Region is not known. */
export function placeSlot(place: Place): string | undefined {
  if (SLOTS.has(place)) return SLOTS.get(place);
  const { account, provider, region } = place;
  const inAccount = regionSlot(region);
  const slot =
    inAccount === undefined ? undefined : JSON.stringify([account ?? `that of the provider ${provider}`, inAccount]);
  SLOTS.set(place, slot);
  return slot;
}

/** `eu-central-1`, `the provider's Region` */
export function regionName(region: PlaceRegion): string {
  if (region.kind === "named") return region.name;
  return region.kind === "provider's" ? "the provider's Region" : "a Region that is not known yet";
}

/** Whether two objects are in one Region of one account. */
export type SamePlace =
  | { readonly same: "yes" }
  | { readonly same: "no" }
  | { readonly same: "not known"; readonly because: string };

/**
 * Whether two places are one. Objects of one provider share their account, known or not. A Region that
 * nobody named is another than each that somebody did: who names Regions here and not there means different ones.
 */
export function samePlace(one: Place, other: Place): SamePlace {
  const account = sameAccount(one, other);
  const region = sameRegion(one.region, other.region);
  if (account.same === "no" || region.same === "no") return { same: "no" };
  return account.same === "yes" ? region : account;
}

function sameAccount(one: Place, other: Place): SamePlace {
  if (one.account !== undefined && other.account !== undefined) {
    return { same: one.account === other.account ? "yes" : "no" };
  }
  if (one.provider === other.provider) return { same: "yes" };
  return { same: "not known", because: "which account it is in is not known" };
}

function sameRegion(one: PlaceRegion, other: PlaceRegion): SamePlace {
  const [first, second] = [regionSlot(one), regionSlot(other)];
  if (first === undefined || second === undefined) {
    return { same: "not known", because: "its Region is not known yet" };
  }
  return { same: first === second ? "yes" : "no" };
}

/**
 * Whether two places may be one, for who must not call missing what may be there: a Region that nobody named may be
 * any.
 */
export function mayBeOnePlace(one: Place, other: Place): boolean {
  if (!mayBeOneAccount(one, other)) return false;
  return one.region.kind !== "named" || other.region.kind !== "named" || one.region.name === other.region.name;
}

export function mayBeOneAccount(one: Place, other: Place): boolean {
  return one.account === undefined || other.account === undefined || one.account === other.account;
}
