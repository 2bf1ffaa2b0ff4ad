import type { ChangeKindFacts } from "./change-kind-facts";

/** Associations, patch policies, and what decides which nodes are patched. */
export const WAY_KINDS = {
  "association-at-once": {
    title: "Something installs at once",
    risk: "high",
    why: "nodes are patched and may reboot the moment it is applied, outside of any window",
  },
  "association-deleted": {
    title: "An association or a patch policy is deleted",
    risk: "high",
    why: "nothing of it runs any more",
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
    why: "what the document does is not told in the plan",
  },
  "image-built": { title: "Images are built", risk: "low" },
  "node-stopped": {
    title: "A node is stopped",
    risk: "medium",
    why: "it is neither scanned nor patched until somebody starts it",
  },
  "node-gone": { title: "A node of a patch group is destroyed", risk: "low" },
  "node-tags-unclear": {
    title: "Which group a node is in is not documented",
    risk: "medium",
    why: "AWS does not say which tag counts, or whether it reaches the node",
  },
  "tag-refused": {
    title: "EC2 refuses a tag",
    risk: "medium",
    why: "an instance with that tag cannot be launched",
  },
  "dependency-changed": {
    title: "Something that patching needs changes",
    risk: "medium",
    why: "what depends on it may fail from the next run on",
  },
  "scan-gone": {
    title: "A daily scan is gone",
    risk: "medium",
    why: "what is missing on its nodes is no longer known, unless something else scans them",
  },
  "quick-setup": { title: "Quick Setup configures something else than patching", risk: "low" },
  "node-leaves-group": {
    title: "A node leaves a patch group",
    risk: "high",
    why: "it follows another baseline from the next scan on, with no error anywhere",
  },
  "node-joins-group": {
    title: "A node joins a patch group",
    risk: "low",
    why: "it is patched as the group is from now on",
  },
  "node-changes-group": {
    title: "A node goes over to another patch group",
    risk: "high",
    why: "it follows another baseline from the next scan on",
  },
  "node-group-unregistered": {
    title: "A node's patch group is registered nowhere here",
    risk: "medium",
    why: "a name that nobody registers means the default baseline, with no error anywhere",
  },
  "node-unreached": {
    title: "Nothing reaches a node any more that reached it",
    risk: "high",
    why: "it stays unpatched from now on",
  },
  "node-reached": {
    title: "Something else patches a node",
    risk: "medium",
    why: "it is worked on at other times than before",
  },
  "node-not-managed": {
    title: "Nodes are no longer managed by Systems Manager",
    risk: "high",
    why: "what is not managed is never scanned and never patched",
  },
  "group-query": {
    title: "A resource group has other members",
    risk: "high",
    why: "nodes move in and out of windows and associations that do not change themselves",
  },
  "document-changed": {
    title: "A document that runs on nodes changes",
    risk: "medium",
    why: "the new version is the default at once, and does other things",
  },
  "dependency-gone": {
    title: "Something that patching needs goes away",
    risk: "high",
    why: "what depends on it fails from the next run on",
  },
  "sync-gone": {
    title: "Patch data is no longer collected",
    risk: "medium",
    why: "reports built on it stop at that day",
  },
} as const satisfies Record<string, ChangeKindFacts>;
