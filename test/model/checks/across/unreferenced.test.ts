import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformOutput, TerraformStack, TerraformVariable } from "cdktf";
import {
  EmergencyPatch,
  findingsIn,
  PatchAssociation,
  PatchBaseline,
  PatchGroup,
  PatchLogs,
} from "../../../../modules";
import { testFolder } from "../../../support/folders";

const FOUND = `nothing follows this baseline [PM614]
    No patch group has it, it is not the default of Amazon Linux 2023, and nothing else asks for its id: it counts for no node.
    → give it to a patch group, or set registerAsDefault; accept this (acceptFinding) where something finds it by its name`;

interface Given {
  readonly app: App;
  readonly stack: TerraformStack;
}

/** An association that goes by the baseline of production. */
function installing(stack: TerraformStack): PatchAssociation {
  return new PatchAssociation(stack, "Night", {
    operation: "Install",
    rebootOption: "RebootIfNeeded",
    targets: { allNodes: true },
    scheduleExpression: "cron(0 2 ? * SUN *)",
    baselineTags: { key: "Stage", values: ["prod"] },
  });
}

/** What is said of the baseline Linux, in the last of several looks. */
function told(use: (baseline: PatchBaseline, given: Given) => unknown, props: object = {}): readonly string[] {
  const app = new App({ outdir: testFolder() });
  const stack = new TerraformStack(app, "fleet");
  new AwsProvider(stack, "aws", { region: "eu-central-1" });
  const baseline = new PatchBaseline(stack, "Linux", {
    name: "linux",
    operatingSystem: "AMAZON_LINUX_2023",
    approvalRules: [{ approveAfterDays: 3, enableNonSecurity: true }],
    ...props,
  });
  findingsIn(app);
  use(baseline, { app, stack });
  return findingsIn(app).flatMap(({ construct, text }) =>
    construct === baseline && text.includes("PM614") ? [text] : [],
  );
}

test("a baseline that no group has and that is no default is told", () => {
  expect(told(() => {})).toEqual([FOUND]);
});

test("an association that goes by other tags does not follow it", () => {
  expect(told((_, { stack }) => installing(stack), { tags: { Stage: "dev" } })).toEqual([FOUND]);
});

test("an association finds no baseline of another Region", () => {
  const of = { tags: { Stage: "prod" }, region: "us-east-1" };

  expect(told((_, { stack }) => installing(stack), of)).toEqual([FOUND]);
});

test("to read what it means is not to follow it", () => {
  expect(told(({ model, reference, operatingSystem }) => [model, reference, operatingSystem])).toEqual([FOUND]);
});

test.each<[string, Parameters<typeof told>]>([
  [
    "a patch group has it",
    [(linux, { stack }) => new PatchGroup(stack, "Web", { patchGroup: "web", baselines: [linux] })],
  ],
  ["it is the default", [() => {}, { registerAsDefault: true }]],
  [
    "a patch group of another stack has it",
    [
      (linux, { app }) => {
        const other = new TerraformStack(app, "other");
        new AwsProvider(other, "aws", { region: "eu-central-1" });
        return new PatchGroup(other, "Web", { patchGroup: "web", baselines: [linux] });
      },
    ],
  ],
  ["an output hands its id on", [(linux, { stack }) => new TerraformOutput(stack, "id", { value: linux.baselineId })]],
  ["an association finds it by its tags", [(_, { stack }) => installing(stack), { tags: { Stage: "prod" } }]],
  [
    "an association may find it by tags that are not known yet",
    [
      (_, { stack }) => installing(stack),
      { tags: { Stage: new TerraformVariable(new TerraformStack(new App(), "v"), "stage", {}).stringValue } },
    ],
  ],
  ["something asks for its resource", [({ resource }) => resource.arn]],
  [
    "an emergency brings its rules along",
    [
      (linux, { stack }) =>
        new EmergencyPatch(stack, "Now", {
          name: "now",
          at: "2026-12-29T22:00:00",
          duration: 4,
          patchGroups: [{ patchGroup: "web", tagKey: "Patch Group" }],
          rebootOption: "NoReboot",
          baselines: [linux],
          logs: new PatchLogs(stack, "Logs"),
        }),
    ],
  ],
])("nothing is told where %s", (_, given) => {
  expect(told(...given)).toEqual([]);
});
