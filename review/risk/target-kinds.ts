import type { ChangeKindFacts } from "./change-kind-facts";

/** What changes about the nodes of a window. */
export const TARGET_KINDS = {
  "target-created": {
    title: "Nodes are added to a window",
    risk: "medium",
    why: "it works on them, and may reboot them",
    whyWithoutReboot: "it works on them",
  },
  "target-deleted": {
    title: "A target is removed from a window",
    risk: "high",
    why: "its nodes are not patched by this window any more",
  },
  "target-more": {
    title: "A target selects more nodes",
    risk: "medium",
    why: "this window works on them, too, and may reboot them",
    whyWithoutReboot: "this window works on them, too",
  },
  "target-fewer": {
    title: "A target selects fewer nodes",
    risk: "high",
    why: "those it loses are not patched by this window any more",
  },
  "work-moved": {
    title: "Nodes or work go over to another window",
    risk: "medium",
    why: "when its nodes are worked on is decided by that window from now on",
  },
  "target-unclear": {
    title: "Which nodes a target selects is known after apply",
    risk: "high",
    why: "nobody can judge whom the window reaches",
  },
  "target-replaced": {
    title: "A target is replaced",
    risk: "medium",
    why: "tasks that name it run on nothing until they name the new one",
  },
} as const satisfies Record<string, ChangeKindFacts>;
