import type { ChangeKindFacts } from "./change-kind-facts";

/** What changes about which nodes follow which baseline. */
export const GROUP_KINDS = {
  "group-registered": {
    title: "A patch group follows a baseline",
    risk: "medium",
    why: "nodes already in the group change baseline",
  },
  "group-registered-same": {
    title: "A patch group is registered for what it follows already",
    risk: "low",
    why: "from now on it does not follow when the account's default changes",
  },
  "group-unclear": {
    title: "Which patch group follows which baseline is known after apply",
    risk: "high",
    why: "nobody can judge what is not shown",
  },
  "registration-collides": {
    title: "A patch group is registered in the account already",
    risk: "high",
    why: "AWS accepts one baseline for a patch group and an operating system",
    everywhere: true,
  },
  "registration-exists": {
    title: "A patch group is registered with the same baseline already",
    risk: "low",
    why: "nobody has confirmed that AWS accepts it again",
  },
  "group-moved": {
    title: "A patch group follows another baseline",
    risk: "high",
    why: "between deregister and register it follows the account's default",
  },
  "group-registered-again": {
    title: "A patch group is registered again",
    risk: "high",
    why: "between deregister and register it follows the account's default",
  },
  "group-again": {
    title: "A patch group is registered again",
    risk: "high",
    why: "deregister and register run in no order, and where the register comes first it fails or is undone",
  },
  "group-removed": {
    title: "A patch group loses its baseline",
    risk: "high",
    why: "other patches are installed at other delays, and no error says so",
  },
  "default-registered": {
    title: "A default baseline is registered",
    risk: "high",
    why: "it decides for every node that is in no registered group, whether this stack made the node or not",
  },
  "default-collides": {
    title: "Another default baseline is registered in the account",
    risk: "high",
    why: "whoever keeps it puts it back with the next apply",
  },
  "default-changed": {
    title: "The default baseline changes",
    risk: "high",
    why: "it decides for every node that is in no registered group, whether this stack made the node or not",
  },
  "default-again": {
    title: "The default baseline is registered again",
    risk: "high",
    why: "removing the old registration puts AWS's predefined one in its place, whatever is registered by then",
  },
  "default-removed": {
    title: "A default baseline is removed",
    risk: "high",
    why: "nodes in no registered group go back to AWS's predefined one",
  },
} as const satisfies Record<string, ChangeKindFacts>;
