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

test("the example keeps its deadline, and tells of the account that does not reboot", () => {
  const to = app();
  patchFleet(to);

  expect(findingsIn(to).map(({ finding, construct }) => [construct.node.path, finding.checkId])).toEqual([
    ["prod-us/Default/Servers", "PM833"],
  ]);
});

test("its matrix marks the account that is not like the others", async () => {
  const to = app();
  patchFleet(to);
  to.synth();

  const { out } = await run(to.outdir, ["matrix", "--app", "."]);

  expect(out.split("\n").slice(0, 12)).toEqual([
    "               delay  days   non-      reboot  window                  from",
    "                             security",
    "dev-eu   dev   0 d    7.2,   yes       if      Tue 22:00 Europe/Paris  ring",
    "                      0.3              needed",
    "test-eu  test  3 d    10.2,  yes       if      Thu 22:00 Europe/Paris  ring",
    "                      9.3              needed",
    "prod-eu  prod  7 d    14.2,  no        if      Sun 04:00 Europe/Paris  ring",
    "                      11.5             needed",
    "prod-jp  prod  7 d    14.2,  no        if      Sun 04:00 Asia/Tokyo    account",
    "                      11.3             needed",
    "prod-us  prod  7 d    14.2,  no        no ◄    Sun 04:00               account",
    "                      11.8                     America/New_York",
  ]);
});

test("its command writes the stacks of a shard", () => {
  const outdir = testFolder();

  main(["--shard", "1/2"], outdir);

  expect(readdirSync(join(outdir, "stacks"))).toEqual(["prod-jp", "test-eu"]);
});
