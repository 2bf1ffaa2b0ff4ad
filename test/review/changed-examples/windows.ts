import { ChangedPlan, hiding, idOf } from "../changed-plans";
import type { Examples } from "./example";
import { scanning } from "./given-tasks";
import { sunday } from "./given-windows";

/** When a window is open, and on which nodes. */
export const WINDOWS: Examples = {
  "fewer hours to start work in": {
    plan: sunday((after) => (after.cutoff = 2)),
    told: ["1 h in which work may start, was 2 h (medium)"],
  },
  "a quarter of the runs": {
    plan: sunday((after) => (after.schedule = "cron(0 2 ? * SUN#2 *)")),
    told: [
      "runs second Sunday 02:00 Asia/Seoul, was Sun 02:00 Asia/Seoul; 12 runs a year, was 52; next run Sun 2026-12-13 02:00 " +
        "Asia/Seoul, was Sun 2026-11-29 02:00 Asia/Seoul (medium)",
    ],
  },
  "more runs": {
    plan: sunday((after) => (after.schedule = "cron(0 2 ? * SAT,SUN *)")),
    told: [
      "runs Sun, Sat 02:00 Asia/Seoul, was Sun 02:00 Asia/Seoul; 104 runs a year, was 52; next run Sat 2026-11-28 02:00 " +
        "Asia/Seoul, was Sun 2026-11-29 02:00 Asia/Seoul (medium)",
    ],
  },
  "an end that leaves one run": {
    plan: sunday((after) => (after.end_date = "2026-12-01T00:00:00Z")),
    told: [
      "runs no more after: Tue 2026-12-01 09:00 Asia/Seoul, was not set; 1 run is left, the first Sun 2026-11-29 02:00 Asia/Seoul (high)",
    ],
  },
  "a target that goes away from its window": {
    plan: new ChangedPlan().delete("web"),
    told: ["no longer a target of sunday: patch groups dev-web and prod-web (high)"],
  },
  "an end that goes away from a window that only scans": {
    plan: scanning().update("sunday", (_, before) => (before.end_date = "2026-12-01T00:00:00Z")),
    told: ["runs no more after: not set, was Tue 2026-12-01 09:00 Asia/Seoul (low)"],
  },
  "an end that goes away": {
    plan: sunday((_, before) => (before.end_date = "2026-12-01T00:00:00Z")),
    told: ["runs no more after: not set, was Tue 2026-12-01 09:00 Asia/Seoul (medium)"],
  },
  "a start and an end that are written in another way": {
    plan: sunday((after, before) => {
      Object.assign(before, { start_date: "2026-12-01T00:00:00", end_date: "2030-12-01T00:00:00Z" });
      Object.assign(after, { start_date: "2026-12-01T00:00Z", end_date: "2030-12-01T09:00:00+09:00" });
    }),
    told: [
      "startDate is written differently, the runs stay: 2026-12-01T00:00Z, was 2026-12-01T00:00:00 (none)",
      "endDate is written differently, the runs stay: 2030-12-01T09:00:00+09:00, was 2030-12-01T00:00:00Z (none)",
    ],
  },
  "a start that waits": {
    plan: sunday((after) => (after.start_date = "2027-01-01T00:00:00Z")),
    told: ["does not run before: Fri 2027-01-01 09:00 Asia/Seoul, was not set (medium)"],
  },
  "a start that is earlier": {
    plan: sunday((_, before) => (before.start_date = "2027-01-01T00:00:00Z")),
    told: ["does not run before: not set, was Fri 2027-01-01 09:00 Asia/Seoul (medium)"],
  },
  "a schedule that never comes": {
    plan: sunday((after) => (after.schedule = "cron(0 2 ? * SUN 2019)")),
    told: ["runs cron(0 2 ? * SUN 2019) Asia/Seoul, was Sun 02:00 Asia/Seoul; it does not run again (high)"],
  },
  "a schedule of some years": {
    plan: sunday((after) => (after.schedule = "cron(0 2 ? * SUN 2026-2029)")),
    told: [
      expect.stringMatching(
        /^runs cron\(0 2 \? \* SUN 2026-2029\) Asia\/Seoul, was Sun 02:00 Asia\/Seoul; none before 2026; none after 2029; next .*\(high\)$/,
      ),
    ],
  },
  "a schedule of some years more": {
    plan: sunday((after, before) => {
      before.schedule = "cron(0 2 ? * SUN 2026-2029)";
      after.schedule = "cron(0 2 ? * SUN 2026-2035)";
    }),
    told: [expect.stringMatching(/; none after 2035; .*\(medium\)$/)],
  },
  "nodes that are known after apply": {
    plan: hiding(
      new ChangedPlan().create("aws_ssm_maintenance_window_target.New", {
        window_id: idOf("sunday"),
        resource_type: "INSTANCE",
        targets: [{ key: "tag:Patch Group" }],
      }),
      { targets: [{ values: true }] },
    ),
    told: ["new target of sunday: nodes (known after apply) (high)"],
  },
  "a window whose schedule is known after apply": {
    plan: hiding(
      new ChangedPlan().create("aws_ssm_maintenance_window.New", {
        name: "new",
        duration: 3,
        cutoff: 1,
        enabled: true,
      }),
      { schedule: true },
    ),
    told: ["new window new: a schedule (known after apply), 3 h, no new work in the last hour (high)"],
  },
  "another Region": {
    plan: sunday((after) => (after.region = "us-east-1")),
    told: ["region: us-east-1, was eu-central-1 (low)"],
  },
};
