import { globMatcher } from "../../explain/matching/glob";
import { quote } from "../../text/wording";
import { eachKnown } from "../../values/unknown";
import { defineCheck } from "../check/define-check";

/** The package whose version is the release that a node is locked to, in the forms that name it alone. */
const RELEASE_PACKAGE = ["system-release", "system-release.noarch"];

export const lockThatHoldsNothing = defineCheck({
  id: "PM137",
  severity: "warning",
  on: "baseline",
  cause: "A baseline of Amazon Linux 2023 rejects system-release to hold its nodes at a release.",
  reason:
    "Patch Manager installs packages from the latest repository there, whatever release the node is locked to: the lock " +
    "stays old and the packages do not, so that a later dnf install looks into an older repository than they came from.",
  source: "user guide of 2026, patch-manager-linux-rules",
  fix: "Take the entry out; to hold nodes back, let patches wait, give a date, or list them.",
  find: (baseline, { problems }) => {
    if (baseline.operatingSystem !== "AMAZON_LINUX_2023") return;
    eachKnown(baseline.rejectedPatches, (entry, index) => {
      const matches = globMatcher(entry);
      // An entry that names nearly everything is not about the release.
      if (!entry.toLowerCase().startsWith("system-release") || !RELEASE_PACKAGE.some(matches)) return;
      problems.add(
        `rejectedPatches[${index}]`,
        `${quote(entry)} keeps the release lock old and not the packages: Patch Manager installs these from the latest ` +
          "repository; remove it, and hold nodes back by approveAfterDays, approveUntilDate or lists",
      );
    });
  },
});
