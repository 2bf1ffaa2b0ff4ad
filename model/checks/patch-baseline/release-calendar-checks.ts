import { type ReleaseCalendar, releaseMoments } from "../../releases/release-calendar";
import { occurrences } from "../../schedule/runs/occurrences";
import type { Problems } from "../../values/problems";
import { defineCheck } from "../check/define-check";

const DAY = 86_400_000;
const YEAR = 366;

export const noRelease = defineCheck({
  id: "PM837",
  severity: "error",
  on: "baseline",
  cause: "A release calendar has no release within a year.",
  reason: "Every deadline and every ring order would be proved for no patch at all.",
  source: "our own",
  fix: "Write a schedule that comes up within a year, or anyInstant.",
  find: ({ releases }, { problems, today }) => checkReleases(releases, problems, today),
});

/**
 * Whether a calendar has a release within a year.
 *
 * @param at - in front of the path
 */
export function checkReleases(releases: ReleaseCalendar | undefined, problems: Problems, today: Date, at = ""): void {
  if (releases === undefined || releases.kind === "any instant") return;
  const { schedule } = releases.timing;
  if (schedule.startsWith("rate(")) {
    const why = "which counts from a day that nobody knows";
    problems.add(
      `${at}releases.schedule`,
      `expected days that are known, got ${schedule}, ${why}; write cron(…), or "anyInstant"`,
    );
    return;
  }
  const found = occurrences(releases.timing, { from: today, count: 1 });
  if (!found.computable) {
    problems.add(`${at}releases.${found.reason.property}`, found.reason.message);
    return;
  }
  const from = today.getTime();
  const moments = releaseMoments(releases, from, from + YEAR * DAY) ?? [];
  problems.unless(
    moments.length > 0,
    `${at}releases.schedule`,
    `expected a release within a year, but there is none from ${schedule}; write a schedule that comes up again, or "anyInstant"`,
  );
}
