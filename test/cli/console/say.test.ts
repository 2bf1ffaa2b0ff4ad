import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { consoleOfProcess, passOn, say } from "../../../cli/console/console";
import { runCli } from "../../../cli/run-cli";
import { patching, projectWith } from "../given-stacks";

const LONG = `cdktf-patch: ${"a word ".repeat(20).trim()}`;

test.each([
  [true, undefined, 80],
  [true, 100, 100],
  [false, undefined, LONG.length],
])(
  "what is refused is broken between words on a terminal, and one line in a log (terminal: %s, %s)",
  (isTTY, columns, widest) => {
    const stderr = Object.assign(new PassThrough({ encoding: "utf8" }), { isTTY, columns });

    say({ stderr } as never, LONG);

    const lines = String(stderr.read()).trimEnd().split("\n");
    expect(lines.join(" ")).toBe(LONG);
    expect(Math.max(...lines.map(({ length }) => length))).toBeGreaterThan(widest - 8);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(widest);
  },
);

const HOSTILE = "a\u001b[2Jb\u202ec";

test.each([true, false])("nothing that is said steers a terminal or a log (terminal: %s)", (isTTY) => {
  const stderr = Object.assign(new PassThrough({ encoding: "utf8" }), { isTTY, columns: 80 });

  say({ stderr } as never, `${HOSTILE}\n::error::d`);

  expect(stderr.read()).toBe("a\\u{001B}[2Jb\\u{202E}c\n\\u{003A}:error::d\n");
});

test("what another program printed keeps its lines, without colours and whatever else steers a terminal", () => {
  const stderr = Object.assign(new PassThrough({ encoding: "utf8" }), { isTTY: true, columns: 80 });

  passOn({ stderr } as never, `\u001b[31mstack\u001b[39m    ${"x".repeat(90)}  1\r\n  b\u0007\u202ec`);

  expect(stderr.read()).toBe(`stack    ${"x".repeat(90)}  1\n  b\\u{0007}\\u{202E}c\n`);
});

test.each(["--\u001b[2J", `--${"many-words ".repeat(12)}`])("what is no option is told so: %j", async (typed) => {
  const stderr = Object.assign(new PassThrough({ encoding: "utf8" }), { isTTY: true, columns: 80 });

  await runCli(["summary", typed], { ...consoleOfProcess(), stderr });

  const said: string = stderr.read();
  expect(said).toMatch(/^error: unknown option '--[\s\S]*'\n\(see cdktf-patch summary --help\)\n$/);
  expect(said).not.toContain("\u001b");
  expect(Math.max(...said.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(80);
});

test("what is called otherwise now, and what a moment was taken for, fit a terminal of 80 columns", async () => {
  const folder = projectWith({ patching });
  mkdirSync(join(folder, "pages"));
  const stderr = Object.assign(new PassThrough({ encoding: "utf8" }), { isTTY: true, columns: 80 });
  const file = "pages/the-weeks-ahead-of-us-in-all-accounts.html";

  await runCli(["calendar", "--html", file, "--from", "2026-12-01T00:00[America/Argentina/Buenos_Aires]"], {
    ...consoleOfProcess(),
    cwd: folder,
    stdout: new PassThrough().resume(),
    stderr,
  });

  const said: string = stderr.read();
  expect(said.replace(/\s+/g, " ")).toContain(`--html ${file} still works; it is called --write ${file} now`);
  expect(said.replace(/\s+/g, " ")).toContain("is Tue 2026-12-01 03:00 UTC");
  expect(Math.max(...said.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(80);
});
