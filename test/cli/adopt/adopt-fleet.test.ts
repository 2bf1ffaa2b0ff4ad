import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Snapshot } from "../../../account/snapshot/snapshot-schema";
import { accountOf } from "../../account/adopt/given-account";
import { idOf, usual } from "../../account/adopt/given-fleet";
import { testFolder } from "../../support/folders";
import { describeWithTerraform } from "../../support/terraform";
import { run } from "../given-stacks";

function account(index: number, has = usual(index)): Snapshot["accounts"][number] {
  return { ...accountOf(has), id: idOf(index), name: index === 3 ? "not a name" : `acme-${index}` };
}

function folderWith(...accounts: Snapshot["accounts"]): string {
  const folder = testFolder();
  const snapshot: Snapshot = {
    format: "cdktf-patch-snapshot",
    version: 1,
    taken: "2026-11-23T08:00:00.000Z",
    secrets: "hidden",
    accounts,
  };
  writeFileSync(join(folder, "snapshot.json"), JSON.stringify(snapshot));
  return folder;
}

describeWithTerraform("cdktf-patch adopt --fleet", () => {
  test("writes one definition for equal accounts, and tells what Terraform says of each", async () => {
    const later = usual(2, { Schedule: "cron(0 4 ? * TUE *)" });
    const folder = folderWith(account(1), account(2, later), account(3));

    const { exitCode, out, err } = await run(folder, ["adopt", "snapshot.json", "--fleet"]);

    expect([exitCode, err]).toEqual([0, ""]);
    expect(out.slice(0, out.indexOf("adopted as it is"))).toBe(`18 objects of 3 accounts → patching/
  baselines 3 · defaults 3 · groups 3 · windows 3 · targets 3 · tasks 3
said once, in one definition: baselines 1 · groups 1 · windows 1
said differently: acme-2 1

Terraform, against a copy of each account:
  acme-1 and 2 more: Plan: 5 to import, 1 to add, 0 to change, 0 to destroy.
  3 to add: registrations that exist, which no provider before 6.40 can
    import; AWS's text says that the same baseline is no conflict: not
    confirmed, and harmless if it is refused; or let groups-into-state.mjs write
    them into the state first
`);
    expect(out).toMatch(
      /Next: choose the backend and the role in patching\/main\.ts, then\n {6}cd patching && npm install && npx cdktf diff acme-1( \(not on Node .*\))?\n$/,
    );
    expect(readdirSync(join(folder, "patching")).sort()).toEqual([
      "accounts.ts",
      "adoption.ts",
      "cdktf.json",
      "groups-into-state.mjs",
      "main.ts",
      "package.json",
      "tsconfig.json",
    ]);
  });

  test.each([
    [["--account-id", "111111111111"], "--fleet: expected no --account-id beside it, got one"],
    [
      ["--only", "name=nobody"],
      "expected at least two accounts with something in common, found none; adopt them one at a time, by --account-id",
    ],
  ])("refuses %j in one line, and writes nothing", async (args, message) => {
    const folder = folderWith(account(1), account(2));

    const { exitCode, out, err } = await run(folder, ["adopt", "snapshot.json", "--fleet", ...args]);

    expect({ exitCode, out, err }).toEqual({ exitCode: 2, out: "", err: `cdktf-patch: ${message}\n` });
    expect(readdirSync(folder)).toEqual(["snapshot.json"]);
  });
});

test("a state is refused where a snapshot is needed, and told where one comes from", async () => {
  const folder = testFolder();
  writeFileSync(join(folder, "state.json"), JSON.stringify({ format_version: "1.0", terraform_version: "1.9.0" }));

  const { exitCode, err } = await run(folder, ["adopt", "state.json", "--fleet"]);

  expect(exitCode).toBe(2);
  expect(err.replace(/\s+/g, " ").trim()).toBe(
    "cdktf-patch: state.json: --fleet needs a snapshot, for a state is of one account; write one with cdktf-patch snapshot --fleet",
  );
});
