import fc from "fast-check";
import { NotValidError } from "../../../../model/values/finding";
import { acceptFinding } from "../../../../modules/construct/accept-finding";
import { PatchAssociation } from "../../../../modules/patch-association";
import { PatchBaseline } from "../../../../modules/patch-baseline";
import { PatchGroup } from "../../../../modules/patch-group";
import { PatchPolicy } from "../../../../modules/patch-policy";
import { validBaseline } from "../../../support/arbitraries-baseline";
import {
  validAssociation,
  validAutomationTask,
  validCommandTask,
  validLambdaTask,
  validPolicy,
  validStepsTask,
} from "../../../support/arbitraries-ways";
import { validTarget, validTask, validWindow } from "../../../support/arbitraries-window";
import { fleet } from "../../../support/fleet";
import { GARBAGE, isSlow } from "../../../support/garbage";
import { type LeafPath, leavesOf, withValueAt } from "../../../support/leaves";
import { counted, expectEqual, printCounts, runs } from "./cases";
import {
  judgeAssociation,
  judgeBaseline,
  judgeOtherTask,
  judgePolicy,
  judgeTarget,
  judgeTask,
  judgeWindow,
} from "./judge";

afterAll(printCounts);

const VALUES = new Map(GARBAGE);

/** Every place in a value: the leaves, and whatever holds them. */
function placesOf(value: object): LeafPath[] {
  const places = leavesOf(value).flatMap((leaf) => leaf.map((_, length) => leaf.slice(0, length + 1)));
  return [...new Map(places.map((place) => [place.join("/"), place])).values()];
}

test.each([
  ["a baseline", validBaseline({ minRules: 1 }), (props: unknown) => judgeBaseline(props)],
  ["a window", validWindow, (props: unknown) => judgeWindow(props)],
  ["a target", validTarget, (props: unknown) => judgeTarget(props)],
  ["a task", validTask, (props: unknown) => judgeTask(props)],
  ["an association", validAssociation, (props: unknown) => judgeAssociation(props)],
  ["a patch policy", validPolicy, (props: unknown) => judgePolicy(props)],
  ["a command in a window", validCommandTask, judgeOtherTask("RUN_COMMAND")],
  ["an Automation in a window", validAutomationTask, judgeOtherTask("AUTOMATION")],
  ["a function in a window", validLambdaTask, judgeOtherTask("LAMBDA")],
  ["a state machine in a window", validStepsTask, judgeOtherTask("STEP_FUNCTIONS")],
] as const)(
  "garbage anywhere in %s is answered with findings, never with an error from inside, within 100 ms",
  (what, arbitrary, judge) => {
    let cases = 0;
    // By its name alone: a counterexample of a million entries helps nobody.
    const garbage = fc.constantFrom(...GARBAGE.map(([kind]) => kind));

    fc.assert(
      fc.property(arbitrary as fc.Arbitrary<object>, fc.nat(10_000), garbage, (props, pick, kind) => {
        const value = VALUES.get(kind);
        const places = placesOf(props);
        const place = places[pick % places.length] ?? [];
        cases += 1;
        expectEqual([kind, place, isSlow(() => judge(withValueAt(props, place, value)))], [kind, place, false]);
      }),
      runs(0.02),
    );

    counted(`pieces of garbage in ${what}, each answered`, cases);
  },
);

const MAKERS: readonly (readonly [what: string, properties: readonly string[], make: (props: never) => unknown])[] = [
  [
    "a patch baseline",
    ["name", "operatingSystem", "approvalRules", "globalFilters", "sources", "tags", "registerAsDefault"],
    (props) => new PatchBaseline(fleet().stack, "Linux", props),
  ],
  [
    "a patch group",
    ["patchGroup", "tagKey", "baselines", "region"],
    (props) => new PatchGroup(fleet().stack, "Web", props),
  ],
  [
    "an association",
    ["operation", "targets", "scheduleExpression", "calendarNames", "logs", "tags", "region"],
    (props) => new PatchAssociation(fleet().stack, "Nightly", props),
  ],
  [
    "a patch policy",
    ["name", "operation", "baselines", "targets", "organizationalUnits", "targetRegions", "scanSchedule", "tags"],
    (props) => new PatchPolicy(fleet().stack, "All", props),
  ],
  ["an existing baseline", ["baselineId", "operatingSystem", "region"], (props) => PatchBaseline.fromBaselineId(props)],
  [
    "a predefined baseline",
    ["operatingSystem", "region"],
    (props) => PatchBaseline.predefined(fleet().stack, "Aws", props),
  ],
  ["an accepted finding", ["check", "reason", "owner", "until", "at"], (props) => acceptFinding(fleet().stack, props)],
];

const VALID: Readonly<Record<string, unknown>> = {
  name: "linux",
  operatingSystem: "AMAZON_LINUX_2",
  check: "PM106",
  reason: "moves in spring",
  owner: "platform team",
  until: "2027-03-31",
  baselineId: "pb-0123456789abcdef0",
};

/** Whether it is refused in our own words; anything else fails the test. */
function isRefused(run: () => unknown): boolean {
  try {
    run();
    return false;
  } catch (error) {
    if (error instanceof NotValidError) return true;
    throw error;
  }
}

describe.each(MAKERS)("%s", (_, properties, make) => {
  test.each(GARBAGE)("made of %s is refused in our own words", (_kind, value) => {
    expect(isRefused(() => make(value as never))).toBe(true);
  });

  test.each(GARBAGE)(
    "with %s in any property is refused in our own words or accepted, within 100 ms",
    (_kind, value) => {
      const known = Object.fromEntries(Object.entries(VALID).filter(([property]) => properties.includes(property)));

      const slow = properties.filter((property) => isSlow(() => make({ ...known, [property]: value } as never)));

      expect(slow).toEqual([]);
    },
  );
});
