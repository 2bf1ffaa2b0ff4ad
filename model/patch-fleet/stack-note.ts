import type { AccountPlan } from "./effective-definition";
import type { FleetRing } from "./fleet-options";
import type { RingLock } from "./lock-file";

/** The property of a stack's comment (`//`) in which a fleet says what the stack is. Terraform reads past it. */
export const STACK_NOTE = "patchFleet";

/** What a stack of a fleet says about itself, so that tools need not run the program. */
export interface StackNote {
  readonly account: { readonly id: string; readonly name: string };
  readonly ring: string;
  /** Every ring, in order, with what it owes to the one before. */
  readonly rings: readonly { readonly name: string; readonly soakDays: number; readonly daysOnRingBefore: number }[];
  /** Where what differs from the definition comes from: `ring prod`, by the path of the setting. */
  readonly from: Readonly<Record<string, string>>;
  readonly lock?: RingLock;
  /** Where the fleet reads its lock, as seen from the output folder; absent where an earlier release wrote the note. */
  readonly lockFile?: string;
}

interface NotedLock {
  readonly lock?: RingLock;
  readonly lockFile?: string;
}

export function stackNote(
  { account, settings }: AccountPlan,
  rings: readonly FleetRing[],
  { lock, lockFile }: NotedLock,
): StackNote {
  return {
    account: { id: account.id, name: account.name },
    ring: account.ring,
    rings: rings.map(({ name, soakDays = 0, daysOnRingBefore = 0 }) => ({ name, soakDays, daysOnRingBefore })),
    from: Object.fromEntries(settings.map(({ path, from }) => [path, from])),
    ...(lock === undefined ? {} : { lock }),
    ...(lockFile === undefined ? {} : { lockFile }),
  };
}

/** The note in a synthesised stack; undefined for one that belongs to no fleet. */
export function stackNoteOf(configuration: unknown): StackNote | undefined {
  const comment = (configuration as { "//"?: Readonly<Record<string, unknown>> } | null)?.["//"];
  const note = comment?.[STACK_NOTE] as Partial<StackNote> | undefined;
  const isNote = typeof note?.ring === "string" && Array.isArray(note.rings) && typeof note.account?.name === "string";
  return isNote ? (note as StackNote) : undefined;
}
