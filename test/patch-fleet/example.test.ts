import { readdirSync } from "node:fs";
import { join } from "node:path";
import { main, patchFleet } from "../../examples/fleet/main";
import { findingsIn } from "../../modules";
import { run } from "../cli/given-stacks";
import { appOn } from "../support/apps";
import { testFolder } from "../support/folders";
import { README } from "../support/readme";

test("the example keeps its promises", () => {
  const { promises } = patchFleet(appOn());

  expect(promises.map(({ before, ring, baseline, outcome }) => [before, ring, baseline, outcome])).toEqual([
    ["dev", "test", "AmazonLinux2023", "kept"],
    ["dev", "test", "Windows", "kept"],
    ["test", "prod", "AmazonLinux2023", "kept"],
    ["test", "prod", "Windows", "kept"],
  ]);
});

test("the example keeps its deadline, and tells of the account that does not reboot, and of definitions that wait", () => {
  const to = appOn();
  patchFleet(to);

  expect(findingsIn(to).map(({ finding, construct }) => [construct.node.path, finding.checkId])).toEqual([
    ["test-eu/Default/Windows", "PM145"],
    ["prod-eu/Default/Windows", "PM145"],
    ["prod-eu/Default/eu-west-1/Windows", "PM145"],
    ["prod-jp/Default/Windows", "PM145"],
    ["prod-us/Default/Windows", "PM145"],
    ["prod-us/Default/Servers", "PM833"],
  ]);
});

test("its matrix marks the account that is not like the others", async () => {
  const to = appOn();
  patchFleet(to);
  to.synth();

  const { out } = await run(to.outdir, ["matrix", "--app", "."]);

  const [table = "", legend = ""] = out.split("\n\n");
  expect(table.split("\n")).toEqual([
    "2 of 5 accounts differ from the others of their ring; ring order met.",
    "               delay  days          non-      reboot  window            set by",
    "                                    security",
    "dev-eu   dev   0 d    AL2023 7.2    yes       if      Tue 22:00         ring",
    "                      Windows 0.3             needed  Europe/Paris",
    "test-eu  test  3 d    AL2023 10.2   yes       if      Thu 22:00         ring",
    "                      Windows 9.3             needed  Europe/Paris",
    "prod-eu  prod  7 d    AL2023 14.2   with      if      Sun 04:00         ring,",
    "                      Windows 11.5  advisory  needed  Europe/Paris      account",
    "prod-jp  prod  7 d    AL2023 14.2   with      if      Sun 04:00         ring,",
    "                      Windows 11.3  advisory  needed  Asia/Tokyo        account",
    "prod-us  prod  7 d    AL2023 14.2   with      no ◄    Sun 04:00         ring,",
    "                      Windows 11.8  advisory          America/New_York  account",
    "Regions eu-central-1: dev-eu and test-eu",
    "Regions eu-central-1, eu-west-1 ◄: prod-eu",
    "Regions ap-northeast-1: prod-jp",
    "Regions us-east-1: prod-us",
  ]);
  expect(README).toContain(`\`\`\`\n${table}\n\n${legend}\n\`\`\`\n`);
});

test("its command writes the stacks of a shard", () => {
  const outdir = testFolder();

  main(["--shard", "1/2"], outdir);

  expect(readdirSync(join(outdir, "stacks"))).toEqual(["prod-jp", "test-eu"]);
});
