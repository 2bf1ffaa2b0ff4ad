import type { OperatingSystem } from "../../facts/operating-systems";
import type { CaveatId } from "./caveats";

/** Where a system differs from its package manager, or where what it does is not confirmed. */
export interface SystemPeculiarity {
  /** Counts from a notice's update date, whatever the package manager does elsewhere. */
  readonly countsFromUpdate?: CaveatId;
  /** What a word of another repository, in small letters, counts as where a filter is compared, by the filter. */
  readonly otherWords?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** To tell when a delay or a date decides. */
  readonly delay?: CaveatId;
  /** To tell when a patch waits. */
  readonly waiting?: CaveatId;
  /** The package that holds the release, and what to tell when it is rejected. */
  readonly rejectedRelease?: { readonly packageName: string; readonly caveat: CaveatId };
  /** To tell when a package without a notice is approved by the non-security flag. */
  readonly withoutNotice?: CaveatId;
}

/** Sources: user guide, pages on Linux rules and release dates; SSM API model. docs/facts.md. */
export const SYSTEM_PECULIARITIES: Partial<Record<OperatingSystem, SystemPeculiarity>> = {
  AMAZON_LINUX_2022: { countsFromUpdate: "counts-from-update" },
  AMAZON_LINUX_2023: {
    countsFromUpdate: "counts-from-update",
    otherWords: { severity: { moderate: "Medium" } },
    rejectedRelease: { packageName: "system-release", caveat: "release-lock-holds-nothing" },
  },
  ROCKY_LINUX: { countsFromUpdate: "counts-from-update" },
  ALMA_LINUX: { countsFromUpdate: "counts-from-update" },
  REDHAT_ENTERPRISE_LINUX: { withoutNotice: "without-notice-on-red-hat" },
  MACOS: { delay: "delay-on-macos" },
  WINDOWS: { waiting: "superseded-on-windows" },
};
