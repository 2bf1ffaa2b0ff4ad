import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { TerraformStack } from "cdktf";
import { houseRules } from "../../examples/house-rules/house-rules";
import {
  acceptFinding,
  addChecks,
  defineCheck,
  findingsIn,
  MaintenanceWindow,
  PatchBaseline,
  PatchChecks,
  Schedule,
} from "../../modules";
import { appOn, stackIn } from "../support/apps";

const [weekendsOnly, , , costCentre] = houseRules();

function appWith(...ids: readonly string[]) {
  const app = appOn();
  return { app, stacks: ids.map((id) => stackIn(app, id)) as [TerraformStack, ...TerraformStack[]] };
}

function wednesdays(stack: TerraformStack): MaintenanceWindow {
  const window = new MaintenanceWindow(stack, "Night", {
    name: "night",
    schedule: Schedule.weekly("WED", "02:00"),
    duration: 3,
    cutoff: 1,
  });
  window.addPatchTask("Install", {
    operation: "Install",
    rebootOption: "RebootIfNeeded",
    targets: [window.addTarget("Nodes", { tags: { Stage: ["prod"] } })],
  });
  return window;
}

function baseline(stack: TerraformStack): PatchBaseline {
  return new PatchBaseline(stack, "Linux", {
    name: "linux",
    operatingSystem: "AMAZON_LINUX_2023",
    approvalRules: [{ approveAfterDays: 7 }],
  });
}

test("an error of a house rule stops the synth, with its id, its sentence and how to fix it", () => {
  const { app, stacks } = appWith("prod-eu");
  wednesdays(stacks[0]);
  addChecks(app, houseRules());

  expect(() => app.synth()).toThrow(
    "Validation failed with the following errors:\n" +
      "  [prod-eu/Night] schedule: expected runs on Saturday or Sunday, got one on 2026-11-25 [ACME001]\n" +
      "    The change board only approves weekends.\n" +
      "    → Move the window to Saturday or Sunday.",
  );
});

test("a rule is asked only about what lies below the construct that it was added to", () => {
  const { app, stacks } = appWith("prod-eu", "prod-us");
  const [europe, america] = stacks as [TerraformStack, TerraformStack];
  wednesdays(europe);
  wednesdays(america);
  addChecks(america, [weekendsOnly]);

  const found = findingsIn(app).filter(({ finding }) => finding.checkId === "ACME001");

  expect(found.map(({ construct }) => construct.node.path)).toEqual(["prod-us/Night"]);
});

test("a warning of a house rule can be accepted once the rule is added, an error never", () => {
  const { app, stacks } = appWith("prod-eu");
  baseline(stacks[0]);
  const accepted = { reason: "charged to the platform as a whole", owner: "platform team", until: "2027-03-31" };
  expect(() => acceptFinding(app, { check: "ACME004", ...accepted })).toThrow(
    'check: expected the id of a check such as PM106, got "ACME004"',
  );
  addChecks(app, houseRules());
  expect(() => acceptFinding(app, { check: "ACME001", ...accepted })).toThrow(
    "check: ACME001 is an error and cannot be accepted; move the window to Saturday or Sunday",
  );

  acceptFinding(app, { check: "ACME004", ...accepted });

  const found = findingsIn(app).filter(({ finding }) => finding.checkId === "ACME004");
  expect(found.map(({ accepted: by }) => by?.owner)).toEqual(["platform team"]);
});

test("what is wrong with a list of rules is one error, and none of them is added", () => {
  const { app } = appWith("prod-eu");
  const twice = defineCheck({ ...costCentre, on: "baseline", find: () => {} } as never);

  expect(() => addChecks(app, [costCentre, twice, 7] as never, { module: "../rules.js" })).toThrow(
    [
      "list of house rules is not valid",
      '  - checks[1]: expected an id that no other check has, got "ACME004" again; rename one of them [PM001]',
      "  - checks[2]: expected what defineCheck returns, got 7 [PM001]",
      '  - module: expected a path within the project, got "../rules.js" [PM001]',
    ].join("\n"),
  );
  addChecks(app, [costCentre]);
});

test("the module of the rules is noted in the stacks that they are about, and nothing else of them", () => {
  const { app, stacks } = appWith("prod-eu", "dev-eu");
  const [prod, dev] = stacks as [TerraformStack, TerraformStack];
  baseline(prod);
  baseline(dev);
  addChecks(prod, PatchChecks.wellArchitected(), { module: "./house-rules.js" });

  app.synth();

  const noteOf = (stack: string) =>
    JSON.parse(readFileSync(join(app.outdir, "stacks", stack, "cdk.tf.json"), "utf8"))["//"].checks;
  expect([noteOf("prod-eu"), noteOf("dev-eu")]).toEqual([["./house-rules.js"], undefined]);
});
