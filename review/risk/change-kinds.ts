import type { Risk } from "./risk";

/** What a kind of change weighs, and why. */
export interface ChangeKindFacts {
  /** The kind in a few words, for reports that list rules. */
  readonly title: string;
  readonly risk: Risk;
  /**
   * The weight where everything it reaches is known to be no production.
   *
   * @default - the same
   */
  readonly elsewhere?: Risk;
  /** Completes "because …"; absent where nothing is to be feared. */
  readonly why?: string;
}

/** Every kind of change that a review tells apart. The names are stable: reports carry them. */
export const CHANGE_KINDS = {
  "apply-fails": {
    title: "The apply will fail",
    risk: "high",
    why: "what else is planned may be applied or not, and nodes follow the old rules until somebody looks",
  },
  "approval-sooner": {
    title: "Patches are approved sooner",
    risk: "medium",
    elsewhere: "low",
    why: "a faulty patch has less time to be noticed before it is installed",
  },
  "approval-at-once": {
    title: "Patches are approved the day they are released",
    risk: "medium",
    elsewhere: "low",
    why: "a patch is approved the day it is released",
  },
  "approval-later": { title: "Patches are approved later", risk: "low", why: "machines stay unpatched for longer" },
  "approval-unclear": {
    title: "The time of approval is not known yet",
    risk: "medium",
    elsewhere: "low",
    why: "when patches are approved is known after apply",
  },
  "approval-ignored": { title: "The time of approval changes where it has no effect", risk: "none" },
  "rule-added": {
    title: "An approval rule is added",
    risk: "medium",
    elsewhere: "low",
    why: "patches are approved that were not, or sooner than before",
  },
  "rule-removed": {
    title: "An approval rule is removed",
    risk: "medium",
    elsewhere: "low",
    why: "what only this rule approved is not installed any more",
  },
  "rule-selection": {
    title: "An approval rule selects other patches",
    risk: "medium",
    elsewhere: "low",
    why: "other patches are approved than before",
  },
  "rule-reworded": { title: "Approval rules are written differently and mean the same", risk: "none" },
  "compliance-level": {
    title: "A missing patch counts differently",
    risk: "low",
    why: "reports and alarms count missing patches by this level",
  },
  "non-security-added": {
    title: "Patches that are not about security are approved too",
    risk: "medium",
    elsewhere: "low",
    why: "features and new versions are installed, not only security fixes",
  },
  "non-security-removed": {
    title: "Only patches about security are approved",
    risk: "low",
    why: "patches that are not about security stay missing",
  },
  "non-security-ignored": { title: "The non-security flag changes where it has no effect", risk: "none" },
  "global-filter": {
    title: "A filter over all rules changes",
    risk: "medium",
    elsewhere: "low",
    why: "it narrows or widens every rule of the baseline",
  },
  "approved-added": {
    title: "A patch is approved by name",
    risk: "medium",
    elsewhere: "low",
    why: "an entry approves at once, whatever the rules say",
  },
  "approved-removed": {
    title: "A patch is no longer approved by name",
    risk: "low",
    why: "only the rules decide about it now",
  },
  "rejected-added": { title: "A patch is rejected by name", risk: "low", why: "machines stay without it" },
  "rejected-removed": {
    title: "A rejected entry is gone",
    risk: "medium",
    elsewhere: "low",
    why: "what was held back is installed with the next run",
  },
  "rejected-kernel-removed": {
    title: "The kernel is no longer rejected",
    risk: "high",
    elsewhere: "medium",
    why: "kernels will be installed and the machine rebooted in the same window",
  },
  "rejected-action-allow": {
    title: "Rejected patches are allowed as dependencies",
    risk: "medium",
    elsewhere: "low",
    why: "a rejected patch is installed where another one needs it",
  },
  "rejected-action-block": {
    title: "Rejected patches are blocked as dependencies",
    risk: "low",
    why: "patches that need a rejected one are not installed",
  },
  "sources-stay": {
    title: "The last repository is removed, which does not reach AWS",
    risk: "medium",
    elsewhere: "low",
    why: "packages still come from repositories that the configuration no longer has",
  },
  "source-added": {
    title: "A repository is added",
    risk: "medium",
    elsewhere: "low",
    why: "packages come from another repository",
  },
  "source-removed": {
    title: "A repository is removed",
    risk: "medium",
    elsewhere: "low",
    why: "packages from it are not updated any more",
  },
  "source-changed": {
    title: "A repository changes",
    risk: "medium",
    elsewhere: "low",
    why: "packages come from another place than before",
  },
  "baseline-created": {
    title: "A patch baseline is created",
    risk: "low",
    why: "it decides as soon as a patch group follows it",
  },
  "baseline-deleted": {
    title: "A patch baseline is deleted",
    risk: "high",
    elsewhere: "medium",
    why: "nodes that followed it follow the account's default baseline",
  },
  "baseline-replaced": {
    title: "A patch baseline is replaced",
    risk: "high",
    elsewhere: "medium",
    why: "its patch groups follow the account's default baseline until they are registered again",
  },
  "group-registered": {
    title: "A patch group follows a baseline",
    risk: "medium",
    elsewhere: "low",
    why: "its nodes were patched by another baseline until now",
  },
  "group-moved": {
    title: "A patch group follows another baseline",
    risk: "high",
    elsewhere: "medium",
    why: "the group follows the account's default baseline between deregister and register",
  },
  "group-removed": {
    title: "A patch group follows a baseline no longer",
    risk: "high",
    elsewhere: "medium",
    why: "its nodes fall back to the account's default baseline, with no error anywhere",
  },
  "default-registered": {
    title: "A default baseline is registered",
    risk: "high",
    elsewhere: "medium",
    why: "every node without a patch group of its own follows it, whether this stack made the node or not",
  },
  "default-changed": {
    title: "The default baseline changes",
    risk: "high",
    elsewhere: "medium",
    why: "every node without a patch group of its own follows it, whether this stack made the node or not",
  },
  "default-removed": {
    title: "A default baseline is removed",
    risk: "high",
    elsewhere: "medium",
    why: "nodes without a patch group of their own go back to AWS's predefined baseline",
  },
  "window-created": {
    title: "A maintenance window is created",
    risk: "low",
    why: "its tasks run on a schedule from now on",
  },
  "window-deleted": {
    title: "A maintenance window is deleted",
    risk: "high",
    elsewhere: "medium",
    why: "nothing of it runs any more, its targets and tasks go with it",
  },
  "window-replaced": {
    title: "A maintenance window is replaced",
    risk: "high",
    elsewhere: "medium",
    why: "nothing runs between the old window and the new one",
  },
  "window-earlier": {
    title: "A maintenance window runs earlier",
    risk: "medium",
    elsewhere: "low",
    why: "machines are worked on before the time that people expect",
  },
  "window-later": { title: "A maintenance window runs later", risk: "low", why: "machines stay unpatched for longer" },
  "window-same-runs": { title: "A schedule is written differently and runs the same", risk: "none" },
  "window-never": {
    title: "A maintenance window does not run again",
    risk: "high",
    elsewhere: "medium",
    why: "nothing is patched by it any more",
  },
  "window-unclear": {
    title: "When a maintenance window runs is not known",
    risk: "medium",
    elsewhere: "low",
    why: "the next run cannot be computed",
  },
  "window-longer": {
    title: "A maintenance window is longer",
    risk: "medium",
    elsewhere: "low",
    why: "machines may be worked on for longer than people expect",
  },
  "window-shorter": { title: "A maintenance window is shorter", risk: "low", why: "fewer machines may get their turn" },
  "window-cutoff": { title: "The cutoff changes", risk: "low", why: "it moves the last moment at which work starts" },
  "window-disabled": {
    title: "A maintenance window is disabled",
    risk: "high",
    elsewhere: "medium",
    why: "nothing is patched by it any more",
  },
  "window-enabled": {
    title: "A maintenance window is enabled",
    risk: "medium",
    elsewhere: "low",
    why: "its tasks begin to run",
  },
  "window-setting": { title: "A setting of a maintenance window changes", risk: "low" },
  "target-created": {
    title: "Machines are added to a window",
    risk: "medium",
    elsewhere: "low",
    why: "more machines are worked on",
  },
  "target-deleted": {
    title: "A target is removed from a window",
    risk: "high",
    elsewhere: "medium",
    why: "its machines are no longer patched by this window",
  },
  "target-more": {
    title: "A target selects more machines",
    risk: "medium",
    elsewhere: "low",
    why: "more machines are worked on",
  },
  "target-fewer": {
    title: "A target selects fewer machines",
    risk: "high",
    elsewhere: "medium",
    why: "the machines it loses are no longer patched by this window",
  },
  "target-replaced": {
    title: "A target is replaced",
    risk: "medium",
    elsewhere: "low",
    why: "tasks that name the target run on nothing until they name the new one",
  },
  "task-created": { title: "A task is added to a window", risk: "low", why: "it runs with the window from now on" },
  "install-created": {
    title: "Patches are installed by a new task",
    risk: "medium",
    elsewhere: "low",
    why: "patches are installed from the next run on",
  },
  "task-deleted": {
    title: "A task is removed from a window",
    risk: "high",
    elsewhere: "medium",
    why: "the window no longer does this",
  },
  "task-replaced": { title: "A task is replaced", risk: "low", why: "the window lacks it for a moment" },
  "task-install": {
    title: "A task installs patches now",
    risk: "high",
    elsewhere: "medium",
    why: "until now nothing was installed",
  },
  "task-no-install": {
    title: "A task installs no patches any more",
    risk: "high",
    elsewhere: "medium",
    why: "machines stay unpatched",
  },
  "reboot-allowed": {
    title: "Machines may reboot",
    risk: "high",
    elsewhere: "medium",
    why: "a machine reboots whenever anything was installed",
  },
  "reboot-forbidden": {
    title: "Machines do not reboot any more",
    risk: "low",
    why: "patches that need a reboot stay pending, and the node non-compliant",
  },
  "concurrency-raised": {
    title: "More machines at once",
    risk: "medium",
    elsewhere: "low",
    why: "more machines are worked on, and down, at the same time",
  },
  "concurrency-lowered": {
    title: "Fewer machines at once",
    risk: "low",
    why: "the window may end before every machine had its turn",
  },
  "errors-raised": {
    title: "More errors are let pass",
    risk: "medium",
    elsewhere: "low",
    why: "more machines may fail before the rest is spared",
  },
  "errors-lowered": { title: "Fewer errors are let pass", risk: "low", why: "the task stops sooner" },
  "task-targets": {
    title: "A task runs on other machines",
    risk: "medium",
    elsewhere: "low",
    why: "other machines are worked on",
  },
  "task-document": {
    title: "A task runs another document",
    risk: "medium",
    elsewhere: "low",
    why: "another document does other things",
  },
  "task-override": {
    title: "A list or baseline overrides what groups follow",
    risk: "high",
    elsewhere: "medium",
    why: "the override decides in place of the baselines",
  },
  "task-setting": { title: "A setting of a task changes", risk: "low" },
  renamed: { title: "Something is renamed", risk: "low", why: "people and reports know it by its name" },
  described: { title: "A description changes", risk: "none" },
  tagged: { title: "Tags change", risk: "none" },
  "secret-changed": {
    title: "A sensitive value changes",
    risk: "medium",
    elsewhere: "low",
    why: "what it changes to is not shown to a reviewer",
  },
  "attribute-changed": { title: "An argument changes that has no sentence of its own", risk: "low" },
  "nothing-visible": { title: "Only computed values change", risk: "none" },
  moved: { title: "Only the state address changes", risk: "none" },
  imported: { title: "Something existing is taken over", risk: "low", why: "from now on this stack decides about it" },
  forgotten: {
    title: "Terraform lets go of something that stays",
    risk: "medium",
    elsewhere: "low",
    why: "it stays in AWS, and nobody keeps it any more",
  },
  "forgotten-and-created": {
    title: "A new object is created beside the old one, which stays",
    risk: "high",
    elsewhere: "medium",
    why: "both are in force from then on, and nobody keeps the old one",
  },
  deferred: { title: "A change waits for the next plan", risk: "low", why: "only the next plan tells what it does" },
  "deleted-because": { title: "Why something is deleted", risk: "none" },
  leftover: { title: "A leftover of an interrupted replacement is removed", risk: "low" },
  "unclear-action": {
    title: "Terraform plans something that this release does not know",
    risk: "high",
    why: "what it does is not known here",
  },
} as const satisfies Record<string, ChangeKindFacts>;

export type ChangeKind = keyof typeof CHANGE_KINDS;

export function changeKindFacts(kind: ChangeKind): ChangeKindFacts {
  return CHANGE_KINDS[kind];
}
