import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { patching, projectWith, run } from "../given-stacks";
import { fixture, project } from "./given-lists";

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
  expect(csv.out).toContain(',"0, 1",CRITICAL,1:1.0.2k-24.amzn2.0.17,,,,,,,,,,,,,,,,,\r\n');
  expect(csv.out).toContain(
    ",0,HIGH,,,,,Tuesday,2026-11-24T21:00:00.000Z,2026-11-24T22:00 Europe/Paris,2026f,,,,,,,,,,\r\n",
  );
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
