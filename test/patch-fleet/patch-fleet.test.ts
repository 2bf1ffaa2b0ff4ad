import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import { acceptFinding, findingsIn, TODAY_CONTEXT } from "../../modules";
import { PatchFleet } from "../../modules/patch-fleet";
import { ACCOUNTS, DEFINITION, FLEET, RINGS, WITH_UBUNTU } from "./given";

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function app(): App {
  const outdir = mkdtempSync(join(tmpdir(), "patch-fleet-"));
  folders.push(outdir);
  return new App({ outdir, context: { [TODAY_CONTEXT]: "2026-11-23" } });
}

/** A fleet, as JavaScript may write it. */
function fleet(changes: object = {}): PatchFleet {
  return new PatchFleet(app(), { lockFile: "not-there.json", ...FLEET, ...changes } as never);
}

/** Every file that a fleet synthesises, by its path. */
function files(changes: object = {}): Record<string, string> {
  const to = app();
  new PatchFleet(to, { lockFile: "not-there.json", ...FLEET, ...changes } as never);
  to.synth();
  return Object.fromEntries(
    readdirSync(join(to.outdir, "stacks")).map((stack) => [
      stack,
      readFileSync(join(to.outdir, "stacks", stack, "cdk.tf.json"), "utf8"),
    ]),
  );
}

function terraformOf(name: string, changes: object = {}) {
  const stack = fleet(changes).stacks[name];
  return stack?.toTerraform() as Record<string, Record<string, Record<string, Record<string, unknown>>>>;
}

test("each account has a stack of its name, with a provider that works in this account alone", () => {
  const { provider } = terraformOf("prod-us", { roleName: "patching", tags: { Team: "platform" } });

  expect(provider?.aws).toEqual([
    {
      region: "us-east-1",
      allowed_account_ids: ["333333333333"],
      assume_role: [{ role_arn: "arn:aws:iam::333333333333:role/patching", session_name: "cdktf-patch" }],
      default_tags: [{ tags: { Team: "platform" } }],
    },
  ]);
});

test("a role is named in the partition of the account's Region", () => {
  const accounts = [{ id: "111111111111", name: "dev-cn", ring: "dev", region: "cn-north-1" }];

  expect(terraformOf("dev-cn", { accounts, roleName: "patching" }).provider?.aws).toMatchObject([
    { assume_role: [{ role_arn: "arn:aws-cn:iam::111111111111:role/patching" }] },
  ]);
});

test.each([
  [
    { kind: "s3", bucket: "states", region: "eu-west-1" },
    {
      backend: {
        s3: {
          bucket: "states",
          region: "eu-west-1",
          key: "patching/dev-eu.tfstate",
          encrypt: true,
          use_lockfile: true,
        },
      },
    },
  ],
  [
    { kind: "hcp", organization: "acme", project: "patching" },
    { cloud: { organization: "acme", workspaces: { name: "patching-dev-eu", project: "patching" } } },
  ],
  [{ kind: "local" }, { backend: { local: { path: "../../../terraform.dev-eu.tfstate" } } }],
])("the state lies where %j says, by the account's name", (backend, expected) => {
  expect(terraformOf("dev-eu", { backend }).terraform).toMatchObject(expected);
});

test("the delay of a ring is added to every rule, and says where it comes from", () => {
  const { stacks } = fleet();
  const delays = Object.values(stacks).map(({ environment, settings }) => {
    const [region] = Object.values(environment.regions);
    const rules = region?.baselines.AmazonLinux2023?.resource.approvalRule.internalValue;
    return [
      (rules as { approveAfterDays: number }[])[0]?.approveAfterDays,
      settings.find(({ path }) => path === "soakDays")?.from,
    ];
  });

  expect(Object.keys(stacks)).toEqual(["dev-eu", "prod-us", "test-eu"]);
  expect(delays).toEqual([
    [0, undefined],
    [10, "ring prod"],
    [3, "ring test"],
  ]);
});

test("an account has the last word, and every setting says who had it", () => {
  const rings = RINGS.map((ring) =>
    ring.name === "prod" ? { ...ring, rebootOption: "RebootIfNeeded", maxErrors: 0 } : ring,
  );

  expect(fleet({ rings }).stacks["prod-us"]?.settings).toEqual([
    { path: "maxErrors", value: 0, from: "ring prod" },
    { path: "rebootOption", value: "NoReboot", from: "account prod-us" },
    { path: "soakDays", value: 10, from: "ring prod" },
  ]);
});

test("the stack of an account depends on no other account, nor on the order of them", () => {
  const all = files();
  const reordered = files({ accounts: [...ACCOUNTS].reverse() });
  const fewer = files({ accounts: ACCOUNTS.slice(0, 2) });
  const more = files({ accounts: [{ id: "444444444444", name: "a-new-one", ring: "dev" }, ...ACCOUNTS] });
  const { "prod-us": gone, ...others } = all;
  const { "a-new-one": added, ...before } = more;

  expect(reordered).toEqual(all);
  expect(fewer).toEqual(others);
  expect(before).toEqual(all);
  expect([gone, added]).toEqual([expect.any(String), expect.any(String)]);
});

test("a change of one account changes its stack alone", () => {
  const accounts = ACCOUNTS.map((account) =>
    account.name === "dev-eu" ? { ...account, tags: { Cost: "7" } } : account,
  );
  const [before, after] = [files(), files({ accounts })];

  expect(Object.keys(before).filter((name) => before[name] !== after[name])).toEqual(["dev-eu"]);
});

test("shards make every stack once, with the same bytes", () => {
  const accounts = Array.from({ length: 30 }, (_, index) => ({
    id: `${111111111111 + index}`,
    name: `a-${index}`,
    ring: "dev",
  }));
  const parts = [1, 2, 3].map((index) => files({ accounts, shard: `${index}/3` }));

  expect(parts.reduce((count, part) => count + Object.keys(part).length, 0)).toBe(30);
  expect(Object.assign({}, ...parts)).toEqual(files({ accounts }));
});

test("a ring in the lock file approves up to the day of its lock, and waits no days", () => {
  const lockFile = lockFileWith('"prod": { "approveUntilDate": "2026-11-10", "from": "test", "on": "2026-11-20" }');
  const { settings, environment } = fleet({ lockFile }).stacks["prod-us"] ?? {};
  const rules = environment?.regions["us-east-1"]?.baselines.AmazonLinux2023?.model.approvalRules;

  expect(rules).toMatchObject([{ approveUntilDate: "2026-11-10", approveAfterDays: undefined }]);
  expect(settings?.find(({ path }) => path === "approveUntilDate")?.from).toBe("lock of ring prod");
});

test("a lock whose year slipped is refused, for production would approve everything at once", () => {
  const lockFile = lockFileWith('"prod": { "approveUntilDate": "2062-11-22", "from": "test", "on": "2026-11-22" }');

  expect(() => fleet({ lockFile })).toThrow(
    "patch-lock.json is not valid\n  - line 1, rings.prod.approveUntilDate: expected at most 2026-11-22, the day of the " +
      'promotion, got "2062-11-22"; what is released later nobody has tested [PM820]',
  );
});

test("a lock that was not made from the ring before is refused, where that ring has accounts", () => {
  const lockFile = lockFileWith('"prod": { "approveUntilDate": "2026-11-10", "from": "dev", "on": "2026-11-20" }');
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
  const lockFile = lockFileWith('"test": { "approveUntilDate": "2026-11-10", "from": "dev", "on": "2026-11-20" }');
  const accounts = ACCOUNTS.filter(({ ring }) => ring !== "dev");

  expect(() => fleet({ lockFile, accounts })).toThrow(
    "lock of ring test: expected none, for no ring comes before test; remove its line [PM820]",
  );
});

test("the promises of the rings can be read, a line for each baseline", () => {
  expect(fleet().promises.map(({ before, ring, leastDays, outcome }) => [before, ring, leastDays, outcome])).toEqual([
    ["dev", "test", 1.87, "kept"],
    ["test", "prod", 2.04, "kept"],
  ]);
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
  const folder = mkdtempSync(join(tmpdir(), "patch-fleet-"));
  folders.push(folder);
  const file = join(folder, "accounts.yaml");
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
  expect(() => new PatchFleet(app(), props as never)).toThrow("patch fleet is not valid\n  - expected an object, got ");
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
  const to = app();

  expect(() => new PatchFleet(to, { ...FLEET, accounts: [] })).toThrow();
  expect(to.node.children).toEqual([]);
});

test("a system that ignores delays is a warning, on a stack of the ring that is not kept apart", () => {
  const to = app();
  new PatchFleet(to, { ...FLEET, lockFile: "not-there.json", environment: WITH_UBUNTU } as never);
  to.synth();
  const manifest = JSON.parse(readFileSync(join(to.outdir, "manifest.json"), "utf8"));
  const messagesOn = (stack: string) =>
    manifest.stacks[stack].annotations
      .filter(({ constructPath }: { constructPath: string }) => constructPath === stack)
      .map(({ message }: { message: string }) => message);

  expect(messagesOn("dev-eu")).toEqual([]);
  expect(messagesOn("test-eu")).toEqual([
    "rings[1] (test), baselines.Ubuntu: dev and test are not kept apart, for the system ignores approval delays " +
      "(Ubuntu Server); point the nodes of each ring at a repository snapshot of its own, and accept this (acceptFinding) [PM812]",
  ]);
  expect(messagesOn("prod-us")).toEqual([
    "rings[2] (prod), baselines.Ubuntu: test and prod are not kept apart, for the system ignores approval delays " +
      "(Ubuntu Server); point the nodes of each ring at a repository snapshot of its own, and accept this (acceptFinding) [PM812]",
  ]);
});

test.each([
  ["region", { region: "us-esat-1" }, "prod-us/aws"],
  ["regions", { regions: ["us-esat-1"] }, "prod-us/Default/us-esat-1/"],
])("a Region that AWS has not is told in the stack of the account that names it as its %s", (_, named, path) => {
  const accounts = ACCOUNTS.map((account) => (account.name === "prod-us" ? { ...account, ...named } : account));
  const to = app();
  new PatchFleet(to, { ...FLEET, lockFile: "not-there.json", accounts } as never);

  const told = findingsIn(to).filter(({ finding }) => finding.checkId === "PM805");

  expect(told.map(({ text }) => text.split("\n")[0])).toEqual([
    expect.stringMatching(/^region: expected a Region of AWS, got "us-esat-1".*; did you mean us-east-1 \[PM805\]$/),
  ]);
  expect(told[0]?.construct.node.path).toContain(path);
});

test("what is told of a system that ignores delays can be accepted as it says", () => {
  const environment = {
    ...DEFINITION,
    baselines: { Ubuntu: { name: "ubuntu", operatingSystem: "UBUNTU", approvalRules: [{}] } },
    patchGroups: { Web: { patchGroup: "web", baselines: ["Ubuntu"] } },
  };
  const to = app();
  acceptFinding(to, { check: "PM812", reason: "each ring has a mirror of its own", owner: "ops", until: "2027-03-31" });
  new PatchFleet(to, { ...FLEET, lockFile: "not-there.json", environment } as never);

  const told = findingsIn(to).filter(({ finding }) => finding.checkId === "PM812");

  expect(told.map(({ accepted }) => accepted?.owner)).toEqual(["ops", "ops"]);
});

function lockFileWith(line: string): string {
  const folder = mkdtempSync(join(tmpdir(), "patch-fleet-"));
  folders.push(folder);
  const file = join(folder, "patch-lock.json");
  writeFileSync(file, `{ "version": 1, "rings": { ${line} } }`);
  return file;
}

test("a rule without a delay is named as such, and not as a promise that rings break", () => {
  const { baselines } = DEFINITION;
  const [key, baseline] = Object.entries(baselines)[0] as [string, object];
  const without = { ...baseline, approvalRules: [{ complianceLevel: "HIGH" }] };

  expect(() => fleet({ environment: { ...DEFINITION, baselines: { ...baselines, [key]: without } } })).toThrow(
    `patch baseline dev-eu/Default/${key} is not valid\n` +
      "  - approvalRules[0]: expected approveAfterDays or approveUntilDate, got neither; the provider would approve at " +
      "once, so write approveAfterDays: 0 if that is meant [PM113]",
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
    "environment of the patch fleet is not valid\n" +
      "  - patchGroups.Web.baseline: there is no such property; did you mean baselines [PM001]",
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
