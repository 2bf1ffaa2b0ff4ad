import { TerraformVariable } from "cdktf";
import { associationWays } from "../../model/patching/ways/association-ways";
import { readTerraformConfiguration } from "../../model/terraform/read-terraform-configuration";
import { PatchAssociation, PatchBaseline, PatchGroup, Schedule } from "../../modules";
import { PatchEnvironment } from "../../modules/patch-fleet";
import { DEFINITION } from "../patch-fleet/given";
import { fleet } from "../support/fleet";
import { mustRefuse } from "../support/refusal";
import { warningsOn } from "../support/warnings";

const TYPE = "aws_ssm_association";
const ROLE = "arn:aws:iam::123456789012:role/patch-asg";

const PATCH_ASG = {
  name: "AWS-PatchAsgInstance",
  parameters: { AutomationAssumeRole: ROLE, WaitForReboot: "PT10M" },
  targets: { tags: { "Patch Group": ["web"] } },
  scheduleExpression: Schedule.weekly("SUN", "02:00"),
} as const;

function made(props: object = {}) {
  const given = fleet();
  const association = new PatchAssociation(given.stack, "PatchAsg", { ...PATCH_ASG, ...props } as never);
  return { ...given, association };
}

const refused = (props: object) => mustRefuse(() => made(props));

test("an Automation says with which role it works, and by which parameter it takes a node", () => {
  expect(made().only(TYPE)).toEqual({
    name: "AWS-PatchAsgInstance",
    automation_target_parameter_name: "InstanceId",
    parameters: { AutomationAssumeRole: ROLE, WaitForReboot: "PT10M" },
    targets: [{ key: "tag:Patch Group", values: ["web"] }],
    schedule_expression: "cron(0 2 ? * SUN *)",
    apply_only_at_cron_interval: true,
    max_concurrency: "10%",
    max_errors: "1",
  });
});

test("a document of the user's own takes what it is told", () => {
  const own = {
    name: "arn:aws:ssm:eu-central-1:123456789012:automation-definition/Own",
    automationTargetParameterName: "Node",
    parameters: { Wait: 10, Force: true },
    documentVersion: "3",
    outputS3Bucket: "patch-logs",
  };

  expect(made(own).only(TYPE)).toMatchObject({
    name: own.name,
    automation_target_parameter_name: "Node",
    parameters: { Wait: "10", Force: "true" },
    document_version: "3",
    output_location: { s3_bucket_name: "patch-logs" },
  });
});

test.each<[string, object, object]>([
  ["ids", { instanceIds: ["i-0123456789abcdef0"] }, { key: "ParameterValues", values: ["i-0123456789abcdef0"] }],
  ["a resource group", { resourceGroup: "web" }, { key: "ResourceGroup", values: ["web"] }],
  ["every node", { allNodes: true }, { key: "AWS::EC2::Instance", values: ["*"] }],
])(
  "nodes are named by %s as an Automation takes them, and are the same nodes to the checks",
  (_, targets, expected) => {
    const automation = made({ targets });
    const command = fleet();
    const { scheduleExpression } = PATCH_ASG;
    new PatchAssociation(command.stack, "PatchAsg", { operation: "Scan", targets, scheduleExpression } as never);
    const nodesOf = ({ stack }: { readonly stack: typeof command.stack }) =>
      associationWays(readTerraformConfiguration(stack.toTerraform())).map(({ nodes }) => nodes);

    expect(automation.only(TYPE).targets).toEqual([expected]);
    expect(nodesOf(automation)).toEqual(nodesOf(command));
  },
);

test("it installs by the baselines of its nodes, and may reboot them", () => {
  const [way] = associationWays(readTerraformConfiguration(made().stack.toTerraform()));

  expect(way).toMatchObject({ operation: "install", reboot: "may", follows: { by: "node" } });
});

test("patch groups are targets, and no window is missed", () => {
  const { stack, synth, all } = fleet();
  const baselines = [PatchBaseline.predefined(stack, "Amazon", { operatingSystem: "AMAZON_LINUX_2023" })];
  const web = new PatchGroup(stack, "Web", { patchGroup: "web", baselines });

  new PatchAssociation(stack, "PatchAsg", { ...PATCH_ASG, targets: { patchGroups: [web] } });

  synth();
  expect(Object.values(all(TYPE))[0]?.targets).toEqual([{ key: "tag:Patch Group", values: ["web"] }]);
  expect(warningsOn(web)).toEqual([]);
});

test("a definition holds it as well, where a reboot option and logs of the others do not reach it", () => {
  const { stack, all } = fleet();
  const { targets: _, ...association } = PATCH_ASG;
  const operations = { serviceRole: {}, logs: {} };

  new PatchEnvironment(stack, "Default", {
    ...DEFINITION,
    operations,
    associations: { PatchAsg: { ...association, patchGroups: ["Web"] } },
  });

  expect(Object.values(all(TYPE))).toEqual([
    expect.objectContaining({ name: "AWS-PatchAsgInstance", targets: [{ key: "tag:Patch Group", values: ["web"] }] }),
  ]);
  expect(Object.values(all(TYPE))[0]).not.toHaveProperty("output_location");
});

test("what is not known yet passes", () => {
  const { stack, only } = fleet();
  const text = new TerraformVariable(stack, "text", { type: "string" }).stringValue;

  new PatchAssociation(stack, "PatchAsg", {
    name: text,
    automationTargetParameterName: text,
    parameters: { AutomationAssumeRole: text, Other: text },
    targets: { instanceIds: [text] },
    scheduleExpression: text,
  });

  expect(only(TYPE)).toMatchObject({ name: "${var.text}", automation_target_parameter_name: "${var.text}" });
});

test("everything that is wrong is told at once, each where it was typed", () => {
  expect(
    refused({
      parameters: { InstanceIds: "i-1", LambdaRoleArn: "role", WaitForReboot: ["PT1M"] },
      operation: "Install",
      rebootOption: "NoReboot",
      logs: {},
      automationTargetParameterName: "a".repeat(51),
      targets: { instanceIds: ["web-1"] },
    }),
  ).toBe(
    [
      "patch association fleet/PatchAsg is not valid",
      "  - operation: expected nothing beside name, got a value; an Automation gets its arguments from parameters [PM001]",
      "  - rebootOption: expected nothing beside name, got a value; an Automation gets its arguments from parameters [PM001]",
      "  - logs: expected nothing beside name, got a value; an Automation gets its arguments from parameters [PM001]",
      "  - parameters.WaitForReboot: expected a string, a number or a boolean, got a list of 1 entry; an association passes one string for each parameter [PM001]",
      '  - parameters.LambdaRoleArn: expected the ARN of an IAM role such as arn:aws:iam::123456789012:role/patching, got "role" [PM589]',
      `  - automationTargetParameterName: expected 1 to 50 characters, got "${"a".repeat(51)}" [PM573]`,
      "  - parameters.AutomationAssumeRole: missing, expected the ARN of a role with which AWS-PatchAsgInstance works; an association has none of its own [PM576]",
    ].join("\n"),
  );
});

test.each<[object, string]>([
  [
    { name: "Own", parameters: {} },
    "automationTargetParameterName: missing, expected the parameter of the document that accepts a node, such as InstanceId [PM001]",
  ],
  [
    { name: "AWS-RunPatchBaseline", parameters: {}, automationTargetParameterName: "InstanceId" },
    "name: expected a document of type Automation, got AWS-RunPatchBaseline, a Command; leave it out, and give operation [PM577]",
  ],
  [
    { name: "AWS-RunShellScript", parameters: {}, automationTargetParameterName: "InstanceId" },
    "name: expected a document of type Automation, got AWS-RunShellScript, a Command [PM577]",
  ],
  [
    { targets: { instanceIds: ["web-1"] } },
    'targets.instanceIds[0]: expected i- and 8 or 17 hexadecimal digits, or mi- and 17, got "web-1" [PM573]',
  ],
  [
    { targets: undefined },
    "targets: missing, expected targets beside automation_target_parameter_name; the service wants both [PM573]",
  ],
  [
    { parameters: { AutomationAssumeRole: "arn:aws:iam::123456789012:role/*" } },
    'parameters.AutomationAssumeRole: expected the ARN of an IAM role such as arn:aws:iam::123456789012:role/patching, got "arn:aws:iam::123456789012:role/*" [PM589]',
  ],
  [
    { parameters: { AutomationAssumeRole: ROLE, WaitForReboot: "P".repeat(513) } },
    `parameters.WaitForReboot: expected 1 to 512 characters, got "${"P".repeat(60)}"… (513 characters) [PM587]`,
  ],
])("refuses %j", (props, message) => {
  expect(refused(props).split("\n  - ")).toContain(message);
});

test.each([1, 50])("takes the name of a parameter with %d characters", (length) => {
  const automationTargetParameterName = "a".repeat(length);

  expect(made({ automationTargetParameterName }).only(TYPE)).toMatchObject({
    automation_target_parameter_name: automationTargetParameterName,
  });
});

test("warns of a parameter that the document is not known to have, and of one that installs at once", () => {
  const parameters = { AutomationAssumeRole: ROLE, WaitForRebot: "PT1M" };
  const text = warningsOn(made({ parameters, applyOnlyAtCronInterval: false }).association).join("\n");

  expect(text).toContain("parameters.WaitForRebot: expected one of InstanceId,");
  expect(text).toContain("did you mean WaitForReboot [PM581]");
  expect(text).toContain("it would install when it is applied and at each change [PM565]");
});
