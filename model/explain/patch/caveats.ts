/**
 * What a verdict rests on that is not confirmed, or where AWS's own sources contradict each other.
 * A verdict carries a caveat only when the point could have decided otherwise.
 */
export const CAVEATS = {
  "undated-is-1970":
    "no readable date: taken as released in 1970, as AWS's node code 1.80 does; the user guide says that a delay " +
    "leaves such a package out of alternative repositories",
  "counts-from-update":
    "counts from the advisory's update date, as the user guide says; for this system AWS's node code was not seen",
  "counts-from-issue":
    "counts from the advisory's issue date, as AWS's node code 1.80 did; newer code may count from its update date",
  "delay-on-macos": "whether a Mac waits for the delay is not confirmed",
  "non-security-on-macos": "whether a Mac honours the non-security flag is not confirmed; AWS's own texts contradict",
  "rejected-by-advisory":
    "a rejected entry names this advisory: the user guide says that rejects it, AWS's node code 1.80 compared " +
    "rejected entries with package names only",
  "list-and-global-filters":
    "the user guide says that the approved list wins over global filters; AWS's node code 1.80 has the filters win here",
  "list-and-global-filters-unseen":
    "that the approved list wins over global filters is the user guide's word; on this system it was not seen",
  "letter-case": "differs only in letter case; whether that counts on this system is not confirmed",
  "without-notice-on-red-hat":
    "for Red Hat packages without an advisory two versions of the user guide disagree: nothing, or by the flag",
  "rejected-dependency":
    "the documentation lets it in when an approved package needs it; AWS's node code 1.80 kept it out nevertheless",
  "superseded-on-windows": "Windows updates leave the catalogue once superseded: a long wait can mean never",
  "release-lock-holds-nothing":
    "rejecting the release package keeps the node's release lock old and not its packages: Patch Manager installs these " +
    "from the latest repository of Amazon Linux 2023",
  "missing-on-node":
    "the node reports it as missing, which it does of approved patches alone: the node follows another baseline, or " +
    "this one was changed since its last scan",
  "patch-set-unsaid":
    "the list does not say whether this is about Windows or an application; taken for Windows, where the rule looks",
} satisfies Record<string, string>;

export type CaveatId = keyof typeof CAVEATS;
