import { EACH_ARGUMENT } from "./each-argument";
import { command, install, linux, type Open, rule, sunday, web } from "./example";
import { RARER } from "./rarer";
import type { Story } from "./story";
import { WAYS } from "./ways";

const baselines = (open: Open): Open => open.resource.aws_ssm_patch_baseline;
const groups = (open: Open): Open => open.resource.aws_ssm_patch_group;
const second = {
  name: "second",
  operating_system: "AMAZON_LINUX_2023",
  approval_rule: [rule(7, ["Critical"], "HIGH")],
};
const role = {
  name: "patching",
  assume_role_policy: JSON.stringify({ Version: "2012-10-17", Statement: [] }),
};

/** What happens between two plans, one thing at a time. */
const CHANGES: Readonly<Record<string, Story>> = {
  "nothing-changes": {},
  "everything-created": { before: "nothing" },
  "everything-destroyed": { plan: { destroy: true } },
  "rule-inserted-first": { change: (open) => linux(open).approval_rule.unshift(rule(3, ["Low"], "LOW")) },
  "rule-removed": { change: (open) => linux(open).approval_rule.shift() },
  "last-rule-removed": {
    change: (open) => {
      linux(open).approval_rule = [];
      linux(open).approved_patches = ["openssl"];
    },
  },
  "rules-reordered": { change: (open) => linux(open).approval_rule.reverse() },
  "approved-at-once": { change: (open) => (linux(open).approval_rule[0].approve_after_days = 0) },
  "approved-later": { change: (open) => (linux(open).approval_rule[0].approve_after_days = 30) },
  "delay-becomes-date": {
    change: (open) => {
      delete linux(open).approval_rule[0].approve_after_days;
      linux(open).approval_rule[0].approve_until_date = "2026-11-01";
    },
  },
  "ring-promoted": {
    before: (open) => {
      delete linux(open).approval_rule[0].approve_after_days;
      linux(open).approval_rule[0].approve_until_date = "2026-10-01";
    },
    change: (open) => (linux(open).approval_rule[0].approve_until_date = "2026-11-01"),
  },
  "rule-widened": { change: (open) => linux(open).approval_rule[1].patch_filter[1].values.push("Low") },
  "non-security-included": { change: (open) => (linux(open).approval_rule[0].enable_non_security = true) },
  "level-lowered": { change: (open) => (linux(open).approval_rule[0].compliance_level = "HIGH") },
  "delay-on-ubuntu": { change: (open) => (baselines(open).Ubuntu.approval_rule[0].approve_after_days = 0) },
  "kernel-let-through": { change: (open) => (linux(open).rejected_patches = ["system-release.*"]) },
  "approved-by-name": { change: (open) => (linux(open).approved_patches = ["openssl"]) },
  "rejected-blocked": { change: (open) => (linux(open).rejected_patches_action = "BLOCK") },
  "source-secret": {
    before: (open) => (linux(open).source = [{ name: "epel", configuration: "password=before", products: ["*"] }]),
    change: (open) => (linux(open).source[0].configuration = "password=afterwards"),
  },
  "sensitive-name": {
    before: (open) => {
      open.variable = { name: { type: "string", sensitive: true, default: "secret-before" } };
      linux(open).name = "${var.name}";
    },
    change: (open) => (open.variable.name.default = "secret-afterwards"),
  },
  "sensitive-tag": {
    before: (open) => {
      open.variable = { token: { type: "string", sensitive: true, default: "secret-before" } };
      linux(open).tags = { token: "${var.token}" };
    },
    change: (open) => (open.variable.token.default = "secret-afterwards"),
  },
  "sensitive-default-tag": {
    before: (open) => {
      open.variable = { token: { type: "string", sensitive: true, default: "secret-before" } };
      open.provider.aws.default_tags = [{ tags: { token: "${var.token}" } }];
    },
    change: (open) => (open.variable.token.default = "secret-afterwards"),
  },
  "baseline-replaced": { change: (open) => (linux(open).operating_system = "AMAZON_LINUX_2") },
  "baseline-replaced-new-first": {
    before: (open) => (linux(open).lifecycle = { create_before_destroy: true }),
    change: (open) => (linux(open).operating_system = "AMAZON_LINUX_2"),
  },
  "baseline-deleted": {
    before: (open) => (baselines(open).Second = second),
    change: (open) => delete baselines(open).Second,
  },
  "group-moved": {
    before: (open) => (baselines(open).Second = second),
    change: (open) => (groups(open).ProdWeb.baseline_id = "${aws_ssm_patch_baseline.Second.id}"),
  },
  "group-moved-to-new-baseline": {
    change: (open) => {
      baselines(open).Second = second;
      groups(open).ProdWeb.baseline_id = "${aws_ssm_patch_baseline.Second.id}";
    },
  },
  "group-added": {
    change: (open) =>
      (groups(open).Batch = { patch_group: "prod-batch", baseline_id: "${aws_ssm_patch_baseline.Linux.id}" }),
  },
  "group-removed": { change: (open) => delete groups(open).ProdWeb },
  "group-renamed": { change: (open) => (groups(open).DevWeb.patch_group = "dev-api") },
  "group-follows-aws": {
    before: (open) => {
      open.data = {
        aws_ssm_patch_baseline: {
          Own: {
            owner: "AWS",
            name_prefix: "AWS-AmazonLinux2023DefaultPatchBaseline",
            operating_system: "AMAZON_LINUX_2023",
          },
        },
      };
    },
    change: (open) => (groups(open).ProdWeb.baseline_id = "${data.aws_ssm_patch_baseline.Own.id}"),
  },
  "default-registered": {
    change: (open) =>
      (open.resource.aws_ssm_default_patch_baseline = {
        Linux: { baseline_id: "${aws_ssm_patch_baseline.Linux.id}", operating_system: "AMAZON_LINUX_2023" },
      }),
  },
  "default-changed": {
    before: (open) => {
      baselines(open).Second = second;
      open.resource.aws_ssm_default_patch_baseline = {
        Linux: { baseline_id: "${aws_ssm_patch_baseline.Linux.id}", operating_system: "AMAZON_LINUX_2023" },
      };
    },
    change: (open) =>
      (open.resource.aws_ssm_default_patch_baseline.Linux.baseline_id = "${aws_ssm_patch_baseline.Second.id}"),
  },
  "default-removed": {
    before: (open) =>
      (open.resource.aws_ssm_default_patch_baseline = {
        Linux: { baseline_id: "${aws_ssm_patch_baseline.Linux.id}", operating_system: "AMAZON_LINUX_2023" },
      }),
    change: (open) => delete open.resource.aws_ssm_default_patch_baseline,
  },
  "group-falls-to-own-default": {
    before: (open) => {
      baselines(open).Second = second;
      open.resource.aws_ssm_default_patch_baseline = {
        Second: { baseline_id: "${aws_ssm_patch_baseline.Second.id}", operating_system: "AMAZON_LINUX_2023" },
      };
    },
    change: (open) => delete groups(open).ProdWeb,
  },
  "replaced-by-request": { plan: { replace: ["aws_ssm_maintenance_window_task.Install"] } },
  "replaced-by-trigger": {
    before: (open) => (install(open).lifecycle = { replace_triggered_by: ["aws_ssm_patch_baseline.Linux"] }),
    change: (open) => (linux(open).description = "triggers"),
  },
  "rules-known-later": {
    before: later(["7"], (open, value) => (linux(open).approval_rule[0].approve_after_days = `\${tonumber(${value})}`)),
    change: (open) => (open.resource.terraform_data.Later.input = ["8"]),
  },
  "all-rules-known-later": {
    before: (open) => {
      open.resource.terraform_data = { Later: { input: ["Low"] } };
      delete baselines(open).Ubuntu.approval_rule;
      baselines(open).Ubuntu.dynamic = {
        approval_rule: {
          for_each: "${terraform_data.Later.output}",
          content: [{ approve_after_days: 7, patch_filter: [{ key: "PRIORITY", values: ["Required"] }] }],
        },
      };
    },
    change: (open) => open.resource.terraform_data.Later.input.push("Medium"),
  },
  "window-known-later": {
    before: later(["3"], (open, value) => {
      sunday(open).duration = `\${tonumber(${value})}`;
      sunday(open).enabled = `\${${value} == "3"}`;
      sunday(open).schedule = `cron(0 \${${value}} ? * SUN *)`;
    }),
    change: (open) => (open.resource.terraform_data.Later.input = ["4"]),
  },
  "target-known-later": {
    before: later(["tag:Patch Group"], (open, value) => (web(open).targets[0].key = `\${${value}}`)),
    change: (open) => (open.resource.terraform_data.Later.input = ["tag:Stage"]),
  },
  "task-known-later": {
    before: later(["10%"], (open, value) => (install(open).max_concurrency = `\${${value}}`)),
    change: (open) => (open.resource.terraform_data.Later.input = ["20%"]),
  },
  "override-given": {
    change: (open) => command(open).parameter.push({ name: "InstallOverrideList", values: ["s3://bucket/list.yaml"] }),
  },
  "override-gone": {
    before: (open) => command(open).parameter.push({ name: "BaselineOverride", values: ["s3://bucket/baseline.json"] }),
    change: (open) => command(open).parameter.pop(),
  },
  "window-across-clock-change": {
    before: (open) => (sunday(open).schedule_timezone = "Europe/Paris"),
    change: (open) => (sunday(open).schedule = "cron(30 2 ? * SUN *)"),
  },
  "window-earlier": { change: (open) => (sunday(open).schedule = "cron(0 23 ? * SAT *)") },
  "window-later": { change: (open) => (sunday(open).schedule_timezone = "UTC") },
  "schedule-reworded": { change: (open) => (sunday(open).schedule = "cron(0 2 ? * 1 *)") },
  "window-over": { change: (open) => (sunday(open).schedule = "at(2026-11-01T02:00:00)") },
  "window-longer": { change: (open) => (sunday(open).duration = 6) },
  "window-disabled": { change: (open) => (sunday(open).enabled = false) },
  "target-narrowed": { change: (open) => (web(open).targets[0].values = ["dev-web"]) },
  "target-by-stage": { change: (open) => web(open).targets.push({ key: "tag:Stage", values: ["blue"] }) },
  "target-moved": {
    before: (open) =>
      (open.resource.aws_ssm_maintenance_window.Monday = {
        ...sunday(open),
        name: "monday",
        schedule: "cron(0 2 ? * MON *)",
      }),
    change: (open) => (web(open).window_id = "${aws_ssm_maintenance_window.Monday.id}"),
  },
  "reboot-allowed": {
    before: (open) => (command(open).parameter[1].values = ["NoReboot"]),
    change: (open) => (command(open).parameter[1].values = ["RebootIfNeeded"]),
  },
  "reboot-forbidden": { change: (open) => (command(open).parameter[1].values = ["NoReboot"]) },
  "scan-becomes-install": {
    before: (open) => (command(open).parameter = [{ name: "Operation", values: ["Scan"] }]),
    change: (open) => (command(open).parameter = [{ name: "Operation", values: ["Install"] }]),
  },
  "faster-and-looser": {
    change: (open) => {
      install(open).max_concurrency = "100%";
      install(open).max_errors = "50%";
    },
  },
  "task-removed": { change: (open) => delete open.resource.aws_ssm_maintenance_window_task },
  "tags-only": { change: (open) => (linux(open).tags = { team: "platform", stage: "prod" }) },
  "default-tags": {
    before: (open) => (open.provider.aws.default_tags = [{ tags: { owner: "before" } }]),
    change: (open) => (open.provider.aws.default_tags = [{ tags: { owner: "afterwards" } }]),
  },
  drift: {
    meanwhile: (aws) => {
      const [found] = aws
        .account()
        .list("aws_ssm_patch_baseline")
        .filter(({ attributes }) => attributes.name === "linux");
      if (found === undefined) throw new Error("the baseline is not there");
      aws.account().drift(found.type, found.id, { rejected_patches: ["system-release.*"] });
    },
  },
  "deleted-by-hand": {
    meanwhile: (aws) => {
      for (const { type, id } of aws.account().list("aws_ssm_maintenance_window_task")) aws.account().remove(type, id);
    },
  },
  "refresh-only": {
    plan: { refreshOnly: true },
    meanwhile: (aws) => {
      for (const { type, id } of aws.account().list("aws_ssm_maintenance_window"))
        aws.account().drift(type, id, { duration: 5 });
    },
  },
  moved: {
    change: (open) => {
      groups(open).Production = groups(open).ProdWeb;
      delete groups(open).ProdWeb;
      open.moved = [{ from: "aws_ssm_patch_group.ProdWeb", to: "aws_ssm_patch_group.Production" }];
    },
  },
  "window-at-new-address": {
    change: (open) => {
      atNewAddress(open, "aws_ssm_maintenance_window", "Sunday", "Weekend");
      atNewAddress(open, "aws_ssm_maintenance_window_target", "Web", "Hosts");
      atNewAddress(open, "aws_ssm_maintenance_window_task", "Install", "Patch");
    },
  },
  "registrations-at-new-addresses": {
    before: (open) => {
      open.resource.aws_ssm_default_patch_baseline = {
        Linux: { baseline_id: "${aws_ssm_patch_baseline.Linux.id}", operating_system: "AMAZON_LINUX_2023" },
      };
      open.resource.aws_iam_role = { Tasks: { name: "patching", assume_role_policy: "{}" } };
      open.resource.aws_ssm_maintenance_window_task.Install.service_role_arn = "${aws_iam_role.Tasks.arn}";
    },
    change: (open) => {
      atNewAddress(open, "aws_ssm_patch_baseline", "Linux", "Base");
      atNewAddress(open, "aws_ssm_patch_group", "ProdWeb", "Production");
      atNewAddress(open, "aws_ssm_default_patch_baseline", "Linux", "Base");
      atNewAddress(open, "aws_iam_role", "Tasks", "Patching");
      baselines(open).Base.approval_rule[0].approve_after_days = 3;
    },
  },
  imported: {
    meanwhile: (aws) => {
      const [found] = aws.account().list("aws_ssm_patch_baseline");
      if (found === undefined) throw new Error("no baseline is there");
      const id = "pb-0123456789abcdef0";
      aws.account().put({ ...found, id, attributes: { ...found.attributes, id, name: "by-hand" } });
    },
    change: (open) => {
      baselines(open).ByHand = { ...second, name: "by-hand" };
      open.import = [{ to: "aws_ssm_patch_baseline.ByHand", id: "pb-0123456789abcdef0" }];
    },
  },
  forgotten: {
    change: (open) => {
      delete groups(open).ProdWeb;
      open.removed = [{ from: "aws_ssm_patch_group.ProdWeb", lifecycle: { destroy: false } }];
    },
  },
  "not-about-patching": { change: (open) => (open.resource.aws_iam_role = { Patching: role }) },
  "only-one-target": {
    plan: { target: "aws_ssm_patch_baseline.Linux" },
    change: (open) => {
      linux(open).approval_rule[0].approve_after_days = 0;
      sunday(open).duration = 6;
    },
  },
};

/** Lets the example take a value from elsewhere, which is not known while that changes. */
function later(input: readonly string[], take: (open: Open, value: string) => unknown): (open: Open) => void {
  return (open) => {
    open.resource.terraform_data = { Later: { input } };
    take(open, "terraform_data.Later.output[0]");
  };
}

/** Renames a resource, and what refers to it. */
function atNewAddress(open: Open, type: string, from: string, to: string): void {
  open.resource[type][to] = open.resource[type][from];
  delete open.resource[type][from];
  open.resource = JSON.parse(JSON.stringify(open.resource).replaceAll(`${type}.${from}.`, `${type}.${to}.`));
}

/** A module for each of two groups, made with for_each; one key is gone afterwards, another is new. */
const IN_MODULES: Readonly<Record<string, Story>> = {
  "modules-for-each": {
    modules: {
      patching: {
        terraform: { required_providers: { aws: { source: "hashicorp/aws" } } },
        variable: { group: { type: "string" }, days: { type: "number" } },
        resource: {
          aws_ssm_patch_baseline: {
            This: {
              name: "${var.group}",
              operating_system: "AMAZON_LINUX_2023",
              approval_rule: [{ ...rule(7, ["Critical"], "CRITICAL"), approve_after_days: "${var.days}" }],
            },
          },
          aws_ssm_patch_group: {
            This: {
              for_each: '${toset(["${var.group}"])}',
              patch_group: "${each.key}",
              baseline_id: "${aws_ssm_patch_baseline.This.id}",
            },
          },
        },
      },
    },
    before: (open) => {
      delete open.resource;
      open.module = {
        each: {
          source: "./patching",
          for_each: { "a.b": 7, gone: 7 },
          group: "${each.key}",
          days: "${each.value}",
        },
      };
    },
    change: (open) => (open.module.each.for_each = { "a.b": 0, fresh: 7 }),
  },
};

/** Six accounts with the same change, the last of which lets the kernel through too. */
const ACCOUNTS = ["prod-eu", "prod-ap", "prod-sa", "prod-me", "prod-af", "prod-us"] as const;
export const ACCOUNT_STORIES: readonly string[] = ACCOUNTS.map((name) => `account-${name}`);

function accountStory(name: string, index: number): Story {
  return {
    accountId: String(index + 1).repeat(12),
    before: (open) => {
      if (name === "prod-us") sunday(open).schedule_timezone = "US/Pacific";
    },
    change: (open) => {
      linux(open).approval_rule[0].approve_after_days = 0;
      if (name === "prod-us") linux(open).rejected_patches = ["system-release.*"];
    },
  };
}

/** Every story by the name of its recording. */
export const STORIES: Readonly<Record<string, Story>> = {
  "each-argument": EACH_ARGUMENT,
  ...CHANGES,
  ...IN_MODULES,
  ...RARER,
  ...WAYS,
  ...Object.fromEntries(ACCOUNTS.map((name, index) => [`account-${name}`, accountStory(name, index)])),
};
