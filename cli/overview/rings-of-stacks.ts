import { counted, listedFirst } from "../../model/text/wording";
import { grouped } from "../../model/values/grouped";
import type { Home } from "./overview";

/** The rings of a fleet, each with the stacks of its accounts: of hundreds of them nobody reads three names. */
export class RingsOfStacks {
  private readonly rings = new Map<string, string>();
  private readonly sizes: ReadonlyMap<string, number>;

  constructor(homes: readonly Home[]) {
    for (const { stack, ring } of homes) if (ring !== undefined) this.rings.set(stack, ring);
    this.sizes = new Map(
      [...grouped([...this.rings.values()], (ring) => ring)].map(([ring, all]) => [ring, all.length]),
    );
  }

  /** `prod-eu and prod-us`; of more, `ring dev · 24 accounts`, `ring prod · 47 of 216 accounts`. */
  public textOf(stacks: readonly string[], most: number): string {
    // One more name is no longer than what would stand in its place.
    if (stacks.length <= most + 1 || !stacks.every((stack) => this.rings.has(stack))) return listedFirst(stacks, most);
    return [...grouped(stacks, (stack) => this.rings.get(stack) ?? "")]
      .map(([ring, { length }]) => {
        const size = this.sizes.get(ring) ?? length;
        return `ring ${ring} · ${size === length ? "" : `${length} of `}${counted(size, "account")}`;
      })
      .join(", ");
  }
}
