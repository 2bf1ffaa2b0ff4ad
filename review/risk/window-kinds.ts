import type { ChangeKindFacts } from "./change-kind-facts";

/** What changes about when nodes are worked on. */
export const WINDOW_KINDS = {
  "window-created": {
    title: "A maintenance window is created",
    risk: "low",
    why: "its tasks run on a schedule from now on",
  },
  "window-deleted": {
    title: "A maintenance window is deleted",
    risk: "high",
    why: "its targets and tasks go with it, and nothing of it runs any more",
  },
  "emergency-removed": {
    title: "An emergency is removed",
    risk: "medium",
    why: "unless it has run, what it brings waits for the weekly runs, which stay as they are",
  },
  "emergency-over": {
    title: "An emergency that is over is removed",
    risk: "low",
    why: "it would install nothing any more",
  },
  "window-replaced": {
    title: "A maintenance window is replaced",
    risk: "high",
    why: "nothing runs between the old one and the new one",
  },
  "window-moved": {
    title: "A maintenance window runs at another time",
    risk: "medium",
    why: "nodes are worked on when people do not expect it",
  },
  "window-working-hours": {
    title: "A maintenance window that may reboot nodes moves into working hours",
    risk: "high",
    why: "from Monday to Friday, 08:00 to 18:00, people work with what goes down",
  },
  "window-less-often": {
    title: "A maintenance window runs less often",
    risk: "medium",
    why: "nodes stay unpatched for longer between two runs",
  },
  "window-more-often": {
    title: "A maintenance window runs more often",
    risk: "medium",
    why: "nodes are worked on, and may be down, on more days",
  },
  "window-once": { title: "A maintenance window runs once", risk: "high", why: "nothing is patched by it afterwards" },
  "window-ends": {
    title: "A maintenance window ends",
    risk: "high",
    why: "nothing is patched by it after its end date",
  },
  "window-pauses": {
    title: "A maintenance window stops for a change freeze",
    risk: "medium",
    why: "nodes stay unpatched in these days",
  },
  "freeze-longer": { title: "A change freeze lasts longer", risk: "medium", why: "nodes stay unpatched in these days" },
  "freeze-removed": {
    title: "A change freeze is removed",
    risk: "medium",
    why: "nodes are worked on, and may reboot, on days that were to be free of it",
    whyWithoutReboot: "nodes are worked on, on days that were to be free of it",
  },
  "moved-into-freeze": {
    title: "An installation is moved into a change freeze",
    risk: "medium",
    why: "nodes are worked on, and may reboot, on days that were to be free of it",
    whyWithoutReboot: "nodes are worked on, on days that were to be free of it",
  },
  "window-taken-over": {
    title: "A maintenance window goes on in place of another one",
    risk: "low",
    why: "another one has the same schedule, nodes and tasks",
  },
  "window-continues": {
    title: "A maintenance window no longer ends, or ends later",
    risk: "medium",
    why: "nodes are worked on after the day on which it was to be over",
  },
  "scans-continue": {
    title: "A window that only scans no longer ends, or ends later",
    risk: "low",
    why: "nodes are looked at, and stay as they are",
  },
  "window-starts-later": {
    title: "A maintenance window starts later",
    risk: "medium",
    why: "nodes stay unpatched until then",
  },
  "window-starts-earlier": {
    title: "A maintenance window starts earlier",
    risk: "medium",
    why: "nodes are worked on before people expect it",
  },
  "window-same-runs": { title: "A schedule is written differently and runs the same", risk: "none" },
  "window-never": { title: "A maintenance window never runs", risk: "high", why: "nothing is patched by it any more" },
  "window-unclear": {
    title: "When a maintenance window runs is not known",
    risk: "high",
    why: "nobody can judge when nodes go down, or whether they are patched",
  },
  "window-longer": {
    title: "A maintenance window has more hours to start work in",
    risk: "medium",
    why: "nodes may be worked on when people expect it to be over",
  },
  "window-shorter": {
    title: "A maintenance window has fewer hours to start work in",
    risk: "medium",
    why: "nodes whose turn does not come stay unpatched",
  },
  "window-cutoff": {
    title: "The end of a maintenance window moves",
    risk: "low",
    why: "what was started goes on after it, unless its task stops at the cutoff",
  },
  "window-disabled": {
    title: "A maintenance window is disabled",
    risk: "high",
    why: "nothing is patched by it any more",
  },
  "window-enabled": { title: "A maintenance window is enabled", risk: "medium", why: "its tasks begin to run" },
  "window-setting": {
    title: "A setting of a maintenance window changes",
    risk: "low",
    why: "it decides how tasks may name nodes, and not which are patched",
  },
} as const satisfies Record<string, ChangeKindFacts>;
