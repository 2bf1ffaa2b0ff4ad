import fc from "fast-check";
import { validBaseline } from "../../../support/arbitraries-baseline";
import { validEnvironment } from "../../../support/arbitraries-environment";
import {
  validAssociation,
  validAutomationTask,
  validCommandTask,
  validLambdaTask,
  validPolicy,
  validStepsTask,
} from "../../../support/arbitraries-ways";
import { validTarget, validTask, validWindow } from "../../../support/arbitraries-window";
import { counted, expectEqual, printCounts, runs } from "./cases";
import {
  errorsOf,
  judgeAssociation,
  judgeBaseline,
  judgeEnvironment,
  judgeOtherTask,
  judgePolicy,
  judgeTarget,
  judgeTask,
  judgeWindow,
} from "./judge";

afterAll(printCounts);

test.each([
  ["baselines", validBaseline(), judgeBaseline, 0.1],
  ["windows", validWindow, judgeWindow, 0.08],
  ["targets", validTarget, (props: unknown) => judgeTarget(props), 0.06],
  ["tasks", validTask, (props: unknown) => judgeTask(props), 0.06],
  ["associations", validAssociation, judgeAssociation, 0.06],
  ["patch policies", validPolicy, judgePolicy, 0.06],
  ["commands in windows", validCommandTask, judgeOtherTask("RUN_COMMAND"), 0.02],
  ["Automations in windows", validAutomationTask, judgeOtherTask("AUTOMATION"), 0.02],
  ["functions in windows", validLambdaTask, judgeOtherTask("LAMBDA"), 0.02],
  ["state machines in windows", validStepsTask, judgeOtherTask("STEP_FUNCTIONS"), 0.02],
] as const)("valid %s are never refused", (what, arbitrary, judge, share) => {
  let cases = 0;

  fc.assert(
    fc.property(arbitrary as fc.Arbitrary<unknown>, (props) => {
      cases += 1;
      expectEqual(errorsOf((judge as (given: unknown) => ReturnType<typeof judgeBaseline>)(props).findings), []);
    }),
    runs(share),
  );

  counted(`valid ${what}, none refused`, cases);
});

test("valid environments are never refused, whatever fits together in them", () => {
  let cases = 0;

  fc.assert(
    fc.property(validEnvironment, (environment) => {
      cases += 1;
      expectEqual(errorsOf(judgeEnvironment(environment)), []);
    }),
    runs(0.1),
  );

  counted("valid environments, none refused", cases);
});
