import type { PolicyStatement } from "../policies/policy-statement";

/** Reads that AWS cannot narrow to a resource. Source: account facts, "Least-privilege read policy". */
const EVERYWHERE = [
  "ssm:DescribePatchBaselines",
  "ssm:DescribePatchGroups",
  "ssm:DescribeMaintenanceWindows",
  "ssm:DescribeInstanceInformation",
  "ssm:ListAssociations",
  "ssm:ListResourceComplianceSummaries",
  "ec2:DescribeInstances",
  "ssm-quicksetup:ListConfigurationManagers",
];

/**
 * What `cdktf-patch snapshot` may do in an account, and nothing else: no action writes, and parameters, secrets and
 * command output stay out of reach. GetCallerIdentity needs no right.
 *
 * @param partition - `aws`, or a token for it
 * @param accountId - the account's own id, or a token for it
 */
export function readerStatements(partition: string, accountId: string): readonly PolicyStatement[] {
  const own = (service: string, resource: string) => `arn:${partition}:${service}:*:${accountId}:${resource}`;
  return [
    { sid: "ListWhatExists", actions: EVERYWHERE, resources: ["*"] },
    {
      sid: "ReadBaselines",
      actions: ["ssm:GetPatchBaseline", "ssm:ListTagsForResource"],
      // AWS's own baselines are in an account of AWS.
      resources: [`arn:${partition}:ssm:*:*:patchbaseline/*`],
    },
    {
      sid: "ReadWindows",
      actions: [
        "ssm:GetMaintenanceWindow",
        "ssm:DescribeMaintenanceWindowTargets",
        "ssm:DescribeMaintenanceWindowTasks",
        "ssm:GetMaintenanceWindowTask",
        "ssm:DescribeMaintenanceWindowExecutions",
        "ssm:ListTagsForResource",
      ],
      resources: [own("ssm", "maintenancewindow/*")],
    },
    {
      sid: "ReadNodes",
      actions: ["ssm:DescribeInstancePatchStates", "ssm:DescribeInstancePatches", "ssm:ListTagsForResource"],
      resources: [own("ec2", "instance/*"), own("ssm", "managed-instance/*")],
    },
    {
      sid: "ReadAssociations",
      actions: ["ssm:DescribeAssociation", "ssm:ListTagsForResource"],
      resources: [own("ssm", "association/*")],
    },
    {
      sid: "ReadPatchPolicies",
      actions: ["ssm-quicksetup:GetConfigurationManager"],
      resources: [own("ssm-quicksetup", "configuration-manager/*")],
    },
  ];
}
