import type { InstallStream } from "../patching/streams/install-stream";
import type { ChangeFreeze } from "./change-freeze";
import type { FleetRing } from "./fleet-options";
import type { RingLock } from "./lock-file";

/** A ring with how patches reach its accounts. */
export interface RingStreams {
  readonly ring: FleetRing;
  readonly lock?: RingLock;
  readonly streams: readonly RingStream[];
  /** The change freezes that count in it, its own or those of the definition. Absent: none. */
  readonly changeFreezes?: readonly ChangeFreeze[];
}

/** How patches reach some of the accounts of a ring. */
export interface RingStream extends InstallStream {
  /** Their names. Absent: nobody asked. */
  readonly accounts?: readonly string[];
}
