import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { FLEET } from "../patch-fleet/given";
import { synthesisedFleet } from "./given-apps";
import { run } from "./given-stacks";

const PATCHES = [
  ["ALAS2023-2026-1000", "Critical", "2026-11-20 14:00:00"],
  ["ALAS2023-2026-1001", "Low", "2026-11-22 14:00:00"],
];

interface Case {
  readonly groups?: object;
  readonly locks?: object;
  readonly changes?: object;
}

/** A folder with a synthesised fleet of three rings, and a patch list. */
function project({ groups = {}, locks, changes = {} }: Case = {}): string {
  const rules = [
    { patchFilters: { severity: ["Critical", "Important"] }, approveAfterDays: 0 },
    { patchFilters: { severity: ["Medium"] }, approveAfterDays: 4 },
  ];
  const baselines = { AmazonLinux2023: { ...FLEET.environment.baselines.AmazonLinux2023, approvalRules: rules } };
  const patchWithin = { Critical: 20, Important: 20, acceptable: true };
  const patchGroups = { ...FLEET.environment.patchGroups, ...groups };
  const environment = { ...FLEET.environment, baselines, patchGroups, patchWithin };
  const rings = FLEET.rings.map((ring) => (locks === undefined ? ring : { ...ring, daysOnRingBefore: 0 }));
  const folder = synthesisedFleet({ rings, environment, ...changes }, { locks });
  const updates = PATCHES.map(
    ([id, severity, issued]) =>
      `<update type="security" from="x"><id>${id}</id><severity>${severity}</severity><issued date="${issued}"/>` +
      `<updated date="${issued}"/><title>${id}</title><pkglist><collection><package name="openssl" epoch="1" version="3.0.8" ` +
      `release="${id?.slice(-1)}.amzn2023" arch="x86_64"><filename>openssl.rpm</filename></package></collection></pkglist></update>`,
  );
  writeFileSync(join(folder, "updateinfo.xml"), `<updates>${updates.join("")}</updates>`);
  return folder;
}

test("tells for each ring and severity the worst, the median, and what a missed run costs", async () => {
  const { out, err, exitCode } = await run(project(), ["arrival"]);

  expect({ err, exitCode }).toEqual({ err: "", exitCode: 0 });
  expect(out).toBe(`A Critical patch is on every node at most 17.2 days after its release.
Every deadline is met.

  patches    worst   typical  one run  a worst release
                              missed
dev-eu · ring dev · web · Amazon Linux 2023
  Critical,  7.2 d   3.6 d    14.2 d   Tue 2027-10-26 22:00 Europe/Paris
  Important
  Medium     11.2 d  7.6 d    18.2 d   Fri 2027-10-22 22:00 Europe/Paris
  None, Low  never                     approved by no rule
  all        11.2 d  7.6 d    18.2 d   Fri 2027-10-22 22:00 Europe/Paris
  Critical and Important within 20 days: met
test-eu · ring test · eu-central-1, us-east-1 · web · Amazon Linux 2023
  Critical,  10.2 d  6.6 d    17.2 d   Mon 2027-10-25 22:00 Europe/Paris
  Important
  Medium     14.2 d  10.6 d   21.2 d   Thu 2027-10-21 22:00 Europe/Paris
  None, Low  never                     approved by no rule
  all        14.2 d  10.6 d   21.2 d   Thu 2027-10-21 22:00 Europe/Paris
  Critical and Important within 20 days: met
  on every node 2 to 9.1 days after dev
prod-us · ring prod · web · Amazon Linux 2023
  Critical,  17.2 d  13.6 d   24.2 d   Thu 2027-10-21 02:00 Europe/Paris
  Important
  Medium     21.2 d  17.6 d   28.2 d   Sun 2027-10-17 02:00 Europe/Paris
  None, Low  never                     approved by no rule
  all        21.2 d  17.6 d   28.2 d   Sun 2027-10-17 02:00 Europe/Paris
  Critical and Important within 20 days: met
  installed, pending a reboot
  on every node 2.2 to 9.3 days after test

From a release to its first chance on every node. Security patches by severity,
all as far as rules approve them.
Days after a ring: from the end of its run to the end of the run here.
With a delay, a patch that is reissued restarts its wait: one that keeps being
reissued has no finite worst case.
A run counts to the end of its window; a command that goes on then
(CONTINUE_TASK) without stepTimeoutSeconds may end later.

Local times by time zone data 2026f.
`);
});

test("for spreadsheets: a row for each severity and classification", async () => {
  const { out } = await run(project(), ["arrival", "--format", "csv"]);
  const [head = "", ...rows] = out.split("\r\n");

  expect(head.startsWith("stack,patch group,operating system,severity,classification,arrives,worst days,")).toBe(true);
  expect(rows.filter((row) => /^dev-eu,.*,(Medium|Low),Bugfix,/.test(row))).toEqual([
    "dev-eu,web,Amazon Linux 2023,Medium,Bugfix,always,11.1667,2027-10-22T20:00:00.000Z,2027-11-03T00:00:00.000Z," +
      "2027-10-22T22:00 Europe/Paris,2027-11-03T01:00 Europe/Paris,7.6321,18.1667,,,,release,,yes,,,,dev-eu,dev,eu-central-1,2026f,,,,,,,yes,",
    "dev-eu,web,Amazon Linux 2023,Low,Bugfix,never,,,,,,,,,,,,approved by no rule,,,,,dev-eu,dev,eu-central-1,,,,,,,,,",
  ]);
});

test("for programs: the same, with moments and the deadline", async () => {
  const { arrivals, timeZoneData } = JSON.parse((await run(project(), ["arrival", "--format", "json"])).out);

  expect(timeZoneData).toBe("2026f");
  expect(
    arrivals.find(
      ({ severity, ring }: { severity: string; ring: string }) => severity === "Critical" && ring === "prod",
    ),
  ).toEqual({
    stack: "prod-us",
    account: "prod-us",
    accountId: "333333333333",
    ring: "prod",
    region: "us-east-1",
    patchGroup: "web",
    system: "Amazon Linux 2023",
    severity: "Critical",
    classification: "Security",
    arrives: "always",
    worst: {
      days: 17.1667,
      released: "2027-10-21T00:00:00.000Z",
      installed: "2027-11-07T04:00:00.000Z",
      releasedLocal: "2027-10-21T02:00",
      installedLocal: "2027-11-07T05:00",
      zone: "Europe/Paris",
    },
    typicalDays: 13.6058,
    oneRunMissedDays: 24.1667,
    inForce: { arrives: "never" },
    restartsWhenReissued: true,
    mayEndLater: true,
    afterRing: { ring: "test", leastDays: 2.1667, mostDays: 9.2083 },
    deadline: { days: 20, outcome: "kept" },
  });
});

test("of a patch list it tells the day on which each patch is installed, ring by ring", async () => {
  const { out } = await run(project(), ["arrival", "updateinfo.xml"]);

  expect(out).toBe(`ALAS2023-2026-1001 · Low · released 2026-11-22
  every ring  never
ALAS2023-2026-1000 · Critical · released 2026-11-20
  dev   Tue 2026-11-24 22:00 Europe/Paris +4.3 d
  test  Thu 2026-11-26 22:00 Europe/Paris +6.3 d
  prod  Sun 2026-12-06 02:00 Europe/Paris +15.5 d

When the first run begins that may install it on the last group of the ring, and
days after its release. Why a patch never arrives: cdktf-patch explain, or
--format csv.

Local times by time zone data 2026f.
`);
});

test("of a patch list for spreadsheets: a row for each patch and ring", async () => {
  const { out } = await run(project(), ["arrival", "updateinfo.xml", "--format", "csv"]);
  const why =
    '"approvalRules[0]: severity is Low, expected Critical or Important; approvalRules[1]: severity is Low, expected Medium"';

  expect(out.split("\r\n")).toEqual([
    "patch,severity,released,ring,first chance,first chance local,days after release,arrives,because,time zone data",
    ...["dev", "test", "prod"].map(
      (ring) => `ALAS2023-2026-1001,Low,2026-11-22T14:00:00.000Z,${ring},,,,never,${why},`,
    ),
    "ALAS2023-2026-1000,Critical,2026-11-20T14:00:00.000Z,dev,2026-11-24T21:00:00.000Z,2026-11-24T22:00 Europe/Paris,4.2917,,,2026f",
    "ALAS2023-2026-1000,Critical,2026-11-20T14:00:00.000Z,test,2026-11-26T21:00:00.000Z,2026-11-26T22:00 Europe/Paris,6.2917,,,2026f",
    "ALAS2023-2026-1000,Critical,2026-11-20T14:00:00.000Z,prod,2026-12-06T01:00:00.000Z,2026-12-06T02:00 Europe/Paris,15.4583,,,2026f",
    "",
  ]);
});

test("a group that is not there is told with those that are", async () => {
  expect(await run(project(), ["arrival", "--group", "wep"])).toMatchObject({
    exitCode: 2,
    out: "",
    err: 'cdktf-patch: --group: no stack has a patch group called "wep"; did you mean web\n',
  });
});

describe("of a patch list", () => {
  const critical = (folder: string, args: readonly string[]) =>
    run(folder, ["arrival", "updateinfo.xml", "--format", "json", ...args]).then(
      ({ out }) => JSON.parse(out).patches.at(-1).rings as Record<string, { first?: string; arrives?: string }>,
    );

  test("only the group that is asked for counts", async () => {
    const groups = { Late: { patchGroup: "late", baselines: ["AmazonLinux2023"] } };
    const folder = project({
      groups,
      changes: { rings: FLEET.rings.slice(0, 1), accounts: FLEET.accounts.slice(0, 1) },
    });

    // No window targets the group late: it keeps its ring waiting for ever.
    expect((await critical(folder, [])).dev).toMatchObject({ arrives: "never" });
    expect((await critical(folder, ["--group", "late"])).dev).toMatchObject({ arrives: "never" });
    expect((await critical(folder, ["--group", "web"])).dev?.first).toBe("2026-11-24T21:00:00.000Z");
  });

  test("what is not known is not told as never: a lock waits for the next promotion", async () => {
    const prod = { approveUntilDate: "2026-11-15", from: "test", on: "2026-11-23" };
    const folder = project({ locks: { prod } });

    const { dev, prod: locked } = await critical(folder, []);
    const { out } = await run(folder, ["arrival", "updateinfo.xml"]);

    expect(dev?.first).toBe("2026-11-24T21:00:00.000Z");
    expect(locked).toMatchObject({
      arrives: "not known",
      because: expect.stringMatching(/its ring is locked, and waits for the next promotion$/),
    });
    expect(out).toMatch(/ {2}prod +not known\n/);
  });

  test("one that goes on elsewhere is told as not whole", async () => {
    const folder = project();
    writeFileSync(join(folder, "page.json"), JSON.stringify({ Patches: [], NextToken: "more" }));

    const { out } = await run(folder, ["arrival", "updateinfo.xml", "page.json"]);
    const { out: json } = await run(folder, ["arrival", "page.json", "--format", "json"]);

    expect(out).toContain("page.json is not whole: its NextToken says that more follow.\n");
    expect(JSON.parse(json).cutOff).toEqual(["page.json"]);
  });
});
