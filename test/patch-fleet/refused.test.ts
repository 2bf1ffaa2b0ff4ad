import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { PatchFleet } from "../../modules/patch-fleet";
import { appOn } from "../support/apps";
import { testFolder } from "../support/folders";
import { ACCOUNTS, DEFINITION, RINGS } from "./given";
import { fleet, fleetIn, lockFileWith } from "./given-fleets";

test("a lock whose year slipped is refused, for production would approve everything at once", () => {
  const lockFile = lockFileWith({ prod: { approveUntilDate: "2062-11-22", from: "test", on: "2026-11-22" } });

  expect(() => fleet({ lockFile })).toThrow(
    "patch-lock.json is not valid\n  - line 1, rings.prod.approveUntilDate: expected at most 2026-11-22, the day of the " +
      'promotion, got "2062-11-22"; what is released later nobody has tested [PM820]',
  );
});

test("a lock that was not made from the ring before is refused, where that ring has accounts", () => {
  const lockFile = lockFileWith({ prod: { approveUntilDate: "2026-11-10", from: "dev", on: "2026-11-20" } });
  const accounts = ACCOUNTS.filter(({ ring }) => ring !== "test");

  expect(() => fleet({ lockFile })).toThrow(
    'patch fleet is not valid\n  - lock of ring prod: expected from "test", the ring before, got "dev"; ' +
      "remove its line, then promote test to prod [PM820]",
  );
  expect(fleet({ lockFile, accounts }).promises.map(({ ring, outcome }) => [ring, outcome])).toEqual([
    ["prod", "kept"],
  ]);
});

test("the first ring cannot be locked, for nothing is tested before it", () => {
  const lockFile = lockFileWith({ test: { approveUntilDate: "2026-11-10", from: "dev", on: "2026-11-20" } });
  const accounts = ACCOUNTS.filter(({ ring }) => ring !== "dev");

  expect(() => fleet({ lockFile, accounts })).toThrow(
    "lock of ring test: expected none, for no ring comes before test; remove its line [PM820]",
  );
});

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
        '  - rings[2].soakDays: expected a number, got "3" [PM001]',
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

test("what is wrong with several parts of the definition is said at once, beside what is wrong with the fleet", () => {
  const [baseline, window] = [DEFINITION.baselines.AmazonLinux2023, DEFINITION.maintenanceWindows.Sunday];
  const environment = {
    ...DEFINITION,
    baselines: { A: { ...baseline, name: "a" }, B: { ...baseline, approvalRules: [{ approveAfterDays: 400 }] } },
    patchGroups: { Web: { patchGroup: "web", baselines: ["B"] } },
    maintenanceWindows: {
      Sunday: { ...window, duration: 30, patchTasks: { Install: { operation: "Instal", rebotOption: "NoReboot" } } },
    },
  };
  const ofParts = [
    '  - environment.baselines.A.name: expected 3 to 128 characters out of letters, digits, "_", "-" and ".", got "a" [PM101]',
    "  - environment.baselines.B.approvalRules[0].approveAfterDays: expected a whole number from 0 to 360, got 400 [PM114]",
    "  - environment.maintenanceWindows.Sunday.duration: expected a whole number from 1 to 24, got 30 [PM310]",
    "  - environment.maintenanceWindows.Sunday.patchTasks.Install.rebotOption: there is no such property; did you mean rebootOption [PM001]",
    '  - environment.maintenanceWindows.Sunday.patchTasks.Install.operation: expected one of Scan, Install, got "Instal"; did you mean Install [PM540]',
  ];

  expect(() => fleet({ environment })).toThrow(new Error(["patch fleet is not valid", ...ofParts].join("\n")));
  expect(() => fleet({ environment, accounts: [{ ...ACCOUNTS[0], ring: "dve" }] })).toThrow(
    new Error(
      [
        "patch fleet is not valid",
        '  - accounts[0].ring: expected one of dev, test, prod, got "dve"; did you mean dev [PM803]',
        ...ofParts,
      ].join("\n"),
    ),
  );
});

test("groups, targets, policies, what surrounds tasks and the lock file are told with the rest", () => {
  const [baseline, window] = [DEFINITION.baselines.AmazonLinux2023, DEFINITION.maintenanceWindows.Sunday];
  const environment = {
    ...DEFINITION,
    patchGroups: { Web: { ...DEFINITION.patchGroups.Web, tagKey: "patchgroup" } },
    maintenanceWindows: { Sunday: { ...window, targets: { Batch: { instanceIds: ["x-1"] } } } },
    patchPolicies: { All: { ...POLICY, opration: "Scan" } },
    operations: { logs: { retentionInDays: 5 } },
  };
  const ofParts = (place: string) => [
    `  - ${place}operations.logs.retentionInDays: expected logGroupName beside it, got none; name the log group [PM702]`,
    `  - ${place}patchGroups.Web.tagKey: expected one of Patch Group, PatchGroup, got "patchgroup"; did you mean Patch Group [PM202]`,
    `  - ${place}maintenanceWindows.Sunday.targets.Batch.instanceIds[0]: expected i- and 8 or 17 hexadecimal digits, or mi- and 17, got "x-1" [PM415]`,
    `  - ${place}patchPolicies.All.opration: there is no such property; did you mean operation [PM001]`,
  ];
  const lockFile = lockFileWith({ prod: { approveUntilDate: "2026-13-01", from: "test", on: "2026-11-02" } });
  const ofLock = `line 1, rings.prod.approveUntilDate: expected a valid date as YYYY-MM-DD, got "2026-13-01" [PM820]`;
  const baselines = { AmazonLinux2023: { ...baseline, name: "a" } };

  expect(() => fleet({ environment })).toThrow(
    new Error(["patch fleet is not valid", ...ofParts("environment.")].join("\n")),
  );
  expect(() => fleet({ lockFile })).toThrow(new Error(`patch-lock.json is not valid\n  - ${ofLock}`));
  const [logs = "", ...others] = ofParts("environment.");
  expect(() => fleet({ environment: { ...environment, baselines }, lockFile })).toThrow(
    new Error(
      [
        "patch fleet is not valid",
        `  - patch-lock.json, ${ofLock}`,
        logs,
        '  - environment.baselines.AmazonLinux2023.name: expected 3 to 128 characters out of letters, digits, "_", "-" and ".", got "a" [PM101]',
        ...others,
      ].join("\n"),
    ),
  );
});

test("a single mistake of the definition is told of the definition, and not of the account that is made first", () => {
  const maintenanceWindows = { Sunday: { ...DEFINITION.maintenanceWindows.Sunday, scheduleTimezone: "Europe/Pari" } };

  expect(() => fleet({ environment: { ...DEFINITION, maintenanceWindows } })).toThrow(
    /^patch fleet is not valid\n {2}- environment\.maintenanceWindows\.Sunday\.scheduleTimezone: .*\[PM324\]$/,
  );
});

test("what only an account shows is told with the accounts that are refused as well", () => {
  const topicArn = "arn:aws:sns:eu-central-1:111111111111:slack";
  const notifications = { topicArn, events: ["compliance"] };
  const environment = { ...DEFINITION, operations: { serviceRole: {}, notifications } };
  const [dev, test_] = ACCOUNTS;
  const more = ["444444444444", "555555555555"].map((id) => ({ ...test_, id, name: `test-${id}` }));

  expect(() => fleet({ environment, accounts: [dev, test_, ...more] })).toThrow(
    /^patch notifications test-444444444444\/Default\/PatchNotifications is not valid\n {2}- topicArn: expected a topic of account 444444444444, .*\[PM717\]\n {4}PM717 also in 2 more stacks: test-555555555555, test-eu\.$/,
  );
});

test("what rings and accounts make of a definition is told of all of them, each by its name", () => {
  const [dev, test_, prod] = RINGS;
  const rings = [{ ...dev, maintenanceWindows: { Sunday: { schedule: "cron(0 22 ? * TUES *)" } } }, test_, prod];
  const accounts = [...ACCOUNTS, { id: "444444444444", name: "prod-eu", ring: "prod", overrides: { maxErrors: "x" } }];

  expect(() => fleet({ rings, accounts })).toThrow(
    new Error(
      [
        "patch fleet is not valid",
        '  - ring dev, maintenanceWindows.Sunday.schedule: expected day of week from 1 to 7 or SUN to SAT, got "TUES"; write TUE [PM320]',
        '  - account prod-eu, maintenanceWindows.Sunday.patchTasks.Install.maxErrors: expected a count from 0, or a percentage from "0%" to "100%", got "x" [PM520]',
      ].join("\n"),
    ),
  );
});

const POLICY = {
  name: "all",
  operation: "Scan",
  baselines: ["AmazonLinux2023"],
  targets: { allNodes: true },
  scanSchedule: "cron(0 1 * * ? *)",
  localDeploymentAdministrationRoleArn: "arn:aws:iam::123456789012:role/administration",
  localDeploymentExecutionRoleName: "execution",
};

test("an override of a window is not doubted where the windows cannot be read", () => {
  const { maintenanceWindows, ...definition } = DEFINITION;

  expect(() => fleet({ environment: { ...definition, maintenanceWindows: [] } })).toThrow(
    new Error(
      "patch fleet is not valid\n  - environment.maintenanceWindows: expected an object, got a list of 0 entries [PM001]",
    ),
  );
  expect(() => fleet({ environment: { ...definition, maintenancewindows: maintenanceWindows } })).toThrow(
    new Error(
      "patch fleet is not valid\n  - environment.maintenancewindows: there is no such property; did you mean maintenanceWindows [PM001]",
    ),
  );
});

test.each([
  ["window", { enabld: true }, "enabld: there is no such property"],
  ["window that is too long", { duration: 30 }, "duration: expected"],
  [
    "task",
    { patchTasks: { Install: { operation: "Install", rebootOpton: "NoReboot" } } },
    "patchTasks.Install.rebootOpton: there is no such property",
  ],
])("a %s that is refused is told, and no promise that was proved without it", (_, changes, wrong) => {
  const Sunday = { ...DEFINITION.maintenanceWindows.Sunday, ...changes };
  const environment = { ...DEFINITION, maintenanceWindows: { Sunday } };
  const broken = [{ name: "dev" }, { name: "test", daysOnRingBefore: 30 }, { name: "prod" }];
  const app = appOn();

  expect(() => fleet({ rings: broken })).toThrow("[PM811]");
  expect(() => fleetIn(app, { rings: broken, environment })).toThrow(
    `patch fleet is not valid\n  - environment.maintenanceWindows.Sunday.${wrong}`,
  );
});

test("a rule that is nothing is refused in words", () => {
  const AmazonLinux2023 = { ...DEFINITION.baselines.AmazonLinux2023, approvalRules: [null] };

  expect(() => fleet({ environment: { ...DEFINITION, baselines: { AmazonLinux2023 } } })).toThrow(
    "approvalRules[0]: expected an object, got null",
  );
});

test("of a promise that is broken nothing is made", () => {
  const app = appOn();

  expect(() =>
    fleetIn(app, { rings: [{ name: "dev" }, { name: "test", daysOnRingBefore: 30 }, { name: "prod" }] }),
  ).toThrow("[PM811]");
  expect(app.node.children).toEqual([]);
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
  [{ accounts: [] }, "accounts: expected at least one account, got none [PM807]"],
  [{ rings: [] }, "rings: expected at least one ring, got none [PM807]"],
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

test("a promise that the calendar does not keep is an error, with the days that would do", () => {
  const rings = [RINGS[0], RINGS[1], { name: "prod", soakDays: 4, daysOnRingBefore: 2 }];

  expect(() => fleet({ rings })).toThrow(
    [
      "patch fleet is not valid",
      "  - rings[2] (prod), baselines.AmazonLinux2023: prod would install a patch up to 5 days before test (one " +
        "released 2027-10-25 20:00 UTC: test is done Fri 2027-11-05 01:00 Europe/Paris in test-eu, prod starts Sun 2027-10-31 02:00 Europe/Paris in prod-us); raise prod's soakDays to 6 [PM811]",
    ].join("\n"),
  );
});

test("with an error no stack is made", () => {
  const to = appOn();

  expect(() => fleetIn(to, { accounts: [] })).toThrow();
  expect(to.node.children).toEqual([]);
});

test("a rule without a delay is named as such, and not as a promise that rings break", () => {
  const { baselines } = DEFINITION;
  const [key, baseline] = Object.entries(baselines)[0] as [string, object];
  const without = { ...baseline, approvalRules: [{ complianceLevel: "HIGH" }] };

  expect(() => fleet({ environment: { ...DEFINITION, baselines: { ...baselines, [key]: without } } })).toThrow(
    `patch fleet is not valid\n  - environment.baselines.${key}.approvalRules[0]: ` +
      "expected approveAfterDays or approveUntilDate, got neither; the provider would approve " +
      "immediately, so write approveAfterDays: 0 if that is meant [PM113]",
  );
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
