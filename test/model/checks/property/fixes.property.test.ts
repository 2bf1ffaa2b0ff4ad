import fc from "fast-check";
import { OPERATING_SYSTEMS } from "../../../../model/facts/operating-systems";
import { zoneNames } from "../../../../model/schedule/zones/zone-history";
import type { Finding } from "../../../../model/values/finding";
import { unlisted } from "../../../../model/values/listed";
import { validBaseline } from "../../../support/arbitraries-baseline";
import {
  validAssociation,
  validCommandTask,
  validLambdaTask,
  validPolicy,
  validStepsTask,
} from "../../../support/arbitraries-ways";
import { validTarget, validTask, validWindow } from "../../../support/arbitraries-window";
import { type LeafPath, leavesOf, valueAt, withValueAt } from "../../../support/leaves";
import { said as across, nodesOf } from "../across/given";
import { counted, expectEqual, printCounts, runs } from "./cases";
import {
  errorsOf,
  type Judgement,
  judgeAssociation,
  judgeBaseline,
  judgeOtherTask,
  judgePolicy,
  judgeTarget,
  judgeTask,
  judgeWindow,
} from "./judge";

// What a message says to write is written, and the checks are asked again. Whole schedules have a test of their own.

/** `did you mean Critical`, `write "Stage"`, `write a place such as Asia/Seoul`. */
const VALUE =
  /(?:did you mean|; write(?: a place such as| one such as| the name)?|of several places: write one such as) ("(?:[^"\\]|\\.)*"|\{\{\w+\}\}|[\w/+.:*-]+)/;

/** What is wrong with a schedule; test/model/schedule/grammar/fixes.property.test.ts writes what it says. */
const SCHEDULES = ["PM320", "PM321", "PM561", "PM578", "PM579", "PM592"];

function valueToWrite({ checkId, message }: Finding): string | undefined {
  if (SCHEDULES.includes(checkId)) return undefined;
  const [, text] = VALUE.exec(message) ?? [];
  if (text === undefined || / write (?:it|its|one entry|the|a) /.test(message.replace(/write a place such as/, ""))) {
    return undefined;
  }
  return text.startsWith('"') ? JSON.parse(text) : text;
}

const AUTOMATION = fc.record({
  taskArn: fc.constantFrom("AWS-CreateImage", "AWS-StartEC2Instance", "AWS-PatchAsgInstance"),
  parameters: fc.constantFrom({ InstanceId: ["{{RESOURCE_ID}}"] }, { InstanceId: "{{TARGET_ID}} of {{WINDOW_ID}}" }),
  serviceRoleArn: fc.constant("arn:aws:iam::123456789012:role/patching"),
  priority: fc.nat(10),
  cutoffBehavior: fc.constantFrom("CONTINUE_TASK", "CANCEL_TASK"),
});

/** More values with neighbours than valid props have by themselves. */
const BASELINE = fc
  .tuple(
    validBaseline(),
    fc.constantFrom(
      ...Object.entries(OPERATING_SYSTEMS).flatMap(([operatingSystem, { filters }]) =>
        Object.entries(filters).map(([name, { confirmed = [], observed = [] }]) => ({
          operatingSystem,
          name,
          values: [...confirmed, ...observed],
        })),
      ),
    ),
    fc.nat(),
  )
  .map(([props, { operatingSystem, name, values }, pick]) => ({
    name: props.name,
    operatingSystem,
    approvalRules: [
      {
        patchFilters: values.length === 0 ? {} : { [name]: [values[pick % values.length]] },
        approveAfterDays: 7,
        complianceLevel: "CRITICAL",
      },
    ],
    rejectedPatchesAction: "BLOCK",
  }));

const WINDOW = fc
  .tuple(validWindow, fc.constantFrom(...zoneNames()))
  .map(([props, scheduleTimezone]) => ({ ...props, scheduleTimezone }));

type Kind = readonly [what: string, props: fc.Arbitrary<object>, judge: (props: unknown) => Judgement<unknown>];

const KINDS: readonly Kind[] = [
  ["baselines", BASELINE, judgeBaseline],
  ["windows", WINDOW, judgeWindow],
  ["targets", validTarget as fc.Arbitrary<object>, (props) => judgeTarget(props)],
  ["tasks", validTask as fc.Arbitrary<object>, (props) => judgeTask(props)],
  ["automations", AUTOMATION, judgeOtherTask("AUTOMATION")],
  ["commands", validCommandTask, judgeOtherTask("RUN_COMMAND")],
  ["functions", validLambdaTask, judgeOtherTask("LAMBDA")],
  ["state machines", validStepsTask, judgeOtherTask("STEP_FUNCTIONS")],
  ["associations", validAssociation, judgeAssociation],
  ["patch policies", validPolicy, judgePolicy],
];

/** A word as somebody types it who is in a hurry, or thinks of another system. */
function slip(word: string, how: number): string {
  const at = how % Math.max(1, word.length);
  const [before, after] = [word.slice(0, at), word.slice(at)];
  switch (Math.floor(how / 100) % 9) {
    case 0:
      return before + after.slice(1);
    case 1:
      return `${before}${after.slice(0, 1)}${after}`;
    case 2:
      return before + after.slice(1, 2) + after.slice(0, 1) + after.slice(2);
    case 3:
      return word.toLowerCase();
    case 4:
      return word.toUpperCase();
    case 5:
      return `tag:${word}`;
    case 6:
      return word.replace(/\d+(?!.*\d)/, (digits) => String(Number(digits) + 1 + (how % 4)));
    case 7:
      return word.replace(/[_/ ]/g, " ");
    default:
      return word.slice(word.lastIndexOf("/") + 1);
  }
}

/** Where a text or the name of a property can be misspelt. */
function places(props: object): readonly { readonly path: LeafPath; readonly isName: boolean }[] {
  const leaves = leavesOf(props);
  const names = leaves.filter((path) => path.length > 0 && typeof path.at(-1) === "string");
  return [
    ...leaves.filter((path) => typeof valueAt(props, path) === "string").map((path) => ({ path, isName: false })),
    ...names.map((path) => ({ path, isName: true })),
    ...leaves
      .filter((path) => typeof path.at(-1) === "number")
      .map((path) => ({ path: path.slice(0, -1), isName: true }))
      .filter(({ path }) => typeof path.at(-1) === "string"),
  ];
}

function renamed(props: object, path: LeafPath, name: string): object {
  const parent = path.slice(0, -1);
  const fields = valueAt(props, parent) as object;
  const last = path.at(-1);
  return withValueAt(
    props,
    parent,
    Object.fromEntries(Object.entries(fields).map(([key, value]) => [key === last ? name : key, value])),
  );
}

/** Baselines take the longest, and of windows only the zone counts. */
const SHARES: Readonly<Record<string, number>> = { baselines: 0.04, windows: 0.12 };

/** The checks whose messages named a value that was then written. */
const applied = new Map<string, number>();

afterAll(() => {
  for (const [check, count] of [...applied].sort()) counted(`values that ${check} says to write, all accepted`, count);
  printCounts();
});

test.each(KINDS)("what the checks of %s say to write is accepted by all of them", (what, arbitrary, judge) => {
  let misspelt = 0;
  fc.assert(
    fc.property(arbitrary, fc.nat(1000), fc.nat(10_000), (props, where, how) => {
      const all = places(props);
      const { path, isName } = all[where % all.length] as (typeof all)[number];
      const word = String(isName ? path.at(-1) : valueAt(props, path));
      const wrong = slip(word, how);
      const spell = (text: string) => (isName ? renamed(props, path, text) : withValueAt(props, path, text));
      if (wrong === word || errorsOf(judge(props).findings).length > 0) return;
      misspelt++;
      const before = new Set(judge(props).findings.map(said));
      for (const finding of judge(spell(wrong)).findings) {
        const value = before.has(said(finding)) ? undefined : valueToWrite(finding);
        if (value === undefined) continue;
        applied.set(finding.checkId, (applied.get(finding.checkId) ?? 0) + 1);
        const after = judge(spell(value)).findings;
        const left = after.filter((one) => one.checkId === finding.checkId && !before.has(said(one)));
        expectEqual([finding.message, errorsOf(after), left.map(said)], [finding.message, [], []]);
      }
    }),
    runs(SHARES[what] ?? 0.1),
  );
  expect(misspelt).toBeGreaterThan(0);
});

function said({ checkId, path, message }: Finding): string {
  return `${checkId} ${path} ${message}`;
}

/** Schedules as other systems write them, and such as only another way of patching takes. */
const SCHEDULES_OF_OTHERS = fc.oneof(
  fc
    .tuple(fc.integer({ min: 0, max: 60 }), fc.constantFrom("minute", "hours", "days", "weeks", "w", "month"))
    .map(([count, unit]) => `rate(${count} ${unit})`),
  fc
    .tuple(
      fc.constantFrom("0", "*/10", "/59", "00"),
      fc.constantFrom("2", "*", "*/2", "8-18"),
      fc.constantFrom("*", "?", "1", "L"),
      fc.constantFrom("*", "JAN", "1-6"),
      fc.constantFrom("*", "?", "SUN", "1/3", "7l", "0", "5-7"),
      fc.constantFrom(" *", "", " 2020"),
    )
    .map(([minute, hour, day, month, weekday, year]) => `cron(${minute} ${hour} ${day} ${month} ${weekday}${year})`),
  fc.constantFrom("@daily", "@yearly", "@weekly", "every sunday", "at(2027-01-31 02:00)", "rate(1 days)"),
);

/** What a message says to write in place of the whole expression. */
const WHOLE =
  /; (?:for every day |for the last day of the month )?write ((?:(?:cron|rate|at)\([^)]*\)(?:,? or |, )?)+)/;

const WITH_SCHEDULES = [
  ["associations", "scheduleExpression", validAssociation, judgeAssociation],
  ["patch policies", "scanSchedule", validPolicy, judgePolicy],
] as const;

test.each(WITH_SCHEDULES)(
  "a whole schedule that the checks of %s say to write is accepted by all of them",
  (_, name, arbitrary, judge) => {
    fc.assert(
      fc.property(arbitrary, SCHEDULES_OF_OTHERS, fc.boolean(), (others, schedule, applyOnlyAtCronInterval) => {
        const props = { ...others, ...(name === "scheduleExpression" ? { applyOnlyAtCronInterval } : {}) };
        for (const finding of judge({ ...props, [name]: schedule }).findings) {
          const [, told = ""] = WHOLE.exec(finding.message) ?? [];
          for (const [whole] of told.matchAll(/(?:cron|rate|at)\([^)]*\)/g)) {
            applied.set(finding.checkId, (applied.get(finding.checkId) ?? 0) + 1);
            expectEqual(
              [finding.message, errorsOf(judge({ ...props, [name]: whole }).findings)],
              [finding.message, []],
            );
          }
        }
      }),
      runs(0.1),
    );
  },
);

describe("across objects", () => {
  const windows = (patchGroup: string, tagKey?: string) => ({
    Sunday: { targets: { Nodes: nodesOf(patchGroup, tagKey) } },
  });

  test("the target or the group that PM601 names is accepted", () => {
    const names = fc.constantFrom("Critical", "prod-web", "web server", "group_2");
    fc.assert(
      fc.property(names, fc.nat(10_000), (name, how) => {
        const wrong = slip(name, how) || "x";
        const [finding] = across("PM601", { groups: { [name]: {} }, windows: windows(wrong) });
        if (finding === undefined) return;
        const [, target, group] = /→ (?:target (.+), or )?register the group ("(?:[^"\\]|\\.)*")$/.exec(finding) ?? [];
        applied.set("PM601", (applied.get("PM601") ?? 0) + 1);
        const both = { [name]: {}, [JSON.parse(group as string)]: {} };
        expectEqual(across("PM601", { groups: both, windows: windows(wrong) }), []);
        if (target === undefined) return;
        expectEqual(across("PM601", { groups: { [name]: {} }, windows: windows(target) }), []);
      }),
      runs(0.04),
    );
  });

  test("each tag key that PM603 names is accepted", () => {
    const given = (group: "Patch Group" | "PatchGroup", target: string) =>
      across("PM603", { groups: { web: { tagKey: group } }, windows: windows("web", target) });
    const [finding = ""] = given("Patch Group", "PatchGroup");
    const [, target = "", group] = /→ target tag:(.+), or give the group tagKey "(.+)"$/.exec(finding) ?? [];

    expect(given("Patch Group", target)).toEqual([]);
    expect(given(group as "PatchGroup", "PatchGroup")).toEqual([]);
  });
});

test("every check that names a value to write was asked", () => {
  expect([...applied.keys()]).toEqual(
    expect.arrayContaining([
      "PM001",
      "PM103",
      "PM116",
      "PM123",
      "PM131",
      "PM324",
      "PM332",
      "PM506",
      "PM540",
      "PM541",
      "PM551",
      "PM561",
      "PM581",
      "PM592",
      "PM601",
    ]),
  );
});

test.each(KINDS)(
  "what the checks of %s say to write in place of an unlisted value is accepted by all of them",
  (what, arbitrary, judge) => {
    let drawn = 0;
    fc.assert(
      fc.property(arbitrary, fc.nat(1000), fc.nat(10_000), (props, where, how) => {
        const all = places(props).filter(({ isName }) => !isName);
        const { path } = all[where % all.length] as (typeof all)[number];
        const word = String(valueAt(props, path));
        const wrong = slip(word, how);
        if (wrong === "" || wrong === word || errorsOf(judge(props).findings).length > 0) return;
        drawn++;
        const before = new Set(judge(props).findings.map(said));
        for (const finding of judge(withValueAt(props, path, unlisted(wrong))).findings) {
          const value = before.has(said(finding)) ? undefined : valueToWrite(finding);
          if (value === undefined) continue;
          applied.set(finding.checkId, (applied.get(finding.checkId) ?? 0) + 1);
          const after = judge(withValueAt(props, path, value)).findings;
          const left = after.filter((one) => one.checkId === finding.checkId && !before.has(said(one)));
          expectEqual([finding.message, errorsOf(after), left.map(said)], [finding.message, [], []]);
        }
      }),
      runs(SHARES[what] ?? 0.1),
    );
    expect(drawn).toBeGreaterThan(0);
  },
);
