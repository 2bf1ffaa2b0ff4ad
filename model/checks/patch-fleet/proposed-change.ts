import type { FleetChange } from "../../patch-fleet/fleet-change";

/** A change that may do, in words. */
export interface ProposedChange {
  readonly text: string;
  readonly change: FleetChange;
}

export const NOTHING_ELSE: ProposedChange = { text: "", change: {} };

/** Each of two lists together with each of the other, of different rings; the same two once. */
export function pairsOf(some: readonly ProposedChange[], others: readonly ProposedChange[]): readonly ProposedChange[] {
  const ringOf = ({ change }: ProposedChange) => [...(change.windows?.keys() ?? [])][0];
  return some.flatMap((one, index) =>
    others
      .filter((other, place) => ringOf(one) !== ringOf(other) && (some !== others || index < place))
      .map((other) => both(one, other)),
  );
}

/** Both changes at once, and a verb that both begin with once. */
export function both(one: ProposedChange, other: ProposedChange): ProposedChange {
  const windows = new Map([...(one.change.windows ?? []), ...(other.change.windows ?? [])]);
  const [verb = ""] = one.text.split(" ");
  const second = verb !== "" && other.text.startsWith(`${verb} `) ? other.text.slice(verb.length + 1) : other.text;
  const text = [one.text, second].filter((part) => part !== "").join(" and ");
  return { text, change: { ...one.change, ...other.change, windows } };
}
