import { ChangedPlan, commandOf, idOf } from "./changed-plans";
import { bringing } from "./given-brought";
import { frozen, frozenLonger, intoFreeze, thawed } from "./given-freezes";
import type { Open } from "./stories/example";

const security = (days: number | null, more: Open = {}): Open => ({
  approve_after_days: days,
  approve_until_date: "",
  compliance_level: "CRITICAL",
  enable_non_security: false,
  patch_filter: [{ key: "CLASSIFICATION", values: ["Security"] }],
  ...more,
});
const linux = (change: (after: Open, before: Open) => void) => new ChangedPlan().update("linux", change);
const sunday = (change: (after: Open, before: Open) => void) => new ChangedPlan().update("sunday", change);
const install = (change: (after: Open, before: Open) => void) => new ChangedPlan().update("install", change);
const asScan = (task: Open) => {
  commandOf(task).parameter = [
    { name: "Operation", values: ["Scan"] },
    { name: "RebootOption", values: ["NoReboot"] },
  ];
};
const installing = (rebootOption: string) => [
  { name: "Operation", values: ["Install"] },
  { name: "RebootOption", values: [rebootOption] },
];
const TUESDAY_AT_TEN = "cron(0 10 ? * TUE *)";
/** The window is open while people work, before the plan and after it. */
const workingDay = () => {
  const plan = new ChangedPlan();
  const { change } = plan.at("sunday");
  for (const side of [change.before, change.after]) side.schedule = TUESDAY_AT_TEN;
  return plan;
};
/** The window opens once. */
const once = (date = "2030-12-01") => {
  const plan = new ChangedPlan();
  const times = { schedule: `at(${date}T02:00:00)`, schedule_timezone: "UTC" };
  const { before, after } = plan.at("sunday").change;
  for (const side of [before, after]) Object.assign(side, times);
  return plan;
};
/** The window opens once, and its task brings along what it installs. */
const emergency = () => {
  const plan = once();
  const list = { name: "InstallOverrideList", values: ["s3://lists/openssl.yaml"] };
  commandOf(plan.at("install").change.before).parameter.push(list);
  return plan;
};
const TOPIC = "arn:aws:sns:eu-central-1:123456789012:patching";
/** The task reports its runs to a topic, before the plan and after it. */
const reporting = () => {
  const plan = new ChangedPlan();
  const { change } = plan.at("install");
  for (const side of [change.before, change.after])
    commandOf(side).notification_config = [{ notification_arn: TOPIC, notification_type: "Command" }];
  return plan;
};
const replacedGroup = () => {
  const plan = new ChangedPlan();
  plan.at("prodWeb").change.actions = ["delete", "create"];
  return plan;
};

const LINUX = idOf("linux");
const group = (name: string, baseline = LINUX): Open => ({
  patch_group: name,
  baseline_id: baseline,
  id: `${name},${baseline}`,
  region: "eu-central-1",
});
const own = (name: string, more: Open): Open => ({
  ...new ChangedPlan().at("linux").change.before,
  id: `pb-${name.padStart(17, "0")}`,
  name,
  ...more,
});

/** The group prod-web moves to a baseline that the plan makes. */
const toFreshBaseline = (more: Open) => {
  const fresh = own("fresh", more);
  return new ChangedPlan()
    .create("aws_ssm_patch_baseline.Fresh", fresh, { id: false })
    .update("prodWeb", (after) => (after.baseline_id = fresh.id));
};

interface Example {
  readonly plan: ChangedPlan;
  readonly told: readonly string[];
}

/** What each kind of change weighs, and how it is told: where it reaches production, and where it does not. */
export const EXAMPLES: Readonly<Record<string, Example>> = {
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
  "a new task that installs on all nodes immediately": {
    plan: new ChangedPlan().create("aws_ssm_maintenance_window_task.New", {
      ...new ChangedPlan().at("install").change.before,
      max_concurrency: "100%",
    }),
    told: [
      "new task of sunday: Install, reboots if anything was installed, 100% at a time, stops when more than 1 fails (medium)",
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
    plan: linux(() => undefined),
    told: ["replaced (destroyed and re-created), because somebody asked for it (-replace) (high)"],
  },
  "a group that moves to a slower baseline": {
    plan: new ChangedPlan()
      .resource("aws_ssm_patch_baseline.Slow", own("slow", { approval_rule: slowRules(), rejected_patches: [] }))
      .update("prodWeb", (after) => (after.baseline_id = own("slow", {}).id)),
    told: [
      "prod-web follows slow on Amazon Linux 2023, was linux (high)",
      "prod-web: Security (Critical, Important): approved after 21 days, was after 7 days (medium)",
      'prod-web: rejected entry "kernel*" is gone (high)',
      'prod-web: rejected entry "system-release.*" is gone (medium)',
    ],
  },
  "a group registered for what it follows already": {
    plan: new ChangedPlan()
      .resource("aws_ssm_default_patch_baseline.D", { baseline_id: LINUX, operating_system: "AMAZON_LINUX_2023" })
      .create("aws_ssm_patch_group.New", group("prod-new")),
    told: ["prod-new now follows linux on Amazon Linux 2023, which it followed already as the default baseline (low)"],
  },
  "a group that comes to a baseline which does not wait": {
    plan: new ChangedPlan()
      .resource("aws_ssm_patch_baseline.Fast", own("fast", { approval_rule: [security(0)] }))
      .create("aws_ssm_patch_group.New", group("prod-new", own("fast", {}).id)),
    told: [
      "prod-new now follows fast on Amazon Linux 2023 (until now: the account's default baseline) (medium)",
      "prod-new: fast approves immediately (high)",
    ],
  },
  "a group that is registered again with what it follows": {
    plan: replacedGroup(),
    told: ["prod-web is registered again with linux on Amazon Linux 2023 (high)"],
  },
  "a list of groups of which the first one goes": {
    plan: new ChangedPlan()
      .resource("aws_ssm_patch_group.each[0]", group("prod-a"), group("prod-b"))
      .resource("aws_ssm_patch_group.each[1]", group("prod-b"), group("prod-c"))
      .resource("aws_ssm_patch_group.each[2]", group("prod-c"), null),
    told: [
      "prod-c stands at each[1] from now on (none)",
      "prod-a loses its baseline linux on Amazon Linux 2023 (from then on: the account's default baseline) (high)",
      "prod-b keeps linux on Amazon Linux 2023, and is deregistered at each[1] and registered again here in no order: " +
        "it may end unregistered (high)",
      "prod-c keeps linux on Amazon Linux 2023, and is deregistered at each[2] and registered again here in no order: " +
        "it may end unregistered (high)",
    ],
  },
  "fewer hours to start work in": {
    plan: sunday((after) => (after.cutoff = 2)),
    told: ["1 h in which work may start, was 2 h (medium)"],
  },
  "a schedule that moves into working hours": {
    plan: sunday((after) => (after.schedule = "cron(0 10 ? * TUE *)")),
    told: [
      "runs Tue 10:00 Asia/Seoul, was Sun 02:00 Asia/Seoul; next run Tue 2026-11-24 10:00 Asia/Seoul, was " +
        "Sun 2026-11-29 02:00 Asia/Seoul (medium)",
      "it may reboot nodes between Monday and Friday, 08:00 to 18:00 Asia/Seoul (high)",
    ],
  },
  "a schedule that moves into working hours of who lives in another zone": {
    plan: new ChangedPlan().update("sunday", (after, before) => {
      for (const side of [before, after]) side.schedule = "cron(0 2 ? * TUE *)";
      before.schedule_timezone = "Europe/London";
      after.schedule_timezone = "America/Los_Angeles";
    }),
    told: [
      "runs Tue 02:00 America/Los_Angeles, was Tue 02:00 Europe/London; that is Tue 10:00 Europe/London instead of " +
        "Tue 02:00; next run Tue 2026-11-24 02:00 America/Los_Angeles, was Tue 2026-11-24 02:00 Europe/London (medium)",
      "it may reboot nodes between Monday and Friday, 08:00 to 18:00 Europe/London (high)",
    ],
  },
  "a schedule in working hours that only scans": {
    plan: scanning().update("sunday", (after) => (after.schedule = "cron(0 10 ? * TUE *)")),
    told: [
      "runs Tue 10:00 Asia/Seoul, was Sun 02:00 Asia/Seoul; next run Tue 2026-11-24 10:00 Asia/Seoul, was " +
        "Sun 2026-11-29 02:00 Asia/Seoul (medium)",
    ],
  },
  "a limit of failures that is written in another way": {
    plan: install((after, before) => {
      before.max_errors = "0";
      after.max_errors = "0%";
    }),
    told: ["stops at the first failure as before: 0%, was 0 (none)"],
  },
  "a task that begins to reboot in a window of working hours": {
    plan: workingDay().update("install", (after, before) => {
      commandOf(before).parameter = installing("NoReboot");
      commandOf(after).parameter = installing("RebootIfNeeded");
    }),
    told: [
      "nodes may reboot: RebootIfNeeded, was NoReboot (high)",
      "it may reboot nodes between Monday and Friday, 08:00 to 18:00 Asia/Seoul (high)",
    ],
  },
  "a task that begins to reboot in a window that moves into working hours": {
    plan: sunday((after) => (after.schedule = TUESDAY_AT_TEN)).update("install", (after, before) => {
      commandOf(before).parameter = installing("NoReboot");
      commandOf(after).parameter = installing("RebootIfNeeded");
    }),
    told: [
      "runs Tue 10:00 Asia/Seoul, was Sun 02:00 Asia/Seoul; next run Tue 2026-11-24 10:00 Asia/Seoul, was " +
        "Sun 2026-11-29 02:00 Asia/Seoul (medium)",
      "it may reboot nodes between Monday and Friday, 08:00 to 18:00 Asia/Seoul (high)",
      "nodes may reboot: RebootIfNeeded, was NoReboot (high)",
    ],
  },
  "a task of working hours that rebooted before": {
    plan: workingDay().update("install", (after) => (after.max_errors = "10")),
    told: ["stops when more than 10 fail, was when more than 1 fails (medium)"],
  },
  "a longer window that reaches into working hours": {
    plan: sunday((after, before) => {
      for (const side of [before, after]) side.schedule = "cron(0 5 ? * TUE *)";
      after.duration = 4;
    }),
    told: [
      "it may reboot nodes between Monday and Friday, 08:00 to 18:00 Asia/Seoul (high)",
      "3 h in which work may start, was 2 h (medium)",
      "is open for: 4 h, was 3 h (low)",
    ],
  },
  "a quarter of the runs": {
    plan: sunday((after) => (after.schedule = "cron(0 2 ? * SUN#2 *)")),
    told: [
      "runs second Sunday 02:00 Asia/Seoul, was Sun 02:00 Asia/Seoul; 12 runs a year, was 52; next run Sun 2026-12-13 02:00 " +
        "Asia/Seoul, was Sun 2026-11-29 02:00 Asia/Seoul (medium)",
    ],
  },
  "more runs": {
    plan: sunday((after) => (after.schedule = "cron(0 2 ? * SAT,SUN *)")),
    told: [
      "runs Sun, Sat 02:00 Asia/Seoul, was Sun 02:00 Asia/Seoul; 104 runs a year, was 52; next run Sat 2026-11-28 02:00 " +
        "Asia/Seoul, was Sun 2026-11-29 02:00 Asia/Seoul (medium)",
    ],
  },
  "an end that leaves one run": {
    plan: sunday((after) => (after.end_date = "2026-12-01T00:00:00Z")),
    told: [
      "runs no more after: Tue 2026-12-01 09:00 Asia/Seoul, was not set; 1 run is left, the first Sun 2026-11-29 02:00 Asia/Seoul (high)",
    ],
  },
  "a change freeze, after which another window goes on": {
    plan: frozen(),
    told: [
      "no runs from Mon 2026-12-14 until Mon 2027-01-04 Asia/Seoul, then by sunday-from-2027-01-04; 3 runs are left, " +
        "the first Sun 2026-11-29 02:00 Asia/Seoul (medium)",
    ],
  },
  "a change freeze that lasts longer": {
    plan: frozenLonger(),
    told: [
      "change freeze until: Mon 2027-01-11 Asia/Seoul, was Mon 2027-01-04 Asia/Seoul; then again goes on (medium)",
      "no longer a target of sunday-from-2027-01-04: patch groups dev-web and prod-web (none)",
      "the task of sunday-from-2027-01-04 is gone: Install, reboots if anything was installed, 10% at a time, stops when " +
        "more than 1 fails (none)",
      "new window again: Sun 02:00 Asia/Seoul, 3 h, no new work in the last hour, from Mon 2027-01-11 (low)",
      "new target of again: patch groups dev-web and prod-web (none)",
      "new task of again: Install, reboots if anything was installed, 10% at a time, stops when more than 1 fails (none)",
    ],
  },
  "a change freeze that is taken out": {
    plan: thawed(),
    told: [
      "the window is deleted: Sun 02:00 Asia/Seoul (low)",
      "window sunday then patches patch groups dev-web and prod-web: Sun 02:00 Asia/Seoul (none)",
      "no longer a target of sunday-from-2027-01-04: patch groups dev-web and prod-web (none)",
      "the task of sunday-from-2027-01-04 is gone: Install, reboots if anything was installed, 10% at a time, stops when " +
        "more than 1 fails (none)",
      "the change freeze from Mon 2026-12-14 until Mon 2027-01-04 is removed: 3 runs take place again, " +
        "Sun 2026-12-20 02:00, Sun 2026-12-27 02:00 and Sun 2027-01-03 02:00 (medium)",
    ],
  },
  "a target that goes away from its window": {
    plan: new ChangedPlan().delete("web"),
    told: ["no longer a target of sunday: patch groups dev-web and prod-web (high)"],
  },
  "an end that goes away from a window that only scans": {
    plan: scanning().update("sunday", (_, before) => (before.end_date = "2026-12-01T00:00:00Z")),
    told: ["runs no more after: not set, was Tue 2026-12-01 09:00 Asia/Seoul (low)"],
  },
  "an end that goes away": {
    plan: sunday((_, before) => (before.end_date = "2026-12-01T00:00:00Z")),
    told: ["runs no more after: not set, was Tue 2026-12-01 09:00 Asia/Seoul (medium)"],
  },
  "a start and an end that are written in another way": {
    plan: sunday((after, before) => {
      Object.assign(before, { start_date: "2026-12-01T00:00:00", end_date: "2030-12-01T00:00:00Z" });
      Object.assign(after, { start_date: "2026-12-01T00:00Z", end_date: "2030-12-01T09:00:00+09:00" });
    }),
    told: [
      "startDate is written differently, the runs stay: 2026-12-01T00:00Z, was 2026-12-01T00:00:00 (none)",
      "endDate is written differently, the runs stay: 2030-12-01T09:00:00+09:00, was 2030-12-01T00:00:00Z (none)",
    ],
  },
  "a start that waits": {
    plan: sunday((after) => (after.start_date = "2027-01-01T00:00:00Z")),
    told: ["does not run before: Fri 2027-01-01 09:00 Asia/Seoul, was not set (medium)"],
  },
  "a start that is earlier": {
    plan: sunday((_, before) => (before.start_date = "2027-01-01T00:00:00Z")),
    told: ["does not run before: not set, was Fri 2027-01-01 09:00 Asia/Seoul (medium)"],
  },
  "a schedule that never comes": {
    plan: sunday((after) => (after.schedule = "cron(0 2 ? * SUN 2019)")),
    told: ["runs cron(0 2 ? * SUN 2019) Asia/Seoul, was Sun 02:00 Asia/Seoul; it does not run again (high)"],
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
  "an emergency that is removed": {
    plan: emergency().delete("sunday").delete("web").delete("install"),
    told: [
      "the emergency is removed, which has not run yet: once, 2030-12-01 02:00 UTC (medium)",
      "no longer a target of sunday: patch groups dev-web and prod-web (none)",
      "the task of sunday is gone: Install, reboots if anything was installed, 10% at a time, stops when more than 1 fails (none)",
    ],
  },
  "an emergency that is over, removed with the baseline that it brought": {
    plan: bringing(once("2020-11-20"), ["openssl"], undefined).delete("sunday").delete("web").delete("install"),
    told: [
      "the emergency is removed, which is over: once, 2020-11-20 02:00 UTC (low)",
      "the baseline is deleted: now for Amazon Linux 2023: approves only openssl, by name (low)",
      "no longer a target of sunday: patch groups dev-web and prod-web (none)",
      "the task of sunday is gone: Install openssl (Amazon Linux 2023), reboots if anything was installed, 10% at a time, stops when more than 1 fails (none)",
    ],
  },
  "an emergency whose own baseline installs something else": {
    plan: bringing(once(), ["openssl"], ["curl"]),
    told: [
      '"curl" is approved by name (medium)',
      '"openssl" is no longer approved by name (low)',
      "the file Now changes, from which window sunday reads what to install: curl (Amazon Linux 2023), was openssl (Amazon Linux 2023) (low)",
    ],
  },
  "a new baseline that an emergency brings": {
    plan: bringing(once(), undefined, ["openssl"]),
    told: ["new baseline now for Amazon Linux 2023: approves only openssl, by name (low)"],
  },
  "an emergency that is moved into a freeze": {
    plan: intoFreeze(),
    told: [
      "it is in the change freeze from Mon 2026-12-14 until Mon 2027-01-04 now, 18 days later (medium)",
      "runs once, 2026-12-20 20:00 UTC, was once, 2026-12-02 20:00 UTC; next run Sun 2026-12-20 20:00 UTC, was Wed 2026-12-02 20:00 UTC (medium)",
      "runs no more after: Sun 2026-12-20 23:00 UTC, was Wed 2026-12-02 23:00 UTC (none)",
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
  "an association that is gone": {
    plan: new ChangedPlan().resource("aws_ssm_association.it", association("Install"), null),
    told: [
      "the association is deleted: Install, reboots if anything was installed, on patch group prod-web, Sun 02:00 UTC (high)",
      "window sunday then patches patch group prod-web: Sun 02:00 Asia/Seoul (none)",
    ],
  },
  "an association that loses its schedule": {
    plan: new ChangedPlan().resource("aws_ssm_association.it", association("Install"), {
      ...association("Install"),
      schedule_expression: null,
    }),
    told: [expect.stringMatching(/^runs: once, when it is created, was .* \(high\)$/)],
  },
  "an association that scans, of some years": {
    plan: new ChangedPlan().resource("aws_ssm_association.it", association("Scan"), {
      ...association("Scan"),
      schedule_expression: "cron(0 2 ? * SUN 2026-2029)",
    }),
    told: [expect.stringMatching(/; none after 2029 \(medium\)$/)],
  },
  "an association that gets a rate": {
    plan: new ChangedPlan().resource("aws_ssm_association.it", association("Install"), {
      ...association("Install"),
      max_concurrency: "20%",
      max_errors: "5%",
    }),
    told: [
      "nodes at a time: 20%, was not set, by which it may take all (low)",
      "stops when more than 5% failed, was at no failure (low)",
    ],
  },
  "an association that loses its rate": {
    plan: new ChangedPlan().resource(
      "aws_ssm_association.it",
      { ...association("Install"), max_concurrency: "20%" },
      association("Install"),
    ),
    told: ["nodes at a time: not set, by which it may take all, was 20% (high)"],
  },
  "a file that says what an association installs": {
    plan: new ChangedPlan()
      .resource("aws_ssm_association.it", installingBy("InstallOverrideList", "s3://lists/now.yaml"))
      .resource(
        "aws_s3_object.list",
        { bucket: "lists", key: "now.yaml", content: "a" },
        { bucket: "lists", key: "now.yaml", content: "b" },
      ),
    told: ["the file list changes, from which association it reads what to install (high)"],
  },
  "a list that an association installs, which loses an entry": {
    plan: new ChangedPlan()
      .resource("aws_ssm_association.it", installingBy("InstallOverrideList", "s3://lists/now.yaml"))
      .resource(
        "aws_s3_object.list",
        { bucket: "lists", key: "now.yaml", content: "patches:\n  - id: curl\n  - id: openssl\n" },
        { bucket: "lists", key: "now.yaml", content: "patches:\n  - id: curl\n" },
      ),
    told: [
      "the file list changes, from which association it reads what to install: curl, was curl and openssl (medium)",
    ],
  },
  "an event rule that told of runs": {
    plan: new ChangedPlan().resource(
      "aws_cloudwatch_event_rule.failed",
      {
        name: "failed",
        event_pattern: '{"source":["aws.ssm"],"detail-type":["EC2 Command Status-change Notification"]}',
      },
      null,
    ),
    told: [
      "the event rule goes away: nobody is notified of its events (a patch command failed, timed out or was cancelled) (medium)",
    ],
  },
  "a subscription of the topic to which a task reports": {
    plan: reporting()
      .resource("aws_sns_topic_subscription.mail", { topic_arn: TOPIC, protocol: "email" }, null)
      .resource("aws_sns_topic_subscription.team", { topic_arn: TOPIC, protocol: "email" }),
    told: ["the subscription goes away: its endpoint no longer gets what window sunday reports (low)"],
  },
  "the last subscription of the topic to which a task reports": {
    plan: reporting().resource("aws_sns_topic_subscription.mail", { topic_arn: TOPIC, protocol: "sms" }, null),
    told: [
      "the subscription goes away: its endpoint no longer gets what window sunday reports, and nobody else here does (medium)",
    ],
  },
  "a schedule of some years": {
    plan: sunday((after) => (after.schedule = "cron(0 2 ? * SUN 2026-2029)")),
    told: [
      expect.stringMatching(
        /^runs cron\(0 2 \? \* SUN 2026-2029\) Asia\/Seoul, was Sun 02:00 Asia\/Seoul; none before 2026; none after 2029; next .*\(high\)$/,
      ),
    ],
  },
  "a schedule of some years more": {
    plan: sunday((after, before) => {
      before.schedule = "cron(0 2 ? * SUN 2026-2029)";
      after.schedule = "cron(0 2 ? * SUN 2026-2035)";
    }),
    told: [expect.stringMatching(/; none after 2035; .*\(medium\)$/)],
  },
  "a bucket with what an association installs, into which others are let in": {
    plan: new ChangedPlan()
      .resource("aws_ssm_association.it", installingBy("InstallOverrideList", "s3://lists/now.yaml"))
      .create("aws_s3_bucket_acl.lists", { bucket: "lists", acl: "public-read" })
      .create("aws_s3_bucket_policy.lists", { bucket: "lists" }, { policy: true })
      .resource("aws_s3_bucket_public_access_block.lists", { bucket: "lists", block_public_acls: true }, null),
    told: [
      "the public access block lists of what association it uses goes away (medium)",
      "the ACL lists of what association it uses is public-read (high)",
      "new policy of what association it uses: what it allows is known after apply (low)",
    ],
  },
  "a group that moves to a new baseline which rejects every patch": {
    plan: toFreshBaseline({ rejected_patches: ["*"] }),
    told: [
      "new baseline fresh for Amazon Linux 2023: Security (Critical, Important) after 7 days; Security (Medium) after 14 days (low)",
      "rejects *, which is every patch (high)",
      "prod-web follows fresh on Amazon Linux 2023, was linux (high)",
      'prod-web: "*" is rejected now, which is every patch (high)',
    ],
  },
  "a document that is run in an older version": {
    plan: new ChangedPlan()
      .resource("aws_ssm_association.it", { ...association("Scan"), name: "own", document_version: "3" })
      .resource("aws_ssm_document.own", { name: "own", content: "a" }, { name: "own", content: "b" }),
    told: ["the document own changes: association it runs an older version of it, and stays with that (low)"],
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
  "instances that come to be managed": {
    plan: new ChangedPlan().create("aws_ssm_service_setting.it", {
      setting_id: "/ssm/managed-instance/default-ec2-instance-management-role",
      setting_value: "node",
    }),
    told: [
      "Default Host Management is turned on with role node: instances without a profile of their own are managed from now on (medium)",
    ],
  },
  "a node with the other key of the tag": {
    plan: new ChangedPlan().create("aws_instance.it", { tags_all: { PatchGroup: "prod-web" } }),
    told: [
      "it joins patch group prod-web (low)",
      "window sunday does not work on it, for it asks for tag:Patch Group = dev-web or prod-web (medium)",
    ],
  },
  "a tag of Quick Setup": {
    plan: new ChangedPlan().resource(
      "aws_instance.it",
      { id: "i-0123456789abcdef0", tags_all: { "QSConfigName-ab12c": "all" } },
      { id: "i-0123456789abcdef0", tags_all: {} },
    ),
    told: [
      "the tag QSConfigName-ab12c, which Quick Setup put there, is removed from it: ignore_tags of the provider leaves it alone (low)",
    ],
  },
  "a group whose name is known after apply": {
    plan: hiding(new ChangedPlan().create("aws_ssm_patch_group.New", { baseline_id: LINUX }), { patch_group: true }),
    told: ["(known after apply) now follows linux on Amazon Linux 2023 (high)"],
  },
  "nodes that are known after apply": {
    plan: hiding(
      new ChangedPlan().create("aws_ssm_maintenance_window_target.New", {
        window_id: idOf("sunday"),
        resource_type: "INSTANCE",
        targets: [{ key: "tag:Patch Group" }],
      }),
      { targets: [{ values: true }] },
    ),
    told: ["new target of sunday: nodes (known after apply) (high)"],
  },
  "a window whose schedule is known after apply": {
    plan: hiding(
      new ChangedPlan().create("aws_ssm_maintenance_window.New", {
        name: "new",
        duration: 3,
        cutoff: 1,
        enabled: true,
      }),
      { schedule: true },
    ),
    told: ["new window new: a schedule (known after apply), 3 h, no new work in the last hour (high)"],
  },
  "another Region": {
    plan: sunday((after) => (after.region = "us-east-1")),
    told: ["region: us-east-1, was eu-central-1 (low)"],
  },
};

function installingBy(parameter: string, value: string): Open {
  const name = parameter === "BaselineTags" ? "AWS-RunPatchBaselineAssociation" : "AWS-RunPatchBaseline";
  return { ...association("Install"), name, parameters: { Operation: "Install", [parameter]: value } };
}

function association(operation: string): Open {
  return {
    name: "AWS-RunPatchBaseline",
    parameters: { Operation: operation },
    targets: [{ key: "tag:Patch Group", values: ["prod-web"] }],
    schedule_expression: "cron(0 2 ? * SUN *)",
    apply_only_at_cron_interval: true,
  };
}

/** Marks what is known after apply of the resource that was added last. */
function hiding(plan: ChangedPlan, marks: Open): ChangedPlan {
  Object.assign(plan.plan.resource_changes.at(-1).change.after_unknown, marks);
  return plan;
}

function slowRules(): Open {
  const [first, second] = new ChangedPlan().at("linux").change.before.approval_rule;
  return [{ ...first, approve_after_days: 21 }, second];
}

function scanning(): ChangedPlan {
  const plan = new ChangedPlan();
  const { change } = plan.at("install");
  asScan(change.before);
  asScan(change.after);
  return plan;
}

Object.assign(EXAMPLES["a baseline replaced for the same system"]?.plan.at("linux") ?? {}, {
  action_reason: "replace_by_request",
});
Object.assign(EXAMPLES["a baseline replaced for the same system"]?.plan.at("linux").change ?? {}, {
  actions: ["delete", "create"],
});
