import { FLEET } from "../patch-fleet/given";
import { synthesisedFleet } from "./given-apps";
import { run } from "./given-stacks";

/** As elsewhere, but with a day less promised, so that Asia can be earlier than Europe. */
const RINGS = FLEET.rings.map((ring) => (ring.name === "prod" ? { ...ring, daysOnRingBefore: 1 } : ring));

/** A folder with a synthesised fleet of these changes. */
export function matrixFleet(changes: object, more?: Parameters<typeof synthesisedFleet>[1]): string {
  return synthesisedFleet({ rings: RINGS, ...changes }, more);
}

interface MatrixJson {
  readonly timeZoneData: string;
  readonly accounts: readonly {
    readonly account: string;
    readonly patchGroup: string;
    readonly from: Readonly<Record<string, string>>;
    readonly cells: Record<
      string,
      {
        readonly value: string;
        readonly from?: string;
        readonly settings?: readonly string[];
        readonly isOutlier: boolean;
      }
    >;
  }[];
  readonly promises: readonly { readonly leastDays?: number }[];
  readonly emergencies: readonly object[];
  readonly releases: readonly { readonly rings: Readonly<Record<string, object | null>> }[];
  readonly deadlines: readonly {
    readonly outcome: string;
    readonly patches: string;
    readonly accepted?: { readonly owner: string };
  }[];
}

/** The matrix for programs. */
export async function json(folder: string): Promise<MatrixJson> {
  return JSON.parse((await run(folder, ["matrix", "--format", "json"])).out) as MatrixJson;
}
