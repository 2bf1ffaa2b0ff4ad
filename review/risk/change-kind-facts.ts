import type { Risk } from "./risk";

/** What a kind of change weighs, and why. */
export interface ChangeKindFacts {
  /** The kind in a few words, for headlines and for reports that list rules. */
  readonly title: string;
  /** The weight in production; elsewhere it is one step less. */
  readonly risk: Risk;
  /**
   * Whether it weighs the same everywhere.
   *
   * @default false
   */
  readonly everywhere?: boolean;
  /**
   * Whether it is feared because nobody has tried a patch before: of the first ring this is not said, for patches are
   * tried there.
   *
   * @default false
   */
  readonly untried?: boolean;
  /** Completes "because …", in other words than the title; absent where nothing is to be feared. */
  readonly why?: string;
  /**
   * The same of runs that reboot no node: scans, and installations with NoReboot.
   *
   * @default - as `why`
   */
  readonly whyWithoutReboot?: string;
}
