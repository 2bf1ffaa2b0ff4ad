import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { SnapshotRegion } from "../../../account/snapshot/snapshot-schema";
import { nodesOf, snapshotOf, windowOn } from "../../support/snapshots";
import { patching, projectWith, run } from "../given-stacks";

const NODES = ["Critical"].flatMap((group) => [
  ...nodesOf(group, 12, { platform: { type: "Linux", name: "Amazon Linux", version: "2" } }),
  ...nodesOf(group, 2, {
    ping: "ConnectionLost",
    platform: { type: "Linux", name: "Amazon Linux", version: "2" },
  }),
]);
const OURS = windowOn("Critical", "mw-0123456789abcdef1", { Name: "Sunday" });
const THEIRS = windowOn("Critical", "mw-0123456789abcdef2", { Name: "team-b", ScheduleTimezone: "Asia/Seoul" });

async function told(region: Partial<SnapshotRegion>, command: string, ...args: string[]): Promise<string> {
  const folder = projectWith({ patching });
  const list = join(__dirname, "../../model/patch-lists/fixtures/updateinfo-amazon-linux-2.xml");
  copyFileSync(list, join(folder, "updateinfo.xml"));
  writeFileSync(join(folder, "snapshot.json"), JSON.stringify(snapshotOf(region)));
  const { out, err, exitCode } = await run(folder, [command, ...args, "--account", "snapshot.json"]);
  expect({ exitCode, err }).toEqual({ exitCode: 0, err: "" });
  return out;
}

test("the calendar counts the nodes of each window, and names windows of others on the same ones", async () => {
  const out = await told({ nodes: NODES, windows: [OURS, THEIRS] }, "calendar", "--limit", "1");

  expect(out.replace(/\s+/g, " ")).toContain(
    "reaches 14 nodes, 2 of them offline window team-b (mw-0123456789abcdef2), which this stack does not have, also " +
      "installs on 14 nodes that this reaches; next run Sun 2026-11-29 02:00 Asia/Seoul; at times it is open together " +
      "with Sunday",
  );
});

test("the calendar's json has the numbers", async () => {
  const { windows } = JSON.parse(await told({ nodes: NODES, windows: [OURS] }, "calendar", "--format", "json"));
  const counts = windows.map(({ name, nodes }: { name: string; nodes: object }) => [name, nodes]);

  expect(counts[0]).toEqual(["Sunday", { total: 14, offline: 2, notManaged: 0 }]);
  expect(windows[0].others).toEqual([]);
});

test("the summary counts the nodes of each group, in the terminal and for programs", async () => {
  const region = { nodes: NODES, windows: [OURS] };
  const { rows } = JSON.parse(await told(region, "summary", "--format", "json"));

  expect(await told(region, "summary")).toContain("\n             reaches 14 nodes, 2 of them offline\n");
  expect(rows.map(({ homes }: { homes: readonly { nodes: object }[] }) => homes.map(({ nodes }) => nodes))).toEqual([
    [{ total: 14, offline: 2, notManaged: 0 }],
    [{ total: 0, offline: 0, notManaged: 0 }],
  ]);
});

test.each(["calendar", "summary"])("the page of %s counts them, too", async (command) => {
  const page = await told({ nodes: NODES, windows: [OURS] }, command, "--format", "html");

  expect(page).toContain(">14 nodes, 2 of them offline<");
});

test("a summary of an account has no other one beside it", async () => {
  const folder = projectWith({ patching });
  const { exitCode, err } = await run(folder, ["summary", "--account-only", "a.json", "--account", "b.json"]);

  expect([exitCode, err]).toEqual([
    2,
    "cdktf-patch: --account: expected stacks beside it, got --account-only, which stands in place of stacks\n",
  ]);
});

test("the story of a patch tells how many nodes it is about", async () => {
  const out = await told({ nodes: NODES }, "explain", "updateinfo.xml", "--patch", "ALAS2-2026-2914");

  expect(out).toContain("reaches 14 nodes, 2 of them offline");
});

test("the table of patches has the nodes of each group, and so has its CSV", async () => {
  const table = await told({ nodes: NODES }, "explain", "updateinfo.xml", "--limit", "1");
  const csv = await told({ nodes: NODES }, "explain", "updateinfo.xml", "--format", "csv");

  const [head = "", first = ""] = csv.split("\r\n");
  expect(table.replace(/\s+/g, " ")).toMatch(/Critical .*14 .*nodes/);
  expect([head, first].map((line) => line.split(",").slice(-4, -1))).toEqual([
    ["nodes", "nodes offline", "nodes not managed"],
    ["14", "2", "0"],
  ]);
});

test.each([
  ["calendar", []],
  ["summary", []],
  ["explain", ["updateinfo.xml"]],
])("%s says that a snapshot is of another account", async (command, args) => {
  const folder = projectWith({ patching });
  writeFileSync(join(folder, "updateinfo.xml"), '<?xml version="1.0"?><updates></updates>');
  const provider = { aws: [{ region: "eu-central-1", allowed_account_ids: ["111111111111"] }] };
  const file = join(folder, "cdktf.out/stacks/patching/cdk.tf.json");
  writeFileSync(file, JSON.stringify({ resource: patching, provider }));
  writeFileSync(join(folder, "snapshot.json"), JSON.stringify(snapshotOf({ nodes: NODES })));

  const { out } = await run(folder, [command, ...args, "--account", "snapshot.json"]);

  expect(out.replace(/\s+/g, " ")).toContain(
    "note: the snapshot has nothing of 111111111111, the account of patching: nodes there are not counted",
  );
});
