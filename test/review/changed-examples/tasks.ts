import { ChangedPlan, commandOf } from "../changed-plans";
import type { Examples } from "./example";
import { asScan, install, installing, scanning } from "./given-tasks";

/** What a task of a window runs, and on how many nodes at once. */
export const TASKS: Examples = {
  "a new task that installs on all nodes immediately": {
    plan: new ChangedPlan().create("aws_ssm_maintenance_window_task.New", {
      ...new ChangedPlan().at("install").change.before,
      max_concurrency: "100%",
    }),
    told: [
      "new task of sunday: Install, reboots if anything was installed, 100% at a time, stops when more than 1 fails (medium)",
    ],
  },
  "a limit of failures that is written in another way": {
    plan: install((after, before) => {
      before.max_errors = "0";
      after.max_errors = "0%";
    }),
    told: ["stops at the first failure as before: 0%, was 0 (none)"],
  },
  "from 2 to 50 % of the nodes at once": {
    plan: install((after, before) => {
      before.max_concurrency = "2%";
      after.max_concurrency = "50%";
    }),
    told: ["nodes at a time: 50%, was 2% (high)"],
  },
  "from 2 nodes to 50 % at once": {
    plan: install((after, before) => {
      before.max_concurrency = "2";
      after.max_concurrency = "50%";
    }),
    told: ["nodes at a time: 50%, was 2 (high)"],
  },
  "a few more nodes at once": {
    plan: install((after) => (after.max_concurrency = "15%")),
    told: ["nodes at a time: 15%, was 10% (medium)"],
  },
  "more nodes at once that are only scanned": {
    plan: install((after, before) => {
      for (const side of [before, after]) asScan(side);
      after.max_concurrency = "100%";
    }),
    told: ["nodes at a time: 100%, was 10% (low)"],
  },
  "ten failures let pass": {
    plan: install((after) => (after.max_errors = "10")),
    told: ["stops when more than 10 fail, was when more than 1 fails (medium)"],
  },
  "the default written out": {
    plan: install((after, before) => {
      commandOf(before).parameter = [{ name: "Operation", values: ["Install"] }];
      commandOf(after).parameter = [
        { name: "Operation", values: ["Install"] },
        { name: "RebootOption", values: ["RebootIfNeeded"] },
      ];
    }),
    told: ["RebootOption RebootIfNeeded, was not set; that is the default, nothing changes (none)"],
  },
  "a scan that loses NoReboot": {
    plan: install((after, before) => {
      for (const side of [before, after]) asScan(side);
      commandOf(after).parameter.pop();
    }),
    told: ["RebootOption not set, was NoReboot; a scan never reboots (none)"],
  },
  "an installation that loses NoReboot": {
    plan: install((after, before) => {
      commandOf(before).parameter[1] = { name: "RebootOption", values: ["NoReboot"] };
      commandOf(before).parameter[0] = { name: "Operation", values: ["Install"] };
      commandOf(after).parameter = [{ name: "Operation", values: ["Install"] }];
    }),
    told: ["nodes may reboot: not set, was NoReboot (high)"],
  },
  "a script that begins to install": {
    plan: install((after, before) => {
      for (const side of [before, after]) side.task_arn = "AWS-RunShellScript";
      commandOf(before).parameter = [{ name: "commands", values: ["uptime"] }];
      commandOf(after).parameter = [{ name: "commands", values: ["dnf -y update"] }];
    }),
    told: [
      "it now runs a shell script that installs by dnf, past every baseline (high)",
      "parameter commands: dnf -y update, was uptime (medium)",
    ],
  },
  "another document, which does not patch": {
    plan: install((after) => {
      after.task_arn = "AWS-UpdateSSMAgent";
      commandOf(after).parameter = commandOf(after).parameter.slice(0, 0);
    }),
    told: [
      "runs: AWS-UpdateSSMAgent, was AWS-RunPatchBaseline (medium)",
      "it now updates the agent of Systems Manager (high)",
      "Operation not set, was Install (high)",
      "parameter RebootOption: not set, was RebootIfNeeded (medium)",
    ],
  },
  "a scan that is gone": {
    plan: scanning().delete("install"),
    told: ["the task of sunday is gone: Scan, 10% at a time, stops when more than 1 fails (medium)"],
  },
  "a scan that becomes an installation": {
    plan: scanning().update("install", (after) => (commandOf(after).parameter = installing("NoReboot"))),
    told: ["Operation Install, was Scan; no reboot (high)"],
  },
};
