import { ConfigurationReferences } from "../../review/plan/configuration-references";
import type { ResourceChange } from "../../review/plan/plan-schema";
import { renamings } from "../../review/plan/renamings";
import { reportOf } from "../../review/render/json-report";
import { reviewStacks } from "../../review/review";
import { idOf, planWith, reviewWith } from "./given-plans";
import { gone, made, pairsOf, WINDOW } from "./given-renamings";
import { AT, reviewOf, stackOf } from "./given-reviews";

// What is destroyed at one address and created at another is one thing, where that is sure.

test("joins a window with an equal one at another address", () => {
  expect(pairsOf([gone("Weekly"), made("Sunday")])).toEqual(["Weekly > Sunday"]);
});

test("joins one that changed by its name, and tells what changed", () => {
  const { stacks } = reviewWith(planWith([gone("Weekly"), made("Sunday", { ...WINDOW, duration: 4 })]));

  expect(stacks[0]?.changes[0]?.details.map(({ says }) => says)).toEqual([
    "Weekly is now Sunday, a similar maintenance window at a new address: no moved block joins the two, so the old one is destroyed and this one created",
    "3 h in which work may start, was 2 h",
    "is open for: 4 h, was 3 h",
  ]);
});

test.each([
  ["two that are gone", [gone("Weekly"), gone("Other"), made("Sunday")]],
  ["two that are made", [gone("Weekly"), made("Sunday"), made("Other")]],
  ["another name", [gone("Weekly"), made("Sunday", { ...WINDOW, name: "sunday" })]],
  ["another Region", [gone("Weekly"), made("Sunday", { ...WINDOW, region: "eu-west-1" })]],
])("claims nothing of %s", (_, resources) => {
  expect(pairsOf(resources)).toEqual([]);
});

test("tells two with one name apart by what else they say", () => {
  const early = { ...WINDOW, duration: 2 };

  expect(pairsOf([gone("Weekly"), gone("Early", early), made("Sunday"), made("First", early)]).toSorted()).toEqual([
    "Early > First",
    "Weekly > Sunday",
  ]);
});

test("takes neither another patch group nor another task of the same window for one that is gone", () => {
  const group = (address: string, patch_group: string, isGone: boolean) => {
    const values = { patch_group, baseline_id: "pb-0123456789abcdef0" };
    return isGone ? { address, before: { ...values, id: "1" }, after: null } : { address, after: values };
  };
  const task = { window_id: "mw-1", task_type: "RUN_COMMAND" };

  expect(
    pairsOf([
      group("aws_ssm_patch_group.Web", "web", true),
      group("aws_ssm_patch_group.Db", "db", false),
      { address: "aws_ssm_maintenance_window_task.Scan", before: { ...task, id: "2", task_arn: "a" }, after: null },
      { address: "aws_ssm_maintenance_window_task.Install", after: { ...task, task_arn: "b" }, unknown: { id: true } },
    ]),
  ).toEqual([]);
});

test("looks at what belongs to a renamed window beside what belongs to it, and not beside all others", () => {
  const many = Array.from({ length: 20 }, (_, index) => index);
  let reads = 0;
  const task = (index: number) => ({
    get task_type() {
      reads += 1;
      return "RUN_COMMAND";
    },
    window_id: `mw-${index}`,
  });
  const TYPE = "aws_ssm_maintenance_window_task";
  const change = (type: string, name: string, before: object | null, after: object | null, after_unknown = {}) =>
    ({
      address: `${type}.${name}`,
      mode: "managed",
      type,
      name,
      change: { actions: [before === null ? "create" : "delete"], before, after, after_unknown },
    }) as ResourceChange;
  const changes = many.flatMap((index) => [
    change("aws_ssm_maintenance_window", `Old${index}`, { name: `w${index}`, id: `mw-${index}` }, null),
    change("aws_ssm_maintenance_window", `New${index}`, null, { name: `w${index}` }, { id: true }),
    change(TYPE, `Old${index}_Install`, task(index), null),
    change(TYPE, `New${index}_Install`, null, { task_type: "RUN_COMMAND" }, { window_id: true }),
  ]);
  const resources = many.flatMap((index) => [
    { address: `aws_ssm_maintenance_window.New${index}`, expressions: { name: {} } },
    {
      address: `${TYPE}.New${index}_Install`,
      expressions: { window_id: idOf(`aws_ssm_maintenance_window.New${index}`) },
    },
  ]);
  const configuration = { root_module: { resources } };
  const references = new ConfigurationReferences(
    configuration,
    changes.map(({ address }) => address),
  );

  expect(renamings(changes, references, configuration)).toHaveLength(2 * many.length);
  expect(reads).toBeLessThan(5 * many.length);
});

describe("a window with its target and task", () => {
  const review = reviewOf("window-at-new-address");
  const [stack] = review.stacks;

  test("weighs less than one that is deleted, and loses neither nodes nor runs", () => {
    expect([review.risk, stack?.arrivals]).toEqual(["medium", []]);
    expect(stack?.changes.map(({ reach }) => [reach.patchGroups, reach.noLonger, reach.nextRun?.local])).toEqual(
      Array(3).fill([["dev-web", "prod-web"], undefined, "2026-11-29T02:00"]),
    );
  });

  test("is told with its former address in JSON", () => {
    expect(reportOf(review).stacks[0]?.changes[0]?.renamedFrom).toBe("aws_ssm_maintenance_window.Sunday");
  });

  test("is one row for stacks that rename alike", () => {
    const stacks = ["a", "b"].map((name) => stackOf("window-at-new-address", name));

    expect(reviewStacks(stacks, { at: AT }).rows).toHaveLength(1);
  });
});
