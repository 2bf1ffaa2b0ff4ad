import type { ChangeKindFacts } from "./change-kind-facts";

/** What changes about what a window does. */
export const TASK_KINDS = {
  "task-created": { title: "A task is added to a window", risk: "low", why: "it runs with the window from now on" },
  "install-created": {
    title: "Patches are installed by something new",
    risk: "medium",
    why: "nodes change, and may reboot, from the next run on",
    whyWithoutReboot: "nodes change from the next run on",
  },
  "install-created-widely": {
    title: "Something new installs patches on many nodes at once",
    risk: "medium",
    why: "a quarter or more of them may be down together from the next run on",
    whyWithoutReboot: "a quarter or more of them change together from the next run on",
  },
  "task-deleted": { title: "A task is removed from a window", risk: "high", why: "the window no longer does this" },
  "task-replaced": { title: "A task is replaced", risk: "low", why: "the window lacks it for a moment" },
  "task-install": {
    title: "Patches are installed from now on",
    risk: "high",
    why: "until now its nodes stayed as they were",
  },
  "task-no-install": { title: "Patches are not installed any more", risk: "high", why: "nodes stay unpatched" },
  "task-working-hours": {
    title: "A task begins to reboot nodes in working hours",
    risk: "high",
    why: "from Monday to Friday, 08:00 to 18:00, people need what goes down",
  },
  "reboot-allowed": {
    title: "Nodes may reboot",
    risk: "high",
    why: "one goes down whenever anything was installed on it",
  },
  "reboot-forbidden": {
    title: "Nodes do not reboot any more",
    risk: "low",
    why: "patches that need it stay pending, and the node non-compliant",
  },
  "reboot-same": { title: "The reboot option is written differently and does the same", risk: "none" },
  "concurrency-raised": {
    title: "More nodes at once",
    risk: "medium",
    why: "more of them are down at the same time",
    whyWithoutReboot: "more of them change at the same time",
  },
  "concurrency-jumped": {
    title: "Many more nodes at once",
    risk: "high",
    why: "a quarter or more of them, or five times as many as before, may be down together",
    whyWithoutReboot: "a quarter or more of them, or five times as many as before, change together",
  },
  "concurrency-lowered": {
    title: "Fewer nodes at once",
    risk: "low",
    why: "the window may end before every node had its turn",
  },
  "scan-rate": {
    title: "More or fewer nodes are scanned at once",
    risk: "low",
    why: "reports are complete sooner or later",
  },
  "errors-raised": {
    title: "More failures are let pass",
    risk: "medium",
    why: "a faulty patch reaches more nodes before the rest is spared",
  },
  "errors-same": { title: "The limit of failures is written differently and does the same", risk: "none" },
  "errors-lowered": { title: "Fewer failures are let pass", risk: "low", why: "the task stops sooner" },
  "task-targets": {
    title: "Work is done on other nodes",
    risk: "medium",
    why: "it works on them from now on, and may reboot them",
    whyWithoutReboot: "it works on them from now on",
  },
  "task-document": {
    title: "A task runs another document",
    risk: "medium",
    why: "what it does to a node is another thing from now on",
  },
  "task-parameter": {
    title: "The parameters of a document change",
    risk: "medium",
    why: "what it does to a node is another thing from now on",
  },
  "task-override": {
    title: "A list or baseline overrides what groups follow",
    risk: "high",
    why: "what their baselines say does not count there",
  },
  "task-unclear": {
    title: "What is done to nodes is known after apply",
    risk: "high",
    why: "nobody can judge what is not shown",
  },
  "notifications-lost": {
    title: "Nobody is notified of runs that fail any more",
    risk: "medium",
    why: "a run that fails goes unnoticed",
  },
  "task-setting": {
    title: "A setting of what runs on nodes changes",
    risk: "low",
    why: "output, order or reports differ, and not what is installed",
  },
} as const satisfies Record<string, ChangeKindFacts>;
