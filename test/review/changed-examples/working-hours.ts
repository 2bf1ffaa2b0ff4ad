import { ChangedPlan, commandOf } from "../changed-plans";
import type { Examples } from "./example";
import { installing, scanning } from "./given-tasks";
import { sunday } from "./given-windows";

const TUESDAY_AT_TEN = "cron(0 10 ? * TUE *)";
/** The window is open while people work, before the plan and after it. */
const workingDay = () => {
  const plan = new ChangedPlan();
  const { change } = plan.at("sunday");
  for (const side of [change.before, change.after]) side.schedule = TUESDAY_AT_TEN;
  return plan;
};

/** Reboots while people work. */
export const WORKING_HOURS: Examples = {
  "a schedule that moves into working hours": {
    plan: sunday((after) => (after.schedule = "cron(0 10 ? * TUE *)")),
    told: [
      "runs Tue 10:00 Asia/Seoul, was Sun 02:00 Asia/Seoul; next run Tue 2026-11-24 10:00 Asia/Seoul, was " +
        "Sun 2026-11-29 02:00 Asia/Seoul (medium)",
      "it may reboot nodes between Monday and Friday, 08:00 to 18:00 Asia/Seoul (high)",
    ],
  },
  "a schedule that moves into working hours of who lives in another zone": {
    plan: new ChangedPlan().update("sunday", (after, before) => {
      for (const side of [before, after]) side.schedule = "cron(0 2 ? * TUE *)";
      before.schedule_timezone = "Europe/London";
      after.schedule_timezone = "America/Los_Angeles";
    }),
    told: [
      "runs Tue 02:00 America/Los_Angeles, was Tue 02:00 Europe/London; that is Tue 10:00 Europe/London instead of " +
        "Tue 02:00; next run Tue 2026-11-24 02:00 America/Los_Angeles, was Tue 2026-11-24 02:00 Europe/London (medium)",
      "it may reboot nodes between Monday and Friday, 08:00 to 18:00 Europe/London (high)",
    ],
  },
  "a schedule in working hours that only scans": {
    plan: scanning().update("sunday", (after) => (after.schedule = "cron(0 10 ? * TUE *)")),
    told: [
      "runs Tue 10:00 Asia/Seoul, was Sun 02:00 Asia/Seoul; next run Tue 2026-11-24 10:00 Asia/Seoul, was " +
        "Sun 2026-11-29 02:00 Asia/Seoul (medium)",
    ],
  },
  "a task that begins to reboot in a window of working hours": {
    plan: workingDay().update("install", (after, before) => {
      commandOf(before).parameter = installing("NoReboot");
      commandOf(after).parameter = installing("RebootIfNeeded");
    }),
    told: [
      "nodes may reboot: RebootIfNeeded, was NoReboot (high)",
      "it may reboot nodes between Monday and Friday, 08:00 to 18:00 Asia/Seoul (high)",
    ],
  },
  "a task that begins to reboot in a window that moves into working hours": {
    plan: sunday((after) => (after.schedule = TUESDAY_AT_TEN)).update("install", (after, before) => {
      commandOf(before).parameter = installing("NoReboot");
      commandOf(after).parameter = installing("RebootIfNeeded");
    }),
    told: [
      "runs Tue 10:00 Asia/Seoul, was Sun 02:00 Asia/Seoul; next run Tue 2026-11-24 10:00 Asia/Seoul, was " +
        "Sun 2026-11-29 02:00 Asia/Seoul (medium)",
      "it may reboot nodes between Monday and Friday, 08:00 to 18:00 Asia/Seoul (high)",
      "nodes may reboot: RebootIfNeeded, was NoReboot (high)",
    ],
  },
  "a task of working hours that rebooted before": {
    plan: workingDay().update("install", (after) => (after.max_errors = "10")),
    told: ["stops when more than 10 fail, was when more than 1 fails (medium)"],
  },
  "a longer window that reaches into working hours": {
    plan: sunday((after, before) => {
      for (const side of [before, after]) side.schedule = "cron(0 5 ? * TUE *)";
      after.duration = 4;
    }),
    told: [
      "it may reboot nodes between Monday and Friday, 08:00 to 18:00 Asia/Seoul (high)",
      "3 h in which work may start, was 2 h (medium)",
      "is open for: 4 h, was 3 h (low)",
    ],
  },
};
