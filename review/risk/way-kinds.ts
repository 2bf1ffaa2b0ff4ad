import type { ChangeKindFacts } from "./change-kind-facts";

/** Associations, patch policies, and what decides which nodes are patched. */
export const WAY_KINDS = {
  "association-at-once": {
    title: "Something installs immediately",
    risk: "high",
    why: "whoever works on a node meets a reboot, outside of any window",
  },
  "association-created": {
    title: "An association or a patch policy is added",
    risk: "low",
    why: "it runs beside what is there from now on",
  },
  "association-deleted": {
    title: "An association or a patch policy is deleted",
    risk: "high",
    why: "nothing of it runs any more",
  },
  "association-ends": {
    title: "An association or a patch policy runs once more, or for some years alone",
    risk: "high",
    why: "nothing is patched by it afterwards",
  },
  "association-schedule": {
    title: "An association or a patch policy runs at another time",
    risk: "medium",
    why: "nodes are worked on at another time than people expect",
  },
  "policy-baselines": {
    title: "A patch policy selects other baselines",
    risk: "high",
    why: "other patches are installed wherever the policy reaches",
  },
  "baseline-tags": {
    title: "An association finds another baseline by its tags",
    risk: "high",
    why: "other patches are installed on its nodes, and no error says so",
  },
  "policy-targets": {
    title: "A patch policy works on other nodes",
    risk: "high",
    why: "nodes are patched that were not, or are no longer patched",
  },
  "other-way": {
    title: "Something else runs a document that patches",
    risk: "medium",
    why: "it patches or scans nodes outside of windows, associations and policies, which this review does not follow",
  },
  "other-document": {
    title: "Something else runs a document on nodes",
    risk: "low",
    why: "the plan does not say what the document does",
  },
  "image-built": { title: "Images are built", risk: "low", why: "nodes launched from them begin with what they hold" },
  "node-stopped": {
    title: "A node is stopped",
    risk: "medium",
    why: "it is neither scanned nor patched until somebody starts it",
  },
  "node-managed": {
    title: "Nodes come to be managed by Systems Manager",
    risk: "medium",
    why: "whatever works on every node, or on their tags, patches and may reboot them",
  },
  "quick-setup-tag": {
    title: "A tag that is not Terraform's is removed from a node",
    risk: "low",
    why: "each plan shows it again, for Quick Setup puts it back",
  },
  "node-gone": {
    title: "A node that is patched is destroyed",
    risk: "low",
    why: "whoever counts on it has one fewer",
  },
  "node-tags-unclear": {
    title: "Which group a node is in is not documented",
    risk: "medium",
    why: "what is installed on it, and by whom, is not known beforehand",
  },
  "tag-refused": {
    title: "EC2 refuses a tag",
    risk: "medium",
    why: "none is added or replaced until somebody looks",
  },
  "dependency-changed": {
    title: "Something that patching needs changes",
    risk: "medium",
    why: "what depends on it may fail from the next run on",
  },
  "dependency-extended": {
    title: "Something that patching needs is allowed more",
    risk: "low",
    why: "what it allowed before it still allows",
  },
  "others-let-in": {
    title: "Others are let in to what patching uses",
    risk: "medium",
    why: "they may read or change what patching writes and relies on",
  },
  "anybody-let-in": {
    title: "Anybody is let in to what patching uses",
    risk: "high",
    why: "whoever asks may read or change what patching writes and relies on",
  },
  "policy-unclear": {
    title: "The plan does not say whom a new policy lets in",
    risk: "low",
    why: "whoever it lets in may read or change what patching writes and relies on",
  },
  "scan-gone": {
    title: "A scan is gone",
    risk: "medium",
    why: "what is missing there is no longer known, unless something else looks",
  },
  "quick-setup": {
    title: "Quick Setup configures something else than patching",
    risk: "low",
    why: "it may add roles and schedules of its own",
  },
  "node-leaves-group": {
    title: "A node leaves a patch group",
    risk: "high",
    why: "other patches are installed at other delays, and no error says so",
  },
  "node-joins-group": {
    title: "A node joins a patch group",
    risk: "low",
    why: "patches come as for all others of it",
  },
  "node-changes-group": {
    title: "A node goes over to another patch group",
    risk: "high",
    why: "other patches are installed at other delays",
  },
  "node-group-unregistered": {
    title: "A node's patch group is registered nowhere here",
    risk: "medium",
    why: "a mistyped name looks the same, and no error says so",
  },
  "node-left-out": {
    title: "What works on a patch group leaves a node of it out",
    risk: "medium",
    why: "nothing is installed on it, and no error says so",
  },
  "node-unreached": {
    title: "Nothing reaches a node any more that reached it",
    risk: "high",
    why: "without another way they stay unpatched",
  },
  "node-reached": {
    title: "Something else patches a node",
    risk: "medium",
    why: "work and reboots come at other times than before",
  },
  "new-node-reached": {
    title: "Something patches a new node",
    risk: "low",
    why: "patches come as for all others that it works on",
  },
  "node-not-managed": {
    title: "Nodes are no longer managed by Systems Manager",
    risk: "high",
    why: "they disappear from scans, runs and reports, and no error says so",
  },
  "group-query": {
    title: "A resource group has other members",
    risk: "high",
    why: "nodes move in and out of windows and associations that do not change themselves",
  },
  "document-changed": {
    title: "A document that runs on nodes changes",
    risk: "medium",
    why: "nodes get other instructions from the next run on",
  },
  "document-unused": {
    title: "A document changes that is run in an older version",
    risk: "low",
    why: "nothing here runs the new version yet",
  },
  "parameter-changed": {
    title: "A parameter that a document reads changes",
    risk: "medium",
    why: "nodes get other instructions from the next run on",
  },
  "file-changed": {
    title: "A file changes that says what is installed",
    risk: "high",
    why: "other patches are installed from the next run on, and no baseline says so",
  },
  "file-repeats": {
    title: "A file changes with the baselines that it repeats",
    risk: "low",
    why: "they say what is installed",
  },
  "file-shortened": {
    title: "A list installs fewer patches",
    risk: "medium",
    why: "what is left out stays missing, and no baseline says so",
  },
  "dependency-gone": {
    title: "Something that patching needs goes away",
    risk: "high",
    why: "what depends on it fails from the next run on",
  },
  "name-again": {
    title: "Something that patching needs is created again under its name",
    risk: "high",
    why: "AWS refuses the new one while the old one is there, or what is removed last is the only one, with all that it holds",
  },
  "sync-gone": {
    title: "Patch data is no longer collected",
    risk: "medium",
    why: "reports built on it stop at that day",
  },
  "notifications-gone": {
    title: "Events of patching are reported no longer",
    risk: "medium",
    why: "what it reported goes unnoticed",
  },
  "subscription-gone": {
    title: "Notifications of runs reach one endpoint fewer",
    risk: "low",
    why: "whoever relied on them does not learn of a run that fails",
  },
} as const satisfies Record<string, ChangeKindFacts>;
