import { readLines } from "../../../cli/snapshot/read-lines";

const DENIED = { part: "windows", permission: "ssm:DescribeMaintenanceWindows", reason: "AccessDeniedException: no" };
const NO_ENTRANCE = { part: "account 123456789012", reason: "AccessDenied: not authorized to perform: sts:AssumeRole" };
const THROTTLED = { part: "patch groups", reason: "ThrottlingException: Rate exceeded" };
const OTHER = { part: "patch groups", reason: "InternalServerError: sorry" };

test.each([
  [[DENIED], " (PatchReaderRole makes a role with the policy for it)"],
  [[NO_ENTRANCE], " (PatchReaderRole makes a role with the policy for it)"],
  [[THROTTLED], " (AWS_MAX_ATTEMPTS=20 tries throttled calls more often)"],
  [[OTHER], ""],
  [
    [OTHER, THROTTLED, DENIED],
    " (PatchReaderRole makes a role with the policy for it; AWS_MAX_ATTEMPTS=20 tries throttled calls more often)",
  ],
])("says of what was not read how to fix that: %j", (refused, fix) => {
  const place = "123456789012 · eu-central-1";
  const read = {
    id: "123456789012",
    regions: [],
    counts: {} as never,
    refused: refused.map((one) => ({ ...one, place })),
  };

  const [text = ""] = [...readLines([read], true, "snapshot.json")].join("").split("  123456789012");

  expect(text.replace(/\s+/g, " ").trim()).toBe(`not read, so not known${fix}:`);
});
