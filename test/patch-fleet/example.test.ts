import { readdirSync } from "node:fs";
import { join } from "node:path";
import { App } from "cdktf";
import { main, patchFleet } from "../../examples/fleet/main";
import { findingsIn, TODAY_CONTEXT } from "../../modules";
import { run } from "../cli/given-stacks";
import { testFolder } from "../support/folders";

const app = () => new App({ outdir: testFolder(), context: { [TODAY_CONTEXT]: "2026-11-23" } });

test("the example keeps its promises", () => {
  const { promises } = patchFleet(app());

  expect(promises.map(({ before, ring, baseline, outcome }) => [before, ring, baseline, outcome])).toEqual([
    ["dev", "test", "AmazonLinux2023", "kept"],
    ["dev", "test", "Windows", "kept"],
    ["test", "prod", "AmazonLinux2023", "kept"],
    ["test", "prod", "Windows", "kept"],
  ]);
});

test("the example is free of findings", () => {
  const to = app();
  patchFleet(to);

  expect(findingsIn(to).map(({ text }) => text)).toEqual([]);
});

test("its matrix marks the account that is not like the others", async () => {
  const to = app();
  patchFleet(to);
  to.synth();

  const { out } = await run(to.outdir, ["matrix", "--app", "."]);

  expect(out.split("\n").slice(0, 7)).toEqual([
    "               delay  non-      reboot     window                      from",
    "                      security",
    "dev-eu   dev   0 d    yes       if needed  Tue 22:00 Europe/Paris      ring",
    "test-eu  test  3 d    yes       if needed  Thu 22:00 Europe/Paris      ring",
    "prod-eu  prod  7 d    no        if needed  Sun 04:00 Europe/Paris      ring",
    "prod-jp  prod  7 d    no        if needed  Sun 04:00 Asia/Tokyo        account",
    "prod-us  prod  7 d    no        no ◄       Sun 04:00 America/New_York  account",
  ]);
});

test("its command writes the stacks of a shard", () => {
  const outdir = testFolder();

  main(["--shard", "1/2"], outdir);

  expect(readdirSync(join(outdir, "stacks"))).toEqual(["prod-jp", "test-eu"]);
});
