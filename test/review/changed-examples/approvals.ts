import { ChangedPlan } from "../changed-plans";
import type { Examples } from "./example";
import { LINUX, linux, security } from "./given-baselines";
import { asScan } from "./given-tasks";

/** When a baseline approves patches, and which of them its rules select. */
export const APPROVALS: Examples = {
  "patches approved sooner": {
    plan: linux((after) => (after.approval_rule[0].approve_after_days = 3)),
    told: ["Security (Critical, Important): approved after 3 days, was after 7 days (medium)"],
  },
  "patches approved immediately": {
    plan: linux((after) => (after.approval_rule[0].approve_after_days = 0)),
    told: ["Security (Critical, Important): approved immediately, was after 7 days (high)"],
  },
  "patches approved immediately where nothing installs any more": {
    plan: linux((after) => (after.approval_rule[0].approve_after_days = 0)).update("install", asScan),
    told: [
      "Operation Scan, was Install (high)",
      "RebootOption NoReboot, was RebootIfNeeded; a scan never reboots (none)",
      "Security (Critical, Important): approved immediately, was after 7 days (low)",
    ],
  },
  "patches approved immediately by the account's default": {
    plan: new ChangedPlan()
      .resource("aws_ssm_default_patch_baseline.D", { baseline_id: LINUX, operating_system: "AMAZON_LINUX_2023" })
      .update("linux", (after) => (after.approval_rule[0].approve_after_days = 0)),
    told: ["Security (Critical, Important): approved immediately, was after 7 days (high)"],
  },
  "security patches approved later": {
    plan: linux((after) => (after.approval_rule[0].approve_after_days = 21)),
    told: ["Security (Critical, Important): approved after 21 days, was after 7 days (medium)"],
  },
  "other patches approved later": {
    plan: linux((after, before) => {
      const filter = [{ key: "CLASSIFICATION", values: ["Bugfix"] }];
      before.approval_rule[0].patch_filter = filter;
      after.approval_rule[0] = { ...before.approval_rule[0], approve_after_days: 21 };
    }),
    told: ["Bugfix: approved after 21 days, was after 7 days (low)"],
  },
  "all patches approved later, security among them": {
    plan: linux((after, before) => {
      before.approval_rule[0].patch_filter = [];
      after.approval_rule[0] = { ...before.approval_rule[0], approve_after_days: 21 };
    }),
    told: ["all updates whose advisory has a severity: approved after 21 days, was after 7 days (medium)"],
  },
  "a date in place of a delay": {
    plan: linux((after) =>
      Object.assign(after.approval_rule[0], { approve_after_days: null, approve_until_date: "2026-11-01" }),
    ),
    told: [
      "Security (Critical, Important): approved up to 2026-11-01, was after 7 days; nothing released after that day " +
        "is approved until somebody moves the date (high)",
    ],
  },
  "a date that is to come in place of a delay": {
    plan: linux((after) =>
      Object.assign(after.approval_rule[0], { approve_after_days: null, approve_until_date: "2027-11-01" }),
    ),
    told: [
      "Security (Critical, Important): approved up to 2027-11-01, was after 7 days; nothing released after that day " +
        "is approved until somebody moves the date (high)",
    ],
  },
  "a date that moves back": {
    plan: linux((after, before) => {
      Object.assign(before.approval_rule[0], { approve_after_days: null, approve_until_date: "2026-11-01" });
      Object.assign(after.approval_rule[0], { approve_after_days: null, approve_until_date: "2026-10-01" });
    }),
    told: ["Security (Critical, Important): approved up to 2026-10-01, was up to 2026-11-01 (medium)"],
  },
  "a delay in place of a date": {
    plan: linux((_, before) =>
      Object.assign(before.approval_rule[0], { approve_after_days: null, approve_until_date: "2026-11-01" }),
    ),
    told: ["Security (Critical, Important): approved after 7 days, was up to 2026-11-01 (medium)"],
  },
  "a rule that does not wait": {
    plan: linux((after) => after.approval_rule.push(security(0, { patch_filter: [] }))),
    told: ["new rule: all updates whose advisory has a severity immediately, CRITICAL (high)"],
  },
  "a rule that does not wait, of which the global filters leave nothing": {
    plan: linux((after, before) => {
      for (const side of [before, after]) side.global_filter = [{ key: "CLASSIFICATION", values: ["Security"] }];
      const bugfix = [{ key: "CLASSIFICATION", values: ["Bugfix"] }];
      after.approval_rule.push(security(0, { patch_filter: bugfix }));
    }),
    told: ["new rule: Bugfix immediately, CRITICAL; the global filters leave it nothing (medium)"],
  },
  "a rule that does not wait, where the system ignores delays": {
    plan: new ChangedPlan().update("ubuntu", (after) => after.approval_rule.push(security(0, { patch_filter: [] }))),
    told: ["new rule: all security updates immediately, CRITICAL (low)"],
  },
  "global filters that let nothing of the rules pass": {
    plan: linux((after) => (after.global_filter = [{ key: "CLASSIFICATION", values: ["Bugfix"] }])),
    told: [
      "global filters over all rules: Bugfix, was none (medium)",
      "the global filters leave its rules nothing: they approve no patch any more (high)",
    ],
  },
  "rules that approve no security patch any more": {
    plan: linux(
      (after) =>
        (after.approval_rule = [security(7, { patch_filter: [{ key: "CLASSIFICATION", values: ["Bugfix"] }] })]),
    ),
    told: [
      "new rule: Bugfix after 7 days, CRITICAL (medium)",
      "rule gone: Security (Critical, Important) after 7 days, CRITICAL (medium)",
      "rule gone: Security (Medium) after 14 days, MEDIUM (medium)",
      "its rules approve no security patch any more (high)",
    ],
  },
  "a rule that selects more": {
    plan: linux((after) => after.approval_rule[1].patch_filter[1].values.push("Low")),
    told: ["Security (Medium): also Low (medium)"],
  },
  "a rule that selects other values": {
    plan: linux((after) => (after.approval_rule[0].patch_filter[1].values = ["Critical", "Low"])),
    told: ["Security (Critical, Important): also Low, no longer Important (medium)"],
  },
  "a rule that selects by another key": {
    plan: linux((after) => after.approval_rule[0].patch_filter.pop()),
    told: ["a rule approves Security, was Security (Critical, Important) (medium)"],
  },
};
