import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BAD_SNAPSHOTS, nodesOf, snapshotOf, windowOn } from "../../support/snapshots";
import { projectWith, run } from "../given-stacks";

/** Every command that reads a snapshot. */
const READERS: readonly (readonly string[])[] = [
  ["adopt", "snapshot.json"],
  ["adopt", "snapshot.json", "--fleet"],
  ["adopt", "snapshot.json", "--dry-run"],
  ["unmanaged", "snapshot.json"],
  ["calendar", "--account", "snapshot.json"],
  ["summary", "--account-only", "snapshot.json"],
  ["summary", "--account", "snapshot.json"],
  ["explain", "updateinfo.xml", "--account", "snapshot.json"],
  ["review", "plan.json", "--account", "snapshot.json"],
  ["plan", "--skip-synth", "--offline", "--account", "snapshot.json"],
];

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
  // Reviews and plans have 2 for "found what it was told to stop at".
  const badInput = args[0] === "review" || args[0] === "plan" ? 1 : 2;

  test.each(BAD_SNAPSHOTS)(
    "refuses %s in one line, with the exit code for bad input, and writes nothing",
    async (_what, text, message) => {
      const folder = folderWith(text);
      const before = readdirSync(folder).sort();

      const { exitCode, out, err } = await run(folder, args);

      expect({ exitCode, out, lines: err.split("\n").length }).toEqual({ exitCode: badInput, out: "", lines: 2 });
      expect(err).toContain(`cdktf-patch: ${message}`);
      expect(readdirSync(folder).sort()).toEqual(before);
    },
  );
});

test("10,000 nodes in one group are counted and not listed", async () => {
  const nodes = nodesOf("web", 10_000).map((node, index) => ({ ...node, id: `i-${index}` }));
  const folder = folderWith(JSON.stringify(snapshotOf({ nodes, windows: [windowOn("web", "mw-0123456789abcdef0")] })));

  const { exitCode, out } = await run(folder, ["unmanaged", "snapshot.json"]);

  expect(exitCode).toBe(3);
  expect(out).toContain("    web: 10000 nodes\n");
  expect(out.split("\n").length).toBeLessThan(12);
});
