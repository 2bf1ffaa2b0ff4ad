import fc from "fast-check";
import { PATCHING_TYPES } from "../../review/plan/plan-resources";
import { readPlan } from "../../review/plan/read-plan";
import { ReviewedRuns } from "../../review/reach/reviewed-runs";
import { highestRisk, RISKS } from "../../review/risk/risk";
import { reviewStack } from "../../review/stacks/review-stack";
import { cases } from "../support/attacks/full-size";
import { AT } from "./given-reviews";
import type { Open } from "./stories/example";
import { recorded } from "./stories/recording";

// Whatever a plan changes about patching is told: a value, an action, drift, what waits. Only what the provider computes
// for itself, or copies, is no news.

const NO_NEWS = ["id", "arn", "json", "tags_all", "window_task_id"];
const PLAN: Open = recorded("nothing-changes").plan;
const calendar = new ReviewedRuns(AT);

const reviewOf = (plan: Open) =>
  reviewStack({ name: "mutated", plan: readPlan(JSON.stringify(plan)), paths: new Map() }, calendar).review;

/** Paths to every plain value of a resource. */
function leavesOf(value: Open, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [path];
  const entries = Object.entries(value as object);
  // An empty list or map takes a value, too.
  if (entries.length === 0) return [path];
  return entries.flatMap(([name, entry]) => leavesOf(entry, [...path, name]));
}

/** Of what is null in the example, a number is what the provider takes. */
const NUMBERS = ["schedule_offset", "priority", "timeout_seconds"];

/** What an empty list of blocks may get. */
const BLOCKS: Readonly<Record<string, readonly object[]>> = {
  global_filter: [{ key: "PRODUCT", values: ["AmazonLinux2023"] }],
  source: [{ name: "epel", configuration: "[epel]", products: ["*"] }],
  cloudwatch_config: [{ cloudwatch_log_group_name: "patching" }],
  notification_config: [{ notification_type: "Command" }],
  automation_parameters: [{ document_version: "1" }],
  lambda_parameters: [{ qualifier: "1" }],
  step_functions_parameters: [{ name: "patching" }],
};

function other(value: Open, path: readonly string[]): Open {
  if (typeof value === "boolean") return !value;
  if (typeof value === "number") return value + 1;
  if (Array.isArray(value)) return BLOCKS[path.at(-1) ?? ""] ?? ["other"];
  if (typeof value === "object" && value !== null) return { other: "value" };
  const name = path.at(-1) ?? "";
  if (NUMBERS.includes(name)) return 2;
  if (name === "cloudwatch_output_enabled") return true;
  return name === "schedule" ? "cron(0 5 ? * MON *)" : "other";
}

function withOther(values: Open, path: readonly string[]): Open {
  const copy = structuredClone(values);
  const parent = path.slice(0, -1).reduce((at: Open, name) => at[name], copy);
  const name = path.at(-1) as string;
  parent[name] = other(parent[name], path);
  // The provider repeats tags in all tags, which is where they are read.
  if (path[0] === "tags") copy.tags_all = copy.tags;
  return copy;
}

interface Leaf {
  readonly address: string;
  readonly path: readonly string[];
}

const LEAVES: readonly Leaf[] = PLAN.resource_changes.flatMap(({ address, change }: Open) =>
  leavesOf(change.before)
    .filter(([name = ""]) => !NO_NEWS.includes(name))
    .map((path) => ({ address, path })),
);

/** Arguments that hold the id of another resource, which its address stands for. */
const LINKED = ["baseline_id", "window_id", "0"];

const silent = (details: readonly { readonly kind: string }[]) =>
  details.every(({ kind }) => kind === "nothing-visible");
const nameOf = ({ address, path }: Leaf) => `${address} ${path.join(".")}`;

test("no value of a resource changes in silence", () => {
  const untold = LEAVES.filter(({ address, path }) => {
    const plan = structuredClone(PLAN);
    const { change } = plan.resource_changes.find((one: Open) => one.address === address);
    Object.assign(change, { actions: ["update"], after: withOther(change.before, path) });
    return silent(reviewOf(plan).changes.flatMap(({ details }) => details));
  });

  expect(LEAVES.length).toBeGreaterThan(80);
  expect(untold.map(nameOf)).toEqual([]);
});

test("no value of a resource drifts in silence, and each weighs what the same change would", () => {
  const differing = LEAVES.filter(({ address, path }) => {
    const drifted = structuredClone(PLAN);
    const resource = drifted.resource_changes.find((one: Open) => one.address === address);
    const found = withOther(resource.change.before, path);
    const drift = {
      ...structuredClone(resource),
      change: { actions: ["update"], before: resource.change.before, after: found },
    };
    drifted.resource_drift = [drift];
    Object.assign(resource.change, { before: found, after: found });
    const planned = structuredClone(PLAN);
    const { change } = planned.resource_changes.find((one: Open) => one.address === address);
    Object.assign(change, { actions: ["update"], after: found });

    const [told] = reviewOf(drifted).drift;
    const [same] = reviewOf(planned).changes;
    return told === undefined || silent(told.details) || told.risk !== same?.risk;
  });

  expect(differing.map(nameOf)).toEqual([]);
});

/** Of what is for people alone, or is replaced with its object, no more is known than its name. */
const FOR_PEOPLE = ["name", "description", "owner_information", "tags", "region"];

function withUnknown(resource: Open, path: readonly string[]): void {
  const { change } = resource;
  Object.assign(change, { actions: ["update"], after: structuredClone(change.before), after_unknown: {} });
  let [values, marks]: [Open, Open] = [change.after, change.after_unknown];
  for (const step of path.slice(0, -1)) {
    values = values[step];
    marks = marks[step] = skeletonOf(values);
  }
  const name = path.at(-1) as string;
  if (Array.isArray(values)) values[Number(name)] = null;
  else delete values[name];
  marks[name] = true;
}

/** What Terraform marks of a value of which nothing is unknown. */
function skeletonOf(value: Open): Open {
  const isBlock = (entry: Open) => typeof entry === "object" && entry !== null;
  return Array.isArray(value) ? value.map((entry) => (isBlock(entry) ? {} : false)) : {};
}

test("what is known after apply weighs no less than any value that it may turn out to be", () => {
  const lighter = LEAVES.filter(({ path: [name = ""] }) => !FOR_PEOPLE.includes(name)).filter(({ address, path }) => {
    const [hidden, shown] = [structuredClone(PLAN), structuredClone(PLAN)];
    const at = (plan: Open) => plan.resource_changes.find((one: Open) => one.address === address);
    withUnknown(at(hidden), path);
    const { change } = at(shown);
    Object.assign(change, { actions: ["update"], after: withOther(change.before, path) });
    // Ids of others that are known after apply are those of the resources that the configuration names.
    if (reviewOf(hidden).changes.every(({ details }) => silent(details))) return !LINKED.includes(path.at(-1) ?? "");
    const risk = (plan: Open) => RISKS.indexOf(highestRisk(reviewOf(plan).changes.map((one) => one.risk)));
    return risk(hidden) < risk(shown);
  });

  expect(lighter.map(nameOf)).toEqual([]);
});

test("what a reviewer cannot see of approvals, times, nodes and tasks weighs high", () => {
  const HIGH = [
    "approval_rule.0.approve_after_days",
    "approval_rule.0.patch_filter.0.values.0",
    "approval_rule.0.patch_filter.0.key",
    "rejected_patches.0",
    "schedule",
    "enabled",
    "duration",
    "targets.0.key",
    "targets.0.values.0",
    "resource_type",
    "task_arn",
    "task_type",
    "max_concurrency",
    "max_errors",
  ];
  const weights = LEAVES.filter(({ path }) => HIGH.includes(path.join(".")))
    // Ubuntu heeds no delay, and its group is named as no production; a task's targets are ids of others.
    .filter(
      ({ address, path }) => !address.endsWith("Ubuntu") && !(address.endsWith("Install") && path[0] === "targets"),
    )
    .map(({ address, path }) => {
      const plan = structuredClone(PLAN);
      withUnknown(
        plan.resource_changes.find((one: Open) => one.address === address),
        path,
      );
      return [nameOf({ address, path }), highestRisk(reviewOf(plan).changes.map((one) => one.risk))];
    });

  expect(weights.filter(([, risk]) => risk !== "high")).toEqual([]);
});

const WORDS = ["no-op", "create", "read", "update", "delete", "forget", "somersault"];

test("no list of actions is swallowed", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...PLAN.resource_changes.map(({ address }: Open) => address)),
      fc.uniqueArray(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 }),
      (address, actions) => {
        fc.pre(actions.join() !== "no-op");
        const plan = structuredClone(PLAN);
        plan.resource_changes.find((one: Open) => one.address === address).change.actions = actions;

        const { changes, hasChanges } = reviewOf(plan);

        expect(hasChanges).toBe(true);
        // Nothing changes about the values, so that an update or a read of them may say just that.
        expect(changes.map((change) => change.address)).toEqual([address]);
        expect(changes[0]?.details.length).toBeGreaterThan(0);
      },
    ),
    { numRuns: cases(60) },
  );
});

test("no change that waits is swallowed, of whatever type", () => {
  const some = fc.stringMatching(/^[a-z_]{3,20}$/);
  const others = fc.uniqueArray(some, { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(others, some, fc.constantFrom("managed", "data"), (drawn, reason, mode) => {
      // Those that a review reads are each among them, for these are those that it could take for something else.
      const addresses = [...PATCHING_TYPES, "aws_instance", "aws_iam_role", ...drawn].map((type) => `${type}.this`);
      const plan = structuredClone(PLAN);
      plan.deferred_changes = addresses.map((address) => {
        const [type, name] = address.split(".");
        return { reason, resource_change: { address, mode, type, name, change: { actions: ["create"] } } };
      });

      const { deferred, hasChanges, condition } = reviewOf(plan);

      expect([deferred.map(({ address }) => address), hasChanges, condition.isPartial]).toEqual([
        addresses.sort(),
        true,
        true,
      ]);
    }),
    { numRuns: cases(20) },
  );
});
