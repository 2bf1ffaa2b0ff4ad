import { inspect } from "node:util";
import { type Finding, findingLine, listedProblems, NotValidError } from "../../../model/values/finding";

const finding = (path: string): Finding => ({ checkId: "PM001", severity: "error", path, message: "unknown" });

test("a place of an ordinary length is told whole", () => {
  const path = "maintenanceWindows.Sunday.patchTasks.Install.outputS3KeyPrefix";

  expect(findingLine(finding(path))).toBe(`${path}: unknown [PM001]`);
});

test("a name of 5,000 letters in a place is shortened, and what it is in and what is in it stay", () => {
  const line = findingLine(finding(`rings.${"x".repeat(5000)}.approveUntilDate`));

  expect(line).toMatch(/^rings\.x+…x+\.approveUntilDate: unknown \[PM001\]$/);
  expect(line.length).toBeLessThan(250);
});

test("of very many problems the first are listed, and the others counted", () => {
  const lines = listedProblems(
    "it is wrong",
    Array.from({ length: 53 }, (_, at) => `problem ${at}`),
  ).split("\n");

  expect(lines).toHaveLength(52);
  expect(lines.slice(-2)).toEqual(["  - problem 49", "  … and 3 more"]);
});

test("what prints an error with all that can be enumerated of it says each problem once", () => {
  const error = new NotValidError("patch baseline prod/Linux", [finding("approvalRules[0]")]);

  expect(error.findings).toHaveLength(1);
  expect(inspect(error).match(/approvalRules/g)).toHaveLength(1);
});
