import { counted } from "../../text/wording";
import type { Members } from "./members";

export interface NodeCounts {
  /** Nodes that Systems Manager knows. */
  readonly total: number;
  readonly offline: number;
  /** Others that carry the tags, such as stopped instances. */
  readonly notManaged: number;
}

export function countsOf({ nodes }: Members): NodeCounts {
  let [offline, notManaged] = [0, 0];
  for (const { connection } of nodes) {
    if (connection === "offline") offline += 1;
    if (connection === "not managed") notManaged += 1;
  }
  return { total: nodes.size - notManaged, offline, notManaged };
}

/** `214 nodes, 6 of them offline` */
export function membersText(members: Members): string {
  return countsText({ ...countsOf(members), mayBeMore: members.mayBeMore });
}

/** The same of numbers. */
export function countsText(counts: NodeCounts & { readonly mayBeMore?: string | undefined }): string {
  const { total, offline, notManaged, mayBeMore } = counts;
  const more = mayBeMore === undefined ? "" : ` or more (${mayBeMore})`;
  return [
    `${counted(total, "node")}${more}`,
    ...(offline === 0 ? [] : [`${offline} of them offline`]),
    ...(notManaged === 0 ? [] : [`${notManaged} more that Systems Manager does not know`]),
  ].join(", ");
}
