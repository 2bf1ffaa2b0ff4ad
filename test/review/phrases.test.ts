import { localText } from "../../model/text/moments";
import { changedReach, joinReach, NOBODY } from "../../review/reach/reach";
import { headlineOf } from "../../review/render/headline";
import { renderMarkdown } from "../../review/render/markdown";
import { noteTexts, patchesText, reachText, whereText } from "../../review/render/phrases";
import { renderTerminal } from "../../review/render/terminal";
import { type Review, reviewStacks } from "../../review/review";
import { ChangedPlan } from "./changed-plans";
import { AT, accounts, reviewOf, stackOf } from "./given-reviews";

const run = (local: string) => ({ instant: AT, local, zone: "Asia/Seoul", lasts: 3 }) as never;

test.each([
  [[], "no plan to review"],
  [["nothing-changes"], "Nothing changes"],
  [["not-about-patching"], "Nothing about patching changes"],
  [["tags-only"], "Tags change"],
  [["non-security-on-suse"], "Linux: SUSE Linux Enterprise Server does not look at the flag"],
])("what %j comes to", (stories, verdict) => {
  expect(headlineOf(reviewOf(...stories)).text).toBe(verdict);
});

test("that nobody patches a group is the headline among all that weighs the same", () => {
  const headline = (patchGroup: string) => {
    const changed = new ChangedPlan("everything-created");
    changed.at("devWeb").change.after.patch_group = patchGroup;
    const review = changed.review();
    return `${review.risk}: ${headlineOf(review).text}`;
  };

  expect(headline("dev-web")).toBe("medium: Nodes are added to a window");
  expect(headline("Dev-Web")).toBe('medium: Sunday: no patch group is called "dev-web"');
});

describe("a group that an object does not reach any more", () => {
  const reachOf = (story: string) => reviewOf(story).stacks[0]?.changes[0]?.reach ?? NOBODY;

  test.each([
    ["target-narrowed", "reaches patch group dev-web; no longer patch group prod-web"],
    ["group-renamed", "reaches patch group dev-api; no longer patch group dev-web"],
  ])("is told as that: %s", (story, says) => {
    expect(reachText(reachOf(story))).toContain(says);
    expect(renderMarkdown(reviewOf(story), { name: "patching" })).toContain(`| ${says.replace("reaches ", "")} |`);
    expect(renderTerminal(reviewOf(story)).replace(/\s+/g, " ")).toContain(says);
  });

  test("is not said to be left where nodes are found in another way, which may be of it", () => {
    const old = { ...NOBODY, patchGroups: ["app"] };

    expect(changedReach(old, { ...NOBODY, others: ["every node"] })).not.toHaveProperty("noLonger");
    expect(changedReach(old, { ...NOBODY, isDefault: true })).not.toHaveProperty("noLonger");
    expect(changedReach(old, { ...NOBODY, isOpen: true })).not.toHaveProperty("noLonger");
    expect(changedReach(old, NOBODY).noLonger).toEqual(["app"]);
  });

  test("is reached all the same where another object of the same words reaches it", () => {
    const lost = { ...NOBODY, patchGroups: ["app", "web"], noLonger: ["app"] };

    expect(joinReach(lost, { ...NOBODY, patchGroups: ["app"] })).not.toHaveProperty("noLonger");
    expect(joinReach(lost, lost).noLonger).toEqual(["app"]);
  });
});

const patch = { id: "ALAS2023-2026-2", patchGroups: ["prod-web"] };

test.each([
  [0, 0, "the same patches of the list are approved today"],
  [1, 0, "1 more patch is approved today"],
  [2, 0, "2 more patches are approved today"],
  [0, 1, "1 patch is no longer approved"],
  [0, 2, "2 patches are no longer approved"],
  [2, 1, "2 more patches are approved today, 1 patch is no longer approved"],
])("where a list has %d patches more and %d fewer", (more, fewer, says) => {
  const patches = {
    approved: Array(more).fill(patch),
    notApproved: Array(fewer).fill(patch),
    waiting: [],
    unclear: [],
  };

  expect(patchesText({ ...reviewOf("moved"), patches })).toBe(says);
});

test("the terminal names twelve patches and counts the others", () => {
  const review: Review = {
    ...reviewOf("moved"),
    patches: { approved: Array(15).fill(patch), notApproved: [], waiting: [], unclear: [] },
  };

  expect(renderTerminal(review)).toContain(`
  + ALAS2023-2026-2: prod-web
  and 3 more, see --format markdown, html or json
`);
});

test.each([
  [{}, ""],
  [{ nextRun: run("2026-11-29T02:00") }, "next run Sun 2026-11-29 02:00 Asia/Seoul"],
  [{ isDefault: true }, "reaches every node that no registered patch group claims"],
  [
    { patchGroups: ["web"], others: ["3 nodes by id"], isDefault: true, nextRun: run("2026-11-30T02:00") },
    "reaches patch group web, 3 nodes by id and every node that no registered patch group claims; next run Mon 2026-11-30 02:00 Asia/Seoul",
  ],
  [
    { patchGroups: ["app", "web"], noLonger: ["app"], nextRun: run("2026-11-30T02:00") },
    "reaches patch group web; no longer patch group app; next run Mon 2026-11-30 02:00 Asia/Seoul",
  ],
  [{ patchGroups: ["app", "web"], noLonger: ["app", "web"] }, "no longer reaches patch groups app and web"],
])("whom a change with %j reaches", (reach, says) => {
  expect(reachText({ ...NOBODY, ...reach })).toBe(says);
});

test("names the days of the week", () => {
  const days = [22, 23, 24, 25, 26, 27, 28].map((day) => localText(run(`2026-11-${day}T02:00`)).split(" ")[0]);

  expect(days).toEqual(["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]);
});

test("counts the nodes that a task names by their ids", () => {
  expect(renderTerminal(reviewOf("window-added"))).toContain(`
  + aws_ssm_maintenance_window_task.Scan
      new task of friday: Scan, 10% at a time, stops when more than 1 fails
      reaches 1 node by id; next run Fri 2026-11-27 02:00 UTC
`);
});

test("counts the Regions of stacks that are alike", () => {
  const there = JSON.parse(JSON.stringify(stackOf("tags-only").plan).replaceAll("eu-central-1", "us-east-1"));
  const { rows } = reviewStacks([stackOf("tags-only", "eu"), { ...stackOf("tags-only", "us"), plan: there }], {
    at: AT,
  });

  expect(rows.map(whereText)).toEqual(["123456789012 · 2 Regions"]);
});

test("says what is left out", () => {
  expect(noteTexts(reviewOf("not-about-patching"))).toEqual([
    "Not about patching, not reviewed: 1 aws_iam_role.",
    "Drift: none.",
  ]);
  expect(noteTexts(reviewOf("approved-at-once", "default-tags"))).toEqual([
    "Attributes not shown: json (1 stack), tags_all (1 stack).",
    "Drift: none.",
    "Local times by time zone data 2026f.",
  ]);
});

describe("a stack that differs in nothing but an acceptance", () => {
  const acceptance = { check: "PM613", scope: "", reason: "one group alone", owner: "team", until: "2026-11-30" };
  const review = () => {
    const [eu, ap, sa] = accounts() as [
      ReturnType<typeof stackOf>,
      ReturnType<typeof stackOf>,
      ReturnType<typeof stackOf>,
    ];
    return reviewStacks([eu, ap, { ...sa, acceptances: [acceptance] }], { at: AT });
  };

  test("is told by it alone in the terminal", () => {
    expect(renderTerminal(review())).toContain(`
prod-sa  333333333333 · eu-central-1                             ◄ outlier  high
  the same as in prod-ap: 1 change
  ! PM613 aws_ssm_patch_baseline.Linux approval_rule[0].approve_after_days:
    patches are approved the day they are released, and no ring is earlier
      accepted until 2026-11-30 (team): one group alone

prod-ap and prod-eu`);
    expect(renderTerminal(review())).toContain(`
Critical and Important security patches reach prod-web
  prod-sa, prod-ap and prod-eu: up to 7.2 days after release, was 14.2, except
    for kernel* and system-release.*, which are rejected

`);
  });

  test("is told by it alone in a comment", () => {
    const text = renderMarkdown(review(), { name: "fleet" });

    expect(text).toContain("approved immediately, was after 7 days *(as in prod-ap)* | patch group prod-web | ");
    expect(text).toContain(`\
<details><summary>2 findings of the checks after this plan</summary>

- ⚪ **PM613** prod-sa: \`aws_ssm_patch_baseline.Linux\` \`approval_rule[0].approve_after_days\`: patches are approved the day they are released, and no ring is earlier – accepted until 2026-11-30 (team): one group alone
- 🟡 **PM613** prod-ap, prod-eu: \`aws_ssm_patch_baseline.Linux\` \`approval_rule[0].approve_after_days\`: patches are approved the day they are released, and no ring is earlier; let the rule wait some days and a smaller group go first, or accept this (--accept) with a reason
`);
  });
});
