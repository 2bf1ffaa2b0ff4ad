import { ChangedPlan } from "../changed-plans";
import type { Examples } from "./example";
import { installingBy } from "./given-associations";
import { group, linux, security } from "./given-baselines";

const replacedByRequest = () => {
  const plan = linux(() => undefined);
  Object.assign(plan.at("linux"), { action_reason: "replace_by_request" });
  plan.at("linux").change.actions = ["delete", "create"];
  return plan;
};

/** What else a baseline says, and baselines that come, go and are found. */
export const BASELINES: Examples = {
  "a repository that comes": {
    plan: linux((after) => (after.source = [{ name: "epel", configuration: "[epel]", products: ["*"] }])),
    told: ["repository epel is added (high)", "source.configuration: a sensitive value changes, not shown (high)"],
  },
  "a repository's hidden configuration": {
    plan: linux((after, before) => {
      before.source = [{ name: "epel", configuration: "[old]", products: ["*"] }];
      after.source = [{ name: "epel", configuration: "[new]", products: ["*"] }];
    }),
    told: ["source.configuration: a sensitive value changes, not shown (high)"],
  },
  "every patch rejected": {
    plan: linux((after) => (after.rejected_patches = ["*"])),
    told: ['"*" is rejected now, which is every patch (high)'],
  },
  "every patch approved by name": {
    plan: linux((after) => (after.approved_patches = ["*"])),
    told: ['"*" is approved by name, which is every patch (high)'],
  },
  "a new baseline, whole": {
    plan: new ChangedPlan()
      .create("aws_ssm_patch_baseline.New", {
        name: "new",
        operating_system: "AMAZON_LINUX_2023",
        approval_rule: [security(0)],
        global_filter: [{ key: "SEVERITY", values: ["Critical"] }],
        approved_patches: ["curl", "openssl"],
        rejected_patches: ["a", "b", "kernel*"],
        rejected_patches_action: "BLOCK",
        source: [{ name: "epel", configuration: "[epel]", products: ["*"] }],
        id: "pb-0000000000000new0",
      })
      .create("aws_ssm_patch_group.New", group("prod-new", "pb-0000000000000new0")),
    told: [
      "new baseline new for Amazon Linux 2023: Security immediately; all rules narrowed to Critical (high)",
      "approves curl, openssl by name (low)",
      "rejects a, b, kernel* (blocked as dependencies, too) (low)",
      "repositories: epel (high)",
      "prod-new now follows new on Amazon Linux 2023 (until now: the account's default baseline) (medium)",
    ],
  },
  "a new baseline that approves by name alone": {
    plan: new ChangedPlan().create("aws_ssm_patch_baseline.New", {
      name: "new",
      operating_system: "AMAZON_LINUX_2023",
      approval_rule: [],
      approved_patches: ["CVE-2026-31789"],
    }),
    told: ["new baseline new for Amazon Linux 2023: approves only CVE-2026-31789, by name (low)"],
  },
  "a new baseline of a system that ignores delays": {
    plan: new ChangedPlan()
      .create("aws_ssm_patch_baseline.New", {
        name: "new",
        operating_system: "UBUNTU",
        approval_rule: [{ approve_after_days: 7, patch_filter: [] }],
        id: "pb-0000000000000new0",
      })
      .create("aws_ssm_patch_group.New", group("prod-new", "pb-0000000000000new0")),
    told: [
      "new baseline new for Ubuntu Server: all security updates immediately (medium)",
      "prod-new now follows new on Ubuntu Server (until now: the account's default baseline) (medium)",
    ],
  },
  "a new baseline that nobody follows yet": {
    plan: new ChangedPlan().create("aws_ssm_patch_baseline.New", {
      name: "new",
      operating_system: "AMAZON_LINUX_2023",
      approval_rule: [security(0)],
    }),
    told: ["new baseline new for Amazon Linux 2023: Security immediately (low)"],
  },
  "a baseline replaced for the same system": {
    plan: replacedByRequest(),
    told: ["replaced (destroyed and re-created), because somebody asked for it (-replace) (high)"],
  },
  "a baseline without the tag by which an association finds it": {
    plan: linux((after) => (after.tags = after.tags_all = {})).resource(
      "aws_ssm_association.it",
      installingBy("BaselineTags", "Key=team,Values=platform"),
    ),
    told: [
      "association it no longer finds it by its tags: the nodes follow their patch group, else the account's default baseline (high)",
      "tags: team is gone (none)",
    ],
  },
};
