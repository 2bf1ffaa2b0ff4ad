import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { patching, projectWith, run } from "../given-stacks";
import { FIXTURES, fixture, project } from "./given-lists";

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
      "why, rule by rule, of one patch: --patch ALAS2-2026-2801",
      "",
      "As of 2026-11-23 09:00 UTC, for nodes that have an older version installed;",
      "local times by time zone data 2026f.",
      "",
    ].join("\n"),
  );
});

describe("a list of Ubuntu, which says neither priority nor origin", () => {
  const explained = async (rule: object, ...args: readonly string[]) => {
    const baseline = { name: "ubuntu", operating_system: "UBUNTU", approval_rule: [rule], rejected_patches: ["curl"] };
    const folder = projectWith({
      patching: {
        aws_ssm_patch_baseline: { Ubuntu: baseline },
        aws_ssm_patch_group: { Web: { patch_group: "web", baseline_id: "${aws_ssm_patch_baseline.Ubuntu.id}" } },
      },
    });
    const patches = ["openssl", "curl"].map((name) => ({ Name: name, Version: "3.0-1", Product: "Ubuntu22.04" }));
    writeFileSync(join(folder, "list.json"), JSON.stringify({ Patches: patches }));
    return (await run(folder, ["explain", "list.json", ...args])).out;
  };
  const required = { patch_filter: [{ key: "PRIORITY", values: ["Required"] }] };

  test("tells below the table why something cannot be said, and where there is more", async () => {
    expect(await explained(required)).toContain(
      [
        "",
        "cannot be said, because of approvalRules[0]: the patch list does not say the",
        "  priority",
        "why, rule by rule, of one patch: --patch openssl",
        "",
      ].join("\n"),
    );
  });

  test("is answered where nothing hangs on them", async () => {
    const byProduct = { patch_filter: [{ key: "PRODUCT", values: ["Ubuntu22.04"] }], enable_non_security: true };
    const told = await explained(byProduct);

    expect(told).toMatch(/^web +openssl +approved/m);
    expect(told).toMatch(/^web +curl +rejected by curl/m);
    expect(told).not.toContain("--patch");
  });
});

test("tells one patch's full story in sentences", async () => {
  const { out } = await run(project(), ["explain", "updateinfo.xml", "--patch", "ALAS2-2026-2914"]);

  expect(out).toBe(
    [
      "ALAS2-2026-2914 reaches Critical and dev-web by the run of Tue 2026-12-01 22:00",
      "Europe/Paris.",
      "openssl 1:1.0.2k-24.amzn2.0.17 and openssl-libs · Security, Important · released",
      "2026-11-20 14:03 UTC",
      "",
      "Critical   approved since 2026-11-20 14:03 UTC",
      "           by approvalRules[0] (all updates with an advisory immediately,",
      "           CRITICAL) and approvalRules[1] (all updates immediately, MEDIUM)",
      "           missing it counts as CRITICAL, the higher of the two",
      "           first chance Sun 2026-11-22 02:00 Asia/Seoul (Sunday, if it was there",
      "           by then), 1.1 days after release",
      "           nodes that still miss it: next run Sun 2026-11-29 02:00 Asia/Seoul",
      "           (Sunday)",
      "dev-web    waiting until 2026-11-27 14:03 UTC",
      "           by approvalRules[0] (Security after 7 days, HIGH)",
      "           missing it counts as HIGH",
      "           first chance Tue 2026-12-01 22:00 Europe/Paris (Tuesday), 11.3 days",
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
  expect(story).toContain("(all updates immediately, MEDIUM), within the global filters (Security)");
});

test.each(["CVE-2026-1020", "curl", "alas2-2026-2870"])("finds a patch by %s", async (name) => {
  const { out } = await run(project(), ["explain", "updateinfo.xml", "--patch", name]);

  expect(out).toContain(
    "curl 8.3.0-1.amzn2.0.4 · Security, Medium · issued 2026-11-02 09:15 UTC, updated\n2026-11-05 17:40 UTC; the update date counts\n",
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

test("shows the newest and counts the others", async () => {
  const { out } = await run(project(), ["explain", "updateinfo.xml", "--limit", "2"]);

  expect(out).toContain("dev-web   ALAS2-2026-2914");
  expect(out).not.toContain("ALAS2-2026-2870");
  expect(out).toContain("6 older answers not shown: --limit 0 or --format csv gives all\n");
});

test("shows no control character of a list", async () => {
  const patch = { Name: "x\u001b[31m", Version: "1", Product: "AmazonLinux2.0", Classification: "Security" };

  const { out } = await run(projectWith({ patching }), ["explain", "-"], JSON.stringify([patch]));

  expect(out).toContain("\\u{00");
  expect(out).not.toContain("\u001b");
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
