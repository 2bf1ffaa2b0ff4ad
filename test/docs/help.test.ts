import { readFileSync } from "node:fs";
import { join } from "node:path";
import { COMMANDS } from "../../cli/commands/all-commands";

const ROOT = join(__dirname, "../..");

/** npm runs the first two by itself; the other is `npx cdktf-patch`. */
const NOT_TYPED = ["prepack", "postpack", "cdktf-patch"];

test("help names every script of package.json that a person types, and no other", () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { scripts: object };
  const help = readFileSync(join(ROOT, "help"), "utf8");
  const named = [...help.matchAll(/^npm (?:run )?([a-z:]+)/gm)].map(([, name]) => name).filter((name) => name !== "ci");

  expect(named.sort()).toEqual(
    Object.keys(scripts)
      .filter((name) => !NOT_TYPED.includes(name))
      .sort(),
  );
});

test("help names every command of cdktf-patch, and fits a terminal of 80 columns", () => {
  const help = readFileSync(join(ROOT, "help"), "utf8");

  expect(Object.keys(COMMANDS).filter((command) => !new RegExp(`\\s${command}\\b`).test(help))).toEqual([]);
  expect(help.split("\n").filter((line) => line.length > 80)).toEqual([]);
});
