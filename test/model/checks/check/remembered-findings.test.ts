import type { Check } from "../../../../model/checks/check/check";
import { rememberedFindings } from "../../../../model/checks/check/remembered-findings";
import { isAcknowledged, unlisted } from "../../../../model/values/listed";
import { UNKNOWN } from "../../../../model/values/unknown";

interface Named {
  readonly name: string;
}

const TODAY = { today: new Date("2026-11-23") };
const TOMORROW = { today: new Date("2026-11-24") };

/** A list of one check, which counts how often it is asked. */
function counting(severity: "error" | "warning" = "warning") {
  const asked: string[] = [];
  const check: Check<Named> = {
    id: "PM999",
    severity,
    on: "name",
    cause: "A name is not known.",
    reason: "Nobody knows it.",
    source: "user guide",
    fix: "Choose another one.",
    find: ({ name }, { problems }) => {
      asked.push(name);
      problems.unless(isAcknowledged(name), "name", `${name} is not known`);
    },
  };
  return { asked, checks: [check] };
}

test("equal objects are looked at once, and each gets what was found", () => {
  const { asked, checks } = counting();

  const first = rememberedFindings(checks, { name: "linux" }, TODAY);
  const second = rememberedFindings(checks, { name: "linux" }, TODAY);

  expect(asked).toEqual(["linux"]);
  expect(second).toEqual(first);
  expect(first).toEqual([{ checkId: "PM999", severity: "warning", path: "name", message: "linux is not known" }]);
});

test("another object, another day and other checks are looked at anew", () => {
  const { asked, checks } = counting();
  const others = counting();

  rememberedFindings(checks, { name: "linux" }, TODAY);
  rememberedFindings(checks, { name: "windows" }, TODAY);
  rememberedFindings(checks, { name: "linux" }, TOMORROW);
  rememberedFindings(others.checks, { name: "linux" }, TODAY);

  expect(asked).toEqual(["linux", "windows", "linux"]);
  expect(others.asked).toEqual(["linux"]);
});

test("what was let in through unlisted() since then is found no more", () => {
  const { checks } = counting();
  const before = rememberedFindings(checks, { name: "let in later" }, TODAY);

  unlisted("let in later");

  expect(before).toHaveLength(1);
  expect(rememberedFindings(checks, { name: "let in later" }, TODAY)).toEqual([]);
});

test("errors are told anew each time", () => {
  const { asked, checks } = counting("error");

  rememberedFindings(checks, { name: "linux" }, TODAY);
  rememberedFindings(checks, { name: "linux" }, TODAY);

  expect(asked).toEqual(["linux", "linux"]);
});

test("a value that is not known is another one than none", () => {
  const { asked, checks } = counting();

  rememberedFindings(checks, { name: "linux", region: UNKNOWN } as Named, TODAY);
  rememberedFindings(checks, { name: "linux" }, TODAY);

  expect(asked).toEqual(["linux", "linux"]);
});
