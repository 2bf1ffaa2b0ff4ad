import { renderHtml } from "../../review/render/html";
import { renderMarkdown } from "../../review/render/markdown";
import { renderTerminal } from "../../review/render/terminal";
import { reviewStacks } from "../../review/review";
import { withoutBreaks } from "../support/without-breaks";
import { ChangedPlan, toldOf } from "./changed-plans";
import { AT, accounts, stackOf } from "./given-reviews";

/** A stack that a program of constructs made: each path begins with its own name. */
const synthesised = (name: string, story = "approved-at-once") =>
  stackOf(story, name, { "aws_ssm_patch_baseline.Linux": `${name}/Linux` });

test("equal stacks of a program fold, though each path begins with the name of its stack", () => {
  const stacks = Array.from({ length: 9 }, (_, index) => synthesised(`account-${index}`));
  const review = reviewStacks(stacks, { at: AT });

  expect(review.rows.map((row) => row.stacks.length)).toEqual([9]);
  expect(renderTerminal(review)).toContain(`
  ~ Linux                                           aws_ssm_patch_baseline.Linux
`);
});

test("the one that is not like the others is found among them", () => {
  const stacks = [...["a", "b", "c"].map((name) => synthesised(name)), synthesised("odd", "kernel-let-through")];

  expect(
    reviewStacks(stacks, { at: AT })
      .rows.filter(({ isOutlier }) => isOutlier)
      .map((row) => row.stacks[0]?.name),
  ).toEqual(["odd"]);
});

test("an address is one line, however long it is and whatever stands in its key", () => {
  const modules = ["a b", "c d", "e f"].map(
    (key) => `module.patching_of_all_production_accounts["eu-central-1/${key}"]`,
  );
  const plan = new ChangedPlan();
  const { before } = new ChangedPlan().at("linux").change;
  const [rule] = before.approval_rule;
  for (const [index, module] of modules.entries()) {
    const baseline = { ...before, id: `pb-${String(index).padStart(17, "0")}`, name: module };
    plan.resource(`${module}.module.data.aws_ssm_patch_baseline.amazon_linux_2023`, baseline, {
      ...baseline,
      approval_rule: [{ ...rule, approve_after_days: 120 }],
    });
  }
  const lines = renderTerminal(plan.review()).split("\n");

  const [first, ...others] = modules.map((module) => `${module}.module.data.aws_ssm_patch_baseline.amazon_linux_2023`);
  expect(lines).toEqual(
    expect.arrayContaining([`  ~ ${first}`, ...others.map((other) => expect.stringContaining(other))]),
  );
});

/** A module called for each of twelve applications, each with a baseline and a group of its own. */
function twelveModules(change: (name: string) => number): ChangedPlan {
  const plan = new ChangedPlan();
  for (let index = 1; index <= 12; index++) {
    const name = `app${String(index).padStart(2, "0")}`;
    const before = { ...new ChangedPlan().at("linux").change.before, id: `pb-${name.padStart(17, "0")}`, name };
    const [first, second] = before.approval_rule;
    plan.resource(`module.${name}.aws_ssm_patch_baseline.this`, before, {
      ...before,
      approval_rule: [{ ...first, approve_after_days: change(name) }, second],
    });
    plan.create(`module.${name}.aws_ssm_patch_group.this`, { patch_group: `prod-${name}`, baseline_id: before.id });
  }
  return plan;
}

test("the overview of a page counts once what is the same of twelve modules", () => {
  const many = twelveModules(() => 3).stack("many");
  const one = new ChangedPlan().update("linux", (after) => (after.description = "other")).stack("one");

  const page = withoutBreaks(renderHtml(reviewStacks([many, one], { at: AT }), { name: "p" }));

  const [, cell] = /<td data-label="Change">(.*?approved after 3 days.*?)<\/td>/.exec(page) ?? [];
  expect(cell).toMatch(/^Security [^;]*; prod-app01 now follows app01 [^;]*;s default baseline\); and 11 more$/);
});

describe("twelve modules with the same change", () => {
  const review = twelveModules(() => 3).review();

  test("are told once, with the addresses of all and whom all reach", () => {
    expect(renderTerminal(review)).toContain(`
  ~ module.app01.aws_ssm_patch_baseline.this                   Amazon Linux 2023
      and module.app02.aws_ssm_patch_baseline.this,
      module.app03.aws_ssm_patch_baseline.this,
      module.app04.aws_ssm_patch_baseline.this and 8 more
      Security (Critical, Important): approved after 3 days, was after 7 days
        why medium: a faulty one has less time to be noticed before it is
        installed
      reaches patch groups prod-app01, prod-app02, prod-app03, prod-app04,
      prod-app05, prod-app06 and 6 more
`);
    expect(renderTerminal(review).split("\n").length).toBeLessThan(40);
  });

  test("are one line of a comment's table and one block of a page", () => {
    const table = renderMarkdown(review, { name: "p" })
      .split("\n")
      .filter((line) => line.startsWith("| ") && line.includes("approved after 3 days"));

    expect(table).toHaveLength(1);
    expect(table[0]).toContain("`module.app01.aws_ssm_patch_baseline.this` and 11 more");
    expect(renderHtml(review, { name: "p" }).match(/approved after 3&nbsp;days, was after 7&nbsp;days/g)).toHaveLength(
      1,
    );
  });

  test("are each in what programs read", () => {
    expect(toldOf(review).filter((said) => said.includes("approved after 3 days"))).toHaveLength(12);
  });

  test("do not fold with one that says something else", () => {
    const other = renderTerminal(twelveModules((name) => (name === "app07" ? 0 : 3)).review());

    expect(other).toContain("approved immediately");
    expect(other).toContain("module.app04.aws_ssm_patch_baseline.this and 7 more");
  });
});

test("what instances say of groups of their own names the groups of all, and what all say alike nobody", () => {
  const baseline_id = new ChangedPlan().at("linux").change.before.id;
  const groups = (...names: readonly string[]) =>
    names
      .reduce((plan, name) => {
        return plan.create(`aws_ssm_patch_group.g["${name}"]`, { patch_group: name, baseline_id });
      }, new ChangedPlan())
      .review();
  const says = "db now follows linux on Amazon Linux 2023 (until now: the account's default baseline)";

  const two = groups("db", "web");
  expect(renderTerminal(two).replace(/\s+/g, " ")).toContain(`${says}; likewise web why medium`);
  expect(renderMarkdown(two, { name: "p" }).split(`${says}; likewise web`)).toHaveLength(3);
  expect(withoutBreaks(renderHtml(two, { name: "p" }))).toContain("likewise web");
  expect(renderTerminal(groups("db"))).not.toContain("likewise");
  expect(renderTerminal(groups("api", "bi", "db", "et", "fe", "go", "hi")).replace(/\s+/g, " ")).toContain(
    "likewise bi, db, et, fe and 2 more",
  );
  expect(renderTerminal(twelveModules(() => 3).review())).not.toContain("was after 7 days; likewise");
});

test("two of four stacks that differ are told with what they do", () => {
  const stacks = accounts().slice(0, 2);
  const odd = [stackOf("kernel-let-through", "x"), stackOf("window-longer", "y")];
  const review = reviewStacks([...stacks, ...odd], { at: AT });

  expect(renderTerminal(review).split("\n").slice(0, 2).join(" ").replace(/ +/g, " ")).toContain(
    "HIGH x and y differ from the other 2; x: the kernel is no longer rejected",
  );
});

test("a comment tells what the odd stack shares with the others, too", () => {
  const [line = ""] = renderMarkdown(reviewStacks(accounts(), { at: AT }), { name: "p" })
    .split("\n")
    .filter((text) => text.startsWith("| **prod-us ◄**"));

  expect(line).toContain("approved immediately, was after 7 days *(as in prod-af)*<br>rejected entry");
});

/** A baseline, a window and its task as a public module makes them: each address says no more than `this`. */
function ofModule(): ChangedPlan {
  const plan = new ChangedPlan();
  const [baseline, window, task] = (["linux", "sunday", "install"] as const).map((name) => plan.at(name).change.before);
  const at = (type: string) => `module.eu.aws_ssm_${type}.this[0]`;
  const inWindow = { ...task, id: "task", window_id: "mw-0a597790a80727e2e" };
  return plan
    .resource(
      at("patch_baseline"),
      { ...baseline, id: "pb-0aaaaaaaaaaaaaaaa", name: "eu-linux" },
      {
        ...baseline,
        id: "pb-0aaaaaaaaaaaaaaaa",
        name: "eu-linux",
        rejected_patches: ["kernel*"],
      },
    )
    .resource(
      at("maintenance_window"),
      { ...window, id: inWindow.window_id, name: "eu-night" },
      {
        ...window,
        id: inWindow.window_id,
        name: "eu-night",
        cutoff: 2,
      },
    )
    .resource(at("maintenance_window_task"), inWindow, { ...inWindow, max_concurrency: "12%" });
}

test("an object that no construct made is named as its owner calls it, with its system or its window", () => {
  const review = ofModule().review();
  const text = renderTerminal(review);

  expect(text).toContain("\n  ~ module.eu.aws_ssm_patch_baseline.this[0]         eu-linux, Amazon Linux 2023\n");
  expect(text).toContain("\n  ~ module.eu.aws_ssm_maintenance_window.this[0]                        eu-night\n");
  expect(text).toContain("\n  ~ module.eu.aws_ssm_maintenance_window_task.this[0]                of eu-night\n");
  expect(renderMarkdown(review, { name: "patching" })).toContain(
    "`module.eu.aws_ssm_patch_baseline.this[0]` (eu-linux, Amazon Linux 2023)<br>",
  );
  expect(withoutBreaks(renderHtml(review, { name: "patching" }))).toContain(
    '<span class="address">eu-linux, Amazon Linux 2023</span>',
  );
});

test("of several a system or a name is told where all have it", () => {
  const named = (system: string) => {
    const plan = new ChangedPlan();
    const { before } = plan.at("linux").change;
    for (const [index, operating_system] of ["AMAZON_LINUX_2023", system].entries()) {
      const own = { ...before, operating_system, id: `pb-0000000000000000${index}`, name: `team-${index}` };
      const address = `module.team["${index}"].aws_ssm_patch_baseline.this`;
      plan.resource(address, own, { ...own, rejected_patches: ["kernel*"] });
    }
    return renderTerminal(plan.review());
  };

  expect(named("AMAZON_LINUX_2023")).toMatch(/team\["0"\]\.aws_ssm_patch_baseline\.this +Amazon Linux 2023\n/);
  expect(named("AMAZON_LINUX_2")).toMatch(/team\["0"\]\.aws_ssm_patch_baseline\.this\n/);
});

test("two things that a check finds at one object are both told below its change", () => {
  const plan = new ChangedPlan();
  const [window, target, task] = (["sunday", "web", "install"] as const).map((name) => plan.at(name).change.before);
  const own = { window_id: "mw-0a597790a80727e2e" };
  const targets = [{ key: "tag:Patch Group", values: ["ghost", "spirit"] }];
  plan
    .create("aws_ssm_maintenance_window.Night", { ...window, id: own.window_id, name: "night" })
    .create("aws_ssm_maintenance_window_target.Night", { ...target, ...own, id: "night", targets })
    .create("aws_ssm_maintenance_window_task.Night", {
      ...task,
      ...own,
      targets: [{ key: "WindowTargetIds", values: ["night"] }],
    });
  for (const change of plan.plan.resource_changes) if (change.name === "Night") change.change.after_unknown = {};
  const review = plan.review();

  for (const form of [
    renderTerminal(review),
    renderMarkdown(review, { name: "patching" }),
    renderHtml(review, { name: "patching" }),
  ]) {
    expect(form).toMatch(/no patch group is called (?:"|&quot;)ghost/);
    expect(form).toMatch(/no patch group is called (?:"|&quot;)spirit/);
  }
});

test("what a ring does like one above is told once, whatever it weighs there, and what it does beside in full", () => {
  const ring = (name: string, days: number, ringWait: { readonly soakDays: number; readonly isFirst?: true }) => {
    const plan = new ChangedPlan()
      .update("linux", (after, before) => {
        before.approval_rule[0].approve_after_days = days + 1;
        after.approval_rule[0].approve_after_days = days;
        after.rejected_patches = [...before.rejected_patches, "openssl*"];
      })
      .delete("install");
    return { ...plan.stack(name), ring: name, ringWait };
  };

  const stacks = [ring("first", 0, { soakDays: 0, isFirst: true }), ring("all", 5, { soakDays: 5 })];
  const told = renderTerminal(reviewStacks(stacks, { at: AT }));

  expect(told.match(/the task of sunday is gone/g)).toHaveLength(1);
  expect(told.slice(told.indexOf("\nfirst"))).toContain(`
  the same as in all: 1 of its 2 changes
  (aws_ssm_maintenance_window_task.Install) and 1 finding
  ~ aws_ssm_patch_baseline.Linux                               Amazon Linux 2023
      Security (Critical, Important): approved immediately, was after 1 day
        why low: patches are tried here, and the rings behind wait for them
      "openssl*" is rejected now
`);
});

test("stacks of which the same weighs more in production are told apart, each with its own risk", () => {
  const { before: ubuntu } = new ChangedPlan().at("ubuntu").change;
  const approvedAfter = (approve_after_days: number) => ({
    ...ubuntu,
    id: "pb-00000000000000abc",
    approval_rule: [{ ...ubuntu.approval_rule[0], approve_after_days }],
  });
  const delayed = (name: string) =>
    new ChangedPlan().resource("aws_ssm_patch_baseline.Own", approvedAfter(0), approvedAfter(5)).stack(name);
  const review = reviewStacks([delayed("dev"), delayed("prod"), delayed("test")], { at: AT });

  expect(review.rows.map(({ stacks, risk }) => [stacks.map(({ name }) => name), risk])).toEqual([
    [["prod"], "medium"],
    [["dev", "test"], "low"],
  ]);
  expect(renderTerminal(review)).toMatch(
    /\nprod .* medium\n(?:.*\n)*dev and test .* low\n {2}the same as in prod: 1 change/,
  );
  expect(renderMarkdown(review, { name: "patching" })).toMatch(
    /\| prod<br>.*🟡 medium \|\n\| \*\*dev and test\*\*.*🟢 low \|/,
  );
});
