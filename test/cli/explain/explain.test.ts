import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { installs, patching, projectWith, run, target, window } from "../given-stacks";

const FIXTURES = join(__dirname, "..", "..", "model", "patch-lists", "fixtures");
const fixture = (name: string) => readFileSync(join(FIXTURES, `updateinfo-${name}.xml`));

/** A project with the list of Amazon Linux 2 beside it, in `updateinfo.xml`. */
function project(): string {
  const folder = projectWith({ patching });
  copyFileSync(join(FIXTURES, "updateinfo-amazon-linux-2.xml"), join(folder, "updateinfo.xml"));
  return folder;
}

test("prints a table of what each group gets, within 80 columns", async () => {
  const { exitCode, out } = await run(project(), ["explain", "updateinfo.xml"]);

  expect(exitCode).toBe(0);
  expect(out.split("\n").filter((line) => line.length > 80)).toEqual([]);
  expect(out).toBe(
    [
      "group     patch            verdict           rule  level     first chance,",
      "                                                             next run",
      "Critical  ALAS2-2026-2914  approved          0, 1  CRITICAL  2026-11-22 02:00",
      "          openssl +1                                         next 11-29 02:00",
      "                                                             Asia/Seoul",
      "dev-web   ALAS2-2026-2914  waiting until     0     HIGH      2026-12-01 22:00",
      "          openssl +1       2026-11-27 14:03                  Europe/Paris",
      "Critical  ALAS2-2026-2870  approved          0, 1  CRITICAL  2026-11-08 02:00",
      "          curl                                               next 11-29 02:00",
      "                                                             Asia/Seoul",
      "dev-web   ALAS2-2026-2870  approved          0     HIGH      2026-11-17 22:00",
      "          curl                                               next 11-24 22:00",
      "                                                             Europe/Paris",
      "Critical  ALAS2-2026-2801  rejected by                       –",
      "          system-release   system-release.*",
      "dev-web   ALAS2-2026-2801  not selected                      –",
      "          system-release",
      "Critical  ALAS2-2025-2650  approved, as is   0, 1  CRITICAL  –",
      "          openssl          a newer version",
      "dev-web   ALAS2-2025-2650  approved          0     HIGH      next 11-24 22:00",
      "          openssl                                            Europe/Paris",
      "",
      "As of 2026-11-23 09:00 UTC, for nodes that have an older version installed;",
      "local times by time zone data 2026f.",
      "",
    ].join("\n"),
  );
});

test("tells one patch's full story in sentences", async () => {
  const { out } = await run(project(), ["explain", "updateinfo.xml", "--patch", "ALAS2-2026-2914"]);

  expect(out).toBe(
    [
      "ALAS2-2026-2914 · openssl 1:1.0.2k-24.amzn2.0.17 and 1 more package · Security,",
      "Important · released 2026-11-20 14:03 UTC",
      "",
      "Critical   approved since 2026-11-20 14:03 UTC",
      "           by approvalRules[0] (everything at once, CRITICAL) and",
      "           approvalRules[1] (everything at once, with non-security, MEDIUM)",
      "           missing it counts as CRITICAL, the higher of the two",
      "           first chance Sun 2026-11-22 02:00 Asia/Seoul (Sunday), 1 day after",
      "           release",
      "           nodes that still miss it: next run Sun 2026-11-29 02:00 Asia/Seoul",
      "           (Sunday)",
      "dev-web    waiting until 2026-11-27 14:03 UTC",
      "           by approvalRules[0] (Security after 7 days, HIGH)",
      "           missing it counts as HIGH",
      "           first chance Tue 2026-12-01 22:00 Europe/Paris (Tuesday), 11 days",
      "           after release",
      "",
      "As of 2026-11-23 09:00 UTC, for nodes that have an older version installed;",
      "local times by time zone data 2026f.",
      "",
    ].join("\n"),
  );
});

test("the story names the global filters that a patch had to pass", async () => {
  const { AmazonLinux2 } = patching.aws_ssm_patch_baseline;
  const folder = projectWith({
    patching: {
      ...patching,
      aws_ssm_patch_baseline: {
        ...patching.aws_ssm_patch_baseline,
        AmazonLinux2: { ...AmazonLinux2, global_filter: [{ key: "CLASSIFICATION", values: ["Security"] }] },
      },
    },
  });
  const told = async (patch: string) =>
    (await run(folder, ["explain", "-", "--group", "Critical", "--patch", patch], fixture("amazon-linux-2").toString()))
      .out;

  const story = (await told("ALAS2-2026-2914")).replace(/\n +/g, " ");
  expect(story).toContain("(everything at once, with non-security, MEDIUM), within the global filters (Security)");
});

/** The group web in two Regions, each with a window of its own. */
const inTwoRegions = {
  aws_ssm_patch_baseline: {
    Here: patching.aws_ssm_patch_baseline.AmazonLinux2,
    There: { ...patching.aws_ssm_patch_baseline.AmazonLinux2, region: "us-east-1" },
  },
  aws_ssm_patch_group: {
    Here: { patch_group: "web", baseline_id: "${aws_ssm_patch_baseline.Here.id}" },
    There: { patch_group: "web", baseline_id: "${aws_ssm_patch_baseline.There.id}", region: "us-east-1" },
  },
  aws_ssm_maintenance_window: {
    Here: window("Here", "cron(0 2 ? * SUN *)", "UTC"),
    There: { ...window("There", "cron(0 2 ? * WED *)", "UTC"), region: "us-east-1" },
  },
  aws_ssm_maintenance_window_target: {
    Here: target("Here", "web"),
    There: { ...target("There", "web"), region: "us-east-1" },
  },
  aws_ssm_maintenance_window_task: {
    Here: installs("Here"),
    There: { ...installs("There"), region: "us-east-1" },
  },
};

test("one group name in two Regions is told apart in the story, the table and for programs", async () => {
  const folder = projectWith({ patching: inTwoRegions });
  const list = (args: readonly string[]) =>
    run(folder, ["explain", "-", ...args], fixture("amazon-linux-2").toString());

  const story = (await list(["--patch", "ALAS2-2026-2914"])).out
    .split("\n")
    .filter((line) => /web|next run|\(There\)/.test(line));
  const table = (await list(["--limit", "2"])).out.split("\n").slice(1, 5);
  const rows = JSON.parse((await list(["--json"])).out) as {
    region?: string;
    firstChance: { local: string };
    nextRun: { local: string };
  }[];

  expect(story).toEqual([
    "the provider's Region · web",
    "                       nodes that still miss it: next run Sun 2026-11-29 02:00",
    "us-east-1 · web        approved since 2026-11-20 14:03 UTC",
    "                       first chance Wed 2026-11-25 02:00 UTC (There), 4 days",
  ]);
  expect(new Set(table.map((line) => line.slice(0, 12))).size).toBe(4);
  expect(rows.slice(0, 2).map((row) => [row.region, row.firstChance.local, row.nextRun.local])).toEqual([
    [undefined, "2026-11-22T02:00", "2026-11-29T02:00"],
    ["us-east-1", "2026-11-25T02:00", "2026-11-25T02:00"],
  ]);
});

test("the groups of several stacks are told apart by their stacks", async () => {
  const folder = projectWith({ one: patching, two: patching });

  const { out } = await run(
    folder,
    ["explain", "-", "--patch", "ALAS2-2026-2914", "--group", "Critical"],
    fixture("amazon-linux-2").toString(),
  );

  expect(out.split("\n").filter((line) => line.includes("Critical"))).toEqual([
    "one · Critical   approved since 2026-11-20 14:03 UTC",
    "two · Critical   approved since 2026-11-20 14:03 UTC",
  ]);
});

test.each(["CVE-2026-1020", "curl", "alas2-2026-2870"])("finds a patch by %s", async (name) => {
  const { out } = await run(project(), ["explain", "updateinfo.xml", "--patch", name]);

  expect(out).toContain(
    "ALAS2-2026-2870 · curl 8.3.0-1.amzn2.0.4 · Security, Medium · issued 2026-11-02\n09:15 UTC, updated 2026-11-05 17:40 UTC; the update date counts\n",
  );
});

test("tells why something is not installed, and what is not sure", async () => {
  const { out } = await run(project(), ["explain", "updateinfo.xml", "--patch", "system-release"]);

  expect(out).toContain(
    [
      "Critical   rejected by system-release.*",
      "           installed only when an approved package needs it",
      "           note: the documentation lets it in when an approved package needs it;",
      "           AWS's node code 1.80 kept it out nevertheless",
      "dev-web    not selected",
      "           approvalRules[0]: classification is Bugfix, expected Security",
    ].join("\n"),
  );
});

test("says which newer version nodes get instead", async () => {
  const { out } = await run(project(), ["explain", "updateinfo.xml", "--patch", "ALAS2-2025-2650"]);

  expect(out).toContain("nodes get 1:1.0.2k-24.amzn2.0.17 instead, the newest that is approved\n");
});

test("takes the present from --at", async () => {
  const args = ["explain", "updateinfo.xml", "--group", "dev-web", "--patch", "ALAS2-2026-2914", "--at"];

  const { out } = await run(project(), [...args, "2026-11-27T23:03:01[Asia/Seoul]"]);

  expect(out).toContain("dev-web    approved since 2026-11-27 14:03 UTC\n");
});

test("gives every answer as JSON", async () => {
  const { out } = await run(project(), ["explain", "updateinfo.xml", "--format", "json"]);
  const answers = JSON.parse(out);

  expect(answers).toHaveLength(8);
  expect(answers[1]).toEqual({
    stack: "patching",
    patchGroup: "dev-web",
    operatingSystem: "AMAZON_LINUX_2",
    baseline: "web",
    baselineBecause: 'registered for patch group "dev-web" and Amazon Linux 2',
    patch: "ALAS2-2026-2914",
    title: "Amazon Linux 2 2017.12 - ALAS2-2026-2914: important priority package update for openssl",
    classification: "Security",
    severity: "Important",
    released: "2026-11-20T14:03:00.000Z",
    packages: [
      { name: "openssl", epoch: "1", version: "1.0.2k", release: "24.amzn2.0.17", arch: "x86_64" },
      { name: "openssl-libs", epoch: "1", version: "1.0.2k", release: "24.amzn2.0.17", arch: "x86_64" },
      { name: "openssl", epoch: "1", version: "1.0.2k", release: "24.amzn2.0.17", arch: "aarch64" },
    ],
    verdict: "waiting",
    until: "2026-11-27T14:03:00.000Z",
    level: "HIGH",
    rules: [{ rule: 0, level: "HIGH", result: "waits", until: "2026-11-27T14:03:00.000Z" }],
    caveats: [],
    firstChance: {
      window: "Tuesday",
      at: "2026-12-01T21:00:00.000Z",
      local: "2026-12-01T22:00",
      zone: "Europe/Paris",
      offset: "+01:00",
      timeZoneData: "2026f",
    },
    nextRun: {
      will: "install",
      window: "Tuesday",
      at: "2026-12-01T21:00:00.000Z",
      local: "2026-12-01T22:00",
      zone: "Europe/Paris",
      offset: "+01:00",
      timeZoneData: "2026f",
    },
  });
});

test("CSV tells the first chance, and the next run for nodes that still miss the patch", async () => {
  const { out } = await run(project(), ["explain", "updateinfo.xml", "--format", "csv", "--group", "Critical"]);

  const [head = "", line = ""] = out.split("\r\n");
  expect(head.split(",").slice(12, 21)).toEqual([
    "replaced by",
    "first chance window",
    "first chance",
    "first chance local",
    "window",
    "next run",
    "next run local",
    "time zone data",
    "next run notes",
  ]);
  expect(line).toContain(
    ',"0, 1",CRITICAL,,Sunday,2026-11-21T17:00:00.000Z,2026-11-22T02:00 Asia/Seoul,' +
      "Sunday,2026-11-28T17:00:00.000Z,2026-11-29T02:00 Asia/Seoul,2026f,,",
  );
});

test("JSON tells the first chance, and the next run for nodes that still miss the patch", async () => {
  const { out } = await run(project(), ["explain", "updateinfo.xml", "--format", "json", "--group", "Critical"]);

  const [row] = JSON.parse(out);
  expect(row.firstChance).toEqual({
    window: "Sunday",
    at: "2026-11-21T17:00:00.000Z",
    local: "2026-11-22T02:00",
    zone: "Asia/Seoul",
    offset: "+09:00",
    timeZoneData: "2026f",
  });
  expect(row.nextRun).toEqual({
    will: "install",
    ...row.firstChance,
    at: "2026-11-28T17:00:00.000Z",
    local: "2026-11-29T02:00",
  });
});

test("what was approved over a year ago has a next run alone: today's windows say little of then", async () => {
  const { out } = await run(project(), ["explain", "updateinfo.xml", "--format", "json", "--group", "dev-web"]);
  const [old] = JSON.parse(out).filter(({ patch }: { patch: string }) => patch === "ALAS2-2025-2650");

  expect(old).not.toHaveProperty("firstChance");
  expect(old.nextRun).toMatchObject({ local: "2026-11-24T22:00" });
});

test("gives every answer as CSV, in which no cell is a formula", async () => {
  const folder = projectWith({ patching });
  const patch = { Name: '=cmd|"x"!A1', Version: "1", Classification: "Security", Product: "AmazonLinux2.0" };

  const { out } = await run(
    folder,
    ["explain", "-", "--format", "csv", "--group", "Critical"],
    JSON.stringify([patch]),
  );

  const [head, line, end] = out.split("\r\n");
  expect(head).toMatch(/^stack,patch group,operating system,patch,packages,/);
  expect(line).toMatch(/^patching,Critical,AMAZON_LINUX_2,"'=cmd\|""x""!A1",/);
  expect(end).toBe("");
});

test("JSON and CSV say which newer version nodes get instead, and then no run", async () => {
  const json = await run(project(), ["explain", "updateinfo.xml", "--format", "json"]);
  const csv = await run(project(), ["explain", "updateinfo.xml", "--format", "csv"]);

  const [, , , , , , critical, devWeb] = JSON.parse(json.out);
  const newer = { name: "openssl", epoch: "1", version: "1.0.2k", release: "24.amzn2.0.17", arch: "x86_64" };
  expect(critical).toMatchObject({ patch: "ALAS2-2025-2650", patchGroup: "Critical", replacedBy: [newer] });
  expect(critical).not.toHaveProperty("nextRun");
  expect(devWeb).toMatchObject({ patch: "ALAS2-2025-2650", nextRun: { window: "Tuesday" } });
  expect(devWeb).not.toHaveProperty("replacedBy");
  expect(csv.out).toContain(',"0, 1",CRITICAL,1:1.0.2k-24.amzn2.0.17,,,,,,,,,,,,,,,,\r\n');
  expect(csv.out).toContain(
    ",0,HIGH,,,,,Tuesday,2026-11-24T21:00:00.000Z,2026-11-24T22:00 Europe/Paris,2026f,,,,,,,,,\r\n",
  );
});

test.each([
  ["<release>Rocky Linux 8</release>", "ROCKY_LINUX"],
  ["<release>AlmaLinux 9</release>", "ALMA_LINUX"],
  ["<pkglist><collection><name>Red Hat Enterprise Linux 8.10</name></collection></pkglist>", "REDHAT_ENTERPRISE_LINUX"],
])("a list that says %s is not asked for its system", async (release, system) => {
  const systems = ["ROCKY_LINUX", "ALMA_LINUX", "REDHAT_ENTERPRISE_LINUX"];
  const one = (name: string) => ({ ...patching.aws_ssm_patch_baseline.AmazonLinux2, name, operating_system: name });
  const folder = projectWith({
    patching: {
      aws_ssm_patch_baseline: Object.fromEntries(systems.map((name) => [name, one(name)])),
      aws_ssm_patch_group: Object.fromEntries(
        systems.map((name) => [name, { patch_group: "web", baseline_id: `\${aws_ssm_patch_baseline.${name}.id}` }]),
      ),
    },
  });
  const list =
    `<updates><update type="security"><id>RLSA-2026:1</id>${release}<severity>Important</severity>` +
    '<issued date="2026-11-20 10:00:00"/></update></updates>';

  const { err, out } = await run(folder, ["explain", "-", "--format", "json"], list);

  expect(err).toBe("");
  expect(JSON.parse(out).map(({ operatingSystem }: { operatingSystem: string }) => operatingSystem)).toEqual([system]);
});

test("the newest release comes first, whatever the order of the lists", async () => {
  const folder = projectWith({ patching });
  const patch = (Name: string, ReleaseDate: string) => ({ Name, Version: "1", Product: "AmazonLinux2.0", ReleaseDate });
  const list = JSON.stringify([
    patch("b", "2026-11-02T00:00Z"),
    patch("a", "2026-11-01T00:00Z"),
    patch("c", "2026-11-03T00:00Z"),
  ]);
  const ask = (...args: string[]) => run(folder, ["explain", "-", "--group", "Critical", ...args], list);

  const [json, csv, table] = [await ask("--format", "json"), await ask("--format", "csv"), await ask()];

  expect(JSON.parse(json.out).map(({ patch }: { patch: string }) => patch)).toEqual(["c", "b", "a"]);
  expect([...csv.out.matchAll(/AMAZON_LINUX_2,(\w),/g)].map(([, name]) => name)).toEqual(["c", "b", "a"]);
  expect([...table.out.matchAll(/^Critical +(\w) /gm)].map(([, name]) => name)).toEqual(["c", "b", "a"]);
});

test("reads a packed list, and several lists at once", async () => {
  const folder = project();
  writeFileSync(join(folder, "updateinfo.xml.gz"), gzipSync(fixture("amazon-linux-2")));

  const packed = await run(folder, ["explain", "updateinfo.xml.gz"]);
  const both = await run(folder, ["explain", "updateinfo.xml.gz", "updateinfo.xml", "--format", "json"]);

  expect(packed.out).toBe((await run(folder, ["explain", "updateinfo.xml"])).out);
  expect(JSON.parse(both.out)).toHaveLength(16);
});

test("shows the newest and counts the others", async () => {
  const { out } = await run(project(), ["explain", "updateinfo.xml", "--limit", "2"]);

  expect(out).toContain("dev-web   ALAS2-2026-2914");
  expect(out).not.toContain("ALAS2-2026-2870");
  expect(out).toContain("6 older answers not shown: --limit 0 or --format csv gives all\n");
});

test("leaves out what is for a system without baseline, and says so", async () => {
  const folder = project();
  writeFileSync(join(folder, "other.xml"), fixture("amazon-linux-2023"));

  const { exitCode, out } = await run(folder, ["explain", "updateinfo.xml", "other.xml"]);

  expect(exitCode).toBe(0);
  expect(out).toContain("Left out: 2 entries for Amazon Linux 2023, for which no group here has a baseline.\n");
});

describe("a patch group that follows a baseline kept elsewhere", () => {
  const elsewhere = {
    ...patching,
    aws_ssm_patch_group: {
      ...patching.aws_ssm_patch_group,
      Prod: { patch_group: "prod", baseline_id: "pb-0123456789abcdef0" },
      Other: { patch_group: "other", baseline_id: "${var.baseline}" },
      Both: { patch_group: "Critical", baseline_id: "pb-0fedcba9876543210" },
    },
  };
  const because = "its baseline pb-0123456789abcdef0 is kept elsewhere, and what it approves is not known here";

  function projectElsewhere(stack: object = elsewhere): string {
    const folder = projectWith({ stack });
    copyFileSync(join(FIXTURES, "updateinfo-amazon-linux-2.xml"), join(folder, "updateinfo.xml"));
    return folder;
  }

  test.each([[[]], [["--patch", "curl"]]])("is named below what is printed with %j", async (args) => {
    const { exitCode, out } = await run(projectElsewhere(), ["explain", "updateinfo.xml", ...args]);

    expect(exitCode).toBe(0);
    expect(out).toMatch(
      new RegExp(
        [
          "As of .*",
          "local times by time zone data 2026f.",
          "prod is not explained: its baseline pb-0123456789abcdef0 is kept elsewhere, and",
          "what it approves is not known here.",
          "other is not explained: which baseline it follows is not known yet.",
          "$",
        ].join("\n"),
      ),
    );
  });

  test("has a record of its own in JSON, and a line in CSV", async () => {
    const json = await run(projectElsewhere(), ["explain", "updateinfo.xml", "--format", "json"]);
    const csv = await run(projectElsewhere(), ["explain", "updateinfo.xml", "--format", "csv"]);

    expect(JSON.parse(json.out)).toHaveLength(10);
    expect(JSON.parse(json.out)[8]).toEqual({ stack: "stack", patchGroup: "prod", verdict: "unknown", because });
    expect(csv.out).toContain(`\r\nstack,prod,,,,,,,unknown,,,,,,,,,,,,,"${because}",,,,,,,\r\n`);
  });

  test("is told even if it is the only one", async () => {
    const { aws_ssm_patch_group } = elsewhere;
    const folder = projectElsewhere({ aws_ssm_patch_group: { Prod: aws_ssm_patch_group.Prod } });

    const { exitCode, out, err } = await run(folder, [
      "explain",
      "updateinfo.xml",
      "--format",
      "json",
      "--os",
      "AMAZON_LINUX_2",
    ]);

    expect({ exitCode, err }).toEqual({ exitCode: 0, err: "" });
    expect(JSON.parse(out)).toEqual([{ stack: "stack", patchGroup: "prod", verdict: "unknown", because }]);
  });

  test("is left out where another group is asked for", async () => {
    const { out } = await run(projectElsewhere(), ["explain", "updateinfo.xml", "--group", "dev-web"]);

    expect(out).not.toContain("not explained");
  });
});

test("tells on which nodes the next run works, and when all of them had theirs", async () => {
  const saturday = {
    ...target("Saturday", "Critical"),
    targets: [
      { key: "tag:Patch Group", values: ["Critical"] },
      { key: "tag:Environment", values: ["prod"] },
    ],
  };
  const folder = projectWith({
    stack: {
      ...patching,
      aws_ssm_maintenance_window: {
        ...patching.aws_ssm_maintenance_window,
        Saturday: window("Saturday", "cron(0 2 ? * SAT *)", "Asia/Seoul"),
        Friday: window("Friday", "cron(0 2 ? * FRI *)", "Asia/Seoul"),
      },
      aws_ssm_maintenance_window_target: {
        ...patching.aws_ssm_maintenance_window_target,
        Saturday: saturday,
        Friday: target("Friday", "${var.group}"),
      },
      aws_ssm_maintenance_window_task: {
        ...patching.aws_ssm_maintenance_window_task,
        Saturday: installs("Saturday"),
        Friday: installs("Friday"),
      },
    },
  });
  copyFileSync(join(FIXTURES, "updateinfo-amazon-linux-2.xml"), join(folder, "updateinfo.xml"));
  const ask = (...args: string[]) => run(folder, ["explain", "updateinfo.xml", "--group", "Critical", ...args]);

  const [story, table, csv, json] = [
    await ask("--patch", "curl"),
    await ask(),
    await ask("--format", "csv"),
    await ask("--format", "json"),
  ];

  expect(story.out).toContain(
    [
      "           first chance Sat 2026-11-07 02:00 Asia/Seoul (Saturday)",
      "           nodes that still miss it: next run Sat 2026-11-28 02:00 Asia/Seoul",
      "           (Saturday)",
      "           only on nodes with tag:Environment = prod",
      "           on all nodes Sun 2026-11-29 02:00 Asia/Seoul (Sunday)",
      "           maybe earlier: Friday: which patch groups it targets is not known yet",
    ].join("\n"),
  );
  expect(table.out).toMatch(/2026-11-21 02:00\n.*next 11-28 02:00\n.*Asia\/Seoul, some\n.*nodes\n/);
  expect(csv.out).toContain(
    ",only on nodes with tag:Environment = prod | on all nodes Sun 2026-11-29 02:00 Asia/Seoul (Sunday) | maybe earlier: Friday: which patch groups it targets is not known yet,",
  );
  expect(JSON.parse(json.out)[1].nextRun).toMatchObject({
    window: "Saturday",
    onlyNodes: "tag:Environment = prod",
    onAllNodes: { window: "Sunday", at: "2026-11-28T17:00:00.000Z" },
    uncertain: ["Friday: which patch groups it targets is not known yet"],
  });
});

test.each(["json", "csv"])("prints nothing as %s if a list turns out to be broken at its end", async (format) => {
  const folder = project();
  const notices = fixture("amazon-linux-2")
    .toString()
    .replace(/<\/updates>\s*$/, "");
  writeFileSync(join(folder, "broken.xml"), notices);

  const { exitCode, out, err } = await run(folder, ["explain", "updateinfo.xml", "broken.xml", "--format", format]);

  const message = "cdktf-patch: broken.xml: line 85: unclosed tag: updates\n";
  expect({ exitCode, out, err }).toEqual({ exitCode: 2, out: "", err: message });
});

test("shows no control character of a list", async () => {
  const patch = { Name: "x\u001b[31m", Version: "1", Product: "AmazonLinux2.0", Classification: "Security" };

  const { out } = await run(projectWith({ patching }), ["explain", "-"], JSON.stringify([patch]));

  expect(out).toContain("\\u{00");
  expect(out).not.toContain("\u001b");
});

describe("refuses", () => {
  const cut = (xml: Buffer) => xml.subarray(0, 2000);

  test.each<[string, string[], Record<string, string | Buffer>, string]>([
    ["a missing list", ["no.xml"], {}, "no.xml: expected a file, found nothing there"],
    ["a folder", ["cdktf.out"], {}, "cdktf.out: expected a file, found a folder"],
    ["an empty list", ["a"], { a: "" }, "a: expected an updateinfo.xml or JSON of the AWS CLI"],
    ["another format", ["a"], { a: "id,severity" }, "a: expected an updateinfo.xml or JSON of the AWS CLI"],
    ["a binary file", ["a"], { a: Buffer.from([0xff, 0x00, 0xfe]) }, "a: expected text in UTF-8"],
    ["half a list", ["a"], { a: cut(fixture("amazon-linux-2")) }, "a: line 37: unclosed tag: update"],
    [
      "half a packed list",
      ["a"],
      { a: gzipSync(fixture("amazon-linux-2")).subarray(0, 400) },
      "a: expected a complete gzip file, it ends too early",
    ],
    [
      "another packing",
      ["a.xz"],
      { "a.xz": Buffer.from("fd377a585a00", "hex") },
      "a.xz: expected XML, gzip or JSON, got a packed file; run unxz a.xz first",
    ],
    ["half of JSON", ["a"], { a: '{"Patches": [\n{"Name": ' }, "a: line 2: expected complete JSON"],
    [
      "JSON of another command",
      ["a"],
      { a: "{}" },
      "a: expected the output of describe-available-patches or describe-instance-patches, got an object without a list of Patches",
    ],
    [
      "a list of another system",
      ["a"],
      { a: fixture("amazon-linux-2023") },
      "expected a patch list for these stacks, got one for Amazon Linux 2023; the groups here are for Amazon Linux 2",
    ],
    [
      "a patch that is not there",
      ["updateinfo.xml", "--patch", "ALAS2-1"],
      {},
      'expected a patch called "ALAS2-1", found none in updateinfo.xml',
    ],
    [
      "a group that is not there",
      ["updateinfo.xml", "--group", "prod"],
      {},
      '--group: no stack has a patch group called "prod", there are Critical and dev-web',
    ],
    [
      "a system that is none",
      ["updateinfo.xml", "--os", "BEOS"],
      {},
      '--os: expected one of WINDOWS, AMAZON_LINUX, AMAZON_LINUX_2, AMAZON_LINUX_2022, UBUNTU, REDHAT_ENTERPRISE_LINUX, SUSE, CENTOS, ORACLE_LINUX, DEBIAN, MACOS, RASPBIAN, ROCKY_LINUX, ALMA_LINUX, AMAZON_LINUX_2023, got "BEOS"',
    ],
    [
      "a moment without zone",
      ["updateinfo.xml", "--at", "2026-11-29T02:00"],
      {},
      '--at: expected a moment with its zone, such as 2026-11-29T02:00Z or 2026-11-29T02:00[Asia/Seoul], got "2026-11-29T02:00"',
    ],
    [
      "two formats",
      ["updateinfo.xml", "--json", "--csv"],
      {},
      "expected one form, got --json and --csv; leave one out",
    ],
    ["stacks that are no JSON", ["updateinfo.xml", "--app", "a"], { a: "{" }, "a: line 1: expected complete JSON"],
    [
      "stacks that are something else",
      ["updateinfo.xml", "--app", "a"],
      { a: "[]" },
      "a: expected a Terraform configuration, got a list of 0 entries",
    ],
  ])("%s with one line and exit code 2", async (_, args, files, message) => {
    const folder = project();
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);

    const { exitCode, out, err } = await run(folder, ["explain", ...args]);

    expect({ exitCode, out, err }).toEqual({ exitCode: 2, out: "", err: `cdktf-patch: ${message}\n` });
  });

  test("an unmarked list, if several systems are patched", async () => {
    const windows = { name: "win", operating_system: "WINDOWS" };
    const stack = {
      ...patching,
      aws_ssm_patch_baseline: { ...patching.aws_ssm_patch_baseline, Windows: windows },
      aws_ssm_patch_group: {
        ...patching.aws_ssm_patch_group,
        Windows: { patch_group: "win", baseline_id: "${aws_ssm_patch_baseline.Windows.id}" },
      },
    };
    const list = JSON.stringify([{ Name: "openssl", Version: "1" }]);

    const { err } = await run(projectWith({ stack }), ["explain", "-"], list);
    const told = await run(projectWith({ stack }), ["explain", "-", "--os", "AMAZON_LINUX_2"], list);

    expect(err).toBe(
      "cdktf-patch: expected --os, for openssl does not say which system it is for: AMAZON_LINUX_2 (Amazon Linux 2) or WINDOWS (Windows Server)\n",
    );
    expect(told.exitCode).toBe(0);
  });

  test("what is not a command or option, with a hint", async () => {
    const { exitCode, err } = await run(project(), ["explain", "updateinfo.xml", "--when", "now"]);

    expect(exitCode).toBe(2);
    expect(err).toBe("error: unknown option '--when'\n(see cdktf-patch --help for all commands)\n");
  });
});

test("says that a list is cut off where AWS had more to say", async () => {
  const folder = project();
  const patches = [{ Title: "bash", KBId: "bash.x86_64", Classification: "Security", Severity: "Low" }];
  const list = (json: object) => writeFileSync(join(folder, "list.json"), JSON.stringify(json));

  list({ Patches: patches, NextToken: "AAEAAW" });
  expect((await run(folder, ["explain", "list.json", "--os", "AMAZON_LINUX_2"])).err).toBe(
    "list.json is not whole: its NextToken says that more follow.\n",
  );
  list({ Patches: patches, NextToken: null });
  expect((await run(folder, ["explain", "list.json", "--os", "AMAZON_LINUX_2"])).err).toBe("");
});

test("says that the level depends on the node's product where a rule filters by it", async () => {
  const baseline = (patching as { aws_ssm_patch_baseline: Record<string, object> }).aws_ssm_patch_baseline;
  const [name = "", linux] = Object.entries(baseline)[0] ?? [];
  const rule = (compliance_level: string, patch_filter: readonly object[]) => ({
    approve_after_days: 0,
    compliance_level,
    patch_filter,
  });
  const approval_rule = [
    rule("LOW", [{ key: "CLASSIFICATION", values: ["Security"] }]),
    rule("CRITICAL", [{ key: "PRODUCT", values: ["AmazonLinux2"] }]),
  ];
  const folder = projectWith({
    patching: {
      ...patching,
      aws_ssm_patch_baseline: { ...baseline, [name]: { ...linux, approval_rule, rejected_patches: [] } },
    },
  });
  copyFileSync(join(FIXTURES, "updateinfo-amazon-linux-2.xml"), join(folder, "updateinfo.xml"));
  const args = ["explain", "updateinfo.xml", "--patch", "ALAS2-2026-2914", "--group", "Critical"];

  expect((await run(folder, args)).out.replace(/\s+/g, " ")).toContain(
    "missing it counts as (depends on the node's product: name it with --product)",
  );
  expect((await run(folder, [...args, "--product", "AmazonLinux2"])).out).toContain("missing it counts as CRITICAL");
});
