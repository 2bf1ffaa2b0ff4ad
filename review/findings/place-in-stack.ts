import { REGION_CODE } from "../../model/facts/aws-regions";

/** A construct path without the stack, which each has of its own: `Linux` of `prod-eu/Linux`. */
export function pathInStack(path: string): string {
  return path.includes("/") ? path.slice(path.indexOf("/") + 1) : path;
}

/** The same without its Region, in whatever of several it stands: `Default/Servers` of `prod/Default/us-west-2/Servers`. */
export function placeInStack(path: string): string {
  const steps = pathInStack(path).split("/");
  return steps.filter((step) => !REGION_CODE.test(step)).join("/");
}
