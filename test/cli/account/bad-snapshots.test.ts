import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { nodesOf, snapshotOf, windowOn } from "../../support/snapshots";
import { projectWith, run } from "../given-stacks";

/** Every command that reads a snapshot. */
const READERS: readonly (readonly string[])[] = [
  ["adopt", "snapshot.json"],
  ["adopt", "snapshot.json", "--fleet"],
  ["adopt", "snapshot.json", "--check"],
  ["unmanaged", "snapshot.json"],
  ["calendar", "--account", "snapshot.json"],
  ["summary", "--snapshot", "snapshot.json"],
  ["explain", "updateinfo.xml", "--account", "snapshot.json"],
  ["review", "plan.json", "--account", "snapshot.json"],
];

const WHOLE = JSON.stringify(snapshotOf({ windows: [windowOn("web", "mw-0123456789abcdef0")] }));

function folderWith(snapshot: string): string {
  const folder = projectWith({
    patching: {
      aws_ssm_patch_baseline: {
        Linux: { name: "linux", operating_system: "AMAZON_LINUX_2023", approval_rule: [{ approve_after_days: 7 }] },
      },
    },
  });
  writeFileSync(join(folder, "snapshot.json"), snapshot);
  writeFileSync(join(folder, "updateinfo.xml"), '<?xml version="1.0"?><updates></updates>');
  const plan = { format_version: "1.2", terraform_version: "1.11.4", planned_values: {}, resource_changes: [] };
  writeFileSync(join(folder, "plan.json"), JSON.stringify({ ...plan, configuration: {}, prior_state: {} }));
  return folder;
}

describe.each(READERS.map((args) => [args.join(" "), args] as const))("cdktf-patch %s", (_text, args) => {
  // A review has 2 for "found what it was told to stop at".
  const badInput = args[0] === "review" ? 1 : 2;

  test.each([
    ["half a snapshot", WHOLE.slice(0, WHOLE.length / 2), "snapshot.json: line 1: expected complete JSON"],
    ["an empty file", "", "snapshot.json: "],
    [
      "a snapshot of a newer version",
      JSON.stringify({ ...JSON.parse(WHOLE), version: 7 }),
      "snapshot.json: version: expected 1, got 7; update cdktf-patch-manager, which wrote it in a newer version",
    ],
    [
      "a snapshot that lacks a part",
      JSON.stringify({ ...JSON.parse(WHOLE), accounts: [{ id: "123456789012", refused: [] }] }),
      "snapshot.json: expected a whole snapshot; accounts.0.regions: ",
    ],
  ])("refuses %s in one line, with the exit code for bad input, and writes nothing", async (_what, text, message) => {
    const folder = folderWith(text);
    const before = readdirSync(folder).sort();

    const { exitCode, out, err } = await run(folder, args);

    expect({ exitCode, out, lines: err.split("\n").length }).toEqual({ exitCode: badInput, out: "", lines: 2 });
    expect(err).toContain(`cdktf-patch: ${message}`);
    expect(readdirSync(folder).sort()).toEqual(before);
  });
});

test("10,000 nodes in one group are counted and not listed", async () => {
  const nodes = nodesOf("web", 10_000).map((node, index) => ({ ...node, id: `i-${index}` }));
  const folder = folderWith(JSON.stringify(snapshotOf({ nodes, windows: [windowOn("web", "mw-0123456789abcdef0")] })));

  const { exitCode, out } = await run(folder, ["unmanaged", "snapshot.json"]);

  expect(exitCode).toBe(3);
  expect(out).toContain("    web: 10000 nodes\n");
  expect(out.split("\n").length).toBeLessThan(12);
});
