import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { parse } from "yaml";
import { runCli } from "../../cli/run-cli";
import { describeWithCommand } from "../support/command";
import { testFolder } from "../support/folders";

const page = (name: string) => readFileSync(join(__dirname, "../../docs", name), "utf8");

const RECIPES = [...page("ci.md").matchAll(/```yaml\n(.*?)```/gs)].map(([, text = ""]) => text);

test("each recipe is YAML", () => {
  expect(RECIPES).toHaveLength(5);
  expect(RECIPES.map((text) => typeof parse(text))).toEqual(RECIPES.map(() => "object"));
});

test.each(["ci.md", "review.md"])("%s names only options that there are", async (name) => {
  const helps = await Promise.all(["plan", "review"].map(help));
  const known = new Set(helps.join("\n").match(/--[a-z-]+/g));
  const commands = page(name).match(/cdktf-patch (?:plan|review)[^`\n]*/g) ?? [];

  const used = commands.flatMap((command) => (command.split(" -- ")[0] ?? "").match(/--[a-z-]+/g) ?? []);

  expect(used.length).toBeGreaterThan(0);
  expect(used.filter((option) => !known.has(option))).toEqual([]);
});

/** What a step of a recipe runs, by the step's name. */
function stepOf(name: string): string {
  const steps = RECIPES.map((text) => parse(text)).flatMap(({ jobs = {} }) =>
    Object.values(jobs).flatMap((job) => (job as Job).steps),
  );
  return steps.find((step) => step.name === name)?.run ?? "";
}
interface Job {
  readonly steps: readonly { readonly name?: string; readonly run?: string }[];
}

describeWithCommand("jq", "the gate of ci.md", () => {
  test.each<[string, string, string | undefined, boolean]>([
    ["changes of medium risk", "2", "medium", true],
    ["no change", "0", "none", true],
    ["changes of high risk", "2", "high", false],
    ["a stack without a plan", "1", "low", false],
    ["no review, whatever the reason", "2", undefined, false],
    ["a step that ended before it said how", "", "low", false],
  ])("is open or not, after %s", (_, code, risk, isOpen) => {
    const folder = testFolder();
    if (risk !== undefined) writeFileSync(join(folder, "review.json"), JSON.stringify({ risk }));
    const gate = stepOf("stop on errors and on high risk").replaceAll("${{ steps.review.outputs.code }}", code);

    const { status } = spawnSync("bash", ["-ec", gate], { cwd: folder });

    expect(gate).toContain("review.json");
    expect(status === 0).toBe(isOpen);
  });
});

test("no recipe goes on where a plan or a review ends with an error", () => {
  const commands = RECIPES.join("\n").match(/cdktf-patch (?:plan|review) .*/g) ?? [];

  expect(commands.length).toBeGreaterThan(3);
  expect(commands.filter((command) => command.includes("|| true"))).toEqual([]);
});

async function help(command: string): Promise<string> {
  let text = "";
  const stream = new Writable({
    write(piece, _encoding, done) {
      text += String(piece);
      done();
    },
  });
  const console = { cwd: ".", now: () => new Date(0), stdout: stream, stderr: stream, stdin: Readable.from([]) };
  await runCli([command, "--help"], console);
  return text;
}
