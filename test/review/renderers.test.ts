import { readFileSync } from "node:fs";
import { join } from "node:path";
import MarkdownIt from "markdown-it";
import { z } from "zod";
import { renderHtml } from "../../review/render/html";
import { renderJson } from "../../review/render/json-report";
import { LONGEST_COMMENT, renderMarkdown } from "../../review/render/markdown";
import { reportSchema } from "../../review/render/report-schema";
import { renderSarif } from "../../review/render/sarif";
import { renderTerminal } from "../../review/render/terminal";
import { Reviewer, reviewStacks } from "../../review/review";
import { withoutBreaks } from "../support/without-breaks";
import { worked } from "./changed-plans";
import { AT, accounts, hostile, reviewOf, reviewOfAccounts, stackOf } from "./given-reviews";
import { STORIES } from "./stories/stories";

const ESCAPE = String.fromCharCode(27);

describe("the terminal", () => {
  test("shows a risky account among others so", () => {
    expect(renderTerminal(reviewOfAccounts())).toBe(`\
HIGH  prod-us differs from the other 5: the kernel is no longer rejected · 0 to
      add, 6 to change, 0 to destroy

prod-us  666666666666 · eu-central-1                             ◄ outlier  high
  the same as in prod-af: 1 finding
  ~ aws_ssm_patch_baseline.Linux                               Amazon Linux 2023
      the same as in prod-af, and
      rejected entry "kernel*" is gone
        why high: a new one is installed, and nodes reboot in the same window
      reaches patch group prod-web; next run Sun 2026-11-29 02:00 US/Pacific

prod-af, prod-ap, prod-eu, prod-me and prod-sa  5 accounts · eu-central-1   high
  ~ aws_ssm_patch_baseline.Linux                               Amazon Linux 2023
      Security (Critical, Important): approved immediately, was after 7 days
        why high: nobody has tried them before these nodes get them
      reaches patch group prod-web; next run Sun 2026-11-29 02:00 Asia/Seoul
      ! PM613 approval_rule[0].approve_after_days: patches are approved the
        day they are released, and no ring is earlier
          approval_rule[0] waits 0 days, and aws_ssm_maintenance_window.Sunday
          installs on "prod-web". No baseline for Amazon Linux 2023 waits
          longer, so that a patch which breaks something meets every node in its
          next run.
          → let the rule wait some days and a smaller group go first, or accept
          this (--accept) with a reason
          the same in 1 more stack: prod-us

Critical and Important security patches reach prod-web
  prod-us: up to 7.2 days after release, was 14.2, except for
    system-release.*, which is rejected
  prod-af, prod-ap, prod-eu, prod-me and prod-sa: up to 7.2 days after
    release, was 14.2, except for kernel* and system-release.*, which are
    rejected

Attributes not shown: json (6 stacks).  Drift: none.
Local times by time zone data 2026f.  Fingerprint 9196-0380-4ed8
Plan: 0 to add, 6 to change, 0 to destroy.
`);
  });

  test.each(Object.keys(STORIES))("stays within 80 columns in %s", (name) => {
    const lines = renderTerminal(reviewOf(name)).split("\n");

    // Neither an address nor code is ever cut or broken: they stand alone, to be copied.
    const isCopied = /^ {2}(?:\S+| {4}and) \S+$|^ +\{"from": "\S+", "to": "\S+"\},?$/;
    expect(lines.filter((line) => [...line].length > 80 && !isCopied.test(line))).toEqual([]);
  });

  test("names the stacks of a row in three lines, and says how many more there are", () => {
    const stacks = Array.from({ length: 60 }, (_, index) => stackOf("window-longer", `account-${1000 + index}`));

    const lines = renderTerminal(reviewStacks(stacks, { at: AT })).split("\n");
    const start = lines.indexOf("") + 1;
    const [title = "", ...names] = lines.slice(start, start + 4);

    expect(title).toMatch(/^account-1000 and 59 more {2}/);
    expect(names[0]).toMatch(/^ {2}account-1001, account-1002, /);
    expect(names[2]).toMatch(/^ {2}.*account-10\d\d and \d+ more$/);
    const told = names.join(" ").match(/account-/g)?.length ?? 0;
    expect(names[2]?.endsWith(` and ${59 - told} more`)).toBe(true);
  });

  test("colours only where it is asked to", () => {
    expect(renderTerminal(reviewOfAccounts())).not.toContain(ESCAPE);
    expect(renderTerminal(reviewOfAccounts(), { color: true })).toContain(`${ESCAPE}[31mHIGH`);
    expect(renderTerminal(reviewOfAccounts(), { color: true })).toContain(
      `why ${ESCAPE}[1m${ESCAPE}[31mhigh${ESCAPE}[39m${ESCAPE}[22m: nobody`,
    );
  });

  test("lets no control character of a plan through", () => {
    expect(renderTerminal(hostile())).not.toContain(ESCAPE);
  });

  test("says openly why a plan may not be the whole truth", () => {
    expect(renderTerminal(reviewOf("only-one-target"))).toContain(`
  note: the plan is partial (-target): more may change than is shown
`);
  });

  test("names the construct beside the address", () => {
    const stack = stackOf("approved-later", "patching", { "aws_ssm_patch_baseline.Linux": "patching/Linux" });

    const text = renderTerminal(reviewStacks([stack], { at: AT }));

    expect(text).toContain("  ~ patching/Linux                                  aws_ssm_patch_baseline.Linux\n");
  });

  test("tells once when a new window runs first", () => {
    expect(renderTerminal(reviewOf("everything-created"))).toContain(`
  + aws_ssm_maintenance_window.Sunday
      new window sunday: Sun 02:00 Asia/Seoul, 3 h, no new work in the last hour
      reaches patch groups dev-web and prod-web; next run Sun 2026-11-29 02:00
      Asia/Seoul
  +`);
  });

  test("tells a stack that does nothing where the others do something", () => {
    const review = reviewStacks([...accounts().slice(0, 2), stackOf("nothing-changes", "quiet")], { at: AT });

    expect(renderTerminal(review)).toContain(`
quiet  123456789012 · eu-central-1                               ◄ outlier  none
  nothing about patching changes
`);
  });

  test("tells the drift of one stack among others with the same plan", () => {
    const { plan, paths } = stackOf("drift");
    const quiet = ["ap", "eu"].map((name) => ({ name, paths, plan: { ...plan, resource_drift: [] } }));

    expect(renderTerminal(reviewStacks([...quiet, { name: "us", paths, plan }], { at: AT }))).toContain(`
  ≠ aws_ssm_patch_baseline.Linux
      changed outside of Terraform; the plan undoes it
      rejected entry "kernel*" is gone
`);
  });

  test("says why a small change has any weight", () => {
    expect(renderTerminal(worked())).toContain(
      "      nodes do not reboot any more: NoReboot, was RebootIfNeeded\n" +
        "        why low: patches that need it stay pending, and the node non-compliant\n",
    );
  });

  test("tells first which stacks have no plan", () => {
    const reviewer = new Reviewer({ at: AT });
    reviewer.add(stackOf("approved-later"));
    reviewer.fail({ stack: "prod-us", reason: "terraform plan ended with 1: Error: no credentials" });

    expect(renderTerminal(reviewer.review()).split("\n").slice(0, 5)).toEqual([
      "INCOMPLETE  1 of 2 stacks could not be planned; what was planned is medium:",
      "            Security patches are approved later · 0 to add, 1 to change, 0 to",
      "            destroy",
      "",
      "prod-us                                                              not planned",
    ]);
  });
});

test("a reason for which several stacks have no plan is told once, in every form", () => {
  const reviewer = new Reviewer({ at: AT });
  for (const stack of ["dev", "prod-eu", "prod-us"]) reviewer.fail({ stack, reason: "Error: no network" });
  reviewer.fail({ stack: "test", reason: "Error: no credentials" });
  const review = reviewer.review();

  expect(renderTerminal(review)).toContain(
    "\n3 stacks not planned: dev, prod-eu, prod-us\n    Error: no network\n\ntest ",
  );
  expect(renderMarkdown(review, { name: "patching" })).toContain("- **dev, prod-eu, prod-us**: Error: no network\n");
  expect(withoutBreaks(renderHtml(review, { name: "patching" }))).toContain(
    "<li><b>dev, prod-eu, prod-us</b>: Error: no network</li>",
  );
});

describe("a pull-request comment", () => {
  const markdown = new MarkdownIt({ html: true });

  test("begins with its hidden name and the verdict", () => {
    const [marker, head] = renderMarkdown(reviewOfAccounts(), { name: "patching" }).split("\n");

    expect(marker).toBe("<!-- cdktf-patch review: patching -->");
    expect(head).toBe(
      "### 🔴 High: prod-us differs from the other 5: the kernel is no longer rejected · 0 to add, 6 to change, 0 to destroy",
    );
  });

  test("is a table with a line for each row, as a Markdown parser reads it", () => {
    const html = markdown.render(renderMarkdown(reviewOfAccounts(), { name: "patching" }));

    const table = /<tbody>(.*?)<\/tbody>/s.exec(html)?.[1] ?? "";
    expect(table.match(/<tr>/g)).toHaveLength(2);
    expect(table).toContain("<strong>prod-us ◄</strong>");
    expect(table).toContain("rejected entry &quot;kernel*&quot; is gone");
    expect(html.match(/<details/g)?.length).toBe(html.match(/<\/details>/g)?.length);
  });

  test("says where a row is, and that a stack does nothing", () => {
    const review = reviewStacks([...accounts().slice(0, 2), stackOf("nothing-changes", "quiet")], { at: AT });
    const text = renderMarkdown(review, { name: "patching" });

    expect(text).toContain(
      "| **quiet ◄**<br>123456789012 · eu-central-1 | nothing about patching changes | – | – | ⚪ none |\n",
    );
    expect(text).toContain("| **prod-ap and prod-eu**<br>2 accounts · eu-central-1 | `~` ");
  });

  test("says openly why a plan may not be the whole truth", () => {
    expect(renderMarkdown(reviewOf("only-one-target"), { name: "patching" })).toContain(`\
<details open><summary>Why this may not be all</summary>

- **only-one-target**: the plan is partial (-target): more may change than is shown

</details>
`);
  });

  test("lists patches in one list, whatever their symbols mean to Markdown", () => {
    const patch = { id: "ALAS2023-2026-2", package: "openssl 3.0.8", patchGroups: ["prod-web"] };
    const review = {
      ...reviewOf("moved"),
      patches: { approved: [patch], notApproved: [{ ...patch, id: "ALAS2023-2026-3" }], waiting: [], unclear: [] },
    };

    const html = markdown.render(renderMarkdown(review, { name: "patching" }));

    expect(html).toContain(`<ul>
<li><code>+</code> ALAS2023-2026-2 openssl 3.0.8: prod-web</li>
<li><code>-</code> ALAS2023-2026-3 openssl 3.0.8: prod-web</li>
</ul>`);
  });

  test("lets a plan make no table, link, mention, markup or script", () => {
    const html = markdown.render(renderMarkdown(hostile(), { name: "--> <b>" }));

    expect(html.match(/<tr>/g)).toHaveLength(2);
    expect(html).not.toContain("<script>");
    expect(html).not.toContain('<a href="http://x.y">');
    expect(html).not.toContain("<strong>bold</strong>");
    expect(renderMarkdown(hostile(), { name: "--> <b>" })).not.toContain("@everyone");
    expect(renderMarkdown(hostile(), { name: "--> <b>" }).split("\n")[0]).toBe("<!-- cdktf-patch review: - -b- -->");
  });

  test("fits GitHub, and says what was cut", () => {
    const many = Array.from({ length: 100 }, (_, index) => {
      const text = JSON.stringify(stackOf("everything-destroyed").plan).replaceAll("dev-web", `group-${index}`);
      return { ...stackOf("everything-destroyed", `stack-${index}`), plan: JSON.parse(text) };
    });

    const text = renderMarkdown(reviewStacks(many, { at: AT }), { name: "patching" });

    expect(text.length).toBeLessThanOrEqual(LONGEST_COMMENT);
    expect(text).toMatch(/\*\*\d+ more lines left out: this comment would be too long\.\*\*/);
    expect(renderMarkdown(reviewStacks(many.slice(0, 40), { at: AT }), { name: "patching" })).toMatch(
      /\n\d+ more lines left out\.\n/,
    );
    expect(text).toContain("Fingerprint `");
  });
});

describe("the JSON report", () => {
  test.each(Object.keys(STORIES))("has the published form in %s", (name) => {
    const report = JSON.parse(renderJson(reviewOf(name)));

    expect(reportSchema.strict().parse(report)).toEqual(report);
  });

  test("docs/review.schema.json is its form, as scripts/review-schema.ts writes it", () => {
    const published = JSON.parse(readFileSync(join(__dirname, "../../docs/review.schema.json"), "utf8"));

    expect(published).toEqual(JSON.parse(JSON.stringify(z.toJSONSchema(reportSchema))));
  });

  test("names the odd stack, and the one that another is like", () => {
    const { stacks, verdict } = JSON.parse(renderJson(reviewOfAccounts())) as z.infer<typeof reportSchema>;

    expect(verdict).toBe("prod-us differs from the other 5: the kernel is no longer rejected");
    expect(stacks.filter(({ isOutlier }) => isOutlier).map(({ name }) => name)).toEqual(["prod-us"]);
    expect(new Set(stacks.filter(({ isOutlier }) => !isOutlier).map(({ likeStack }) => likeStack))).toEqual(
      new Set(["prod-af"]),
    );
  });
});

describe("an acceptance", () => {
  const acceptance = { check: "PM613", scope: "", reason: "one group alone", owner: "team | red", until: "2026-11-30" };
  const forms = (at: string) => {
    const review = reviewStacks([{ ...stackOf("approved-at-once"), acceptances: [acceptance] }], { at: new Date(at) });
    return [renderMarkdown(review, { name: "p" }), withoutBreaks(renderHtml(review, { name: "p" }))] as const;
  };

  test("is told with reason, owner and last day, without how to fix it", () => {
    const [markdown, html] = forms("2026-11-30T12:00:00Z");

    expect(markdown).toContain("no ring is earlier – accepted until 2026-11-30 (team &#124; red): one group alone\n");
    expect(html).toContain('<div class="why">accepted until 2026-11-30 (team | red): one group alone</div>');
    expect(markdown + html).not.toContain("let the rule wait some days");
  });

  test("is told when it is over, with how to fix it", () => {
    const [markdown, html] = forms("2026-12-01T00:00:00Z");

    expect(markdown).toContain(
      "or accept this (--accept) with a reason – was accepted until 2026-11-30 (team &#124; red)\n",
    );
    expect(html).toContain('<div class="why">was accepted until 2026-11-30 (team | red)</div>');
    expect(html).toContain("let the rule wait some days");
  });

  test("is told in the report of programs, too", () => {
    const review = reviewStacks([{ ...stackOf("approved-at-once"), acceptances: [acceptance] }], {
      at: new Date("2026-12-01T00:00:00Z"),
    });

    expect(JSON.parse(renderJson(review)).stacks[0].findings[0]).toMatchObject({
      object: "aws_ssm_patch_baseline.Linux",
      fix: "let the rule wait some days and a smaller group go first, or accept this (--accept) with a reason",
      expired: { reason: "one group alone", owner: "team | red", until: "2026-11-30" },
    });
  });
});

test("every form says the same twice", () => {
  const twice = () => {
    const review = reviewStacks(accounts(), { at: AT });
    return [
      renderTerminal(review),
      renderMarkdown(review, { name: "p" }),
      renderHtml(review, { name: "p" }),
      renderJson(review),
      renderSarif(review),
    ];
  };

  expect(twice()).toEqual(twice());
});
