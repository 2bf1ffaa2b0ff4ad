import { type AdoptedFleet, adoptFleet } from "../../../account/adopt/fleet/adopt-fleet";
import { fleetCore } from "../../../account/adopt/fleet/fleet-core";
import { hiddenText } from "../../../account/snapshot/hidden-text";
import { runFleetProgram } from "../../../modules/adopted-program/run-program";
import { compilerMessages } from "../../support/compiler";
import { describeWithTerraform } from "../../support/terraform";
import { BASELINE } from "./given-account";
import { account, EU, idOf, usual, waiting } from "./given-fleet";

const OPTIONS = { protect: true, names: new Map<string, string>(), run: runFleetProgram };

function mustHave(adopted: AdoptedFleet, file: string): string {
  const text = adopted.files[file];
  if (text === undefined) throw new Error(`the project has no ${file}`);
  return text;
}

describeWithTerraform("equal definitions of several accounts", () => {
  let adopted: AdoptedFleet;
  beforeAll(async () => {
    adopted = await adoptFleet(
      [
        account(1, [EU, usual(1)]),
        account(2, [EU, usual(2, { Schedule: "cron(0 4 ? * TUE *)", Enabled: false }, { MaxConcurrency: "50%" })]),
        account(3, [EU, usual(3)], ["us-east-1", usual(4, {}, {}, 3)]),
      ],
      OPTIONS,
    );
  }, 120_000);

  test("are said once, and what differs is said by the account", () => {
    const main = mustHave(adopted, "main.ts");
    const accounts = mustHave(adopted, "accounts.ts");

    expect(adopted.left).toEqual([]);
    expect(main.match(/name: "acme-linux"/g)).toHaveLength(1);
    expect(main).toContain("serviceRoleArn: `arn:aws:iam::${accountId}:role/window`,");
    expect(main).toContain('schedule: Schedule.weekly("SUN", "02:00"),');
    expect(accounts).toContain(`  {
    id: "222222222222",
    name: "acme-2",
    ring: "all",
    overrides: {
      maxConcurrency: "50%",
      maintenanceWindows: { Sunday: { schedule: "cron(0 4 ? * TUE *)", enabled: false } },
    },
  },`);
    expect(accounts).toContain('regions: ["eu-central-1", "us-east-1"]');
  });

  test("leave nothing to do in any account but registrations that exist", () => {
    expect(adopted.accounts.map(({ name, summary, createdGroups }) => ({ name, summary, createdGroups }))).toEqual([
      { name: "acme-1", summary: "Plan: 5 to import, 1 to add, 0 to change, 0 to destroy.", createdGroups: 1 },
      { name: "acme-2", summary: "Plan: 5 to import, 1 to add, 0 to change, 0 to destroy.", createdGroups: 1 },
      { name: "acme-3", summary: "Plan: 10 to import, 2 to add, 0 to change, 0 to destroy.", createdGroups: 2 },
    ]);
  });

  test("are a program that compiles", () => {
    const ours = (text: string) =>
      text
        .replaceAll('from "cdktf-patch-manager"', 'from "./modules"')
        .replaceAll('from "./accounts"', 'from "./written-by-a-user-0"')
        .replaceAll('from "./adoption"', 'from "./written-by-a-user-1"');
    const files = ["accounts.ts", "adoption.ts", "main.ts"].map((file) => ours(mustHave(adopted, file)));

    expect(compilerMessages(files)).toEqual([[], [], []]);
  });
});

test("an account that waits otherwise in one of its baselines stays as it is", () => {
  const { members, left } = fleetCore(
    [account(1, [EU, waiting(1, 7)]), account(2, [EU, waiting(2, 0)]), account(3, [EU, waiting(3, 7, 4)])],
    { keepOrder: new Set(), otherwise: new Map() },
  );

  expect(members.map(({ name, soakDays }) => [name, soakDays])).toEqual([
    ["acme-1", 7],
    ["acme-2", 0],
  ]);
  expect(left).toEqual([
    {
      label: "333333333333, the whole account (7 objects)",
      reason: "it waits otherwise in one of its baselines than in another one",
    },
  ]);
});

test("an account of two Regions that wait differently is in the ring of the first one", () => {
  const regions = [
    [EU, waiting(2, 0)],
    ["us-east-1", waiting(3, 7)],
  ] as const;

  const { members, left } = fleetCore(
    [account(1, [EU, waiting(1, 7)]), account(2, ...regions), account(4, [EU, waiting(4, 7)])],
    { keepOrder: new Set(), otherwise: new Map() },
  );

  expect(members.map(({ name, soakDays, regions: of }) => [name, soakDays, [...of.keys()]])).toEqual([
    ["acme-1", 7, [EU]],
    ["acme-2", 0, [EU]],
    ["acme-4", 7, [EU]],
  ]);
  expect(left.map(({ label }) => label)).toContainEqual(expect.stringMatching(/^222222222222 · us-east-1: /));
});

test("accounts that are alike Region by Region share the definition of the Region that has most", () => {
  const elsewhere = (index: number) => ({
    baselines: [{ ...BASELINE, BaselineId: `pb-0123456789abcdeb${index}`, Name: "elsewhere" }],
  });
  const both = (index: number) => account(index, [EU, usual(index)], ["us-east-1", elsewhere(index)]);

  const { members, parts, left } = fleetCore([both(1), both(2)], { keepOrder: new Set(), otherwise: new Map() });

  expect(members.map(({ name, regions }) => [name, [...regions.keys()]])).toEqual([
    ["acme-1", [EU]],
    ["acme-2", [EU]],
  ]);
  expect(parts.map(({ name }) => name)).toEqual(["acme-linux", "web", "sunday"]);
  expect(left).toEqual(
    [1, 2].map((index) => ({
      label: `${idOf(index)} · us-east-1: patch baseline "elsewhere" (pb-0123456789abcdeb${index})`,
      reason: "its Region is unlike those of the definition",
    })),
  );
});

test("says of accounts with nothing in common no more than that, and of a group which baseline it lacks", () => {
  const tries = { keepOrder: new Set<string>(), otherwise: new Map<string, string>() };
  const named = (index: number) => account(index, [EU, { baselines: [{ ...BASELINE, Name: `own-${index}` }] }]);
  const secret = (index: number) => {
    const has = usual(index);
    const Sources = [{ Name: "ours", Products: ["*"], Configuration: hiddenText("geheim") }];
    return account(index, [EU, { ...has, baselines: (has.baselines ?? []).map((one) => ({ ...one, Sources })) }]);
  };

  const strangers = fleetCore([named(1), named(2)], tries);
  const [, group] = fleetCore([secret(1), secret(2)], tries).left;

  expect(strangers.left.map(({ reason }) => reason)).toEqual(
    Array(2).fill("it has nothing that more than half of the Regions have alike"),
  );
  expect(group?.reason).toBe('it follows patch baseline "acme-linux", which the definition does not have');
});
