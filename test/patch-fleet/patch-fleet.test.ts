import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { App } from "cdktf";
import { readStacks } from "../../cli/stacks/read-stacks";
import { joinedLines } from "../../model/text/printed-finding";
import { acceptFinding, findingsIn } from "../../modules";
import type { PatchFleet } from "../../modules/patch-fleet";
import { appOn } from "../support/apps";
import { ACCOUNTS, RINGS, WITH_UBUNTU } from "./given";
import { fleet, fleetIn, lockFileWith } from "./given-fleets";

/** Every file that a fleet synthesises, by its path. */
function files(changes: object = {}): Record<string, string> {
  const to = appOn();
  fleetIn(to, changes);
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

test("stacks are made ring by ring; the delay of a ring is added to every rule, and says where it comes from", () => {
  const { stacks } = fleet();
  const delays = Object.values(stacks).map(({ environment, settings }) => {
    const [region] = Object.values(environment.regions);
    const rules = region?.baselines.AmazonLinux2023?.resource.approvalRule.internalValue;
    return [
      (rules as { approveAfterDays: number }[])[0]?.approveAfterDays,
      settings.find(({ path }) => path === "soakDays")?.from,
    ];
  });

  expect(Object.keys(stacks)).toEqual(["dev-eu", "test-eu", "prod-us"]);
  expect(delays).toEqual([
    [0, undefined],
    [3, "ring test"],
    [10, "ring prod"],
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
  const lockFile = lockFileWith({ prod: { approveUntilDate: "2026-11-10", from: "test", on: "2026-11-20" } });
  const { settings, environment } = fleet({ lockFile }).stacks["prod-us"] ?? {};
  const rules = environment?.regions["us-east-1"]?.baselines.AmazonLinux2023?.model.approvalRules;

  expect(rules).toMatchObject([{ approveUntilDate: "2026-11-10", approveAfterDays: undefined }]);
  expect(settings?.find(({ path }) => path === "approveUntilDate")?.from).toBe("lock of ring prod");
});

test("the promises of the rings can be read, a line for each baseline", () => {
  expect(fleet().promises.map(({ before, ring, leastDays, outcome }) => [before, ring, leastDays, outcome])).toEqual([
    ["dev", "test", 1.87, "kept"],
    ["test", "prod", 2.04, "kept"],
  ]);
});

test("a system that ignores delays is a warning, on the stacks of the ring that is not kept apart", () => {
  const to = appOn();
  fleetIn(to, { environment: WITH_UBUNTU });
  to.synth();
  const manifest = JSON.parse(readFileSync(join(to.outdir, "manifest.json"), "utf8"));
  const messagesOn = (stack: string) =>
    manifest.stacks[stack].annotations
      .filter(({ constructPath }: { constructPath: string }) => constructPath === stack)
      .map(({ message }: { message: string }) => joinedLines(message));

  expect(messagesOn("dev-eu")).toEqual([]);
  expect(messagesOn("test-eu")).toEqual([
    "rings[1] (test), baselines.Ubuntu: test may install a patch before dev: the system ignores approval delays " +
      "(Ubuntu Server); point the nodes of each ring at a repository snapshot of its own, and accept this (acceptFinding) " +
      "on any stack of test, or once on the app [PM812]",
  ]);
  expect(messagesOn("prod-us")).toEqual([
    "rings[2] (prod), baselines.Ubuntu: prod may install a patch before test: the system ignores approval delays " +
      "(Ubuntu Server); point the nodes of each ring at a repository snapshot of its own, and accept this (acceptFinding) " +
      "on any stack of prod, or once on the app [PM812]",
  ]);
});

test.each([
  ["region", { region: "us-esat-1" }, "prod-us/aws"],
  ["regions", { regions: ["us-esat-1"] }, "prod-us/Default/us-esat-1/"],
])("a Region that AWS has not is told in the stack of the account that names it as its %s", (_, named, path) => {
  const accounts = ACCOUNTS.map((account) => (account.name === "prod-us" ? { ...account, ...named } : account));
  const to = appOn();
  fleetIn(to, { accounts });

  const told = findingsIn(to).filter(({ finding }) => finding.checkId === "PM805");

  expect(told.map(({ text }) => text.split("\n")[0])).toEqual([
    expect.stringMatching(/^region: expected a Region of AWS, got "us-esat-1".*; did you mean us-east-1 \[PM805\]$/),
  ]);
  expect(told[0]?.construct.node.path).toContain(path);
});

describe("what is found of a ring", () => {
  const accounts = [...ACCOUNTS, { id: "444444444444", name: "test-us", ring: "test", region: "us-east-1" }];
  const accepted = { check: "PM812", reason: "each ring has a mirror of its own", owner: "ops", until: "2027-03-31" };
  const found = (accept: (stacks: PatchFleet["stacks"], app: App) => void) => {
    const to = appOn();
    accept(fleetIn(to, { environment: WITH_UBUNTU, accounts }).stacks, to);
    return findingsIn(to);
  };
  const stacksWith = (findings: ReturnType<typeof found>) =>
    findings.flatMap(({ construct, finding, accepted }) =>
      finding.checkId === "PM812" ? [`${construct.node.path} ${accepted?.owner ?? "open"}`] : [],
    );

  test.each([false, true])("stands on each of its stacks, and is printed once; accepted: %s", (isAccepted) => {
    const to = appOn();
    if (isAccepted) acceptFinding(to, accepted);
    fleetIn(to, { environment: WITH_UBUNTU, accounts });
    to.synth();
    const { stacks } = JSON.parse(readFileSync(join(to.outdir, "manifest.json"), "utf8"));
    const printed = Object.values<{ annotations: { message: string }[] }>(stacks).flatMap(({ annotations }) =>
      annotations.flatMap(({ message }) => (message.includes("PM812") ? [joinedLines(message)] : [])),
    );

    expect(stacksWith(findingsIn(to)).map((one) => one.split(" ")[0])).toEqual(["test-eu", "test-us", "prod-us"]);
    expect(printed).toHaveLength(2);
    expect(printed.filter((text) => text.endsWith("\n    The same in 1 more stack: test-us."))).toHaveLength(1);
    const stacksRead = readStacks(to.outdir, "/");
    const messages = stacksRead.map(
      ({ annotations }) => annotations.filter(({ message }) => message.includes("PM812")).length,
    );
    expect(messages).toEqual([0, 1, 1, 1]);
  });

  test.each<[string, string[]]>([
    ["its first stack", ["test-eu"]],
    ["another one", ["test-us"]],
    ["each", ["test-eu", "test-us"]],
  ])("is accepted on %s for all of the ring, and for no other", (_, names) => {
    const findings = found((stacks) => {
      for (const name of names) acceptFinding(stacks[name] as never, accepted);
    });

    expect(stacksWith(findings)).toEqual(["test-eu ops", "test-us ops", "prod-us open"]);
    expect(findings.map(({ finding }) => finding.checkId)).not.toContain("PM690");
  });

  test("is accepted once on the app, and is then told without the advice to accept it", () => {
    const findings = found((_, app) => acceptFinding(app, accepted));

    expect(stacksWith(findings)).toEqual(["test-eu ops", "test-us ops", "prod-us ops"]);
    expect(findings.find(({ finding }) => finding.checkId === "PM812")?.text).toBe(
      "PM812 accepted until 2027-03-31 (ops): test may install a patch before dev: the system ignores approval delays " +
        "(Ubuntu Server)\n    Reason: each ring has a mirror of its own",
    );
  });
});
