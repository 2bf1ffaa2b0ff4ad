import type { CheckBasics } from "../check/check";
import { defineCheck } from "../check/define-check";

const wrong = { severity: "error", source: "our own", on: "fleet", foundBy: "the reader of a fleet" } as const;

/** What can be wrong with a fleet, for the documentation. */
export const FLEET_CHECKS = {
  once: defineCheck({
    ...wrong,
    id: "PM801",
    cause: "Two accounts or rings have one id or name.",
    reason: "Both would have one stack and one state; not every file system distinguishes upper and lower case.",
    fix: "Give each its own.",
  }),
  account: defineCheck({
    ...wrong,
    id: "PM802",
    cause: "The id or the name of an account is malformed.",
    reason: "The id decides which account is patched, and the name is that of its stack, its folder and its state.",
    fix: "Write 12 digits in quotes, and a name of letters, digits, _ and -.",
  }),
  ring: defineCheck({
    ...wrong,
    id: "PM803",
    cause: "A ring is not there.",
    reason: "The account would be patched by nobody's rules.",
    fix: "Name a ring of the fleet.",
  }),
  role: defineCheck({
    ...wrong,
    id: "PM804",
    cause: "The role that is assumed belongs to another account.",
    reason: "The wrong account would be patched; allowed_account_ids would stop it at the plan only.",
    fix: "Write the ARN of the role in this account.",
  }),
  overrides: defineCheck({
    ...wrong,
    id: "PM806",
    cause: "An override names a window, an association or a patch policy that the definition does not have.",
    reason: "It would be ignored in silence.",
    fix: "Write a key of the definition.",
  }),
  empty: defineCheck({
    ...wrong,
    id: "PM807",
    cause: "A fleet has no accounts or no rings.",
    reason: "Nothing would be patched, and Terraform would be asked to destroy what was there.",
    fix: "Name at least one account and one ring; remove the fleet if that is what you want.",
  }),
  order: defineCheck({
    ...wrong,
    id: "PM810",
    cause: "A later ring waits less than the one before.",
    reason: "It would approve patches which nobody has tried.",
    fix: "Give the later ring more soakDays, or change the order.",
  }),
  promise: defineCheck({
    ...wrong,
    id: "PM811",
    cause: "A ring installs a patch too early: the ring before has not had it for daysOnRingBefore.",
    reason:
      "A patch that breaks something reaches the ring before anybody has noticed; each ring waits for its own window after the approval, so that soakDays alone do not keep the order.",
    fix: "Give the ring more soakDays or other windows, or lower its daysOnRingBefore.",
  }),
  noDelay: defineCheck({
    ...wrong,
    severity: "warning",
    id: "PM812",
    cause: "Rings do not hold back the patches of a system that ignores approval delays.",
    reason: "Each ring installs whatever its repositories offer when its window opens.",
    source: "our own",
    fix: "Point the nodes of each ring at a repository snapshot of its own (docs/fleet.md, Ring order), and accept the finding on any stack of the later ring, or once on the app: a definition says nothing of that.",
  }),
  notProved: defineCheck({
    ...wrong,
    severity: "warning",
    id: "PM813",
    cause: "The order of two rings cannot be proved.",
    reason: "A patch may come to the later ring first: a schedule or a delay is known only to Terraform or AWS.",
    source: "our own",
    fix: "Write the schedule out; for a rate give a startDate in the future.",
  }),
  deadlineReplaced: defineCheck({
    ...wrong,
    severity: "warning",
    id: "PM814",
    cause: "The deadline of a ring or an account leaves out days of the deadline that it takes the place of.",
    reason: "Nothing holds these patches to the days that are asked of all others.",
    source: "our own",
    fix: "Write them in the ring or the account as well, or accept the finding on any stack of the ring.",
  }),
  lock: defineCheck({
    ...wrong,
    id: "PM820",
    cause: "The lock file cannot be used.",
    reason: "A ring would install something else than what was tested.",
    fix: "Take it from version control, or promote again.",
  }),
} as const satisfies Record<string, CheckBasics>;

export type FleetCheckName = keyof typeof FLEET_CHECKS;

export const fleetChecks = Object.values(FLEET_CHECKS);
