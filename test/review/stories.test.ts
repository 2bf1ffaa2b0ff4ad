import { labelOf } from "../../review/changes/label";
import { readPlan } from "../../review/plan/read-plan";
import { lastLine } from "../../review/render/phrases";
import { type Review, reviewStacks } from "../../review/review";
import { CHANGE_KINDS } from "../../review/risk/change-kinds";
import { AT, reviewOf } from "./given-reviews";
import { recorded } from "./stories/recording";
import { STORIES } from "./stories/stories";

/** What a reader is told in each story: symbol, resource, sentence and weight. */
const TOLD: Readonly<Record<string, readonly string[]>> = {
  "nothing-changes": [],
  "everything-created": [
    "+ Web: new target of Sunday: patch groups dev-web and prod-web (medium)",
    "+ Install: new task of Sunday: Install, reboots if anything was installed, 10% at a time (medium)",
    "+ ProdWeb: prod-web now follows Linux on Amazon Linux 2023 (until now: the account's default baseline) (medium)",
    "+ Sunday: new window: Sun 02:00 Asia/Seoul, 3 h (low)",
    "+ Linux: new baseline for Amazon Linux 2023: Security (Critical, Important) after 7 days; Security (Medium) after 14 days, except kernel* and 1 more (low)",
    "+ Ubuntu: new baseline for Ubuntu Server: Required after 7 days (low)",
    "+ DevWeb: dev-web now follows Ubuntu on Ubuntu Server (until now: the account's default baseline) (low)",
  ],
  "everything-destroyed": [
    "- Sunday: the window is deleted: Sun 02:00 Asia/Seoul (high)",
    "- Web: no longer a target of Sunday: patch groups dev-web and prod-web (high)",
    "- Install: the task of Sunday is gone: Install, reboots if anything was installed, 10% at a time (high)",
    "- Linux: the baseline for Amazon Linux 2023 is deleted: Security (Critical, Important) after 7 days; Security (Medium) after 14 days, except kernel* and 1 more (high)",
    "- ProdWeb: prod-web no longer follows Linux on Amazon Linux 2023 (from then on: the account's default baseline) (high)",
    "- Ubuntu: the baseline for Ubuntu Server is deleted: Required after 7 days (medium)",
    "- DevWeb: dev-web no longer follows Ubuntu on Ubuntu Server (from then on: the account's default baseline) (medium)",
  ],
  "rule-inserted-first": ["~ Linux: new rule: Security (Low) after 3 days, LOW (medium)"],
  "rule-removed": ["~ Linux: rule gone: Security (Critical, Important) after 7 days, CRITICAL (medium)"],
  "last-rule-removed": [
    "~ Linux: the apply will fail, for the provider cannot take the last approval rule away: " +
      "keep one, or plan with -replace=aws_ssm_patch_baseline.Linux (high)",
    "~ Linux: rule gone: Security (Critical, Important) after 7 days, CRITICAL (medium)",
    "~ Linux: rule gone: Security (Medium) after 14 days, MEDIUM (medium)",
    '~ Linux: "openssl" is approved by name (medium)',
  ],
  "rules-reordered": ["~ Linux: the approval rules stand in another order and mean the same (none)"],
  "approved-at-once": ["~ Linux: Security (Critical, Important): approved at once, was after 7 days (medium)"],
  "approved-later": ["~ Linux: Security (Critical, Important): approved after 30 days, was after 7 days (low)"],
  "delay-becomes-date": ["~ Linux: Security (Critical, Important): approved up to 2026-11-01, was after 7 days (low)"],
  "ring-promoted": [
    "~ Linux: Security (Critical, Important): approved up to 2026-11-01, was up to 2026-10-01 (medium)",
  ],
  "rule-widened": ["~ Linux: a rule selects: Security (Medium, Low), was Security (Medium) (medium)"],
  "non-security-included": ["~ Linux: Security (Critical, Important): with non-security, was security only (medium)"],
  "level-lowered": ["~ Linux: Security (Critical, Important): missing it counts as HIGH, was CRITICAL (low)"],
  "delay-on-ubuntu": ["~ Ubuntu: Required: approved at once, was after 7 days; Ubuntu Server ignores it (none)"],
  "kernel-let-through": ['~ Linux: rejected entry "kernel*" is gone (high)'],
  "approved-by-name": ['~ Linux: "openssl" is approved by name (medium)'],
  "rejected-blocked": ["~ Linux: rejected patches are blocked as dependencies too (low)"],
  "source-secret": ["~ Linux: source.configuration: a sensitive value changes, not shown (medium)"],
  "sensitive-name": ["~ Linux: name: a sensitive value changes, not shown (medium)"],
  "sensitive-tag": ["~ Linux: tags.token: a sensitive value changes, not shown (medium)"],
  "sensitive-default-tag": [
    "~ Sunday: tags_all.token: a sensitive value changes, not shown (medium)",
    "~ Linux: tags_all.token: a sensitive value changes, not shown (medium)",
    "~ Ubuntu: tags_all.token: a sensitive value changes, not shown (low)",
  ],
  "baseline-replaced": [
    "-/+ Linux: deleted and made anew, for Amazon Linux 2 in place of Amazon Linux 2023, because operating_system cannot change in place (high)",
    "-/+ ProdWeb: prod-web no longer follows Linux on Amazon Linux 2023 (from then on: the account's default baseline) (high)",
    "-/+ ProdWeb: prod-web now follows Linux on Amazon Linux 2 (until now: the account's default baseline) (medium)",
  ],
  "baseline-replaced-new-first": [
    "+/- Linux: made anew before the old one is deleted, for Amazon Linux 2 in place of Amazon Linux 2023, because operating_system cannot change in place (high)",
    "-/+ ProdWeb: prod-web no longer follows Linux on Amazon Linux 2023 (from then on: the account's default baseline) (high)",
    "-/+ ProdWeb: prod-web now follows Linux on Amazon Linux 2 (until now: the account's default baseline) (medium)",
  ],
  "baseline-deleted": [
    "- Second: the baseline for Amazon Linux 2023 is deleted: Security (Critical) after 7 days (high)",
    "- Second: it is no longer in the configuration (none)",
  ],
  "group-moved": ["-/+ ProdWeb: prod-web follows Second on Amazon Linux 2023, was Linux (high)"],
  "group-moved-to-new-baseline": [
    "-/+ ProdWeb: prod-web follows Second on Amazon Linux 2023, was Linux (high)",
    "+ Second: new baseline for Amazon Linux 2023: Security (Critical) after 7 days (low)",
  ],
  "group-added": [
    "+ Batch: prod-batch now follows Linux on Amazon Linux 2023 (until now: the account's default baseline) (medium)",
  ],
  "group-removed": [
    "- ProdWeb: prod-web no longer follows Linux on Amazon Linux 2023 (from then on: the account's default baseline) (high)",
    "- ProdWeb: it is no longer in the configuration (none)",
  ],
  "group-renamed": [
    "-/+ DevWeb: dev-web no longer follows Ubuntu on Ubuntu Server (from then on: the account's default baseline) (medium)",
    "-/+ DevWeb: dev-api now follows Ubuntu on Ubuntu Server (until now: the account's default baseline) (low)",
  ],
  "group-follows-aws": [
    "-/+ ProdWeb: prod-web follows AWS-AmazonLinux2023DefaultPatchBaseline on Amazon Linux 2023, was Linux (high)",
  ],
  "default-registered": ["+ Linux: Linux becomes the account's default for Amazon Linux 2023 (high)"],
  "default-changed": ["-/+ Linux: the account's default for Amazon Linux 2023 is Second, was Linux (high)"],
  "default-removed": [
    "- Linux: Linux is no longer the account's default for Amazon Linux 2023 (high)",
    "- Linux: it is no longer in the configuration (none)",
  ],
  "group-falls-to-own-default": [
    "- ProdWeb: prod-web no longer follows Linux on Amazon Linux 2023 (from then on: the default baseline Second) (high)",
    "- ProdWeb: it is no longer in the configuration (none)",
  ],
  "replaced-by-request": ["-/+ Install: deleted and made anew, because somebody asked for it (-replace) (low)"],
  "replaced-by-trigger": [
    "-/+ Install: deleted and made anew, because something that it follows changes (replace_triggered_by) (low)",
    "~ Linux: description: triggers, was security first (none)",
  ],
  "rules-known-later": [
    "~ Linux: Security (Critical, Important): approved after days (known after apply), was after 7 days (medium)",
  ],
  "all-rules-known-later": ["~ Ubuntu: the approval rules are known after apply (low)"],
  "window-known-later": [
    "~ Sunday: whether it is enabled is known after apply (medium)",
    "~ Sunday: runs a schedule (known after apply), was Sun 03:00 Asia/Seoul; next run not computable: its schedule is known after apply (medium)",
    "~ Sunday: lasts: (known after apply), was 3 h (medium)",
  ],
  "target-known-later": ["~ Web: targets: nodes (known after apply), was patch groups dev-web and prod-web (medium)"],
  "task-known-later": ["~ Install: machines at a time: (known after apply), was 10% (medium)"],
  "override-given": ["~ Install: InstallOverrideList is given (high)"],
  "override-gone": ["~ Install: BaselineOverride is gone (high)"],
  "window-across-clock-change": [
    "~ Sunday: runs Sun 02:30 Europe/Paris, was Sun 02:00 Europe/Paris; next run Sun 2026-11-29 02:30 Europe/Paris, was Sun 2026-11-29 02:00 Europe/Paris (low)",
  ],
  "window-earlier": [
    "~ Sunday: runs Sat 23:00 Asia/Seoul, was Sun 02:00 Asia/Seoul; next run Sat 2026-11-28 23:00 Asia/Seoul, was Sun 2026-11-29 02:00 Asia/Seoul (medium)",
  ],
  "window-later": [
    "~ Sunday: runs Sun 02:00 UTC, was Sun 02:00 Asia/Seoul; next run Sun 2026-11-29 02:00 UTC, was Sun 2026-11-29 02:00 Asia/Seoul (low)",
  ],
  "schedule-reworded": ["~ Sunday: the schedule is written differently, the runs stay (none)"],
  "window-over": [
    "~ Sunday: runs once, 2026-11-01 02:00 Asia/Seoul, was Sun 02:00 Asia/Seoul; it does not run again (high)",
  ],
  "window-longer": ["~ Sunday: lasts: 6 h, was 3 h (medium)"],
  "window-disabled": ["~ Sunday: the window is disabled (high)"],
  "target-narrowed": ["~ Web: tag:Patch Group: prod-web is gone (high)"],
  "target-by-stage": ["~ Web: tag:Stage = blue must hold too (high)"],
  "target-moved": [
    "-/+ Web: deleted and made anew, because window_id cannot change in place (medium)",
    "-/+ Web: now part of Monday, was part of Sunday (medium)",
    "~ Install: only computed values change (none)",
  ],
  "reboot-allowed": ["~ Install: machines may reboot: RebootIfNeeded, was NoReboot (high)"],
  "reboot-forbidden": ["~ Install: machines do not reboot any more: NoReboot, was RebootIfNeeded (low)"],
  "scan-becomes-install": ["~ Install: Operation Install, was Scan (high)"],
  "faster-and-looser": [
    "~ Install: machines at a time: 100%, was 10% (medium)",
    "~ Install: stops after errors on: 50%, was 1 (medium)",
  ],
  "task-removed": [
    "- Install: the task of Sunday is gone: Install, reboots if anything was installed, 10% at a time (high)",
    "- Install: it is no longer in the configuration (none)",
  ],
  "tags-only": ["~ Linux: tags: stage = prod is new (none)"],
  "default-tags": [
    "~ Sunday: tags: owner = afterwards, was before (none)",
    "~ Linux: tags: owner = afterwards, was before (none)",
    "~ Ubuntu: tags: owner = afterwards, was before (none)",
  ],
  drift: ['~ Linux: "kernel*" is rejected now (low)'],
  "deleted-by-hand": [
    "+ Install: new task of Sunday: Install, reboots if anything was installed, 10% at a time (medium)",
  ],
  "refresh-only": [],
  moved: ["→ Production: moved from aws_ssm_patch_group.ProdWeb (none)"],
  imported: [
    "~ ByHand: taken over from AWS, and changed (low)",
    "~ ByHand: new rule: Security (Critical) after 7 days, HIGH (medium)",
    "~ ByHand: rule gone: Security (Critical, Important) after 7 days, CRITICAL (medium)",
    "~ ByHand: rule gone: Security (Medium) after 14 days, MEDIUM (medium)",
    '~ ByHand: rejected entry "kernel*" is gone (medium)',
    '~ ByHand: rejected entry "system-release.*" is gone (medium)',
    "~ ByHand: description: not set, was security first (none)",
    "~ ByHand: tags: team is gone (none)",
  ],
  forgotten: [". ProdWeb: Terraform forgets it; in AWS it stays as it is, nothing is deleted (medium)"],
  "not-about-patching": [],
  "only-one-target": ["~ Linux: Security (Critical, Important): approved at once, was after 7 days (medium)"],
  "modules-for-each": [
    '- module.each["gone"].This: the baseline for Amazon Linux 2023 is deleted: Security (Critical) after 7 days (high)',
    '- module.each["gone"].This: its module is no longer in the configuration (none)',
    '- module.each["gone"].This["gone"]: gone no longer follows module.each["gone"].This on Amazon Linux 2023 (from then on: the account\'s default baseline) (high)',
    '- module.each["gone"].This["gone"]: its module is no longer in the configuration (none)',
    '~ module.each["a.b"].This: Security (Critical): approved at once, was after 7 days (medium)',
    '+ module.each["fresh"].This["fresh"]: fresh now follows module.each["fresh"].This on Amazon Linux 2023 (until now: the account\'s default baseline) (medium)',
    '+ module.each["fresh"].This: new baseline for Amazon Linux 2023: Security (Critical) after 7 days (low)',
  ],
  "names-beyond-security": ["~ Linux: approved by name: with non-security, was security only (medium)"],
  "last-global-filter-removed": [
    "~ Linux: the apply will fail, for the provider cannot take the last global filter away: " +
      "keep one, or plan with -replace=aws_ssm_patch_baseline.Linux (high)",
    "~ Linux: all rules are narrowed to: everything, was Critical (medium)",
  ],
  "last-source-removed": [
    "~ Linux: the apply leaves the repositories as they are, for the provider does not send that none is left; " +
      "each plan will show this change again: keep one, or plan with -replace=aws_ssm_patch_baseline.Linux (medium)",
    "~ Linux: repository internal is gone (medium)",
    "~ Linux: source.configuration: a sensitive value changes, not shown (medium)",
  ],
  "flags-known-later": [
    "~ Linux: Security (Critical, Important): non-security (known after apply), was security only (medium)",
    "~ Linux: whether rejected patches may come as dependencies is known after apply (medium)",
    "~ Linux: approved by name: non-security (known after apply), was security only (medium)",
  ],
  "non-security-on-suse": [
    "~ Linux: Security (Critical): the non-security flag changes, which SUSE Linux Enterprise Server ignores (none)",
  ],
  "shorter-and-slower": [
    "~ Sunday: lasts: 2 h, was 3 h (low)",
    "~ Sunday: no new work in the last: 0 h, was 1 h (low)",
    "~ Install: machines at a time: 5%, was 10% (low)",
    "~ Install: stops after errors on: 0, was 1 (low)",
  ],
  "window-replaced": [
    "-/+ Sunday: deleted and made anew, because somebody asked for it (-replace) (high)",
    "-/+ Web: deleted and made anew, because window_id cannot change in place (medium)",
    "-/+ Install: deleted and made anew, because window_id cannot change in place (low)",
  ],
  "window-added": [
    "+ ById: new target of Sunday: 1 node by id (medium)",
    "+ Friday: new window: Fri 02:00 UTC, 2 h (low)",
    "+ Monday: new window: Mon 02:00 Asia/Seoul, 3 h; disabled (low)",
    "+ Scan: new task of Friday: Scan, 10% at a time (low)",
  ],
  "window-comes-back": [
    "~ Sunday: runs Thu 02:00 Asia/Seoul, was once, 2026-11-01 02:00 Asia/Seoul; next run Thu 2026-11-26 02:00 Asia/Seoul (medium)",
    "~ Over: the schedule is written differently, the runs stay (none)",
  ],
  "task-on-fewer": ["~ Install: runs no longer on ById (high)"],
  "only-an-output": [],
  "nothing-to-destroy": [],
  "caller-asked-for": [
    "+ Linux: new baseline for Amazon Linux 2023: Security (Critical, Important) after 7 days; Security (Medium) after 14 days, except kernel* and 1 more (low)",
  ],
  "linked-through-modules": [
    "+ module.api.This: api now follows AWS-UbuntuDefaultPatchBaseline on Ubuntu Server (until now: the account's default baseline) (medium)",
    "+ module.web.This: web now follows module.baselines.This on Amazon Linux 2023 (until now: the account's default baseline) (medium)",
    "+ module.baselines.This: new baseline for Amazon Linux 2023: Security (Critical, Important) after 7 days; Security (Medium) after 14 days, except kernel* and 1 more (low)",
  ],
};

function told({ stacks }: Review): readonly string[] {
  return stacks.flatMap(({ changes }) =>
    changes.flatMap(({ symbol, address, details }) =>
      details.map(({ says, risk }) => `${symbol} ${labelOf(address)}: ${says} (${risk})`),
    ),
  );
}

test("every story has its sentences here", () => {
  const stories = Object.keys(STORIES).filter((name) => !name.startsWith("account-") && name !== "each-argument");

  expect(Object.keys(TOLD)).toEqual(stories);
});

test("every kind of change is told by a plan, but what Terraform cannot be made to plan", () => {
  const told = Object.keys(STORIES).flatMap((name) =>
    reviewOf(name).stacks.flatMap(({ changes }) => changes.flatMap(({ details }) => details.map(({ kind }) => kind))),
  );

  expect(Object.keys(CHANGE_KINDS).filter((kind) => !new Set<string>(told).has(kind))).toEqual([
    "forgotten-and-created",
    "deferred",
    "leftover",
    "unclear-action",
  ]);
});

test.each(Object.entries(TOLD))("tells the story %s in words", (name, sentences) => {
  expect(told(reviewOf(name))).toEqual(sentences);
});

/** Terraform prints another line for people than for programs, or one of which the plan's JSON tells nothing. */
const OWN_LAST_LINE = ["refresh-only", "only-an-output", "nothing-to-destroy"];

test.each(Object.keys(TOLD).filter((name) => !OWN_LAST_LINE.includes(name)))(
  "ends %s with Terraform's own last line",
  (name) => {
    expect(lastLine(reviewOf(name))).toBe(recorded(name).planLine);
  },
);

test("says of a plan that changes outputs alone what Terraform says", () => {
  const { stacks, hasChanges } = reviewOf("only-an-output");

  expect(hasChanges).toBe(true);
  expect(lastLine(reviewOf("only-an-output"))).toBe(
    "You can apply this plan to save these new output values to the Terraform state, without changing any real infrastructure.",
  );
  expect(stacks[0]?.caveats).toEqual([]);
});

test("does not take a plan without resources for a refresh-only one", () => {
  expect(reviewOf("nothing-to-destroy").stacks.map(({ caveats }) => caveats)).toEqual([[]]);
});

test("says that a refresh-only plan changes the state alone", () => {
  const { stacks, hasChanges } = reviewOf("refresh-only");

  expect(hasChanges).toBe(true);
  expect(lastLine(reviewOf("refresh-only"))).toBe("No resource changes; Terraform's state takes over what it found.");
  expect(stacks[0]?.caveats).toEqual(["a refresh-only plan: applying it takes the drift over into Terraform's state"]);
});

test.each([
  ["drift", "aws_ssm_patch_baseline.Linux", 'rejected entry "kernel*" is gone'],
  ["refresh-only", "aws_ssm_maintenance_window.Sunday", "lasts: 5 h, was 3 h"],
  [
    "deleted-by-hand",
    "aws_ssm_maintenance_window_task.Install",
    "the task of Sunday is gone: Install, reboots if anything was installed, 10% at a time",
  ],
])("tells drift apart from intent in %s", (name, address, says) => {
  const [stack] = reviewOf(name).stacks;

  expect(stack?.drift.map((drift) => [drift.address, drift.details.map((detail) => detail.says)])).toEqual([
    [address, [says]],
  ]);
});

test("finds no drift where only computed values and empty tags differ", () => {
  const names = ["approved-at-once", "group-added", "default-tags", "moved"];

  expect(names.map((name) => reviewOf(name).stacks[0]?.drift)).toEqual([[], [], [], []]);
});

test("says whom a change reaches and when it is brought there", () => {
  const [change] = reviewOf("approved-at-once").stacks[0]?.changes ?? [];

  expect(change?.reach.patchGroups).toEqual(["prod-web"]);
  expect(change?.reach.nextRun?.instant.toISOString()).toBe("2026-11-28T17:00:00.000Z");
});

test("weighs a change lighter where everything it reaches is named as no production", () => {
  const [change] =
    reviewOf("everything-destroyed").stacks[0]?.changes.filter(({ address }) => address.endsWith("DevWeb")) ?? [];

  expect(change?.risk).toBe("medium");
});

test("counts what is not shown, and what is not about patching", () => {
  expect(reviewOf("approved-at-once").stacks[0]?.notShown).toEqual({ json: 1 });
  expect(reviewOf("default-tags").stacks[0]?.notShown).toEqual({ tags_all: 3 });
  expect(reviewOf("not-about-patching").stacks[0]?.others).toEqual({ aws_iam_role: 1 });
});

/** A recorded plan with something in it that Terraform does in ways which cannot be had here. */
function tampered(name: string, tamper: (plan: Record<string, never>) => void): Review {
  const plan = JSON.parse(JSON.stringify(recorded(name).plan));
  tamper(plan);
  return reviewStacks([{ name, plan: readPlan(JSON.stringify(plan)), paths: new Map() }], { at: AT });
}

type Changed = { readonly address: string; deposed?: string; action_reason?: string; change: { actions: string[] } };

const changed = ({ resource_changes: all }: { resource_changes?: Changed[] }, address: string) =>
  all?.find((one) => one.address === address) as Changed;

test.each<[string, string, (change: Changed) => void, string]>([
  [
    "replaced-by-request",
    "aws_ssm_maintenance_window_task.Install",
    (change) => (change.action_reason = "replace_because_tainted"),
    "-/+ Install: deleted and made anew, because its last apply failed half-way (tainted) (low)",
  ],
  [
    "replaced-by-request",
    "aws_ssm_maintenance_window_task.Install",
    (change) => delete change.action_reason,
    "-/+ Install: deleted and made anew, and the plan does not tell why (low)",
  ],
  [
    "window-longer",
    "aws_ssm_maintenance_window.Sunday",
    (change) => (change.change.actions = ["somersault"]),
    '? Sunday: Terraform plans the action "somersault", which this release does not know (high)',
  ],
  [
    "task-removed",
    "aws_ssm_maintenance_window_task.Install",
    (change) => (change.deposed = "ab12cd34"),
    "- Install: what an interrupted replacement left behind is deleted (low)",
  ],
  [
    "task-removed",
    "aws_ssm_maintenance_window_task.Install",
    (change) => (change.action_reason = "delete_because_count_index"),
    "- Install: its index is beyond count (none)",
  ],
  [
    "task-removed",
    "aws_ssm_maintenance_window_task.Install",
    (change) => (change.action_reason = "delete_because_each_key"),
    "- Install: its key is gone from for_each (none)",
  ],
  [
    "task-removed",
    "aws_ssm_maintenance_window_task.Install",
    (change) => (change.action_reason = "delete_because_wrong_repetition"),
    "- Install: it has count or for_each now, or has it no longer (none)",
  ],
  [
    "task-removed",
    "aws_ssm_maintenance_window_task.Install",
    (change) => (change.action_reason = "delete_because_no_move_target"),
    "- Install: the address it is moved to is not in the configuration (none)",
  ],
])("in %s, %s tells what Terraform says of it", (name, address, tamper, sentence) => {
  expect(told(tampered(name, (plan) => tamper(changed(plan, address))))).toContain(sentence);
});

test("tells an argument that it has no words for by its values", () => {
  const text = JSON.stringify(recorded("window-longer").plan).replaceAll('"duration":6', '"duration":6,"mood":"blue"');
  const { stacks } = reviewStacks([{ name: "new", plan: readPlan(text), paths: new Map() }], { at: AT });

  expect(stacks[0]?.changes[0]?.details.map(({ says, risk }) => `${says} (${risk})`)).toContain(
    "mood: blue, was not set (low)",
  );
});

test("says that Terraform stopped while it planned", () => {
  const { stacks } = tampered("window-longer", (plan) => Object.assign(plan, { errored: true }));

  expect(stacks[0]?.caveats).toEqual([
    "Terraform stopped with an error while planning: more may change than is told, and nothing can be applied",
  ]);
});

test("says that there was no plan", () => {
  expect(lastLine(reviewStacks([], { at: AT }))).toBe("No plan was reviewed.");
});

test("says that a plan with -target is partial", () => {
  expect(reviewOf("only-one-target").stacks[0]?.caveats).toEqual([
    "the plan is partial (-target): more may change than is told",
  ]);
});

test.each([
  ["source-secret", ["password=before", "password=afterwards"]],
  ["sensitive-name", ["secret-before", "secret-afterwards"]],
  ["sensitive-tag", ["secret-before", "secret-afterwards"]],
  ["sensitive-default-tag", ["secret-before", "secret-afterwards"]],
])("prints no sensitive value of %s", (name, secrets) => {
  expect(JSON.stringify(recorded(name).plan)).toContain(secrets[0]);

  const printed = JSON.stringify(reviewOf(name));

  expect(secrets.filter((secret) => printed.includes(secret))).toEqual([]);
});

test("hides a sensitive tag that is too short to be looked for, also in the copy that the provider makes of it", () => {
  const short = JSON.stringify(recorded("sensitive-tag").plan)
    .replaceAll("secret-before", "4711")
    .replaceAll("secret-afterwards", "4712");
  const plan = readPlan(short);

  const printed = JSON.stringify(reviewStacks([{ name: "short", plan, paths: new Map() }], { at: AT }));

  expect(printed).toContain("a sensitive value changes, not shown");
  expect(["4711", "4712"].filter((secret) => printed.includes(secret))).toEqual([]);
});

test("an entry of a list that is sensitive on one side hides no other that stands in its place on the other", () => {
  const review = tampered("kernel-let-through", (plan) => {
    const { change } = changed(plan, "aws_ssm_patch_baseline.Linux") as unknown as {
      change: Record<string, Record<string, unknown>>;
    };
    Object.assign(change.before ?? {}, { rejected_patches: ["abc", "kernel*"] });
    Object.assign(change.before_sensitive ?? {}, { rejected_patches: [true, false] });
    Object.assign(change.after ?? {}, { rejected_patches: ["openssl", "xyz"] });
    Object.assign(change.after_sensitive ?? {}, { rejected_patches: [false, true] });
  });

  expect(told(review)).toEqual([
    '~ Linux: rejected entry "kernel*" is gone (high)',
    '~ Linux: "openssl" is rejected now (low)',
    "~ Linux: rejected_patches: a sensitive value changes, not shown (medium)",
  ]);
  expect(["abc", "xyz"].filter((secret) => JSON.stringify(review).includes(`"${secret}"`))).toEqual([]);
});

type Drifted = { readonly address: string; readonly change: { readonly after: Record<string, unknown> } };

const drifted = ({ resource_drift: all = [] }: { resource_drift?: Drifted[] }, address: string) => {
  const found = all.find((one) => one.address === address);
  if (found === undefined) throw new Error(`expected drift of ${address}`);
  return found.change.after;
};

test("does not take rules that somebody removed for an apply that fails: the plan adds them again", () => {
  const review = tampered("drift", (plan) => {
    drifted(plan, "aws_ssm_patch_baseline.Linux").approval_rule = [];
  });

  expect(review.stacks[0]?.drift.map(({ address }) => address)).toContain("aws_ssm_patch_baseline.Linux");
  expect(JSON.stringify(review)).not.toContain("the apply will fail");
});

test("tells that somebody added a tag with an empty value", () => {
  const before = JSON.stringify(tampered("drift", () => undefined));

  const review = tampered("drift", (plan) => {
    const tags = { Extra: "" };
    Object.assign(drifted(plan, "aws_ssm_maintenance_window.Sunday"), { tags, tags_all: tags });
  });

  expect(before).not.toContain("Extra");
  expect(JSON.stringify(review)).toContain("Extra");
});
