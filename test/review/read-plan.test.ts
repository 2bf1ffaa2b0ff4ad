import { readPlan } from "../../review/plan/read-plan";

const MAKE = "make one with: terraform plan -out=tfplan && terraform show -json tfplan > plan.json";

test.each([
  ["", "missing, expected a Terraform plan as JSON"],
  ["[]", `expected a Terraform plan as JSON, got a list of 0 entries; ${MAKE}`],
  ["password=hunter2 {", `expected JSON, got text that is not; ${MAKE}`],
  ["PK\u0003\u0004…", `expected JSON, got text that is not; this is the plan file itself, not its JSON; ${MAKE}`],
  ["{}", `expected a Terraform plan, got JSON without format_version; ${MAKE}`],
  ['{"format_version":"2.0"}', 'format_version: expected 1.x, got "2.0"; a newer release may read it'],
  ['{"format_version":"1.0","values":{}}', `expected a plan, got a state; ${MAKE}`],
  ['{"format_version":"1.0"}', `expected a plan, got neither a plan nor a state; ${MAKE}`],
  [
    '{"format_version":"1.2","resource_changes":[{"address":7}]}',
    "resource_changes[0].address: no part of a Terraform plan: expected a string, got a number",
  ],
])("refuses %j", (text, message) => {
  expect(() => readPlan(text)).toThrow(new Error(message));
});

test.each(["1.0", "1.2", "1.99"])("reads format version %s", (version) => {
  expect(readPlan(JSON.stringify({ format_version: version, configuration: {}, something: "new" }))).toMatchObject({
    format_version: version,
  });
});

test("reads a file that begins with a byte order mark", () => {
  expect(readPlan('\uFEFF{"format_version":"1.2","prior_state":{}}').resource_drift).toEqual([]);
});

test("a plan of more values than a plan has is refused before one is made of them", () => {
  expect(() => readPlan(`{"format_version":"1.2","resource_changes":[${"1,".repeat(10_000_001)}1]}`)).toThrow(
    new Error("expected a plan of at most 10 million values, got more; plan a part of it (-target), and review that"),
  );
});

test("of a list of millions that are none the first is told", () => {
  expect(() => readPlan(`{"format_version":"1.2","resource_changes":[${"{},".repeat(300_000)}{}]}`)).toThrow(
    new Error("resource_changes[0].address: no part of a Terraform plan: missing, expected a string"),
  );
});
