import { type PlaceRegion, regionName } from "../../model/patching/place/place";

/** The Region of a place, where somebody named it or will: most stacks have one provider, whose Region goes without saying. */
export function regionOf(region: PlaceRegion): { readonly region?: string } {
  return region.kind === "provider's" ? {} : { region: regionName(region) };
}
