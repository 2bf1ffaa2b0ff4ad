import fc from "fast-check";
import { readPlan } from "../../review/plan/read-plan";
import { ReviewedRuns } from "../../review/reach/reviewed-runs";
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
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z_]{3,20}$/), fc.stringMatching(/^[a-z_]{3,20}$/), (type, reason) => {
      const plan = structuredClone(PLAN);
      plan.deferred_changes = [
        {
          reason,
          resource_change: {
            address: `${type}.this`,
            mode: "managed",
            type,
            name: "this",
            change: { actions: ["create"] },
          },
        },
      ];

      const { deferred, hasChanges, condition } = reviewOf(plan);

      expect([deferred.map(({ address }) => address), hasChanges, condition.isPartial]).toEqual([
        [`${type}.this`],
        true,
        true,
      ]);
    }),
    { numRuns: cases(20) },
  );
});
