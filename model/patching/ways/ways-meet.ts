import { meet } from "../nodes/node-set";
import { samePlace } from "../place/place";
import type { WayOfPatching } from "./way-of-patching";

/** Whether two ways work on the same nodes: that alone, not at which time. */
export type WaysMeet =
  | { readonly meet: "yes"; readonly word: string }
  | { readonly meet: "no" }
  | { readonly meet: "not known"; readonly because: string };

/** Nodes live in one Region of one account. */
export function waysMeet(one: WayOfPatching, other: WayOfPatching): WaysMeet {
  const place = samePlace(one.place, other.place);
  if (place.same === "no") return { meet: "no" };
  const nodes = meet(one.nodes, other.nodes);
  if (nodes.meet === "no" || place.same === "yes") return nodes;
  return { meet: "not known", because: place.because };
}
