import { ChangedPlan } from "../changed-plans";
import type { Examples } from "./example";
import { association } from "./given-associations";

/** When associations work, and on how many nodes at once. */
export const ASSOCIATIONS: Examples = {
  "an association that is gone": {
    plan: new ChangedPlan().resource("aws_ssm_association.it", association("Install"), null),
    told: [
      "the association is deleted: Install, reboots if anything was installed, on patch group prod-web, Sun 02:00 UTC (high)",
      "window sunday then patches patch group prod-web: Sun 02:00 Asia/Seoul (none)",
    ],
  },
  "an association that loses its schedule": {
    plan: new ChangedPlan().resource("aws_ssm_association.it", association("Install"), {
      ...association("Install"),
      schedule_expression: null,
    }),
    told: [expect.stringMatching(/^runs: once, when it is created, was .* \(high\)$/)],
  },
  "an association that scans, of some years": {
    plan: new ChangedPlan().resource("aws_ssm_association.it", association("Scan"), {
      ...association("Scan"),
      schedule_expression: "cron(0 2 ? * SUN 2026-2029)",
    }),
    told: [expect.stringMatching(/; none after 2029 \(medium\)$/)],
  },
  "an association that gets a rate": {
    plan: new ChangedPlan().resource("aws_ssm_association.it", association("Install"), {
      ...association("Install"),
      max_concurrency: "20%",
      max_errors: "5%",
    }),
    told: [
      "nodes at a time: 20%, was not set, by which it may take all (low)",
      "stops when more than 5% failed, was at no failure (low)",
    ],
  },
  "an association that loses its rate": {
    plan: new ChangedPlan().resource(
      "aws_ssm_association.it",
      { ...association("Install"), max_concurrency: "20%" },
      association("Install"),
    ),
    told: ["nodes at a time: not set, by which it may take all, was 20% (high)"],
  },
};
