import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack, TerraformVariable } from "cdktf";
import { findingsAcross } from "../../../../model/checks/across/across-checks";
import { unlistedRegion } from "../../../../model/checks/across/region-check";
import { EnvironmentView } from "../../../../model/patching/view/environment-view";
import { findingsIn, PatchBaseline, PatchPolicy, unlisted } from "../../../../modules";
import { testFolder } from "../../../support/folders";
import { environment, said, TODAY } from "./given";

interface Given {
  /** That of the provider. */
  readonly region?: string;
  readonly of?: (stack: TerraformStack, linux: PatchBaseline) => unknown;
  readonly baseline?: object;
}

/** What is said of Regions, with the path of the construct before it. */
function told({ region, of, baseline = {} }: Given): readonly string[] {
  const app = new App({ outdir: testFolder() });
  const stack = new TerraformStack(app, "fleet");
  new AwsProvider(stack, "aws", { region });
  const linux = new PatchBaseline(stack, "Linux", {
    name: "linux",
    operatingSystem: "AMAZON_LINUX_2023",
    approvalRules: [{ approveAfterDays: 3, enableNonSecurity: true }],
    ...baseline,
  });
  of?.(stack, linux);
  return findingsIn(app).flatMap(({ construct, text, finding }) =>
    finding.checkId === "PM805" ? [`${construct.node.path} ${text.split("\n")[0]}`] : [],
  );
}

const WARNING = (given: string, meant: string) =>
  `region: expected a Region of AWS, got "${given}"; did you mean ${meant} [PM805]`;

test("a Region that AWS has not is told at the provider", () => {
  expect(told({ region: "eu-centrl-1" })).toEqual([`fleet/aws ${WARNING("eu-centrl-1", "eu-central-1")}`]);
});

test("and at the object that names it", () => {
  expect(told({ region: "eu-central-1", baseline: { region: "us-esat-1" } })).toEqual([
    `fleet/Linux ${WARNING("us-esat-1", "us-east-1")}`,
  ]);
});

test("and at the first object of another provider of what was read back", () => {
  const groups = { web: { provider: "us" }, other: { provider: "us" } };
  const model = { ...environment({ region: "eu-central-1", groups }), providers: { us: { region: "us-esat-1" } } };

  expect(said("PM805", model).map((text) => text.split("\n")[0])).toEqual([
    `web: ${WARNING("us-esat-1", "us-east-1")}`,
  ]);
});

test("is accepted by its name, so that no other one is hidden that comes later", () => {
  const groups = { web: { region: "us-esat-1" }, db: { region: "us-wset-2" } };
  const view = new EnvironmentView(environment({ region: "eu-central-1", groups }), TODAY);
  const found = findingsAcross(view, { today: TODAY }).filter(({ checkId }) => checkId === "PM805");

  expect(found.map(({ path, fix }) => `${path}: ${fix}`)).toEqual([
    'us-esat-1: fix the name, or accept this (acceptFinding) at "us-esat-1" where AWS has opened the Region since',
    'us-wset-2: fix the name, or accept this (acceptFinding) at "us-wset-2" where AWS has opened the Region since',
  ]);
  expect(unlistedRegion.acceptedAt).toBe('a Region such as "eu-central-1"');
});

test("is told once for each name, with where else it stands", () => {
  expect(told({ region: "us-esat-1", baseline: { region: "us-esat-1" } })).toEqual([
    'fleet/aws region: expected a Region of AWS, got "us-esat-1" (and fleet/Linux region); did you mean us-east-1 [PM805]',
  ]);
});

test("and where a patch policy is to work", () => {
  const of = (stack: TerraformStack, linux: PatchBaseline) =>
    new PatchPolicy(stack, "Policy", {
      name: "policy",
      operation: "Scan",
      scanSchedule: "cron(0 1 * * ? *)",
      account: "123456789012",
      targets: { allNodes: true },
      baselines: [linux],
      baselineRegion: "eu-central-1",
      targetRegions: ["eu-central-1", "eu-wset-1"],
      localDeploymentAdministrationRoleArn: "arn:aws:iam::123456789012:role/admin",
      localDeploymentExecutionRoleName: "execution",
    });

  expect(told({ region: "eu-central-1", of })).toEqual([
    'fleet/Policy targetRegions: expected a Region of AWS, got "eu-wset-1"; did you mean eu-west-1 [PM805]',
  ]);
});

test.each<[string, Given]>([
  ["AWS has it", { region: "us-gov-west-1" }],
  ["nobody names one", {}],
  ["it came through unlisted()", { region: unlisted("eu-west-9") }],
])("nothing is told where %s", (_, given) => {
  expect(told(given)).toEqual([]);
});

test("nothing is told of a Region that is known after apply", () => {
  const app = new App({ outdir: testFolder() });
  const stack = new TerraformStack(app, "fleet");
  new AwsProvider(stack, "aws", { region: new TerraformVariable(stack, "region", {}).stringValue });

  expect(findingsIn(app)).toEqual([]);
});

test("a misspelled Region fails at a plan against AWS, for a simulated account has them all", () => {
  expect(unlistedRegion.reason).toBe(
    "A misspelled Region fails at a plan against AWS, or hides that one is not patched.",
  );
});
