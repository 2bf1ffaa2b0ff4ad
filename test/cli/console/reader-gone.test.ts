import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { recorded } from "../../review/stories/recording";
import { nodesOf, snapshotOf } from "../../support/snapshots";
import { synthesisedFleet } from "../given-apps";
import { run } from "../given-stacks";

function project(): string {
  const folder = synthesisedFleet();
  const write = (name: string, content: unknown) => writeFileSync(join(folder, name), JSON.stringify(content));
  write("prod.plan.json", recorded("approved-at-once").plan);
  write("list.json", { Patches: [] });
  write("snapshot.json", snapshotOf({ nodes: nodesOf("web", 2) as never }));
  write("state.json", {
    format_version: "1.0",
    values: {
      root_module: {
        resources: [{ address: "a.b", mode: "managed", type: "aws_ssm_patch_baseline", values: { id: "pb-1" } }],
      },
    },
  });
  return folder;
}

/** Each command that prints, what it ends with, and what it leaves behind. */
const COMMANDS: readonly (readonly [line: string, exitCode: number, leaves: string | undefined])[] = [
  ["calendar --write page.html", 0, "page.html"],
  ["matrix --write page.html", 0, "page.html"],
  ["summary --notes --write page.html", 0, "page.html"],
  ["arrival --write page.csv", 0, "page.csv"],
  ["promote test prod", 0, "patch-lock.json"],
  ["explain list.json", 0, undefined],
  ["checks", 0, undefined],
  ["unmanaged snapshot.json state.json", 3, undefined],
  ["review prod.plan.json --write page.md", 2, "page.md"],
  ["review prod.plan.json --fail-on low", 3, undefined],
  ["review prod.plan.json --expect 0000", 1, undefined],
];

test.each(COMMANDS)(
  "%s ends with %d and is whole where nobody reads what it prints",
  async (line, exitCode, leaves) => {
    const [read, unread] = [project(), project()];

    const whole = await run(read, line.split(" "));
    const { exitCode: ended, err } = await run(unread, line.split(" "), "", { isReaderGone: true });

    expect([whole.exitCode, ended]).toEqual([exitCode, exitCode]);
    expect(err).toBe(whole.err);
    expect(readdirSync(unread)).toEqual(readdirSync(read));
    if (leaves === undefined) return;
    expect(existsSync(join(unread, leaves))).toBe(true);
    expect(readFileSync(join(unread, leaves), "utf8")).toBe(readFileSync(join(read, leaves), "utf8"));
  },
);
