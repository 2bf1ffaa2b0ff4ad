import type { CheckBasics } from "../check/check";
import { defineCheck } from "../check/define-check";

const unwanted = { severity: "warning", source: "our own", on: "plan", foundBy: "the review of a plan" } as const;

/** What can be wrong with a plan, beside what it leaves behind. */
export const PLAN_CHECKS = {
  provisioner: defineCheck({
    ...unwanted,
    id: "PM757",
    cause: "A provisioner runs when the plan is applied.",
    reason: "It runs a command with the rights of whoever applies, and no plan shows what the command does.",
    fix: "Remove the provisioner, or read its command in the configuration and accept the finding.",
  }),
  outsideData: defineCheck({
    ...unwanted,
    id: "PM758",
    cause:
      "A data source runs a program (external, local_command) or a function (aws_lambda_invocation, also as an ephemeral " +
      "resource), or asks an address (http).",
    reason: "It runs already while Terraform plans, and what is answered may differ between plan and apply.",
    fix: "Write the value out, or read what it runs or asks in the configuration and accept the finding.",
  }),
  keptArgument: defineCheck({
    ...unwanted,
    id: "PM759",
    cause: "An argument is no longer in the configuration, and stays in AWS.",
    reason:
      "The provider keeps what AWS has for an association's parameters, targets and document version that are not given: " +
      "removing them plans nothing and changes nothing.",
    source: "other ways facts, A2",
    fix: "Write what is meant, such as document_version = $DEFAULT, or replace the association.",
  }),
  action: defineCheck({
    ...unwanted,
    id: "PM760",
    cause: "An action runs when the plan is applied.",
    reason:
      "It does something once, such as to invoke a function or to stop an instance, with the rights of whoever applies, " +
      "and it is no change that a plan shows.",
    fix: "Remove the action_trigger, or read the action in the configuration and accept the finding.",
  }),
  loosenedPromise: defineCheck({
    ...unwanted,
    id: "PM761",
    cause: "A patch deadline or the ring order is loosened.",
    reason:
      "Nodes may stay unpatched for longer, or get what nobody has tried for as long. Terraform plans nothing " +
      "for it: it stands in the program alone, and proofs use the new value.",
    fix: "Restore the old value, or accept the finding with a reason.",
  }),
  partDeadline: defineCheck({
    ...unwanted,
    id: "PM769",
    cause: "A change makes a deadline hold for fewer patches.",
    reason:
      "Patches that are rejected never arrive, and without a reboot some stay pending. The deadline is met by all " +
      "others, so that no check fails.",
    fix: "Reject less, allow the reboot, or accept the finding with a reason.",
  }),
  renamedAddress: defineCheck({
    ...unwanted,
    id: "PM768",
    severity: "information",
    cause: "Something is destroyed at one address and created again at another.",
    reason:
      "A renamed construct or resource has another address, by which Terraform knows it: without a moved block it destroys " +
      "the old one and creates an equal one. Of patch groups and defaults the two run in no order.",
    source: "patch baseline facts, E3",
    fix: "Join the two addresses by a moved block, or keep the old name.",
  }),
} as const satisfies Record<string, CheckBasics>;

export const planChecks = Object.values(PLAN_CHECKS);

/** Whether a plan alone shows it: a program that accepts it does not find it itself. */
export function isOfPlans(checkId: string): boolean {
  return planChecks.some(({ id }) => id === checkId);
}
