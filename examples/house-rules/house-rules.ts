import { defineCheck, eachKnown, isKnown, type StackOfEnvironment } from "../../model/house-rules";

/** What the rules of a house can be given. */
export interface HouseRulesOptions {
  /** @default - a stack or ring with "prod" in its name */
  readonly isProduction?: (stack: StackOfEnvironment) => boolean;
  /** @default 7 */
  readonly soakDays?: number;
}

const DAY = 24 * 60 * 60 * 1000;
const FIVE_WEEKS = 35 * DAY;
const WEEKEND = [0, 6];

const named = ({ name, ring = "" }: StackOfEnvironment) => /prod/i.test(`${name} ${ring}`);

/** The rules that this company has for patching. */
export function houseRules({ isProduction = named, soakDays = 7 }: HouseRulesOptions = {}) {
  return [
    defineCheck({
      id: "ACME001",
      severity: "error",
      on: "window",
      cause: "A production window runs on a weekday.",
      reason: "The change board only approves weekends.",
      fix: "Move the window to Saturday or Sunday.",
      find: (window, { problems, patching, today, stack }) => {
        if (!isProduction(stack)) return;
        const { runs } = patching.runs(window, new Date(today.getTime() + FIVE_WEEKS));
        if (typeof runs === "string") return;
        const weekday = runs.find(({ local }) => !WEEKEND.includes(new Date(`${local}Z`).getUTCDay()));
        if (weekday === undefined) return;
        problems.add("schedule", `expected runs on Saturday or Sunday, got one on ${weekday.local.slice(0, 10)}`);
      },
    }),
    defineCheck({
      id: "ACME002",
      severity: "error",
      on: "baseline",
      cause: "A production baseline approves patches too early.",
      reason: "Patches run a week in test before they reach customers.",
      fix: "Raise approveAfterDays.",
      find: ({ approvalRules }, { problems, stack }) => {
        if (!isProduction(stack)) return;
        eachKnown(approvalRules, ({ approveAfterDays }, index) => {
          if (approveAfterDays === undefined || !isKnown(approveAfterDays) || approveAfterDays >= soakDays) return;
          problems.add(
            `approvalRules[${index}].approveAfterDays`,
            `expected at least ${soakDays} days in production, got ${approveAfterDays}`,
          );
        });
      },
    }),
    defineCheck({
      id: "ACME003",
      severity: "warning",
      on: "task",
      cause: "A task never reboots, and nobody answers for that.",
      reason: "A patched kernel that does not run protects nobody.",
      fix: "Let the task reboot if needed, or tag the window with its Owner.",
      find: ({ runCommand, window }, { problems }) => {
        if (runCommand === undefined || !isKnown(runCommand) || !isKnown(runCommand.parameters)) return;
        const option = runCommand.parameters.RebootOption;
        if (option === undefined || !isKnown(option) || option[0] !== "NoReboot") return;
        if (!isKnown(window.tags) || "Owner" in window.tags) return;
        problems.add("rebootOption", "expected a window with the tag Owner beside NoReboot, but it is missing");
      },
    }),
    defineCheck({
      id: "ACME004",
      severity: "warning",
      on: "baseline",
      cause: "A baseline has no cost centre.",
      reason: "Every resource is charged to somebody.",
      fix: "Add the tag CostCentre.",
      find: ({ tags }, { problems }) => {
        if (isKnown(tags) && !("CostCentre" in tags)) problems.add("tags", "missing, expected the tag CostCentre");
      },
    }),
    defineCheck({
      id: "ACME005",
      severity: "error",
      on: "group",
      cause: "A patch group follows AWS's own baseline.",
      reason: "AWS may change what it approves; ours are reviewed.",
      fix: "Register a baseline of your own.",
      find: ({ registrations }, { problems }) =>
        registrations.forEach(({ baseline }, index) => {
          if (baseline.kind !== "predefined") return;
          problems.add(`baselines[${index}]`, "expected a baseline of our own, got AWS's default");
        }),
    }),
  ] as const;
}

/** For the review alone: what production waits for may never get less. */
export const delayNeverShrinks = defineCheck({
  id: "ACME006",
  severity: "error",
  on: "change",
  cause: "A plan shortens the approval delay of a production baseline.",
  reason: "Nobody noticed the last time.",
  fix: "Leave approveAfterDays as it is, or ask the security team.",
  find: (change, { problems, stack }) => {
    if (change.kind !== "baseline" || !named(stack)) return;
    const [before, after] = [shortestDelay(change.before), shortestDelay(change.after)];
    if (before === undefined || after === undefined || after >= before) return;
    problems.add("approvalRules", `expected a delay of at least ${before} days, got ${after}`);
  },
});

function shortestDelay(baseline: { readonly approvalRules: unknown } | undefined): number | undefined {
  const days: number[] = [];
  const rules = baseline?.approvalRules;
  if (!Array.isArray(rules)) return undefined;
  for (const { approveAfterDays } of rules) if (typeof approveAfterDays === "number") days.push(approveAfterDays);
  return days.length === 0 ? undefined : Math.min(...days);
}
