import { labelOf } from "../../review/changes/label";
import { readPlan } from "../../review/plan/read-plan";
import { lastLine } from "../../review/render/phrases";
import { type Review, reviewStacks } from "../../review/review";
import { CHANGE_KINDS } from "../../review/risk/change-kinds";
import { EXAMPLES } from "./changed-examples";
import { AT, reviewOf } from "./given-reviews";
import { recorded } from "./stories/recording";
import { STORIES } from "./stories/stories";

/** What a reader is told in each story: symbol, resource, sentence and weight. */
const TOLD: Readonly<Record<string, readonly string[]>> = {
  "nothing-changes": [],
  "everything-created": [
    "+ Web: new target of sunday: patch groups dev-web and prod-web (medium)",
    "+ Install: new task of sunday: Install, reboots if anything was installed, 10% at a time, stops at failure 2 (medium)",
    "+ ProdWeb: prod-web now follows linux on Amazon Linux 2023 (until now: the account's default baseline) (medium)",
    "+ Sunday: new window sunday: Sun 02:00 Asia/Seoul, 3 h, no new work in the last 1 h (low)",
    "+ Linux: new baseline linux for Amazon Linux 2023: Security (Critical, Important) after 7 days; Security (Medium) after 14 days (low)",
    "+ Linux: rejects kernel*, system-release.* (low)",
    "+ Ubuntu: new baseline ubuntu for Ubuntu Server: Required at once (low)",
    "+ DevWeb: dev-web now follows ubuntu on Ubuntu Server (until now: the account's default baseline) (low)",
  ],
  "everything-destroyed": [
    "- Sunday: the window is deleted: Sun 02:00 Asia/Seoul (high)",
    "- Web: no longer a target of sunday: patch groups dev-web and prod-web (high)",
    "- Install: the task of sunday is gone: Install, reboots if anything was installed, 10% at a time, stops at failure 2 (high)",
    "- Linux: the baseline is deleted: linux for Amazon Linux 2023: Security (Critical, Important) after 7 days; Security (Medium) after 14 days, except kernel*, system-release.* (high)",
    "- ProdWeb: prod-web loses its baseline linux on Amazon Linux 2023 (from then on: the account's default baseline) (high)",
    "- Ubuntu: the baseline is deleted: ubuntu for Ubuntu Server: Required at once (medium)",
    "- DevWeb: dev-web loses its baseline ubuntu on Ubuntu Server (from then on: the account's default baseline) (medium)",
  ],
  "rule-inserted-first": ["~ Linux: new rule: Security (Low) after 3 days, LOW (medium)"],
  "rule-removed": ["~ Linux: rule gone: Security (Critical, Important) after 7 days, CRITICAL (medium)"],
  "last-rule-removed": [
    "~ Linux: the apply will fail, for the provider cannot take the last approval rule away: keep one, or plan with -replace=aws_ssm_patch_baseline.Linux (high)",
    "~ Linux: rule gone: Security (Critical, Important) after 7 days, CRITICAL (medium)",
    "~ Linux: rule gone: Security (Medium) after 14 days, MEDIUM (medium)",
    '~ Linux: "openssl" is approved by name (medium)',
  ],
  "rules-reordered": ["~ Linux: the approval rules stand in another order and mean the same (none)"],
  "approved-at-once": ["~ Linux: Security (Critical, Important): approved at once, was after 7 days (high)"],
  "approved-later": ["~ Linux: Security (Critical, Important): approved after 30 days, was after 7 days (medium)"],
  "delay-becomes-date": [
    "~ Linux: Security (Critical, Important): approved up to 2026-11-01, was after 7 days; nothing released after that day is approved until somebody moves the date (high)",
  ],
  "ring-promoted": [
    "~ Linux: Security (Critical, Important): approved up to 2026-11-01, was up to 2026-10-01 (medium)",
  ],
  "rule-widened": ["~ Linux: Security (Medium): also Low (medium)"],
  "non-security-included": ["~ Linux: Security (Critical, Important): with non-security, was security only (medium)"],
  "level-lowered": ["~ Linux: Security (Critical, Important): missing it counts as: HIGH, was CRITICAL (low)"],
  "delay-on-ubuntu": ["~ Ubuntu: Required: approved at once, was after 7 days; Ubuntu Server ignores it (none)"],
  "kernel-let-through": ['~ Linux: rejected entry "kernel*" is gone (high)'],
  "approved-by-name": ['~ Linux: "openssl" is approved by name (medium)'],
  "rejected-blocked": ["~ Linux: rejected patches are blocked as dependencies too (low)"],
  "source-secret": ["~ Linux: source.configuration: a sensitive value changes, not shown (high)"],
  "sensitive-name": ["~ Linux: name: a sensitive value changes, not shown (high)"],
  "sensitive-tag": ["~ Linux: tags.token: a sensitive value changes, not shown (high)"],
  "sensitive-default-tag": [
    "~ Sunday: tags_all.token: a sensitive value changes, not shown (high)",
    "~ Linux: tags_all.token: a sensitive value changes, not shown (high)",
    "~ Ubuntu: tags_all.token: a sensitive value changes, not shown (medium)",
  ],
  "baseline-replaced": [
    "-/+ Linux: replaced (destroyed and re-created), for Amazon Linux 2 in place of Amazon Linux 2023, because operating_system cannot change in place (high)",
    "-/+ ProdWeb: prod-web loses its baseline linux on Amazon Linux 2023 (from then on: the account's default baseline) (high)",
    "-/+ ProdWeb: prod-web now follows linux on Amazon Linux 2 (until now: the account's default baseline) (medium)",
  ],
  "baseline-replaced-new-first": [
    "+/- Linux: replaced (created before the old one is destroyed), for Amazon Linux 2 in place of Amazon Linux 2023, because operating_system cannot change in place (high)",
    "-/+ ProdWeb: prod-web loses its baseline linux on Amazon Linux 2023 (from then on: the account's default baseline) (high)",
    "-/+ ProdWeb: prod-web now follows linux on Amazon Linux 2 (until now: the account's default baseline) (medium)",
  ],
  "baseline-deleted": [
    "- Second: the baseline is deleted: second for Amazon Linux 2023: Security (Critical) after 7 days (high)",
    "- Second: it is no longer in the configuration (none)",
  ],
  "group-moved": [
    "-/+ ProdWeb: prod-web follows second on Amazon Linux 2023, was linux (high)",
    "-/+ ProdWeb: prod-web: new rule: Security (Critical) after 7 days, HIGH (medium)",
    "-/+ ProdWeb: prod-web: rule gone: Security (Critical, Important) after 7 days, CRITICAL (medium)",
    "-/+ ProdWeb: prod-web: rule gone: Security (Medium) after 14 days, MEDIUM (medium)",
    '-/+ ProdWeb: prod-web: rejected entry "kernel*" is gone (high)',
    '-/+ ProdWeb: prod-web: rejected entry "system-release.*" is gone (medium)',
  ],
  "group-moved-to-new-baseline": [
    "-/+ ProdWeb: prod-web follows second on Amazon Linux 2023, was linux (high)",
    "-/+ ProdWeb: prod-web: new rule: Security (Critical) after 7 days, HIGH (medium)",
    "-/+ ProdWeb: prod-web: rule gone: Security (Critical, Important) after 7 days, CRITICAL (medium)",
    "-/+ ProdWeb: prod-web: rule gone: Security (Medium) after 14 days, MEDIUM (medium)",
    '-/+ ProdWeb: prod-web: rejected entry "kernel*" is gone (high)',
    '-/+ ProdWeb: prod-web: rejected entry "system-release.*" is gone (medium)',
    "+ Second: new baseline second for Amazon Linux 2023: Security (Critical) after 7 days (low)",
  ],
  "group-added": [
    "+ Batch: prod-batch now follows linux on Amazon Linux 2023 (until now: the account's default baseline) (medium)",
  ],
  "group-removed": [
    "- ProdWeb: prod-web loses its baseline linux on Amazon Linux 2023 (from then on: the account's default baseline) (high)",
    "- ProdWeb: it is no longer in the configuration (none)",
  ],
  "group-renamed": [
    "-/+ DevWeb: dev-web loses its baseline ubuntu on Ubuntu Server (from then on: the account's default baseline) (medium)",
    "-/+ DevWeb: dev-api now follows ubuntu on Ubuntu Server (until now: the account's default baseline) (low)",
  ],
  "group-follows-aws": [
    "-/+ ProdWeb: prod-web follows AWS-AmazonLinux2023DefaultPatchBaseline on Amazon Linux 2023, was linux (high)",
    "-/+ ProdWeb: prod-web: Security (Critical, Important): missing it counts as: UNSPECIFIED, was CRITICAL (low)",
    "-/+ ProdWeb: prod-web: new rule: Bugfix after 7 days, UNSPECIFIED (medium)",
    "-/+ ProdWeb: prod-web: rule gone: Security (Medium) after 14 days, MEDIUM (medium)",
    '-/+ ProdWeb: prod-web: rejected entry "kernel*" is gone (high)',
    '-/+ ProdWeb: prod-web: rejected entry "system-release.*" is gone (medium)',
  ],
  "default-registered": ["+ Linux: linux becomes the account's default for Amazon Linux 2023 (high)"],
  "default-changed": [
    "-/+ Linux: the account's default for Amazon Linux 2023 is second, was linux (high)",
    "-/+ Linux: new rule: Security (Critical) after 7 days, HIGH (medium)",
    "-/+ Linux: rule gone: Security (Critical, Important) after 7 days, CRITICAL (medium)",
    "-/+ Linux: rule gone: Security (Medium) after 14 days, MEDIUM (medium)",
    '-/+ Linux: rejected entry "kernel*" is gone (medium)',
    '-/+ Linux: rejected entry "system-release.*" is gone (medium)',
  ],
  "default-removed": [
    "- Linux: linux is no longer the account's default for Amazon Linux 2023 (high)",
    "- Linux: Security (Critical, Important): missing it counts as: UNSPECIFIED, was CRITICAL (low)",
    "- Linux: new rule: Bugfix after 7 days, UNSPECIFIED (medium)",
    "- Linux: rule gone: Security (Medium) after 14 days, MEDIUM (medium)",
    '- Linux: rejected entry "kernel*" is gone (medium)',
    '- Linux: rejected entry "system-release.*" is gone (medium)',
    "- Linux: it is no longer in the configuration (none)",
  ],
  "group-falls-to-own-default": [
    "- ProdWeb: prod-web loses its baseline linux on Amazon Linux 2023 (from then on: the default baseline second) (high)",
    "- ProdWeb: prod-web: new rule: Security (Critical) after 7 days, HIGH (medium)",
    "- ProdWeb: prod-web: rule gone: Security (Critical, Important) after 7 days, CRITICAL (medium)",
    "- ProdWeb: prod-web: rule gone: Security (Medium) after 14 days, MEDIUM (medium)",
    '- ProdWeb: prod-web: rejected entry "kernel*" is gone (high)',
    '- ProdWeb: prod-web: rejected entry "system-release.*" is gone (medium)',
    "- ProdWeb: it is no longer in the configuration (none)",
  ],
  "replaced-by-request": [
    "-/+ Install: replaced (destroyed and re-created), because somebody asked for it (-replace) (low)",
  ],
  "replaced-by-trigger": [
    "-/+ Install: replaced (destroyed and re-created), because something that it follows changes (replace_triggered_by) (low)",
    "~ Linux: description: triggers, was security first (none)",
  ],
  "rules-known-later": [
    "~ Linux: Security (Critical, Important): approved after days (known after apply), was after 7 days (high)",
  ],
  "all-rules-known-later": ["~ Ubuntu: the approval rules are known after apply (medium)"],
  "window-known-later": [
    "~ Sunday: whether it is enabled is known after apply (high)",
    "~ Sunday: runs a schedule (known after apply), was Sun 03:00 Asia/Seoul; next run not computable: its schedule is known after apply (high)",
    "~ Sunday: is open for: (known after apply), was 3 h (high)",
  ],
  "target-known-later": ["~ Web: targets: nodes (known after apply), was patch groups dev-web and prod-web (high)"],
  "task-known-later": ["~ Install: nodes at a time: (known after apply), was 10% (high)"],
  "override-given": ["~ Install: InstallOverrideList is given (high)"],
  "override-gone": ["~ Install: BaselineOverride is gone (high)"],
  "window-across-clock-change": [
    "~ Sunday: runs Sun 02:30 Europe/Paris, was Sun 02:00 Europe/Paris; next run Sun 2026-11-29 02:30 Europe/Paris, was Sun 2026-11-29 02:00 Europe/Paris (medium)",
  ],
  "window-earlier": [
    "~ Sunday: runs Sat 23:00 Asia/Seoul, was Sun 02:00 Asia/Seoul; next run Sat 2026-11-28 23:00 Asia/Seoul, was Sun 2026-11-29 02:00 Asia/Seoul (medium)",
  ],
  "window-later": [
    "~ Sunday: runs Sun 02:00 UTC, was Sun 02:00 Asia/Seoul; that is Sun 11:00 Asia/Seoul instead of Sun 02:00; next run Sun 2026-11-29 02:00 UTC, was Sun 2026-11-29 02:00 Asia/Seoul (medium)",
  ],
  "schedule-reworded": ["~ Sunday: the schedule is written differently, the runs stay (none)"],
  "window-over": [
    "~ Sunday: runs once, 2026-11-01 02:00 Asia/Seoul, was Sun 02:00 Asia/Seoul; it does not run again (high)",
  ],
  "window-longer": [
    "~ Sunday: 5 h in which work may start, was 2 h (medium)",
    "~ Sunday: is open for: 6 h, was 3 h (low)",
  ],
  "window-disabled": ["~ Sunday: the window is disabled (high)"],
  "target-narrowed": ["~ Web: tag:Patch Group: prod-web is gone (high)"],
  "target-by-stage": ["~ Web: tag:Stage = blue must hold too (high)"],
  "target-moved": [
    "-/+ Web: replaced (destroyed and re-created), because window_id cannot change in place (medium)",
    "-/+ Web: now part of monday, was part of sunday (medium)",
    "~ Install: only computed values change (none)",
  ],
  "reboot-allowed": ["~ Install: nodes may reboot: RebootIfNeeded, was NoReboot (high)"],
  "reboot-forbidden": ["~ Install: nodes do not reboot any more: NoReboot, was RebootIfNeeded (low)"],
  "scan-becomes-install": ["~ Install: Operation Install, was Scan (high)"],
  "faster-and-looser": [
    "~ Install: nodes at a time: 100%, was 10% (high)",
    "~ Install: stops when more than 50% failed, was at failure 2 (medium)",
  ],
  "task-removed": [
    "- Install: the task of sunday is gone: Install, reboots if anything was installed, 10% at a time, stops at failure 2 (high)",
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
    "+ Install: new task of sunday: Install, reboots if anything was installed, 10% at a time, stops at failure 2 (medium)",
  ],
  "refresh-only": [],
  moved: ["→ Production: moved from aws_ssm_patch_group.ProdWeb (none)"],
  imported: [
    "~ ByHand: taken over from AWS, and changed: by-hand, pb-0123456789abcdef0 (none)",
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
  "only-one-target": ["~ Linux: Security (Critical, Important): approved at once, was after 7 days (high)"],
  "modules-for-each": [
    '- module.each["gone"].This: the baseline is deleted: gone for Amazon Linux 2023: Security (Critical) after 7 days (high)',
    '- module.each["gone"].This: its module is no longer in the configuration (none)',
    '- module.each["gone"].This["gone"]: gone loses its baseline gone on Amazon Linux 2023 (from then on: the account\'s default baseline) (high)',
    '- module.each["gone"].This["gone"]: its module is no longer in the configuration (none)',
    '~ module.each["a.b"].This: Security (Critical): approved at once, was after 7 days (high)',
    '+ module.each["fresh"].This["fresh"]: fresh now follows fresh on Amazon Linux 2023 (until now: the account\'s default baseline) (medium)',
    '+ module.each["fresh"].This: new baseline fresh for Amazon Linux 2023: Security (Critical) after 7 days (low)',
  ],
  "names-beyond-security": ["~ Linux: approved by name: with non-security, was security only (medium)"],
  "last-global-filter-removed": [
    "~ Linux: the apply will fail, for the provider cannot take the last global filter away: keep one, or plan with -replace=aws_ssm_patch_baseline.Linux (high)",
    "~ Linux: all rules are narrowed to: everything, was Critical (medium)",
  ],
  "last-source-removed": [
    "~ Linux: the apply leaves the repositories as they are, for the provider does not send that none is left; each plan will show this change again: keep one, or plan with -replace=aws_ssm_patch_baseline.Linux (medium)",
    "~ Linux: repository internal is gone (medium)",
    "~ Linux: source.configuration: a sensitive value changes, not shown (high)",
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
    "~ Sunday: is open for: 2 h, was 3 h (low)",
    "~ Install: nodes at a time: 5%, was 10% (low)",
    "~ Install: stops at the first failure, was at failure 2 (low)",
  ],
  "window-replaced": [
    "-/+ Sunday: replaced (destroyed and re-created), because somebody asked for it (-replace) (high)",
    "-/+ Web: replaced (destroyed and re-created), because window_id cannot change in place (medium)",
    "-/+ Install: replaced (destroyed and re-created), because window_id cannot change in place (low)",
  ],
  "window-added": [
    "+ ById: new target of sunday: 1 node by id (medium)",
    "+ Friday: new window friday: Fri 02:00 UTC, 2 h (low)",
    "+ Monday: new window monday: Mon 02:00 Asia/Seoul, 3 h, no new work in the last 1 h; disabled (low)",
    "+ Scan: new task of friday: Scan, 10% at a time, stops at failure 2 (low)",
  ],
  "window-comes-back": [
    "~ Over: runs once, 2026-10-01 02:00 Asia/Seoul, was once, 2026-11-01 02:00 Asia/Seoul; it does not run again (medium)",
    "~ Sunday: runs Thu 02:00 Asia/Seoul, was once, 2026-11-01 02:00 Asia/Seoul; next run Thu 2026-11-26 02:00 Asia/Seoul (medium)",
  ],
  "task-on-fewer": ["~ Install: runs no longer on by-id (high)"],
  "only-an-output": [],
  "nothing-to-destroy": [],
  "caller-asked-for": [
    "+ Linux: new baseline linux for Amazon Linux 2023: Security (Critical, Important) after 7 days; Security (Medium) after 14 days (low)",
    "+ Linux: rejects kernel*, system-release.* (low)",
  ],
  "linked-through-modules": [
    "+ module.api.This: api now follows AWS-UbuntuDefaultPatchBaseline on Ubuntu Server (until now: the account's default baseline) (medium)",
    "+ module.web.This: web now follows linux on Amazon Linux 2023 (until now: the account's default baseline) (medium)",
    "+ module.baselines.This: new baseline linux for Amazon Linux 2023: Security (Critical, Important) after 7 days; Security (Medium) after 14 days (low)",
    "+ module.baselines.This: rejects kernel*, system-release.* (low)",
  ],
  "instance-leaves-group": [
    "~ web: web-1 leaves patch group prod-web: from the next scan on it follows the account's default baseline, and nothing here patches it any more (high)",
    "~ web: window sunday no longer works on web-1 (high)",
  ],
  "nodes-tagged-otherwise": [
    "- db: i-0123456789abcdef0 leaves patch group prod-web: from the next scan on it follows the account's default baseline, and nothing here patches it any more (high)",
    "- db: window sunday no longer works on i-0123456789abcdef0 (high)",
    "~ web: new instances of web leave patch group prod-web: from the next scan on they follow the account's default baseline, and nothing here patches it any more (high)",
    "~ web: window sunday no longer works on new instances of web (high)",
    "~ moves: moves goes over to patch group dev-web, was in prod-web (high)",
    "~ spelt: spelt stays in the patch group, by the tag PatchGroup, was Patch Group: the same group for the baseline, another one for whoever targets the tag (medium)",
    "~ spelt: window sunday no longer works on spelt (high)",
    "~ web: instances launched from web leave patch group prod-web: from the next scan on they follow the account's default baseline, and nothing here patches it any more (high)",
    "~ web: window sunday no longer works on instances launched from web (high)",
    "+ typo: typo joins patch group var.patch_group (low)",
    '+ typo: nobody here registers the patch group "var.patch_group" of typo, only "dev-web" and "prod-web": it follows the account\'s default baseline (medium)',
  ],
  "nodes-and-what-they-need": [
    "- gone: gone is gone, of patch group prod-web (low)",
    "~ run: the policy run changes on role task, with which window sunday works (medium)",
    '~ both: both carries both tags with different values, "prod-web" and "dev-web": AWS does not say which patch group counts (medium)',
    '~ shown: no instance can be launched from it, for EC2 refuses the tag "Patch Group" while instance_metadata_tags is enabled: use PatchGroup, or turn them off (medium)',
    "~ shown: instances launched from shown join patch group prod-web (low)",
    "~ shown: window sunday works on instances launched from shown from now on (medium)",
    "~ Host: Host Management of Quick Setup no longer scans its nodes daily (medium)",
    "+ Own: it runs the document Own on nodes, outside of windows, associations and policies; whether that patches is not known here (low)",
  ],
  "default-tags-name-a-group": [
    "~ web: web joins patch group prod-web (low)",
    "~ web: window sunday works on web from now on (medium)",
    "~ Sunday: tags: Patch Group = prod-web is new (none)",
    "~ Linux: tags: Patch Group = prod-web is new (none)",
    "~ Ubuntu: tags: Patch Group = prod-web is new (none)",
  ],
  "instance-shows-its-tags": [
    '+ web: the apply will fail, for EC2 refuses the tag "Patch Group" while instance_metadata_tags is enabled: use PatchGroup, or turn them off (high)',
    "+ web: web joins patch group a (low)",
  ],
  "association-added": ["+ Nightly: new association: Scan, on patch group prod-web, Sun 02:00 UTC (low)"],
  "association-at-once": [
    "+ Nightly: new association: Install, reboots if anything was installed, on every node, Sun 02:00 UTC (medium)",
    "+ Nightly: it installs when it is applied, and at once on each node that joins its targets (high)",
  ],
  "association-changed": [
    "- Gone: the association is deleted: Scan, on patch group prod-web, Sun 02:00 UTC (high)",
    "- Gone: it is no longer in the configuration (none)",
    "~ Nightly: Operation Install, was Scan (high)",
    "~ Nightly: nodes do not reboot any more: NoReboot, was not set (low)",
    "~ Nightly: tag:Patch Group: dev-web is added (medium)",
    "~ Nightly: runs: Sun 03:00 UTC, was Sun 02:00 UTC (medium)",
    "~ Nightly: it no longer waits for its schedule: it also runs at each change and on each new node (low)",
    "~ Nightly: nodes at a time: 20%, was not set (medium)",
    "~ Nightly: counts as: HIGH, was not set (low)",
    "~ Nightly: name: nightly, was not set (low)",
    "~ Nightly: the change itself makes it install at once on all of its nodes (high)",
  ],
  "policy-added": [
    "+ All: new patch policy: scans daily 01:00 UTC; installs Sun 02:00 UTC, reboots if anything was installed; on every node, in account 123456789012, eu-central-1 (medium)",
    "+ All: it installs at once, when it is deployed and on each node that joins (high)",
    "+ Host: Host Management of Quick Setup, which scans its nodes daily (low)",
  ],
  "policy-changed": [
    "~ All: does: ScanAndInstall, was Scan (high)",
    "~ All: baselines: UBUNTU = pb-0fedcba9876543210, was UBUNTU = pb-0123456789abcdef0 (high)",
    "~ All: works on: nodes with tag Stage = prod, was every node (high)",
    "~ All: works in: account 123456789012, eu-central-1, eu-west-1, was account 123456789012, eu-central-1 (high)",
    "~ All: scans: daily 04:00 UTC, was daily 01:00 UTC (medium)",
    "~ All: reboot: no reboot, was reboots if anything was installed (low)",
    "~ All: nodes at a time: 10%, was not set (medium)",
  ],
  "event-runs-a-patch-document": [
    "+ Scan: it runs AWS-RunPatchBaseline, outside of windows, associations and policies (medium)",
  ],
  "task-becomes-automation": [
    "-/+ Install: replaced (destroyed and re-created), because task_type cannot change in place (low)",
    "-/+ Install: runs: AWS-PatchAsgInstance, was AWS-RunPatchBaseline (medium)",
    "-/+ Install: kind of task: AUTOMATION, was RUN_COMMAND (medium)",
    "-/+ Install: it now takes each instance out of its Auto Scaling group, installs by its baseline, and reboots it (medium)",
    "-/+ Install: what the command is told changes as a whole (medium)",
  ],
  "dependencies-change": [
    "- task: the role task goes away, with which window sunday works (high)",
    "- core: AmazonSSMManagedInstanceCore is taken off role node: without Default Host Management its instances are no longer managed, and never patched (high)",
    "- gone: the document gone goes away, which association Lost runs (high)",
    "- all: inventory and patch compliance are no longer written to the bucket of all (medium)",
    "~ prod: the resource group prod finds other nodes for association Group (high)",
    "~ scan: the document scan changes, and its new version is the default at once: association Own runs it (medium)",
    "~ Install: service role: arn:aws:iam::123456789012:role/other, was arn:aws:iam::123456789012:role/task (low)",
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
  const reviews = [
    ...Object.keys(STORIES).map((name) => reviewOf(name)),
    ...Object.values(EXAMPLES).map(({ plan }) => plan.review()),
  ];
  const told = reviews.flatMap(({ stacks }) =>
    stacks.flatMap(({ changes }) => changes.flatMap(({ details }) => details.map(({ kind }) => kind))),
  );

  expect(Object.keys(CHANGE_KINDS).filter((kind) => !new Set<string>(told).has(kind))).toEqual([
    // Told beside an account alone: test/cli/account.
    "registration-collides",
    "registration-exists",
    "default-collides",
    // Of types that the simulated account does not serve: every-way-is-told.test.ts.
    "image-built",
    "node-stopped",
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
  [
    "refresh-only",
    "aws_ssm_maintenance_window.Sunday",
    "4 h in which work may start, was 2 h",
    "is open for: 5 h, was 3 h",
  ],
  [
    "deleted-by-hand",
    "aws_ssm_maintenance_window_task.Install",
    "the task of sunday is gone: Install, reboots if anything was installed, 10% at a time, stops at failure 2",
  ],
])("tells drift apart from intent in %s", (name, address, ...says) => {
  const [stack] = reviewOf(name).stacks;

  expect(stack?.drift.map((drift) => [drift.address, drift.details.map((detail) => detail.says)])).toEqual([
    [address, says],
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
    "-/+ Install: replaced (destroyed and re-created), because its last apply failed half-way (tainted) (low)",
  ],
  [
    "replaced-by-request",
    "aws_ssm_maintenance_window_task.Install",
    (change) => delete change.action_reason,
    "-/+ Install: replaced (destroyed and re-created), and the plan does not tell why (low)",
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
    "~ Linux: rejected_patches: a sensitive value changes, not shown (high)",
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
