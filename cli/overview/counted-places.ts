import { counted } from "../../model/text/wording";

/** How many stacks, and in how many Regions where there are several, by their names: `prod-eu · eu-central-1`. */
export function countedPlaces(names: readonly string[]): string {
  const parts = names.map((name) => name.split(" · "));
  const stacks = new Set(parts.map(([stack]) => stack));
  const regions = new Set(parts.map(([, region]) => region));
  if (regions.size <= 1) return counted(stacks.size, "stack");
  return stacks.size === 1
    ? counted(regions.size, "Region")
    : `${counted(stacks.size, "stack")}, ${counted(regions.size, "Region")}`;
}
