import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Snapshot, SnapshotRegion } from "../../../account/snapshot/snapshot-schema";
import { recorded } from "../../review/stories/recording";
import { testFolder } from "../../support/folders";
import { nodesOf, snapshotOf, windowOn } from "../../support/snapshots";
import { run } from "../given-stacks";

/** What the recorded stack has in the account. */
const LINUX = "pb-0cb31f45955d373d8";
const SUNDAY = windowOn("prod-web", "mw-0a597790a80727e2f", { Name: "sunday" });
/** What somebody else has there. */
const THEIRS = "pb-0123456789abcdef0";
const AWS = "arn:aws:ssm:eu-central-1:075727635805:patchbaseline/pb-0fedcba9876543210";

const ACCOUNT: Partial<SnapshotRegion> = {
  baselines: [
    { BaselineId: LINUX, Name: "linux", OperatingSystem: "AMAZON_LINUX_2023" },
    {
      BaselineId: THEIRS,
      Name: "acme-linux",
      OperatingSystem: "AMAZON_LINUX_2023",
      ApprovalRules: {
        PatchRules: [
          {
            PatchFilterGroup: { PatchFilters: [{ Key: "CLASSIFICATION", Values: ["Security"] }] },
            ApproveAfterDays: 2,
          },
        ],
      },
    },
    { BaselineId: AWS, Name: "AWS-AmazonLinux2023DefaultPatchBaseline", OperatingSystem: "AMAZON_LINUX_2023" },
  ],
  defaults: [{ OperatingSystem: "AMAZON_LINUX_2023", BaselineId: AWS }],
  patchGroups: [{ PatchGroup: "prod-web", OperatingSystem: "AMAZON_LINUX_2023", BaselineId: LINUX }],
  windows: [SUNDAY],
  nodes: [...nodesOf("prod-web", 208), ...nodesOf("prod-web", 6, { ping: "ConnectionLost" })],
};

/** The review of a recorded story beside a snapshot, as lines. */
async function review(story: string, snapshot: Snapshot | Partial<SnapshotRegion>, ...args: string[]) {
  const folder = testFolder();
  writeFileSync(join(folder, "plan.json"), JSON.stringify(recorded(story).plan));
  const whole = "format" in snapshot ? snapshot : snapshotOf(snapshot);
  writeFileSync(join(folder, "snapshot.json"), JSON.stringify(whole));
  return run(folder, ["review", "plan.json", "--account", "snapshot.json", ...args]);
}

/** The same as one text without line breaks, to find sentences in. */
async function said(...args: Parameters<typeof review>): Promise<string> {
  const { out, err } = await review(...args);
  return `${out}${err}`.replace(/\s+/g, " ");
}

test("a change reaches so many nodes, and so many of them are offline", async () => {
  expect(await said("approved-at-once", ACCOUNT)).toContain(
    "reaches patch group prod-web: 214 nodes, 6 of them offline; next run Sun 2026-11-29 02:00 Asia/Seoul",
  );
});

test("a baseline reaches nodes of its own system alone, and stopped instances are told apart", async () => {
  const nodes = [
    ...nodesOf("prod-web", 3),
    ...nodesOf("prod-web", 2, { ping: "Online", platform: { type: "Linux", name: "Ubuntu", version: "24.04" } }),
    ...nodesOf("prod-web", 1, { ping: undefined, platform: undefined, state: "stopped" }),
  ].map((node, index) => ({ ...node, id: `i-${index}` }));

  expect(await said("approved-at-once", { ...ACCOUNT, nodes })).toContain(
    "reaches patch group prod-web: 3 nodes, 1 more that Systems Manager does not know; next run",
  );
});

test("a node that leaves its group is counted among those of the group", async () => {
  expect(await said("instance-leaves-group", ACCOUNT)).toContain(
    "reaches patch group prod-web: 214 nodes, 6 of them offline; next run Sun 2026-11-29 02:00 Asia/Seoul",
  );
});

test("a window reaches the nodes of all systems", async () => {
  expect(await said("window-longer", ACCOUNT)).toContain(
    "reaches patch groups dev-web and prod-web: 214 nodes, 6 of them offline",
  );
});

describe("what a new registration meets", () => {
  test("AWS's own default, by its name", async () => {
    expect(await said("group-added", ACCOUNT)).toContain(
      "prod-batch now follows linux on Amazon Linux 2023 (until now: the default baseline AWS-AmazonLinux2023DefaultPatchBaseline)",
    );
  });

  test("the account's own default, and how it differs", async () => {
    const defaults = [{ OperatingSystem: "AMAZON_LINUX_2023", BaselineId: THEIRS }];
    const text = await said("group-added", { ...ACCOUNT, defaults });

    expect(text).toContain(`(until now: the default baseline acme-linux (${THEIRS}))`);
    expect(text).toContain("prod-batch: rule gone: Security after 2 days, UNSPECIFIED");
  });

  test("a registration outside of the plan: the apply will fail", async () => {
    const patchGroups = [{ PatchGroup: "prod-batch", OperatingSystem: "AMAZON_LINUX_2023", BaselineId: THEIRS }];
    const text = await said("group-added", { ...ACCOUNT, patchGroups }, "--fail-on", "high");

    expect(text).toContain(
      "the apply will fail with AlreadyExistsException: in the account prod-batch has a baseline for Amazon Linux 2023, " +
        `acme-linux (${THEIRS}), which this stack does not have`,
    );
    expect(text).toContain("stopped: the risk is high, --fail-on is high");
  });

  test("the same baseline, which AWS's text takes for no conflict", async () => {
    const patchGroups = [{ PatchGroup: "prod-batch", OperatingSystem: "AMAZON_LINUX_2023", BaselineId: LINUX }];
    const text = await said("group-added", { ...ACCOUNT, patchGroups });

    expect(text).toContain(
      "prod-batch is registered with it in the account already: AWS's text says that this is no conflict",
    );
    expect(text).not.toContain("AlreadyExistsException");
  });

  test("the same baseline of AWS's own, which goes by its name", async () => {
    const patchGroups = [{ PatchGroup: "prod-batch", OperatingSystem: "AMAZON_LINUX_2023", BaselineId: AWS }];
    const folder = testFolder();
    const plan = JSON.stringify(recorded("group-added").plan).replaceAll(LINUX, AWS);
    writeFileSync(join(folder, "plan.json"), plan);
    writeFileSync(join(folder, "snapshot.json"), JSON.stringify(snapshotOf({ ...ACCOUNT, patchGroups })));

    const { out } = await run(folder, ["review", "plan.json", "--account", "snapshot.json"]);

    expect(out.replace(/\s+/g, " ")).toContain("prod-batch is registered with it in the account already");
    expect(out).not.toContain("AlreadyExistsException");
  });

  test("a default outside of the plan, which somebody will put back", async () => {
    const defaults = [{ OperatingSystem: "AMAZON_LINUX_2023", BaselineId: THEIRS }];
    const text = await said("default-registered", { ...ACCOUNT, defaults });

    expect(text).toContain(
      `linux becomes the account's default for Amazon Linux 2023 (until now: acme-linux (${THEIRS}))`,
    );
    expect(text).toContain(
      `acme-linux (${THEIRS}) is the default until now, and this stack does not have that registration: ` +
        "import it here, or leave the default to whoever keeps it " +
        "why high: whoever keeps it puts it back with the next apply",
    );
  });
});

test("what another team's window does is not called missing", async () => {
  const without = await said("group-added", ACCOUNT);
  const windows = [SUNDAY, windowOn("prod-batch", "mw-0123456789abcdef0")];
  const beside = await said("group-added", { ...ACCOUNT, windows });

  expect(without).toContain('PM602 no maintenance window targets the patch group "prod-batch"');
  expect(beside).not.toContain("PM602");
});

test("a default reaches the nodes that no registered group claims", async () => {
  const nodes = [...nodesOf("prod-web", 5), ...nodesOf("nobody's", 7)];

  expect(await said("default-registered", { ...ACCOUNT, nodes })).toContain(
    "reaches every Amazon Linux 2023 node that no registered patch group claims: 7 nodes",
  );
});

describe("what lies in the account beside the plan", () => {
  test("a window of another team that installs on the same nodes", async () => {
    const theirs = windowOn("prod-web", "mw-0123456789abcdef0", {
      Name: "team-b",
      Schedule: "cron(0 3 ? * SUN *)",
      ScheduleTimezone: "Asia/Seoul",
    });

    expect(await said("approved-at-once", { ...ACCOUNT, windows: [SUNDAY, theirs] })).toContain(
      "in the account: window team-b (mw-0123456789abcdef0), which this stack does not have, also installs on 214 nodes " +
        "that this reaches; next run Sun 2026-11-29 03:00 Asia/Seoul; at times it is open together with sunday",
    );
  });

  test("groups that nobody registers, and nodes that nothing reaches", async () => {
    const nodes = [...nodesOf("prod-web", 5), ...nodesOf("db", 2), ...nodesOf("", 1, { tags: {} })];
    const text = await said("approved-at-once", { ...ACCOUNT, nodes });

    expect(text).toContain(
      "in the account: nobody registers patch group db: 2 nodes carry its tag and follow the default baseline " +
        "nothing installs patches on 3 of 8 nodes",
    );
  });

  test("parts that could not be read", async () => {
    const refused = [{ part: "managed nodes", permission: "ssm:DescribeInstanceInformation", reason: "AccessDenied" }];
    const text = await said("approved-at-once", { ...ACCOUNT, nodes: [], refused });

    expect(text).toContain("reaches patch group prod-web: 0 nodes or more (nodes could not be read); next run");
    expect(text).toContain("managed nodes of 123456789012 · eu-central-1 could not be read: not known, not none");
  });

  test("what nobody read is not taken for missing", async () => {
    const refused = ["patch groups", "associations"].map((part) => ({ part, reason: "AccessDenied" }));
    const nodes = [...nodesOf("db", 2)];
    const text = await said("approved-at-once", { ...ACCOUNT, patchGroups: [], nodes, refused });

    expect(text).not.toContain("nobody registers");
    expect(text).toContain(
      "nothing installs patches on at most 2 of 2 nodes (not everything that patches could be read)",
    );
  });

  test("nothing of another account is taken for it", async () => {
    const text = await said("approved-at-once", snapshotOf(ACCOUNT, "999999999999"));

    expect(text).toContain("the snapshot has nothing of 123456789012 · eu-central-1: nodes there are not counted");
    expect(text).toContain("reaches patch group prod-web; next run");
  });
});

test("a snapshot older than a day says so", async () => {
  const old = snapshotOf(ACCOUNT, "123456789012", "2026-11-20T08:00:00.000Z");

  expect(await said("approved-at-once", old)).toMatch(
    /The snapshot is \d+ days old \(2026-11-20T08:00:00\.000Z\); what exists may have changed since\./,
  );
});

test("json has the numbers, markdown and html the sentences", async () => {
  const json = JSON.parse((await review("approved-at-once", ACCOUNT, "--format", "json")).out);
  const [change] = json.stacks[0].changes;
  expect(change.reach.nodes).toEqual({ total: 214, offline: 6, notManaged: 0 });
  expect(json.stacks[0].beside).toEqual([]);

  const nodes = [...nodesOf("db", 2)];
  for (const format of ["markdown", "html"]) {
    const { out } = await review("approved-at-once", { ...ACCOUNT, nodes }, "--format", format);
    expect(out).toContain("nobody registers patch group db: 2 nodes carry its tag");
  }
});

test("a file that is no snapshot is refused in one line", async () => {
  const { err, exitCode } = await review("approved-at-once", { format: "else" } as unknown as Snapshot);

  expect(err).toBe(
    "cdktf-patch: snapshot.json: expected a snapshot, got something else; cdktf-patch snapshot writes one\n",
  );
  expect(exitCode).toBe(1);
});
