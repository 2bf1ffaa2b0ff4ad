import { NotValidError } from "../../model/values/finding";
import { MaintenanceWindow, PatchTask, WindowTarget } from "../../modules/maintenance-window";
import { isSlow } from "../support/garbage";
import { group, sunday, VALID } from "./given";

const cyclic: Record<string, unknown> = {};
cyclic.self = cyclic;

const GARBAGE: readonly (readonly [string, unknown])[] = [
  ["null", null],
  ["a number", 7],
  ["NaN", Number.NaN],
  ["a bigint", 7n],
  ["a text", "text"],
  ["a long text", "x".repeat(1_000_000)],
  ["a flag", true],
  ["a symbol", Symbol("s")],
  ["a function", () => undefined],
  ["a list", [null, undefined, 7, {}]],
  ["a huge list", new Array(100_000).fill("x")],
  ["a sparse list", new Array(5)],
  ["an object", { a: 1 }],
  ["a cyclic object", cyclic],
  ["an object without prototype", Object.assign(Object.create(null), { a: 1 })],
  ["prototype keys", JSON.parse('{"__proto__": {"polluted": true}, "constructor": 7}')],
  ["a date", new Date(Number.NaN)],
  ["a throwing getter", Object.defineProperty({}, "a", { enumerable: true, get: () => JSON.parse("not JSON") })],
];

const WINDOW_PROPERTIES = [
  ...["name", "description", "schedule", "scheduleTimezone", "scheduleOffset", "startDate", "endDate", "duration"],
  ...["cutoff", "allowUnassociatedTargets", "enabled", "tags", "region"],
];
const TARGET_PROPERTIES = [
  ...["name", "description", "ownerInformation", "patchGroups", "tags", "tagKeys", "instanceIds", "resourceGroup"],
  "resourceTypeFilters",
];
const TASK_PROPERTIES = [
  ...["name", "description", "operation", "rebootOption", "targets", "instanceIds", "maxConcurrency", "maxErrors"],
  ...["priority", "cutoffBehavior", "timeoutSeconds", "stepTimeoutSeconds", "serviceRoleArn", "comment"],
  ...["documentVersion", "documentHash", "documentHashType", "outputS3Bucket", "outputS3KeyPrefix", "cloudwatchConfig"],
  ...["notificationConfig", "notificationRoleArn", "installOverrideList", "baselineOverride"],
];

describe.each(GARBAGE)("%s", (_, value) => {
  test("in place of all props is refused in our own words", () => {
    const { stack, window } = sunday();

    expect(() => new MaintenanceWindow(stack, "W", value as never)).toThrow(NotValidError);
    expect(() => new WindowTarget(stack, "T", value as never)).toThrow(NotValidError);
    expect(() => new PatchTask(stack, "P", value as never)).toThrow(NotValidError);
    expect(() => window.addTarget("T", value as never)).toThrow(NotValidError);
    expect(() => window.addPatchTask("P", value as never)).toThrow(NotValidError);
  });

  test("in place of any property is taken or refused within 100 ms, and is never a stack trace from inside", () => {
    const { stack, window } = sunday();
    const patchGroups = [group("Critical")];
    const install = {
      operation: "Install",
      rebootOption: "NoReboot",
      targets: [window.addTarget("Good", { patchGroups })],
    };
    const slow: string[] = [];
    const within = (property: string, run: (index: number) => unknown) => {
      if (isSlow(run)) slow.push(property);
    };

    for (const property of WINDOW_PROPERTIES) {
      const props = { ...VALID, [property]: value } as never;
      within(property, (index) => new MaintenanceWindow(stack, `${property}${index}`, props));
    }
    for (const property of TARGET_PROPERTIES) {
      const options = { patchGroups, [property]: value } as never;
      within(property, (index) => window.addTarget(`T${property}${index}`, options));
    }
    for (const property of TASK_PROPERTIES) {
      const options = { ...install, [property]: value } as never;
      // A window of its own, for it takes no more than 20 tasks.
      within(property, (index) => window.addPatchTask(`P${property}${index}`, options));
    }

    expect(slow).toEqual([]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

test("a list of entries that are garbage is refused entry by entry", () => {
  const { window } = sunday();

  expect(() => window.addTarget("T", { patchGroups: [null, 7] } as never)).toThrow(
    [
      "window target fleet/Sunday/T is not valid",
      "  - patchGroups[0]: expected an object, got null [PM001]",
      "  - patchGroups[1]: expected an object, got 7 [PM001]",
    ].join("\n"),
  );
  expect(() => window.addPatchTask("P", { operation: "Scan", targets: [null, {}] } as never)).toThrow(
    [
      "patch task fleet/Sunday/P is not valid",
      "  - targets[0]: expected what addTarget of the window returned, got null [PM001]",
      "  - targets[1]: expected what addTarget of the window returned, got an object [PM001]",
    ].join("\n"),
  );
});

test("a misspelt property is named, with the one that was meant", () => {
  const { window } = sunday();

  expect(() => window.addTarget("T", { patchGroup: [group("Critical")] } as never)).toThrow(
    [
      "window target fleet/Sunday/T is not valid",
      "  - patchGroup: there is no such property; did you mean patchGroups [PM001]",
    ].join("\n"),
  );
});

test("a refused target or task leaves nothing in the window", () => {
  const { window } = sunday();

  expect(() => window.addTarget("T", {})).toThrow(NotValidError);
  expect(() => window.addPatchTask("P", { operation: "Scan", targets: [] })).toThrow(NotValidError);

  expect(window.model).toMatchObject({ targets: [], tasks: [] });
});
