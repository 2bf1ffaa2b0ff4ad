import { renderHtml } from "../../review/render/html";
import { reviewStacks } from "../../review/review";
import { withoutBreaks } from "../support/without-breaks";
import { ChangedPlan, worked } from "./changed-plans";
import { AT, hostile, reviewOf, reviewOfAccounts } from "./given-reviews";

test("the page gives a change the title of what weighs most, which its risk comes from", () => {
  const [title = ""] = /<summary>.*<\/summary>/.exec(renderHtml(worked(), { name: "patching" })) ?? [];

  expect(title).toContain('<span class="says">nodes at a time: 100%, was 10%</span>');
  expect(title).toContain('<span class="risk high">');
});

test("the page does not judge values by their colour", () => {
  expect(renderHtml(worked(), { name: "patching" })).not.toMatch(/(?:del|ins) \{[^}]*--(?:good|bad)/);
});

test("the page needs nothing but itself", () => {
  const page = renderHtml(reviewOfAccounts(), { name: "patching" });

  expect(page).not.toMatch(/<script|<link|<img|https?:\/\/|url\(/);
  expect(page).toContain("default-src 'none'");
});

test("the page names of each stack what weighs most", () => {
  const changed = worked();
  const table = renderHtml({ ...changed, rows: [...changed.rows, ...changed.rows] }, { name: "patching" });

  expect(table).toMatch(/data-label="Change">nodes at a time: 100%, was 10%; /);
});

test("what a page tells above is counted in stacks that say the same, with the way there", () => {
  const [first, second] = (["one", "two"] as const).map((name, index) => {
    const plan = new ChangedPlan().update("linux", (after) => (after.rejected_patches = []));
    if (index === 1) plan.update("sunday", (after) => (after.duration = 5));
    return plan.stack(name);
  });
  const page = renderHtml(reviewStacks([first, second] as never, { at: AT }), { name: "patching" });

  expect(page).toMatch(/<p><a href="#row-\d">the same as in (one|two): 1 change/);
  expect(page.match(/<summary><span class="symbol">~<\/span> <span class="says">rejected entry/g)).toHaveLength(1);
});

test("the page names two changes of each stack in its overview, and counts the others", () => {
  expect(renderHtml(reviewOf("everything-created", "moved"), { name: "patching" })).toContain(
    "new task of sunday: Install, reboots if anything was installed, 10% at a time, stops when more than 1 fails; and 6 more</td>",
  );
});

test("the page tells in its overview what was found or waits, where nothing else changes", () => {
  const page = withoutBreaks(renderHtml(reviewOf("instance-untagged-by-hand", "moved"), { name: "patching" }));

  expect(page).toContain('data-label="Change">changed outside of Terraform: web-1 leaves patch group prod-web');
  expect(page).not.toContain("nothing about patching changes");
});

test("the page tells what the checks say, with the facts and how to fix it", () => {
  const page = renderHtml(reviewOf("approved-at-once"), { name: "patching" });

  expect(page).toContain(
    '<b>PM613</b> patches are approved the day they are released, and no ring is earlier <code class="address">',
  );
  expect(page).toContain(
    "→ let the rule wait some days and a smaller group go first, or accept this (--accept) with a reason</div>",
  );
});

test("the page says what happens before the address and the weight of it", () => {
  const page = renderHtml(reviewOf("window-disabled"), { name: "patching" });

  expect(page).toMatch(
    /<summary><span class="symbol">~<\/span> <span class="says">the window is disabled<\/span> <span class="places"><code class="address">aws_<wbr>ssm_<wbr>maintenance_<wbr>window\.<wbr>Sunday<\/code><\/span> <span class="risk high">high<\/span><\/summary>/,
  );
});

test("the page lets a plan make no markup", () => {
  const page = renderHtml(hostile(), { name: "<b>" });

  expect(page).not.toContain("<script>");
  expect(page).not.toContain("<b></");
});
