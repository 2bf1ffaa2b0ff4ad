import type { ChangeKindFacts } from "./change-kind-facts";

/** What happens to objects as a whole, and what has no sentence of its own. */
export const PLAN_KINDS = {
  "apply-fails": {
    title: "The apply will fail",
    risk: "high",
    everywhere: true,
    why: "what else is planned may come true or not, and nodes follow the old rules until somebody looks",
  },
  renamed: { title: "Something is renamed", risk: "low", why: "people and reports know it by the old name" },
  described: { title: "A description changes", risk: "none" },
  tagged: { title: "Tags change", risk: "none" },
  "secret-changed": { title: "A sensitive value changes", risk: "high", why: "nobody can judge what is not shown" },
  "attribute-changed": {
    title: "An argument changes that has no sentence of its own",
    risk: "low",
    why: "this release has no words for what it does",
  },
  "nothing-visible": { title: "Only computed values change", risk: "none" },
  "patched-by-others": { title: "Other ways patch the nodes of what is deleted", risk: "none" },
  moved: { title: "Only the state address changes", risk: "none" },
  readdressed: {
    title: "Something is created again at a new address",
    risk: "medium",
    why: "its history, what it holds, a run that is going on and whatever names its id elsewhere stay with the old one",
  },
  "readdressed-along": { title: "A part goes along to a new address", risk: "none" },
  "created-along": { title: "A part comes with a window that goes on after a change freeze", risk: "none" },
  "deleted-along": { title: "A part goes away with its window", risk: "none" },
  imported: { title: "Something existing is imported", risk: "none" },
  forgotten: {
    title: "Terraform forgets something that stays",
    risk: "medium",
    why: "it stays active in AWS, and nobody manages it any more",
  },
  "stack-gone": {
    title: "A stack is gone",
    risk: "medium",
    why: "nobody manages what it made any more, and no plan shows it",
  },
  "forgotten-and-created": {
    title: "A new object is created beside the old one, which stays",
    risk: "high",
    why: "both are active from then on, and nobody manages the old one",
  },
  deferred: { title: "A change waits for the next plan", risk: "low", why: "only then its effect is known" },
  "deleted-because": { title: "Why something is deleted", risk: "none" },
  leftover: {
    title: "A leftover of an interrupted replacement is removed",
    risk: "low",
    why: "it was to be gone already",
  },
  "unclear-action": {
    title: "Terraform plans something that this release does not know",
    risk: "high",
    everywhere: true,
    why: "what it does is not known here",
  },
} as const satisfies Record<string, ChangeKindFacts>;
