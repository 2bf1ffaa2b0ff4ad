import type { IConstruct } from "constructs";
import type { CheckBasics } from "../../model/checks/check/check";
import { Problems } from "../../model/values/problems";
import { propertyOf } from "../../model/values/property-of";
import { type TerraformProvider, TerraformStack } from "../framework/framework";
import { isConstruct } from "./is-construct";
import { defaultProviderOf, providerOf, regionInputOf } from "./provider-of";
import { isUnresolved } from "./tokens";

// Objects that work together lie in one Region: what is handed from one to another is held to that here.

/** What is made in a Region: in its own, else in that of its provider. */
export interface Placed {
  readonly region?: string;
  readonly provider?: TerraformProvider;
}

/** The Region of what is made below a scope, perhaps a token. Undefined: that of a provider which names none. */
export function regionAt(scope: IConstruct, placed: Placed): string | undefined {
  const region = propertyOf(placed, "region");
  if (region !== undefined) return region as string;
  const provider = propertyOf(placed, "provider") as TerraformProvider | undefined;
  return regionInputOf(provider ?? defaultProviderOf(TerraformStack.of(scope)));
}

/** What is handed in, each by the property in which it was given; a list has one for each entry. */
export type Handed = Readonly<Record<string, unknown>>;

/**
 * The `region` of what works with what is handed in: its own, else theirs, where that is not the one of its provider
 * anyway. Undefined: that of its provider.
 */
export function regionFor(scope: IConstruct, placed: Placed, handed: Handed): string | undefined {
  if (placed.region !== undefined) return placed.region;
  const home = regionAt(scope, { provider: placed.provider });
  const [first] = placesOf(handed);
  return first === undefined || first.region === home ? undefined : first.region;
}

/** Props with that `region`: the very same where nothing is to be added. */
export function inRegionOf<Props>(scope: IConstruct, props: Props, handed: Handed): Props & Placed {
  const [own, provider] = [propertyOf(props, "region"), propertyOf(props, "provider")];
  const region = own === undefined ? regionFor(scope, { provider } as Placed, handed) : undefined;
  return (region === undefined ? props : { ...props, region }) as Props & Placed;
}

/** Of logs and notifications those that lie in one Region: a bucket or a topic that is kept elsewhere may serve all. */
export function boundToRegion(handed: Handed): Handed {
  return Object.fromEntries(
    Object.entries(handed).filter(([, part]) => typeof propertyOf(part, "region") === "string"),
  );
}

/** How it is told that what is handed in lies `there`, and what takes it `here`. */
export type TellRegions = (here: string, there: string, part: unknown) => string;

/** What is wrong where something that is handed in lies in another Region than what takes it. */
export function otherRegions(
  scope: IConstruct,
  taker: Placed,
  handed: Handed,
  { id, severity }: Pick<CheckBasics, "id" | "severity">,
  tell: TellRegions,
): Problems["findings"] {
  const problems = new Problems();
  problems.as({ id, severity });
  const here: unknown = regionAt(scope, taker);
  // What is no text is reported by whoever reads it.
  if (here !== undefined && typeof here !== "string") return [];
  for (const { path, region, part } of placesOf(handed)) {
    if (region === here || isUnresolved(region) || isUnresolved(here)) continue;
    problems.add(path, tell(regionName(here), regionName(region), part));
  }
  return problems.findings;
}

function regionName(region: string | undefined): string {
  return region ?? "the provider's Region";
}

interface PlaceOfPart {
  readonly path: string;
  readonly part: unknown;
  readonly region: string | undefined;
}

function placesOf(handed: Handed): readonly PlaceOfPart[] {
  return Object.entries(handed).flatMap(([name, given]) => {
    if (!Array.isArray(given)) return placeOf(name, given);
    return given.slice(0, 1000).flatMap((part: unknown, index) => placeOf(`${name}[${index}]`, part));
  });
}

/** None of what is no construct and names no Region: it is but a name, and means whatever has it where it is given. */
function placeOf(path: string, part: unknown): readonly PlaceOfPart[] {
  const own = propertyOf(part, "region");
  if (typeof own === "string") return [{ path, part, region: own }];
  if (own !== undefined || !isConstruct(part)) return [];
  return [{ path, part, region: regionAt(part, { provider: providerOf(part) }) }];
}
