import { counted } from "../../model/text/wording";

/** How many stacks, and Regions where a stack has several, by their names: `prod-eu · eu-central-1`. */
export function countedPlaces(names: readonly string[]): string {
  const places = new Set(names);
  const stacks = new Set([...places].map((name) => name.split(" · ")[0]));
  if (stacks.size === places.size) return counted(stacks.size, "stack");
  const regions = counted(places.size, "Region");
  return stacks.size === 1 ? regions : `${counted(stacks.size, "stack")}, ${regions}`;
}
