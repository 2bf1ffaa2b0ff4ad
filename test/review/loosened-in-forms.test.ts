import { readDeadline } from "../../model/deadlines/read-deadline";
import { Problems } from "../../model/values/problems";
import { NO_TOKENS } from "../../model/values/props-reader";
import type { ReviewedFinding } from "../../review/findings/reviewed-finding";
import { headlineOf } from "../../review/render/headline";
import { renderHtml } from "../../review/render/html";
import { renderMarkdown } from "../../review/render/markdown";
import { renderTerminal } from "../../review/render/terminal";
import { reviewStacks } from "../../review/review";
import { ChangedPlan } from "./changed-plans";
import { AT } from "./given-reviews";

const within = readDeadline({ Critical: 30 }, "patchWithin", [], new Problems(), NO_TOKENS);
const deadlines = [{ patchGroup: "prod-web", path: "fleet/Servers", within: within as never }];
const BEFORE = { promises: { deadlines }, ringPromise: { ring: "prod", soakDays: 6, daysOnRingBefore: 1 } };
const NOW = { ringPromise: { ring: "prod", soakDays: 6, daysOnRingBefore: 0 } };

/** A window moves, which weighs as much, or a tag, which weighs less; in both stacks promises go. */
function review(change: (after: { schedule: string; description: string }) => void) {
  const plan = () => new ChangedPlan().update("sunday", (after) => change(after as never));
  const stacks = ["prod-eu", "prod-us"].map((name) => ({
    ...plan().stack(name),
    ...NOW,
    ring: "prod",
    promisedBefore: BEFORE as never,
  }));
  return reviewStacks(stacks, { at: AT });
}

const moved = () => review((after) => (after.schedule = "cron(0 2 ? * SAT *)"));
const described = () => review((after) => (after.description = "other"));

test("a promise that is loosened is the headline among what weighs the same", () => {
  expect(headlineOf(moved())).toEqual({
    label: "medium",
    text: "Servers: no deadline any more, was Critical within 30 days",
  });
});

test("a ring that loosens its own promise is named once in the headline", () => {
  const change = (name: string, ring: string) => ({
    ...new ChangedPlan().update("sunday", (after) => (after.description = "other")).stack(name),
    ring,
  });
  const stacks = [
    change("canary-eu", "canary"),
    {
      ...change("prod-eu", "prod"),
      ringPromise: { ring: "prod", soakDays: 5, daysOnRingBefore: 0 },
      promisedBefore: { ringPromise: { ring: "prod", soakDays: 6, daysOnRingBefore: 0 } } as never,
    },
  ];

  expect(headlineOf(reviewStacks(stacks, { at: AT })).text).toBe("ring prod: soakDays: 5 days, was 6");
});

test("the comment tells it in its table, with the risk of the row", () => {
  const table = renderMarkdown(described(), { name: "it" }).split("<details")[0] ?? "";

  expect(table).toContain("**PM761** `Servers`: no deadline any more");
  expect(table).toContain("**PM761** `ring prod`: daysOnRingBefore: 0 days, was 1");
  expect(table).toContain("| 🟡 medium |");
});

test("the page tells it in its table of all stacks", () => {
  const stacks = [...described().rows];
  const page = renderHtml({ ...described(), rows: [...stacks, ...moved().rows] }, { name: "it" });
  const table = page.slice(page.indexOf("All stacks"), page.indexOf("</table>"));

  expect(table.match(/no deadline any more/g)).toHaveLength(2);
});

test("the terminal tells once what is said of objects that differ in their Region, and of several places of one", () => {
  const promised = (days: object, ...paths: readonly string[]) => ({
    promises: {
      deadlines: paths.map((path) => ({
        patchGroup: path.includes("us") ? "us" : "prod-web",
        path,
        within: readDeadline(days, "patchWithin", [], new Problems(), NO_TOKENS) as never,
      })),
    },
  });
  const stack = (name: string, ...paths: readonly string[]) => ({
    ...new ChangedPlan().update("linux", (after) => (after.description = name)).stack(name),
    ...promised({ Critical: 30, Important: 30 }, ...paths),
    promisedBefore: promised({ Critical: 14, Important: 14 }, ...paths) as never,
  });
  const eu = stack("eu", "eu/Default/Web", "eu/Default/us-east-1/Web");
  const us = stack("us", "us/Default/us-west-2/Web");

  const text = renderTerminal(reviewStacks([eu, us], { at: AT }));

  expect(text).toContain(`
  ! PM761 eu/Default/Web patchWithin.Critical: deadline Critical: 30 days, was
    14
    patchWithin.Important: deadline Important: 30 days, was 14
    and eu/Default/us-east-1/Web
      why medium: nodes may stay unpatched for longer, and no resource shows it
      the same in 1 more stack: us
`);
  expect(text.slice(text.indexOf("\nus "))).toContain("  the same as in eu: 2 findings\n");
  // Here and in the headline.
  expect(text.match(/deadline Critical/g)).toHaveLength(2);

  const comment = renderMarkdown(reviewStacks([eu, us], { at: AT }), { name: "it" });
  expect(comment).toContain(
    "**PM761** eu, us: `Default/Web`, `Default/us-east-1/Web` `patchWithin.Critical`: deadline Critical: 30 days, was 14; `patchWithin.Important`: deadline Important: 30 days, was 14",
  );
  expect(comment).toContain(
    "| 🟡 **PM761** `eu/Default/Web` and `eu/Default/us-east-1/Web`: deadline Critical: 30 days, was 14; deadline Important: 30 days, was 14 | – |".slice(
      2,
    ),
  );
  expect(comment).toMatch(/\| us<br>.* \| the same as in eu: 2 findings \| as there \| as there \| 🟡 medium \|/);
});

test("what is said of two stacks in other words is told of each", () => {
  const change = (name: string) => new ChangedPlan().update("linux", (after) => (after.description = name)).stack(name);
  const review = reviewStacks([change("eu"), change("us")], { at: AT });
  const late = (days: number): ReviewedFinding => ({
    key: "aws_ssm_patch_group.ProdWeb",
    object: "aws_ssm_patch_group.ProdWeb",
    checkId: "PM831",
    severity: "warning",
    path: "patchWithin.Critical",
    message: `late: ${days} days`,
    risk: "medium",
  });
  const rows = review.rows.map((row, index) => ({
    ...row,
    stacks: row.stacks.map((one) => ({ ...one, findings: [late(index === 0 ? 17 : 45)] })),
  }));

  for (const render of [renderTerminal, (one: typeof review) => renderMarkdown(one, { name: "it" })]) {
    expect(render({ ...review, rows })).toContain("late: 45 days");
    expect(render({ ...review, rows })).not.toContain("the same");
  }
});

test("the terminal says why it weighs", () => {
  const text = renderTerminal(moved()).replace(/\s+/g, " ");

  expect(text).toContain("why medium: nodes may stay unpatched for longer");
  expect(text).toContain("why medium: nodes may get what nobody has tried for as long");
});

test.each([
  ["dev-eu", "low"],
  ["prod-eu", "medium"],
  ["eu", "medium"],
])("in %s it weighs %s, as a change does", (name, risk) => {
  const plan = new ChangedPlan().update("sunday", (after) => (after.description = "other"));
  const { stacks } = reviewStacks([{ ...plan.stack(name), promisedBefore: BEFORE as never }], { at: AT });

  const weights = [...(stacks[0]?.findings ?? []), ...stacks].map((one) => one.risk);

  expect([...new Set(weights)]).toEqual([risk]);
});
