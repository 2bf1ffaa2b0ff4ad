import { SimulatedAws } from "../../../offline-aws/account/simulated-aws";
import { ANSWERS } from "../../../offline-aws/http/answers/account-answers";
import { OPERATIONS } from "../../../offline-aws/http/api";
import { misfits } from "../../../offline-aws/http/check-shape";
import { AUTOMATION, BASELINE, furnish, REGION, scannedNode, TASK, WINDOW } from "./aws-account";

const NODE = scannedNode(1).id;
const MANAGER = `arn:aws:ssm-quicksetup:${REGION}:123456789012:configuration-manager/55555555-2222-4333-8444-555555555555`;

/** What each operation is asked, more than once where it may answer in more than one form. */
const QUESTIONS: Readonly<Record<string, readonly Record<string, unknown>[]>> = {
  "ssm:DescribePatchBaselines": [{}],
  "ssm:GetPatchBaseline": [
    { BaselineId: BASELINE },
    { BaselineId: `arn:aws:ssm:${REGION}:075727635805:patchbaseline/pb-09ca3fb51f0412ec3` },
  ],
  "ssm:DescribePatchGroups": [{}],
  "ssm:GetDefaultPatchBaseline": [{}, { OperatingSystem: "UBUNTU" }],
  "ssm:GetPatchBaselineForPatchGroup": [{ PatchGroup: "web", OperatingSystem: "AMAZON_LINUX_2023" }],
  "ssm:DescribeMaintenanceWindows": [{}],
  "ssm:GetMaintenanceWindow": [{ WindowId: WINDOW }],
  "ssm:DescribeMaintenanceWindowTargets": [{ WindowId: WINDOW }],
  "ssm:DescribeMaintenanceWindowTasks": [{ WindowId: WINDOW }],
  "ssm:GetMaintenanceWindowTask": [
    { WindowId: WINDOW, WindowTaskId: TASK },
    { WindowId: WINDOW, WindowTaskId: AUTOMATION },
  ],
  "ssm:DescribeMaintenanceWindowExecutions": [{ WindowId: WINDOW }],
  "ssm:ListTagsForResource": [
    { ResourceType: "PatchBaseline", ResourceId: BASELINE },
    { ResourceType: "MaintenanceWindow", ResourceId: WINDOW },
    { ResourceType: "ManagedInstance", ResourceId: NODE },
  ],
  "ssm:DescribeInstanceInformation": [{}],
  "ssm:DescribeInstancePatchStates": [{ InstanceIds: [NODE] }],
  "ssm:DescribeInstancePatchStatesForPatchGroup": [{ PatchGroup: "web" }],
  "ssm:DescribePatchGroupState": [{ PatchGroup: "web" }],
  "ssm:DescribeInstancePatches": [{ InstanceId: NODE }],
  "ssm:ListResourceComplianceSummaries": [{}],
  "ssm:ListAssociations": [{}],
  "ssm:DescribeAssociation": [{ AssociationId: "44444444-2222-4333-8444-555555555555" }],
  "ssm-quicksetup:ListConfigurationManagers": [{}],
  "ssm-quicksetup:GetConfigurationManager": [{ ManagerArn: MANAGER }],
  "ec2:DescribeInstances": [{}],
  "ec2:DescribeTags": [{}],
  "sts:GetCallerIdentity": [{}],
};

/** Nodes upload `InstalledOther`, and AWS's own samples have it so, where the model says `INSTALLED_OTHER`. */
const SPELT_AS_NODES_DO = /^Patches\[\d\]\.State: "(Missing|Installed)" is not one of/;

const aws = new SimulatedAws();
furnish(aws.account());
const scope = { account: aws.account(), region: REGION, partition: { id: "aws", dnsSuffix: "", reverseDnsPrefix: "" } };

const BESIDE_THE_MODEL = ["sts:AssumeRole", "ssm-quicksetup:ListTagsForResource"];

test("every operation that is answered is asked here, but for those that the model does not list", () => {
  expect(Object.keys(QUESTIONS).sort()).toEqual(
    Object.keys(ANSWERS)
      .filter((name) => !BESIDE_THE_MODEL.includes(name))
      .sort(),
  );
});

test.each(Object.keys(QUESTIONS))("what %s answers has the shape of AWS's own model", (name) => {
  const operation = OPERATIONS[name];
  if (operation === undefined) throw new Error(`the model has no ${name}`);
  for (const input of QUESTIONS[name] ?? []) {
    const answer = JSON.parse(JSON.stringify(ANSWERS[name]?.(input, scope as never)));
    const [list = []] = Object.values(answer).filter(Array.isArray);

    expect(misfits(input, operation.input)).toEqual([]);
    expect(misfits(answer, operation.output).filter((misfit) => !SPELT_AS_NODES_DO.test(misfit))).toEqual([]);
    if (operation.pagination !== null) expect(list).not.toEqual([]);
  }
});

test("a value that the model does not allow is found", () => {
  const { output } = OPERATIONS["ssm:GetMaintenanceWindow"] as (typeof OPERATIONS)[string];

  expect(misfits({ WindowId: "mw-1", Duration: 25, Enabled: "yes", Zone: "UTC" }, output)).toEqual([
    "WindowId: length 4 is less than 20",
    'WindowId: "mw-1" does not match ^mw-[0-9a-f]{17}$',
    "Duration 25 is greater than 24",
    "Enabled: expected a boolean",
    "Zone: the model has no such member",
  ]);
});
