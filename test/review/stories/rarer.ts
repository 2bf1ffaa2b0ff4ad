import { example, install, linux, type Open, rule, sunday, web } from "./example";
import type { Story } from "./story";

const windows = (open: Open): Open => open.resource.aws_ssm_maintenance_window;
const tasks = (open: Open): Open => open.resource.aws_ssm_maintenance_window_task;
const targets = (open: Open): Open => open.resource.aws_ssm_maintenance_window_target;
const byId = { key: "InstanceIds", values: ["i-0123456789abcdef0"] };

/** Leaves only the baseline of the example: the recordings stay short. */
function onlyLinux(open: Open): Open {
  open.resource = { aws_ssm_patch_baseline: { Linux: linux(open) } };
  return linux(open);
}

/** Leaves only the window of the example, with its target and its task. */
function onlySunday(open: Open): void {
  for (const type of ["aws_ssm_patch_baseline", "aws_ssm_patch_group"]) delete open.resource[type];
}

/** What happens more seldom, several things at a time where each has a sentence of its own. */
export const RARER: Readonly<Record<string, Story>> = {
  "names-beyond-security": {
    before: (open) => (onlyLinux(open).approved_patches = ["openssl"]),
    change: (open) => (linux(open).approved_patches_enable_non_security = true),
  },
  "last-global-filter-removed": {
    before: (open) => (onlyLinux(open).global_filter = [{ key: "SEVERITY", values: ["Critical"] }]),
    change: (open) => delete linux(open).global_filter,
  },
  "last-source-removed": {
    before: (open) => (onlyLinux(open).source = [{ name: "internal", configuration: "[internal]", products: ["*"] }]),
    change: (open) => delete linux(open).source,
  },
  "flags-known-later": {
    before: (open) => {
      const later = "terraform_data.Later.output[0]";
      Object.assign(onlyLinux(open), {
        approved_patches_enable_non_security: `\${${later} == "on"}`,
        rejected_patches_action: `\${${later} == "on" ? "BLOCK" : "ALLOW_AS_DEPENDENCY"}`,
      });
      linux(open).approval_rule[0].enable_non_security = `\${${later} == "on"}`;
      open.resource.terraform_data = { Later: { input: ["off"] } };
    },
    change: (open) => (open.resource.terraform_data.Later.input = ["on"]),
  },
  "non-security-on-suse": {
    before: (open) =>
      Object.assign(onlyLinux(open), { operating_system: "SUSE", approval_rule: [rule(7, ["Critical"], "HIGH")] }),
    change: (open) => (linux(open).approval_rule[0].enable_non_security = true),
  },
  "shorter-and-slower": {
    before: onlySunday,
    change: (open) => {
      Object.assign(sunday(open), { duration: 2, cutoff: 0 });
      Object.assign(install(open), { max_concurrency: "5%", max_errors: "0" });
    },
  },
  "window-replaced": { before: onlySunday, plan: { replace: ["aws_ssm_maintenance_window.Sunday"] } },
  "window-added": {
    before: onlySunday,
    change: (open) => {
      windows(open).Monday = { ...sunday(open), name: "monday", schedule: "cron(0 2 ? * MON *)", enabled: false };
      windows(open).Friday = { name: "friday", schedule: "cron(0 2 ? * FRI *)", duration: 2, cutoff: 0 };
      targets(open).ById = { ...web(open), name: "by-id", targets: [byId] };
      const parameter = [{ name: "Operation", values: ["Scan"] }];
      tasks(open).Scan = {
        ...install(open),
        window_id: "${aws_ssm_maintenance_window.Friday.id}",
        name: "scan",
        targets: [byId],
        task_invocation_parameters: [{ run_command_parameters: [{ parameter }] }],
      };
    },
  },
  "window-comes-back": {
    before: (open) => {
      onlySunday(open);
      sunday(open).schedule = "at(2026-11-01T02:00:00)";
      windows(open).Over = { ...sunday(open), name: "over" };
    },
    change: (open) => {
      sunday(open).schedule = "cron(0 2 ? * THU *)";
      windows(open).Over.schedule = "at(2026-10-01T02:00:00)";
    },
  },
  "task-on-fewer": {
    before: (open) => {
      onlySunday(open);
      targets(open).ById = { ...web(open), name: "by-id", targets: [byId] };
      install(open).targets[0].values.push("${aws_ssm_maintenance_window_target.ById.id}");
    },
    change: (open) => install(open).targets[0].values.pop(),
  },
  "only-an-output": {
    before: (open) => (open.output = { ring: { value: "one" } }),
    change: (open) => (open.output.ring.value = "two"),
  },
  "nothing-to-destroy": { before: "nothing", plan: { destroy: true } },
  "caller-asked-for": {
    before: "nothing",
    change: (open) => {
      onlyLinux(open);
      open.data = { aws_caller_identity: { This: {} } };
    },
  },
  "linked-through-modules": {
    before: "nothing",
    modules: {
      baselines: {
        terraform: example().terraform,
        resource: { aws_ssm_patch_baseline: { This: linux(example()) } },
        data: {
          aws_ssm_patch_baseline: { Own: { owner: "AWS", name_prefix: "AWS-Ubuntu", operating_system: "UBUNTU" } },
        },
        output: {
          this: { value: "${aws_ssm_patch_baseline.This.id}" },
          own: { value: "${data.aws_ssm_patch_baseline.Own.id}" },
        },
      },
      group: {
        terraform: example().terraform,
        variable: { name: { type: "string" }, baseline: { type: "string" } },
        resource: { aws_ssm_patch_group: { This: { patch_group: "${var.name}", baseline_id: "${var.baseline}" } } },
      },
    },
    change: (open) => {
      delete open.resource;
      open.module = {
        baselines: { source: "./baselines" },
        web: { source: "./group", name: "web", baseline: "${module.baselines.this}" },
        api: { source: "./group", name: "api", baseline: "${module.baselines.own}" },
      };
    },
  },
};
