import { readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(__dirname, "../..");

/** npm runs the one by itself; the other is `npx cdktf-patch`. */
const NOT_TYPED = ["prepack", "cdktf-patch"];

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
