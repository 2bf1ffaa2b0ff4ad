import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "cdktf";
import { TODAY_CONTEXT } from "../../../modules";
import { PatchFleet } from "../../../modules/patch-fleet";
import { FLEET } from "../../patch-fleet/given";
import { recorded } from "../../review/stories/recording";
import { hostileFiles, hostileTargets } from "../../support/attacks/files";
import { snapshotOf } from "../../support/snapshots";
import { patching, projectWith, run } from "../given-stacks";

/** A project with everything that a command may be asked about. */
function project(): string {
  const folder = projectWith({ patching });
  writeFileSync(join(folder, "plan.json"), JSON.stringify(recorded("approved-at-once").plan));
  writeFileSync(join(folder, "list.json"), '{"Patches": []}');
  writeFileSync(join(folder, "state.json"), "{}");
  writeFileSync(join(folder, "snapshot.json"), JSON.stringify(snapshotOf({})));
  const app = new App({ outdir: join(folder, "fleet.out"), context: { [TODAY_CONTEXT]: "2026-11-23" } });
  new PatchFleet(app, { ...FLEET, lockFile: "not-there.json" });
  app.synth();
  for (const name of readdirSync(join(folder, "fleet.out/stacks"))) {
    // A stack that says where its fleet reads the lock lets no other one be read.
    const file = join(folder, "fleet.out/stacks", name, "cdk.tf.json");
    writeFileSync(file, readFileSync(file, "utf8").replace(/"lockFile": "[^"]*",?/, ""));
  }
  return folder;
}

const READ = project();
const FILES = hostileFiles(READ);

/** Every place where a command reads a file that somebody names, and what it ends with. */
const READERS: readonly (readonly [string, (file: string) => readonly string[], number])[] = [
  ["review <plan>", (file) => ["review", file], 1],
  ["review --accept", (file) => ["review", "plan.json", "--accept", file], 1],
  ["review --approvers", (file) => ["review", "plan.json", "--approvers", file], 1],
  ["review --patches", (file) => ["review", "plan.json", "--patches", file], 1],
  ["plan --accept", (file) => ["plan", "--skip-synth", "--accept", file], 1],
  ["plan --approvers", (file) => ["plan", "--skip-synth", "--approvers", file], 1],
  ["explain <list>", (file) => ["explain", file], 2],
  ["explain --app", (file) => ["explain", "list.json", "--app", file], 2],
  ["summary --app", (file) => ["summary", "--app", file], 2],
  ["calendar --app", (file) => ["calendar", "--app", file], 2],
  ["matrix --app", (file) => ["matrix", "--app", file], 2],
  ["promote --lock", (file) => ["promote", "test", "prod", "--app", "fleet.out", "--lock", file], 2],
  ["review --account", (file) => ["review", "plan.json", "--account", file], 1],
  ["explain --account", (file) => ["explain", "list.json", "--account", file], 2],
  ["calendar --account", (file) => ["calendar", "--account", file], 2],
  ["matrix --account", (file) => ["matrix", "--app", "fleet.out", "--account", file], 2],
  ["summary --account-only", (file) => ["summary", "--account-only", file], 2],
  ["unmanaged <state>", (file) => ["unmanaged", "snapshot.json", file], 2],
  ["unmanaged <snapshot>", (file) => ["unmanaged", file], 2],
  ["snapshot --fleet", (file) => ["snapshot", "--region", "eu-central-1", "--fleet", file], 2],
  ["adopt <file>", (file) => ["adopt", file], 2],
  ["adopt --names", (file) => ["adopt", "state.json", "--names", file], 2],
];

const NO_LOCK = ["promote --lock", "a file that is not there"];

describe.each(READERS)("%s", (reader, args, exitCode) => {
  const files = FILES.filter(({ what }) => NO_LOCK.join() !== [reader, what].join());

  test.each(files.map(({ what, ...file }) => [what, file] as const))("%s is one line", async (what, file) => {
    const outcome = await run(READ, args(file.path));

    expect([outcome.exitCode, outcome.out, outcome.err.match(/\n/g)?.length]).toEqual([exitCode, "", 1]);
    expect(outcome.err).toMatch(/^cdktf-patch: /);
    // A folder, or nothing, has its own answer where either may stand.
    if (/ <plan>|--app/.test(reader) && /folder|not there|through/.test(what)) return;
    // A list is read piece by piece, whatever its size.
    if (/list>|--patches/.test(reader) && what === "600 MB") return;
    expect(outcome.err).toContain(file.reason);
  });
});

describe("what is written", () => {
  const WRITTEN = project();
  const TARGETS = hostileTargets(WRITTEN);
  const WRITERS: readonly (readonly [string, string, readonly string[], number])[] = [
    ["summary", ".html", ["summary"], 2],
    ["calendar", ".ics", ["calendar"], 2],
    ["review", ".md", ["review", "plan.json"], 1],
  ];

  describe.each(WRITERS)("by %s", (_, ending, args, exitCode) => {
    test.each(TARGETS.map(({ what, ...file }) => [what, file] as const))(
      "%s: one line, and the old file is kept",
      async (_what, { path, reason }) => {
        const kept = join(WRITTEN, `kept${ending}`);
        writeFileSync(kept, "as it was");
        const file = `${path}${ending}`;

        const outcome = await run(WRITTEN, [...args, "--write", `kept${ending}`, "--write", file]);

        expect(outcome).toEqual({
          exitCode,
          out: "",
          err: `cdktf-patch: ${file} cannot be written: ${reason}; nothing was changed\n`,
        });
        expect(readFileSync(kept, "utf8")).toBe("as it was");
        expect(readdirSync(WRITTEN).filter((name) => name.startsWith("."))).toEqual([]);
      },
    );
  });

  test("a file that is named twice is written once", async () => {
    const { exitCode, err } = await run(WRITTEN, ["summary", "--write", "a.html", "--write", "a.html"]);

    expect({ exitCode, err }).toEqual({ exitCode: 0, err: "" });
    expect(statSync(join(WRITTEN, "a.html")).size).toBeGreaterThan(1000);
  });
});

test.each([
  ["<<: { toString: 1 }", "an object"],
  ["linux: [1]", "a list of 1 entry"],
  ["linux: 7", "7"],
  ["{}", "no entry"],
])("adopt --names refuses %s in words", async (text, got) => {
  const folder = project();
  writeFileSync(join(folder, "names.yaml"), text);

  expect(await run(folder, ["adopt", "state.json", "--names", "names.yaml"])).toEqual({
    exitCode: 2,
    out: "",
    err: `cdktf-patch: names.yaml: expected construct ids by the names of objects, acme-linux: AcmeLinux; got ${got}\n`,
  });
});

test("a path of 5,000 letters in a manifest is told in a line that can be read", async () => {
  const folder = project();
  mkdirSync(join(folder, "long.out"));
  const path = "x".repeat(5000);
  const stacks = { "prod-us": { name: "prod-us", synthesizedStackPath: path } };
  writeFileSync(join(folder, "long.out/manifest.json"), JSON.stringify({ stacks }));

  const { exitCode, err } = await run(folder, ["calendar", "--app", "long.out"]);

  expect(exitCode).toBe(2);
  expect(err).toMatch(/^cdktf-patch: long.out\/manifest.json: stacks.prod-us.synthesizedStackPath: .*x … x+.*\n$/);
  expect(err.length).toBeLessThan(1600);
});
