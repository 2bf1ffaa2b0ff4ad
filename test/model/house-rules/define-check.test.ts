import { ALL_CHECKS } from "../../../model/checks/all-checks";
import { readCheckSet } from "../../../model/house-rules/check-set";
import { defineCheck } from "../../../model/house-rules/define-check";
import { Problems } from "../../../model/values/problems";

const GOOD = {
  id: "ACME001",
  severity: "error",
  on: "window",
  cause: "A production window runs on a weekday.",
  reason: "The change board only approves weekends.",
  fix: "Move the window to Saturday or Sunday.",
  find: () => {},
} as const;

test("a check is what was written, and cannot be changed", () => {
  const check = defineCheck(GOOD);

  expect(check).toMatchObject({ id: "ACME001", on: "window", source: "house rule" });
  expect(Object.isFrozen(check)).toBe(true);
});

test.each<[string, object, string]>([
  ["an id in small letters", { id: "acme1" }, 'id: expected capital letters and digits such as ACME001, got "acme1"'],
  [
    "on misspelt",
    { on: "windows" },
    'on: expected one of baseline, group, window, task, association, policy, environment, fleet, change, got "windows"; did you mean window',
  ],
  [
    "a severity that is none",
    { severity: "fatal" },
    'severity: expected one of error, warning, information, got "fatal"',
  ],
  ["no find", { find: undefined }, "find: expected a function, got undefined"],
  ["an empty sentence", { fix: "" }, "fix: expected a sentence, got an empty string"],
  ["a property that does not exist", { finds: 1 }, "finds: there is no such property; did you mean find"],
])("%s is refused", (_, changes, problem) => {
  expect(() => defineCheck({ ...GOOD, ...changes } as never)).toThrow(problem);
});

test("all that is wrong with a check is one error", () => {
  expect(() => defineCheck({ on: "windw", find: 1 } as never)).toThrow(
    [
      "check without an id is not valid",
      "  - id: missing, expected a string [PM001]",
      "  - severity: missing, expected a string [PM001]",
      '  - on: expected one of baseline, group, window, task, association, policy, environment, fleet, change, got "windw"; did you mean window [PM001]',
      "  - cause: missing, expected a string [PM001]",
      "  - reason: missing, expected a string [PM001]",
      "  - fix: missing, expected a string [PM001]",
      "  - find: expected a function, got 1 [PM001]",
    ].join("\n"),
  );
});

describe("a list of checks", () => {
  const read = (list: unknown, known = [] as ReturnType<typeof defineCheck>[]) => {
    const problems = new Problems();
    const ids = readCheckSet(list, "checks", ALL_CHECKS, known, problems).map(({ id }) => id);
    return { ids, problems: problems.findings.map(({ path, message }) => `${path}: ${message}`) };
  };
  const one = defineCheck(GOOD);
  const two = defineCheck({ ...GOOD, id: "ACME002" });

  test("packs in it are laid flat, and the same check twice is one", () => {
    expect(read([one, [two, [one]]])).toEqual({ ids: ["ACME001", "ACME002"], problems: [] });
  });

  test.each<[string, unknown, string]>([
    ["no list", one, "checks: expected a list of checks, got an object"],
    ["something else in it", [one, { id: "X1" }], "checks[1]: expected what defineCheck returns, got an object"],
    [
      "two checks with one id",
      [one, [defineCheck({ ...GOOD, cause: "Another." })]],
      'checks[1][0]: expected an id that no other check has, got "ACME001" again; rename one of them',
    ],
    [
      "an id of ours",
      [defineCheck({ ...GOOD, id: "PM104" })],
      'checks[0]: expected an id of your own, got "PM104"; PM and a number is cdktf-patch-manager\'s',
    ],
    [
      "an id that may become ours",
      [defineCheck({ ...GOOD, id: "PM9999" })],
      'checks[0]: expected an id of your own, got "PM9999"; PM and a number is cdktf-patch-manager\'s',
    ],
  ])("%s is refused", (_, list, problem) => {
    expect(read(list).problems).toEqual([problem]);
  });
});
