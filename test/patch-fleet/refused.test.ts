import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { PatchFleet } from "../../modules/patch-fleet";
import { appOn } from "../support/apps";
import { testFolder } from "../support/folders";
import { ACCOUNTS, DEFINITION, RINGS } from "./given";
import { fleet, fleetIn } from "./given-fleets";

test("everything that is wrong with accounts and rings is said at once", () => {
  const accounts = [
    { id: "111111111111", name: "dev-eu", ring: "dev" },
    { id: "111111111111", name: "Dev-EU", ring: "prd" },
    { id: "2222", name: "prod us", ring: "prod", roleArn: "arn:aws:iam::333333333333:role/patching" },
    { id: "333333333333", name: "b", ring: "prod", roleArn: "arn:aws:iam::444444444444:role/patching" },
    { id: "444444444444", name: "c", ring: "prod", overrides: { maintenanceWindows: { sunday: { duration: 2 } } } },
    { id: "555555555555", name: "d", ring: "prod", regions: ["eu-central-1", "eu-central-1", "nowhere"] },
  ];
  const rings = [
    { name: "dev", soakDays: 3 },
    { name: "prod", soakDays: 1, daysOnRingBefore: 1.5 },
    { name: "dev", soakDays: 400 },
  ];

  expect(() => fleet({ accounts, rings })).toThrow(
    [
      "patch fleet is not valid",
      "  - rings[1].daysOnRingBefore: expected a whole number from 0 to 360, got 1.5 [PM810]",
      "  - rings[2].name: expected a name of its own, got that of rings[0] [PM801]",
      "  - rings[2].soakDays: expected a whole number from 0 to 360, got 400 [PM810]",
      "  - accounts[1].id: expected an id of its own, got that of accounts[0].id [PM801]",
      "  - accounts[1].name: expected a name of its own, got that of accounts[0].name [PM801]",
      '  - accounts[1].ring: expected one of dev, prod, got "prd"; did you mean prod [PM803]',
      '  - accounts[2].id: expected 12 digits, got "2222"; were zeros in front lost [PM802]',
      '  - accounts[2].name: expected 1 to 64 letters, digits, "_" and "-", got "prod us" [PM802]',
      "  - accounts[2].roleArn: expected a role of account 2222, got one of 333333333333; the wrong account would be patched [PM804]",
      "  - accounts[3].roleArn: expected a role of account 333333333333, got one of 444444444444; the wrong account would be patched [PM804]",
      "  - accounts[4].overrides.maintenanceWindows.sunday: there is no such window; did you mean Sunday [PM806]",
      '  - accounts[5].regions[1]: expected each Region once, got "eu-central-1" again [PM001]',
      '  - accounts[5].regions[2]: expected the code of a Region such as eu-central-1, got "nowhere" [PM001]',
      "  - rings[2].soakDays: expected at most 360 days together with the 0 of baselines.AmazonLinux2023.approvalRules[0], got 400 for dev [PM810]",
      "  - rings[1].soakDays: expected at least 3, as dev before it, got 1 for prod; a later ring never approves earlier [PM810]",
    ].join("\n"),
  );
});

test("beside other errors each later ring is told the most that one before it waits: both fixes are accepted together", () => {
  const rings = [
    { name: "dev", soakDays: 10 },
    { name: "test", soakDays: 3 },
    { name: "prod", soakDays: 0 },
  ];
  const accounts = [{ id: "2222", name: "dev-eu", ring: "dev" }];

  expect(() => fleet({ accounts, rings })).toThrow(
    [
      "rings[1].soakDays: expected at least 10, as dev before it, got 3 for test; a later ring never approves earlier [PM810]",
      "  - rings[2].soakDays: expected at least 10, as dev before it, got 0 for prod; a later ring never approves earlier [PM810]",
    ].join("\n"),
  );
});

test("mistakes of every kind are said at once: names of properties, kinds of values, the definition and the fleet", () => {
  const { patchGroups, ...definition } = DEFINITION;
  const changes = {
    lockfile: "not-there.json",
    shard: "4/3",
    environment: { ...definition, patchgroups: patchGroups, patchWithin: { Critcal: 14 } },
    rings: [{ name: "dev" }, { name: "test", soakdays: 3, daysOnPreviousRing: 1 }, { soakDays: "3" }],
    accounts: [
      { id: "11112222333", name: "dev-eu", ring: "dev" },
      {
        id: "222233334444",
        name: "test-eu",
        ring: "tset",
        region: 7,
        overrides: { maintenanceWindows: { sunday: {} } },
      },
      "prod",
      { id: "11112222333", ring: "dev", regions: ["nowhere"] },
    ],
  };

  expect(() => fleet(changes)).toThrow(
    new Error(
      [
        "patch fleet is not valid",
        "  - lockfile: there is no such property; did you mean lockFile [PM001]",
        '  - shard: expected a part of a whole such as 3/10, up to 1000/1000, got "4/3" [PM001]',
        "  - accounts[1].region: expected a string, got 7; write it in quotes [PM001]",
        '  - accounts[2]: expected an object, got "prod" [PM001]',
        "  - accounts[3].name: missing, expected a string [PM001]",
        "  - rings[1].soakdays: there is no such property; did you mean soakDays [PM001]",
        "  - rings[1].daysOnPreviousRing: there is no such property; expected associations, changeFreezes, daysOnRingBefore, enableNonSecurity, maintenanceWindows, maxConcurrency, maxErrors, name, patchPolicies, patchWithin, rebootOption, soakDays [PM001]",
        "  - rings[2].name: missing, expected a string [PM001]",
        '  - rings[2].soakDays: expected a number, got "3"; write it without quotes [PM001]',
        '  - environment.patchWithin.Critcal: "Critcal" is not a severity of Amazon Linux 2023; did you mean Critical [PM834]',
        "  - environment.patchgroups: there is no such property; did you mean patchGroups [PM001]",
        '  - accounts[0].id: expected 12 digits, got "11112222333"; were zeros in front lost [PM802]',
        "  - accounts[1].overrides.maintenanceWindows.sunday: there is no such window; did you mean Sunday [PM806]",
        '  - accounts[3].id: expected 12 digits, got "11112222333"; were zeros in front lost [PM802]',
        "  - accounts[3].id: expected an id of its own, got that of accounts[0].id [PM801]",
        '  - accounts[3].regions[0]: expected the code of a Region such as eu-central-1, got "nowhere" [PM001]',
      ].join("\n"),
    ),
  );
});

test("of a property whose name is misspelt, it says so, and not that it is missing as well", () => {
  const accounts = [
    { id: "111111111111", name: "dev-eu", rign: "dev" },
    { id: "222222222222", name: "prod-eu", ring: "prod", nmae: "prod" },
    { id: "333333333333", name: "prod-us" },
  ];

  expect(() =>
    fleet({ accounts: accounts as never, rings: [{ name: "dev" }, { name: "prod", soakdays: 3 } as never] }),
  ).toThrow(
    [
      "patch fleet is not valid",
      "  - accounts[0].rign: there is no such property; did you mean ring [PM001]",
      "  - accounts[1].nmae: there is no such property; did you mean name [PM001]",
      "  - accounts[2].ring: missing, expected a string [PM001]",
      "  - rings[1].soakdays: there is no such property; did you mean soakDays [PM001]",
    ].join("\n"),
  );
});

test("what comes from a file is told with its line", () => {
  const file = join(testFolder(), "accounts.yaml");
  writeFileSync(file, 'accounts:\n  - id: "111111111111"\n    name: dev-eu\n    ring: prd\n');

  expect(() => fleet({ accounts: PatchFleet.accountsFromFile(file) })).toThrow(
    [
      "patch fleet of accounts.yaml is not valid",
      '  - line 4, accounts[0].ring: expected one of dev, test, prod, got "prd"; did you mean prod [PM803]',
    ].join("\n"),
  );
});

test("a file that is not there is told by its path", () => {
  expect(() => PatchFleet.accountsFromFile("nowhere.yaml")).toThrow(
    "accounts is not valid\n  - nowhere.yaml: expected a file, found nothing there [PM001]",
  );
});

test.each([
  [{ accounts: [] }, "accounts: expected at least one account, got an empty list [PM807]"],
  [{ rings: [] }, "rings: expected at least one ring, got an empty list [PM807]"],
  [{ accounts: undefined }, "accounts: missing, expected a list [PM001]"],
  [{ backend: { kind: "s3", region: "eu-central-1" } }, "backend.bucket: missing, expected a string [PM001]"],
  [
    { backend: { kind: "s3", region: "eu-central-1", buket: "states" } },
    "backend.buket: there is no such property; did you mean bucket [PM001]",
  ],
  [
    { backend: { kind: "hcp", organization: "acme", bucket: "states" } },
    "backend.bucket: there is no such property; expected hostname, organization, project, workspacePrefix [PM001]",
  ],
  [{ backend: { kind: "local", bucket: "states" } }, "backend.bucket: there is no such property; remove it [PM001]"],
  [{ region: "Frankfurt" }, 'region: expected the code of a Region such as eu-central-1, got "Frankfurt" [PM001]'],
])("throws for %j", (changes, message) => {
  expect(() => fleet(changes)).toThrow(new Error(`patch fleet is not valid\n  - ${message}`));
});

test.each([undefined, null, 7, "all"])("throws in words for %j in place of a fleet", (props) => {
  expect(() => new PatchFleet(appOn(), props as never)).toThrow(
    "patch fleet is not valid\n  - expected an object, got ",
  );
});

test("with an error no stack is made", () => {
  const to = appOn();

  expect(() => fleetIn(to, { accounts: [] })).toThrow();
  expect(to.node.children).toEqual([]);
});

test("the deadline of a ring or an account is held to the systems of the fleet, all of it at once", () => {
  const rings = RINGS.map((ring) =>
    ring.name === "dev" ? { ...ring, patchWithin: { Moderate: 4, Critical: 0 } } : ring,
  );
  const accounts = ACCOUNTS.map((account) =>
    account.name === "dev-eu" ? { ...account, overrides: { patchWithin: { Criticl: 4 } } } : account,
  );

  expect(() => fleet({ rings, accounts })).toThrow(
    [
      "patch fleet is not valid",
      '  - rings[0].patchWithin.Moderate: "Moderate" is not a severity of Amazon Linux 2023; expected one of Critical, Important, Medium, None, Low, or any [PM834]',
      "  - rings[0].patchWithin.Critical: expected days above 0 and at most 3650, got 0 [PM834]",
      '  - accounts[0].overrides.patchWithin.Criticl: "Criticl" is not a severity of Amazon Linux 2023; did you mean Critical [PM834]',
    ].join("\n"),
  );
});

test.each<[string, object, string]>([
  ["a backend", { backend: undefined }, "patch fleet is not valid\n  - backend: missing, expected an object [PM001]"],
  [
    "the baselines of a group",
    { environment: { ...DEFINITION, patchGroups: { Web: { patchGroup: "web", baseline: [] } } } },
    "patch fleet is not valid\n" +
      "  - environment.patchGroups.Web.baseline: there is no such property; did you mean baselines [PM001]",
  ],
])("throws in words when %s is missing", (_, changes, message) => {
  expect(() => fleet(changes)).toThrow(new Error(message));
});

test.each([
  ["lockfile", "did you mean lockFile"],
  ["regions", "did you mean region"],
])("throws when a property is misspelt, which would be ignored in silence: %s", (name, fix) => {
  expect(() => fleet({ [name]: "x" })).toThrow(
    `patch fleet is not valid\n  - ${name}: there is no such property; ${fix} [PM001]`,
  );
});
