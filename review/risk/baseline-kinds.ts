import type { ChangeKindFacts } from "./change-kind-facts";

/** What changes about which patches are approved, and by which baseline. */
export const BASELINE_KINDS = {
  "approval-sooner": {
    title: "Patches are approved sooner",
    risk: "medium",
    why: "a faulty one has less time to be noticed before it is installed",
  },
  "approval-at-once": {
    title: "Patches are approved the day they are released",
    risk: "high",
    untried: true,
    why: "nobody has tried them before these nodes get them",
  },
  "security-later": {
    title: "Security patches are approved later",
    risk: "medium",
    why: "a known hole stays open on the nodes for longer",
  },
  "approval-later": {
    title: "Patches that are not about security are approved later",
    risk: "low",
    why: "nodes stay without them for longer",
  },
  "approval-frozen": {
    title: "Nothing that is released after a date is approved",
    risk: "high",
    why: "whoever counts on newer ones waits, and no error says so",
  },
  "approval-date-moved": {
    title: "The date up to which patches are approved moves on",
    risk: "medium",
    why: "all that was released in between is approved immediately",
  },
  "approval-date-back": {
    title: "The date up to which patches are approved moves back",
    risk: "medium",
    why: "what was released in between is not installed any more",
  },
  "approval-unclear": {
    title: "Which patches are approved, or when, is known after apply",
    risk: "high",
    why: "nobody can judge what is not shown",
  },
  "approval-ignored": { title: "The time of approval changes where it has no effect", risk: "none" },
  "rule-added": {
    title: "An approval rule is added",
    risk: "medium",
    why: "it approves patches that waited, or that no rule was about",
  },
  "rule-added-at-once": {
    title: "An approval rule is added that does not wait",
    risk: "high",
    untried: true,
    why: "nobody has tried its patches before these nodes get them",
  },
  "rule-removed": {
    title: "An approval rule is removed",
    risk: "medium",
    why: "what it alone approved stays missing from now on",
  },
  "rule-selection": {
    title: "An approval rule selects other patches",
    risk: "medium",
    why: "what is installed changes with it",
  },
  "rule-reworded": { title: "Approval rules are written differently and mean the same", risk: "none" },
  "compliance-level": {
    title: "A missing patch counts differently",
    risk: "low",
    why: "reports and alarms go by this level",
  },
  "non-security-added": {
    title: "Patches that do not count as security are approved too",
    risk: "medium",
    why: "features and new versions are installed, not only fixes",
  },
  "non-security-removed": {
    title: "Patches that do not count as security are no longer approved",
    risk: "low",
    why: "all others stay missing",
  },
  "non-security-ignored": { title: "The non-security flag changes where it has no effect", risk: "none" },
  "global-filter": {
    title: "A filter over all rules changes",
    risk: "medium",
    why: "it narrows or widens the whole baseline",
  },
  "rules-left-nothing": {
    title: "Approval rules approve nothing, or no security patch, any more",
    risk: "high",
    why: "known holes stay open on the nodes for good, and no error says so",
  },
  "approved-added": {
    title: "A patch is approved by name",
    risk: "medium",
    why: "an entry does not wait, whatever the rules say",
  },
  "approved-everything": {
    title: "Every patch is approved by name",
    risk: "high",
    why: "no rule and no delay counts any more",
  },
  "approved-removed": {
    title: "A patch is no longer approved by name",
    risk: "low",
    why: "only the rules decide about it now",
  },
  "rejected-added": { title: "A patch is rejected by name", risk: "low", why: "nodes stay without it" },
  "rejected-kernel-added": {
    title: "The kernel is rejected",
    risk: "medium",
    why: "its security updates stay missing as long as the entry stands",
  },
  "rejected-everything": {
    title: "Every patch is rejected",
    risk: "high",
    why: "nothing is installed any more",
  },
  "rejected-removed": {
    title: "A rejected entry is gone",
    risk: "medium",
    why: "what was held back is installed with the next run",
  },
  "rejected-kernel-removed": {
    title: "The kernel is no longer rejected",
    risk: "high",
    why: "a new one is installed, and nodes reboot in the same window",
  },
  "rejected-action-allow": {
    title: "Rejected patches are allowed as dependencies",
    risk: "medium",
    why: "one is installed where another patch needs it",
  },
  "rejected-action-block": {
    title: "Rejected patches are blocked as dependencies",
    risk: "low",
    why: "whatever needs one is not installed either",
  },
  "sources-stay": {
    title: "The last repository is removed, which does not reach AWS",
    risk: "medium",
    why: "packages still come from what the configuration no longer has",
  },
  "source-added": {
    title: "A repository is added",
    risk: "high",
    why: "packages come from it, and its configuration is not shown to a reviewer",
  },
  "source-removed": {
    title: "A repository is removed",
    risk: "medium",
    why: "packages that came from it are not updated any more",
  },
  "source-changed": {
    title: "A repository serves other products",
    risk: "medium",
    why: "packages come from another place than before",
  },
  "source-hidden": {
    title: "A repository's hidden configuration changes",
    risk: "high",
    why: "where packages come from now, no reviewer is shown",
  },
  "baseline-created": {
    title: "A patch baseline is created",
    risk: "low",
    why: "it decides as soon as a patch group follows it",
  },
  "baseline-created-at-once": {
    title: "A patch baseline is created that approves without delay",
    risk: "high",
    untried: true,
    why: "nobody has tried a patch before these nodes get it",
  },
  "baseline-created-undelayed": {
    title: "A patch baseline is created for a system that ignores approval delays",
    risk: "medium",
    untried: true,
    why: "whatever it says, nobody has tried a patch before these nodes get it",
  },
  "baseline-created-for-nothing": {
    title: "A patch baseline is created that rejects every patch",
    risk: "high",
    why: "nothing is installed by it",
  },
  "baseline-deleted": {
    title: "A patch baseline is deleted",
    risk: "high",
    why: "nodes that followed it fall back to the account's default",
  },
  "baseline-brought": {
    title: "A baseline of an emergency is created",
    risk: "low",
    why: "it decides in one window alone, and for no patch group",
  },
  "baseline-brought-deleted": {
    title: "A baseline of an emergency is deleted",
    risk: "low",
    why: "its window alone installed by it, and no patch group followed it",
  },
  "baseline-replaced": {
    title: "A patch baseline is replaced",
    risk: "high",
    why: "its patch groups follow the account's default until they are registered again",
  },
  "baseline-replaced-system": {
    title: "A patch baseline is replaced by one for another system",
    risk: "high",
    why: "nodes of the old system lose it for good, and fall back to the account's default",
  },
} as const satisfies Record<string, ChangeKindFacts>;
