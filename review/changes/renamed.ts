import type { PlannedResource } from "../plan/planned-resource";
import type { ChangeKind } from "../risk/change-kinds";
import { type Detail, detail } from "./detail";
import { labelOf } from "./label";

/** `Weekly is now Sunday, the same maintenance window at a new address: …` */
export function renamed({ address, type, renamed: pair }: PlannedResource, kind?: ChangeKind): Detail {
  const { from = address, isEqual, isAlong } = pair ?? {};
  const names = fromTo(from, address).join(" is now ");
  if (isAlong && kind === undefined)
    return detail("readdressed-along", `${names}, ${isEqual ? "" : "a similar one "}along with what it refers to`);
  const noun = type.replace(/^aws_(ssm_)?/, "").replaceAll("_", " ");
  const [same, made] = isEqual ? ["the same", "an equal one"] : ["a similar", "this one"];
  const how = `no moved block joins the two, so the old one is destroyed and ${made} created`;
  return detail(kind ?? "readdressed", `${names}, ${same} ${noun} at a new address: ${how}`);
}

/** Labels, where they tell the two apart. */
export function fromTo(from: string, to: string): readonly [string, string] {
  const [old, now] = [labelOf(from), labelOf(to)];
  return old === now ? [from, to] : [old, now];
}
