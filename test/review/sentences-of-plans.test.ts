import { labelOf } from "../../review/changes/label";
import { readPlan } from "../../review/plan/read-plan";
import { headlineOf } from "../../review/render/headline";
import { noteTexts } from "../../review/render/phrases";
import { renderTerminal } from "../../review/render/terminal";
import { reviewStacks } from "../../review/review";
import { ChangedPlan, idOf, toldOf } from "./changed-plans";
import { AT, reviewOf } from "./given-reviews";
import type { Open } from "./stories/example";

// What a reader is told of whole plans: names, outputs, imports, what is hidden, and no two sentences that contradict.

test.each([
  ["aws_sns_topic_policy.PatchNotifications_Policy_2559A36B", "PatchNotifications_Policy"],
  ['module.eu.aws_ssm_patch_baseline.eu-central-1_Ubuntu_29B8D1C8["a"]', 'module.eu.eu-central-1_Ubuntu["a"]'],
  ["aws_ssm_patch_baseline.web_20261130", "web_20261130"],
  ["aws_ssm_patch_baseline.Linux", "Linux"],
  ["data.aws_ssm_patch_baseline.Own", "Own"],
  ["module.data.aws_ssm_patch_baseline.this[0]", "module.data.this[0]"],
  ['module.data["data.x"].data.aws_ssm_patch_baseline.this', 'module.data["data.x"].this'],
  ["module.a.module.data.aws_ssm_patch_group.each", "module.a.module.data.each"],
])("calls %s by its label %s", (address, label) => {
  expect(labelOf(address)).toBe(label);
});

test("calls objects as their owners do, and tells two of one name apart", () => {
  const twin = { ...new ChangedPlan().at("linux").change.before, id: "pb-00000000000twin00" };
  const plan = new ChangedPlan()
    .resource("module.x.aws_ssm_patch_baseline.this[0]", twin)
    .update("prodWeb", (after) => (after.baseline_id = twin.id));

  expect(toldOf(plan.review())).toEqual([
    "prod-web follows linux (module.x.this[0]) on Amazon Linux 2023, was linux (Linux) (high)",
  ]);
});

describe("a plan that only takes over", () => {
  const importing = (plan: ChangedPlan, ...names: ("linux" | "sunday")[]) => {
    for (const name of names) plan.at(name).change.importing = { id: plan.at(name).change.before.id };
    return plan;
  };

  test("says what it takes over by name and id, and weighs nothing", () => {
    const review = importing(new ChangedPlan(), "linux", "sunday").review();

    expect(toldOf(review)).toEqual([
      `imported as it is in AWS: sunday, ${idOf("sunday")} (none)`,
      `imported as it is in AWS: linux, ${idOf("linux")} (none)`,
    ]);
    expect([review.risk, headlineOf(review).text]).toEqual(["none", "takes over 2, changes nothing"]);
  });

  test("says the id that was found where an import names an identity", () => {
    const plan = new ChangedPlan();
    plan.at("linux").change.importing = { identity: { id: idOf("linux"), region: "eu-central-1" } };

    expect(toldOf(plan.review())).toEqual([`imported as it is in AWS: linux, ${idOf("linux")} (none)`]);
  });

  test("says so of addresses that move, too", () => {
    const plan = importing(new ChangedPlan(), "linux");
    plan.at("prodWeb").previous_address = "aws_ssm_patch_group.Old";

    expect(headlineOf(plan.review()).text).toBe("takes over 1, moves 1 address, changes nothing");
    expect(headlineOf(reviewOf("moved")).text).toBe("moves 1 address, changes nothing");
  });

  test("does not say so where something changes besides", () => {
    const plan = importing(new ChangedPlan(), "linux").update("sunday", (after) => (after.enabled = false));

    expect(headlineOf(plan.review()).text).toBe("A maintenance window is disabled");
  });
});

test("tells outputs that change, by name and never by value", () => {
  const plan = new ChangedPlan();
  plan.plan.output_changes = {
    ring: { actions: ["update"], before: "one", after: "two" },
    fresh: { actions: ["create"], before: null, after: "secret" },
    old: { actions: ["delete"], before: "gone", after: null },
    same: { actions: ["no-op"], before: "x", after: "x" },
  };
  const text = renderTerminal(plan.review());

  expect(text).toContain("Outputs: + fresh, - old, ~ ring.");
  expect(text).not.toContain("secret");
});

describe("a value that is known and hidden", () => {
  const hide = (address: "linux" | "sunday", argument: string, change: (after: Open) => void) => {
    const plan = new ChangedPlan().update(address, change);
    Object.assign(plan.at(address).change, {
      before_sensitive: { [argument]: true },
      after_sensitive: { [argument]: true },
    });
    return toldOf(plan.review());
  };

  test.each<[string, readonly string[]]>([
    ["a schedule", hide("sunday", "schedule", (after) => (after.schedule = "cron(0 9 ? * MON *)"))],
    ["a schedule in another zone", hide("sunday", "schedule", (after) => (after.schedule_timezone = "UTC"))],
    ["rejected patches", hide("linux", "rejected_patches", (after) => (after.rejected_patches = ["a"]))],
    ["a new baseline's lists", createdWithHiddenList()],
  ])("is never called known after apply: %s", (_, told) => {
    expect(told.join("\n")).not.toContain("known after apply");
    expect(told.join("\n")).toContain("not shown");
  });

  test("is told apart from one that is really known after apply", () => {
    const plan = new ChangedPlan().update("sunday", (after) => delete after.schedule);
    plan.at("sunday").change.after_unknown = { schedule: true };

    expect(toldOf(plan.review()).join("\n")).toContain("a schedule (known after apply)");
  });
});

function createdWithHiddenList(): readonly string[] {
  const plan = new ChangedPlan().create("aws_ssm_patch_baseline.New", {
    name: "new",
    operating_system: "AMAZON_LINUX_2023",
    approval_rule: [],
    rejected_patches: ["secret-package"],
  });
  plan.plan.resource_changes.at(-1).change.after_sensitive = { rejected_patches: true };
  return toldOf(plan.review());
}

describe("no two sentences contradict each other", () => {
  test("about a flag that the system ignores: the sentence leaves it out", () => {
    const plan = new ChangedPlan().create("aws_ssm_patch_baseline.New", {
      name: "new",
      operating_system: "SUSE",
      approval_rule: [
        {
          approve_after_days: 7,
          enable_non_security: true,
          patch_filter: [{ key: "CLASSIFICATION", values: ["Security"] }],
        },
      ],
    });

    expect(toldOf(plan.review())).toEqual([
      "new baseline new for SUSE Linux Enterprise Server: Security after 7 days (low)",
    ]);
  });

  test("about nodes that are never registered again: another system's baseline is no break, but the end", () => {
    const { stacks } = reviewOf("baseline-replaced");
    const whys = stacks.flatMap(({ changes }) => changes.flatMap(({ details }) => details.map(({ why }) => why)));

    expect(whys.join("\n")).not.toContain("until they are registered again");
  });

  test("about a default: it reaches nodes of its system, and groups that are not registered for it", () => {
    const plan = new ChangedPlan().create("aws_ssm_default_patch_baseline.D", {
      baseline_id: idOf("linux"),
      operating_system: "AMAZON_LINUX_2023",
    });

    expect(renderTerminal(plan.review())).toContain(
      "reaches every Amazon Linux 2023 node that no registered patch group claims",
    );
  });
});

test("the headline is that of equals which reaches most", () => {
  const plan = new ChangedPlan().update("prodWeb", (after) => (after.baseline_id = idOf("ubuntu")));
  plan.update("sunday", (after) => (after.enabled = false));

  // Disabled, the window reaches two groups; the group that moves reaches itself.
  expect(headlineOf(plan.review()).text).toBe("A maintenance window is disabled");
});

test("the headline of findings alone says the finding, never the number of its check", () => {
  const text = headlineOf(reviewOf("non-security-on-suse")).text;

  expect(text).toBe("Linux: SUSE Linux Enterprise Server does not look at the flag");
});

test("names the command that can run where the plan was made", () => {
  const stack = new ChangedPlan().stack();
  const own = { ...stack, paths: new Map([["aws_ssm_patch_baseline.Linux", "patching/Linux"]]) };
  const hint = (given: typeof stack) => reviewStacks([given], { at: AT });

  expect(noteTexts(hint(stack))).toEqual(["Drift: none."]);
  expect([hint(stack), hint(own)].map(({ stacks }) => stacks[0]?.isSynthesised)).toEqual([false, true]);
});

test("reads a plan that says nothing at all about who made it", () => {
  const plan = readPlan(JSON.stringify({ format_version: "1.2", resource_changes: [] }));

  expect(reviewStacks([{ name: "bare", plan, paths: new Map() }], { at: AT }).stacks[0]?.condition.planner).toBe(
    "Terraform",
  );
});

test("a new task that is told to stop at the cutoff says so", () => {
  const sentences = ["CANCEL_TASK", "CONTINUE_TASK"].map((cutoff_behavior) =>
    toldOf(
      new ChangedPlan()
        .create("aws_ssm_maintenance_window_task.New", {
          ...new ChangedPlan().at("install").change.before,
          cutoff_behavior,
        })
        .review(),
    ).join(),
  );

  expect(sentences[0]).toContain("stops when more than 1 fails, stopped at the cutoff of its window (");
  expect(sentences[1]).toContain("stops when more than 1 fails (");
});

describe("how often an association runs", () => {
  const association = (schedule_expression: string) => ({
    name: "AWS-RunPatchBaseline",
    association_id: "own",
    parameters: { Operation: "Install" },
    targets: [{ key: "tag:Patch Group", values: ["prod-web"] }],
    apply_only_at_cron_interval: true,
    schedule_expression,
  });
  const told = (before: string, after: string) =>
    toldOf(new ChangedPlan().resource("aws_ssm_association.Own", association(before), association(after)).review());

  test.each([
    ["cron(0 2 ? * SUN#2 *)", "runs: second Sunday 02:00 UTC, was Sun 02:00 UTC; 12 runs a year, was 52 (medium)"],
    ["rate(1 day)", "runs: every day, was Sun 02:00 UTC; 365 runs a year, was 52 (medium)"],
    ["cron(0 4 ? * SUN *)", "runs: Sun 04:00 UTC, was Sun 02:00 UTC (medium)"],
  ])("is told where it changes: %s", (after, sentence) => {
    expect(told("cron(0 2 ? * SUN *)", after)).toEqual([sentence]);
  });
});

test("a registration that is only forgotten is not deregistered: another one beside it collides", () => {
  const slow = { ...new ChangedPlan().at("linux").change.before, id: "pb-0aaaaaaaaaaaaaaaa", name: "linux-slow" };
  const collides =
    "the apply will fail with AlreadyExistsException: prod-web stays registered with linux on Amazon Linux 2023, which the plan only forgets (high)";
  const replaced = new ChangedPlan()
    .resource("aws_ssm_patch_baseline.Slow", slow)
    .update("prodWeb", (after) => (after.baseline_id = slow.id));
  replaced.at("prodWeb").change.actions = ["create", "forget"];
  const elsewhere = (baseline: string) => {
    const plan = new ChangedPlan().resource("aws_ssm_patch_baseline.Slow", slow);
    const { change } = plan.at("prodWeb");
    Object.assign(change, { actions: ["forget"], after: null });
    return plan.create("aws_ssm_patch_group.B", { ...change.before, id: undefined, baseline_id: baseline });
  };

  expect(toldOf(replaced.review())).toContain(collides);
  expect(toldOf(elsewhere(slow.id).review())).toContain(collides);
  expect(toldOf(elsewhere(idOf("linux")).review())).toContain(
    "prod-web stays registered with linux on Amazon Linux 2023: AWS's text says that this is no conflict (low)",
  );
});
