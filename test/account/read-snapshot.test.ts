import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readSnapshot } from "../../account/snapshot/read-snapshot";
import { staleness } from "../../account/snapshot/snapshot-age";
import { withReaderPolicy } from "../../scripts/reader-policy";
import { snapshotSchemaText } from "../../scripts/snapshot-schema-file";

const whole = {
  format: "cdktf-patch-snapshot",
  version: 1,
  taken: "2026-11-22T09:00:00.000Z",
  secrets: "hidden",
  accounts: [],
};

test("reads what was written", () => {
  expect(readSnapshot(whole)).toEqual(whole);
});

test.each([
  [{ resources: [] }, "expected a snapshot, got something else; cdktf-patch snapshot writes one"],
  [null, "expected a snapshot, got something else; cdktf-patch snapshot writes one"],
  [
    { ...whole, version: 2 },
    "version: expected 1, got 2; update cdktf-patch-manager, which wrote it in a newer version",
  ],
  [
    { ...whole, accounts: [{ id: "123456789012", refused: [] }] },
    "expected a whole snapshot; accounts[0].regions: missing, expected a list",
  ],
])("throws for another file, a newer one or half of one", (content, message) => {
  expect(() => readSnapshot(content)).toThrow(message);
});

test.each([
  ["2026-11-23T08:00:00Z", undefined],
  ["2026-11-22T09:00:00Z", "the snapshot is 1 day old (2026-11-22T09:00:00Z); what exists may have changed since"],
  ["2026-11-01T08:00:00Z", "the snapshot is 22 days old (2026-11-01T08:00:00Z); what exists may have changed since"],
])("a snapshot of %s says its age from a day on", (taken, said) => {
  expect(staleness(taken, new Date("2026-11-23T09:00:00Z"))).toBe(said);
});

test("docs/snapshot.schema.json is the schema that a snapshot is read with", () => {
  expect(readFileSync(join(__dirname, "../../docs/snapshot.schema.json"), "utf8")).toBe(snapshotSchemaText());
});

test("docs/account.md has the policy that PatchReaderRole gives", () => {
  const page = readFileSync(join(__dirname, "../../docs/account.md"), "utf8");

  expect(page).toBe(withReaderPolicy(page));
  expect(page).toContain('"ssm:GetPatchBaseline"');
});
