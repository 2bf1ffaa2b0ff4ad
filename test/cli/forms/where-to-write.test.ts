import { Writable } from "node:stream";
import { whereToWrite } from "../../../cli/forms/where-to-write";
import { run } from "../given-stacks";

function written(given: { write?: string; output?: string }): readonly [string, string] {
  let said = "";
  const stderr = new Writable({
    write: (piece, _encoding, done) => {
      said += piece;
      done();
    },
  });
  return [whereToWrite(given, "snapshot.json", { stderr } as never), said];
}

test("--write says where, and without it there is a default", () => {
  expect(written({ write: "a.json" })).toEqual(["a.json", ""]);
  expect(written({})).toEqual(["snapshot.json", ""]);
});

test("--output, the old spelling, works and says the new one", () => {
  expect(written({ output: "a.json" })).toEqual([
    "a.json",
    "cdktf-patch: --output a.json still works; it is called --write a.json now\n",
  ]);
});

test.each(["snapshot", "adopt", "export-hcl"])("the help of %s shows the new spelling alone", async (name) => {
  const { out } = await run("/", [name, "--help"]);

  expect(out).toContain("--write <");
  expect(out).not.toContain("--output");
});
