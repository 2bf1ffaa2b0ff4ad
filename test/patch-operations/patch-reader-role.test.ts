import { READ_CALLS } from "../../account/reader/calls";
import { readerStatements } from "../../model/patch-operations/reader/reader-permissions";
import { PatchReaderRole } from "../../modules/patch-operations";
import { fleet } from "../support/fleet";

const TRUSTED = ["arn:aws:iam::111111111111:role/platform"];

test("may do what a snapshot calls, and nothing else", () => {
  const allowed = readerStatements("aws", "123456789012").flatMap(({ actions }) => actions);

  expect([...new Set(allowed)].sort()).toEqual(READ_CALLS.filter((call) => call !== "sts:GetCallerIdentity").sort());
});

test("opens what AWS can narrow only on what there is to read", () => {
  const wide = readerStatements("aws", "123456789012").filter(({ resources }) => resources?.includes("*"));

  expect(wide.flatMap(({ actions }) => actions)).not.toContain("ssm:GetMaintenanceWindow");
  expect(readerStatements("aws", "1").flatMap(({ resources }) => resources)).toContain(
    "arn:aws:ssm:*:1:maintenancewindow/*",
  );
});

test("trusts whom it names, under the external id", () => {
  const { stack, only, synth } = fleet();

  new PatchReaderRole(stack, "Reader", { name: "PatchReader", trustedArns: TRUSTED, externalId: "acme-42" });

  expect(only("aws_iam_role")).toMatchObject({ name: "PatchReader" });
  expect(trustOf(synth().data)).toMatchObject({
    statement: [
      {
        actions: ["sts:AssumeRole"],
        principals: [{ type: "AWS", identifiers: TRUSTED }],
        condition: [{ test: "StringEquals", variable: "sts:ExternalId", values: ["acme-42"] }],
      },
    ],
  });
});

function trustOf(data: ReturnType<ReturnType<typeof fleet>["synth"]>["data"]) {
  return Object.entries(data?.aws_iam_policy_document ?? {}).find(([name]) => name.includes("Trust"))?.[1];
}

test("throws with everything that is wrong", () => {
  const { stack } = fleet();

  expect(
    () => new PatchReaderRole(stack, "Reader", { name: "a b", trustedArns: ["*"], externalId: "x" }),
  ).toThrow(`patch reader role fleet/Reader is not valid
  - name: expected 1 to 64 letters, digits and _ + = , . @ -, got "a b" [PM001]
  - externalId: expected 2 to 1224 letters, digits and _ + = , . @ : / -, got "x" [PM001]
  - trustedArns[0]: expected the ARN of a role, a user or an account, without *, got "*" [PM001]`);
});

test("throws when nobody is trusted", () => {
  const { stack } = fleet();

  expect(() => new PatchReaderRole(stack, "Reader", { name: "reader", trustedArns: [] })).toThrow(
    "trustedArns: expected at least one ARN, got an empty list; without one nobody could assume the role",
  );
});
