import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { parse } from "yaml";
import { runCli } from "../../cli/run-cli";

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
