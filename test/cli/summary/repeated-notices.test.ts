import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Annotations, TerraformStack } from "cdktf";
import { stackFiles } from "../../../cli/stacks/stack-files";
import { MaintenanceWindow, Schedule } from "../../../modules";
import { ACCOUNTS, WITH_UBUNTU } from "../../patch-fleet/given";
import { fleetIn } from "../../patch-fleet/given-fleets";
import { synthesisedApp } from "../given-apps";
import { run } from "../given-stacks";

/** Two stacks, whose windows differ, with a target by two keys that are written as AWS writes them. */
function twoStacks(warning?: string, ids: readonly [string, string] = ["Sunday", "Sunday"]): string {
  return synthesisedApp((app) => {
    for (const [name, duration, id] of [
      ["dev", 3, ids[0]],
      ["devx", 4, ids[1]],
    ] as const) {
      const stack = new TerraformStack(app, name);
      new AwsProvider(stack, "aws", { region: "eu-central-1" });
      const schedule = Schedule.weekly("SUN", "04:00");
      const sunday = new MaintenanceWindow(stack, id, { name: "sunday", schedule, duration, cutoff: 1 });
      const byTags = sunday.addTarget("ByTags", { tags: { "tag:Env": ["x"], "tag:App": ["y"] } });
      sunday.addPatchTask("Install", { operation: "Install", targets: [byTags], rebootOption: "NoReboot" });
      if (warning !== undefined) Annotations.of(sunday).addWarning(warning);
    }
  });
}

const KEYS = ['tags["tag:Env"] (the key)', 'tags["tag:App"] (the key)'];

test("a warning that is repeated is told with its property, however that is written", async () => {
  const { out } = await run(twoStacks(), ["summary"]);

  const [first, second] = out.split("✔ devx");
  for (const key of KEYS) expect(first).toContain(`! dev/Sunday/ByTags: ${key}: expected`);
  expect(second?.match(/^ {2}! .*/gm)).toEqual(
    KEYS.map((key) => `  ! devx/Sunday/ByTags: ${key}: the same as in dev [PM332]`),
  );
});

test("of constructs that are called differently, too, as synth counts them", async () => {
  const { out } = await run(twoStacks(undefined, ["Sunday", "Night"]), ["summary"]);

  const [first, second] = out.split("✔ devx");
  expect(first?.match(/The same in 1 more stack: devx\./g)).toHaveLength(2);
  expect(second?.replace(/\n {4}/g, " ").match(/^ {2}! .*/gm)).toEqual(
    KEYS.map((key) => `  ! devx/Night/ByTags: ${key}: the same as in dev/Sunday/ByTags [PM332]`),
  );
});

test("one of a house rule that the summary alone asks is told so, too", async () => {
  const folder = twoStacks();
  const rules = JSON.stringify(join(__dirname, "../../../examples/house-rules/house-rules"));
  writeFileSync(join(folder, "rules.js"), `module.exports = require(${rules}).houseRules();`);

  const { out } = await run(folder, ["summary", "--checks", "./rules.js"]);

  const [, ...told] = out.replace(/\s+/g, " ").split("rebootOption: ");
  expect(told).toEqual([
    expect.stringMatching(/^expected a window with the tag Owner .* The same in 1 more stack: devx\./),
    expect.stringMatching(/^the same as in dev \[ACME003\] $/),
  ]);
});

test("each of them is read whole", () => {
  const folder = twoStacks();
  const [dev, devx] = stackFiles(join(folder, "cdktf.out"), "cdktf.out").map(({ annotations }) =>
    annotations.map(({ message }) => message).filter((message) => message.includes("[PM332]")),
  );

  expect(dev).toEqual(KEYS.map((key) => expect.stringContaining(`${key}: expected`)));
  expect(devx).toEqual(dev);
});

test("a warning that no check has said is told whole in each stack, and announced in none", async () => {
  const { out } = await run(twoStacks("ask the owner first"), ["summary"]);

  expect(out.match(/ask the owner first\n(?!.*The same in)/g)).toHaveLength(2);
});

test("one that is about stacks of a ring names the first of them, and stacks that are told together none before it", async () => {
  const accounts = ["test-b", "test-c"].map((name, index) => ({ id: `${444444444440 + index}`, name, ring: "test" }));
  const prod = { id: "555555555555", name: "prod-b", ring: "prod" };
  const folder = synthesisedApp((app) => {
    fleetIn(app, { environment: WITH_UBUNTU, accounts: [...ACCOUNTS, ...accounts, prod] });
  });

  const out = (await run(folder, ["summary"])).out.replace(/\n {4}/g, " ");

  expect(out.match(/^ {2}! (?:.*the same as.*PM812.*|.*?rings\[\d\])/gm)).toEqual([
    "  ! rings[1]",
    "  ! test-eu: rings[1] (test), baselines.Ubuntu: the same as in test-b [PM812]",
    "  ! prod-b: rings[2]",
    "  ! prod-us: rings[2] (prod), baselines.Ubuntu: the same as in prod-b [PM812]",
  ]);
});
