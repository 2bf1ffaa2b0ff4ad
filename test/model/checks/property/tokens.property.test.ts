import fc from "fast-check";
import { findingsAcross } from "../../../../model/checks/across/across-checks";
import type { PatchEnvironmentModel } from "../../../../model/environment/patch-environment-model";
import { Neighbours } from "../../../../model/patching/neighbours";
import { EnvironmentView } from "../../../../model/patching/view/environment-view";
import type { TokenHandling } from "../../../../model/values/props-reader";
import { UNKNOWN } from "../../../../model/values/unknown";
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
import { leavesOf, withValueAt } from "../../../support/leaves";
import { counted, expectEqual, printCounts, runs } from "./cases";
import {
  environmentModel,
  errorsOf,
  judgeAssociation,
  judgeBaseline,
  judgeOtherTask,
  judgePolicy,
  judgeTarget,
  judgeTask,
  judgeWindow,
  TODAY,
} from "./judge";

/** Stands for a value that only Terraform knows. */
const TOKEN = "${TfToken[TOKEN.0]}";
const TOKENS: TokenHandling = { isUnresolved: (value) => value === TOKEN, read: () => UNKNOWN };

/** Which resources there are depends on it, so that it cannot wait for Terraform; the message says so. */
const MUST_BE_KNOWN = /\.tagKey$|\.allNodes$|\.reference\./;

afterAll(printCounts);

test.each([
  ["a baseline", validBaseline(), (props: unknown) => judgeBaseline(props, TOKENS)],
  ["a window", validWindow, (props: unknown) => judgeWindow(props, TOKENS)],
  ["a target", validTarget, (props: unknown) => judgeTarget(props, TOKENS)],
  ["a task", validTask, (props: unknown) => judgeTask(props, TOKENS)],
  ["an association", validAssociation, (props: unknown) => judgeAssociation(props, TOKENS)],
  ["a patch policy", validPolicy, (props: unknown) => judgePolicy(props, TOKENS)],
  ["a command in a window", validCommandTask, judgeOtherTask("RUN_COMMAND", TOKENS)],
  ["an Automation in a window", validAutomationTask, judgeOtherTask("AUTOMATION", TOKENS)],
  ["a function in a window", validLambdaTask, judgeOtherTask("LAMBDA", TOKENS)],
  ["a state machine in a window", validStepsTask, judgeOtherTask("STEP_FUNCTIONS", TOKENS)],
] as const)("a token at any leaf of %s passes every check", (what, arbitrary, judge) => {
  let cases = 0;

  fc.assert(
    fc.property(arbitrary as fc.Arbitrary<object>, (props) => {
      for (const leaf of leavesOf(props)) {
        if (MUST_BE_KNOWN.test(leaf.join("."))) continue;
        cases += 1;
        expectEqual([leaf, errorsOf(judge(withValueAt(props, leaf, TOKEN)).findings)], [leaf, []]);
      }
    }),
    runs(0.003),
  );

  counted(`tokens at the leaves of ${what}, all passed`, cases);
});

/** Names of objects and kinds of references: what a model is made of, and no value of a user. */
const STRUCTURE = new Set(["key", "kind", "tagKey", "resourceType", "taskType"]);

test("a value that is not known leads to no finding across objects which was not there before", () => {
  let cases = 0;

  fc.assert(
    fc.property(validEnvironment, (props) => {
      const environment = environmentModel(props);
      const before = new Set(saidOf(environment));
      for (const leaf of leavesOf(environment)) {
        const name = leaf.findLast((part) => typeof part === "string");
        if (STRUCTURE.has(String(name))) continue;
        cases += 1;
        const after = saidOf(withValueAt(environment, leaf, UNKNOWN));
        expectEqual([leaf, after.filter((finding) => !before.has(finding))], [leaf, []]);
      }
    }),
    runs(0.003),
  );

  counted("values of environments that became unknown, and nothing new was said across objects", cases);
});

test("a window that brings along what it installs does not go by the baseline, whether it opens once or its schedule is not known", () => {
  const window = (schedule: string, brings: object = { installOverrideList: "s3://lists/a.yaml" }) =>
    environmentModel({
      baselines: {
        Windows: { name: "windows", operatingSystem: "WINDOWS", approvalRules: [{ approveAfterDays: 0 }] },
      },
      defaults: [],
      groups: { Web: { patchGroup: "web", tagKey: "Patch Group", baselines: ["Windows"] } },
      windows: {
        Once: {
          window: { name: "once", duration: 1, cutoff: 0, schedule },
          targets: { Web: { patchGroups: [{ patchGroup: "web", tagKey: "Patch Group" }] } },
          tasks: {
            Install: { operation: "Install", rebootOption: "NoReboot", ...brings },
          },
        },
      },
    } as never);
  const once = window("at(2028-02-28T02:00:00)");
  const notKnown = withValueAt(once, ["maintenanceWindows", 0, "schedule"], UNKNOWN);
  const atOnce = (environment: PatchEnvironmentModel) => saidOf(environment).filter((said) => said.startsWith("PM613"));

  const weekly = "cron(0 2 ? * SUN *)";
  expect([once, notKnown, window(weekly)].map(atOnce)).toEqual([[], [], []]);
  expect(atOnce(window(weekly, {}))).toEqual(["PM613 Windows"]);
});

function saidOf(environment: PatchEnvironmentModel): string[] {
  const view = new EnvironmentView(environment, TODAY);
  return findingsAcross(view, { today: TODAY, neighbours: new Neighbours([view]) }).map(
    ({ checkId, key }) => `${checkId} ${key}`,
  );
}
