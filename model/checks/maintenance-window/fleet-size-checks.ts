import { counted, show } from "../../text/wording";
import { defineCheck } from "../check/define-check";

/** Nodes in one Region; a fleet beyond that is a slip of the keyboard. */
const MOST_NODES = 1_000_000;
const MINUTES_OF_A_DAY = 1440;

export const expectedNodes = defineCheck({
  id: "PM404",
  severity: "error",
  on: "target",
  cause: "The expected number of nodes is not a whole number from 1.",
  reason: "Nothing is created for it; the checks compute with it.",
  source: "maintenance window facts, D1",
  fix: "Give a whole number from 1, or leave it out.",
  find: ({ expectedNodes: nodes }, { problems }) =>
    problems.wholeNumber("expectedNodes", nodes, { min: 1, max: MOST_NODES }),
});

export const minutesPerNode = defineCheck({
  id: "PM507",
  severity: "error",
  on: "task",
  cause: "The expected minutes of a node are out of range.",
  reason: "Nothing is created for it; the checks compute with it. A window is open for a day at most.",
  source: "maintenance window facts, D1",
  fix: "Give a number above 0, or leave it out.",
  find: ({ minutesPerNode: minutes }, { problems }) => {
    if (typeof minutes !== "number" || (minutes > 0 && minutes <= MINUTES_OF_A_DAY)) return;
    const longest = counted(MINUTES_OF_A_DAY, "minute");
    problems.add("minutesPerNode", `expected more than 0 and at most ${longest}, got ${show(minutes)}`);
  },
});
