import fc from "fast-check";
import { ALL_CHECKS } from "../../../../model/checks/all-checks";
import { CASES, counted, expectEqual, printCounts, runs } from "./cases";
import {
  errorsOf,
  type Judgement,
  judgeAssociation,
  judgeBaseline,
  judgeGroup,
  judgeOtherTask,
  judgePolicy,
  judgeTarget,
  judgeTask,
  judgeWindow,
} from "./judge";
import type { Violation } from "./violation";
import { BASELINE_VIOLATIONS } from "./violations-of-baselines";
import { GROUP_VIOLATIONS } from "./violations-of-groups";
import {
  ASSOCIATION_VIOLATIONS,
  AUTOMATION_VIOLATIONS,
  COMMAND_VIOLATIONS,
  LAMBDA_VIOLATIONS,
  POLICY_VIOLATIONS,
  STEPS_VIOLATIONS,
} from "./violations-of-ways";
import { TARGET_VIOLATIONS, TASK_VIOLATIONS, WINDOW_VIOLATIONS } from "./violations-of-windows";

const KINDS: readonly [
  what: string,
  violations: readonly Violation[],
  judge: (props: unknown) => Judgement<unknown>,
][] = [
  ["baselines", BASELINE_VIOLATIONS, judgeBaseline],
  ["groups", GROUP_VIOLATIONS, judgeGroup],
  ["windows", WINDOW_VIOLATIONS, judgeWindow],
  ["targets", TARGET_VIOLATIONS, (props) => judgeTarget(props)],
  ["tasks", TASK_VIOLATIONS, (props) => judgeTask(props)],
  ["associations", ASSOCIATION_VIOLATIONS, judgeAssociation],
  ["patch policies", POLICY_VIOLATIONS, judgePolicy],
  ["commands in windows", COMMAND_VIOLATIONS, judgeOtherTask("RUN_COMMAND")],
  ["Automations in windows", AUTOMATION_VIOLATIONS, judgeOtherTask("AUTOMATION")],
  ["functions in windows", LAMBDA_VIOLATIONS, judgeOtherTask("LAMBDA")],
  ["state machines in windows", STEPS_VIOLATIONS, judgeOtherTask("STEP_FUNCTIONS")],
];
const VIOLATIONS = KINDS.reduce((count, [, violations]) => count + violations.length, 0);
/** Beside the cases in all: ten of each kind. */
const SHARE = 1.25;

afterAll(printCounts);

describe.each(KINDS)("%s", (what, violations, judge) => {
  let cases = 0;

  afterAll(() => counted(`violations in ${what}, each named at its place and nothing else`, cases));

  test.each(violations.map((violation) => [violation.id, violation.what, violation] as const))(
    "%s in %s is named, at its place, and nothing else is",
    (_id, _what, violation) => {
      fc.assert(
        fc.property(violation.base, fc.nat(1000), (base, pick) => {
          const { props, path } = violation.inject(base as never, pick);
          cases += 1;

          expectEqual(errorsOf(judge(props).findings), [`${violation.id} ${path}`]);
        }),
        runs(SHARE / VIOLATIONS),
      );
    },
  );
});

test(`each kind of violation is brought in at least ${Math.floor((CASES * SHARE) / VIOLATIONS)} times`, () => {
  expect((CASES * SHARE) / VIOLATIONS).toBeGreaterThan(10);
});

/** Seen where the object is: what is wrong between objects, or with a whole tree, has tests of its own. */
const ELSEWHERE = /^PM(00\d|207|33\d|41[0-2679]|503|51\d|[6-9]\d\d)$/;
test("every error that one object can have by itself is among the violations", () => {
  const brought = new Set<string>(KINDS.flatMap(([, violations]) => violations.map(({ id }) => id)));

  const missing = ALL_CHECKS.filter(
    ({ id, severity }) => severity === "error" && !brought.has(id) && !ELSEWHERE.test(id),
  );

  // A key cannot stand twice in an object, and no construct takes the parameter of PM573; a plan can hold both, and these
  // have tests of their own.
  expect(missing.map(({ id }) => id)).toEqual(["PM124", "PM521", "PM573"]);
});
