/**
 * Every AWS operation that a snapshot calls, as the IAM action that it needs; none of them writes. `docs/account.md` and
 * `PatchReaderRole` are held to this list, and a test holds what is really called.
 */
export const READ_CALLS = [
  "sts:GetCallerIdentity",
  "ssm:DescribePatchBaselines",
  "ssm:GetPatchBaseline",
  "ssm:DescribePatchGroups",
  "ssm:DescribeMaintenanceWindows",
  "ssm:GetMaintenanceWindow",
  "ssm:DescribeMaintenanceWindowTargets",
  "ssm:DescribeMaintenanceWindowTasks",
  "ssm:GetMaintenanceWindowTask",
  "ssm:DescribeMaintenanceWindowExecutions",
  "ssm:ListTagsForResource",
  "ssm:DescribeInstanceInformation",
  "ssm:DescribeInstancePatchStates",
  "ssm:DescribeInstancePatches",
  "ssm:ListResourceComplianceSummaries",
  "ssm:ListAssociations",
  "ssm:DescribeAssociation",
  "ec2:DescribeInstances",
  "ssm-quicksetup:ListConfigurationManagers",
  "ssm-quicksetup:GetConfigurationManager",
] as const;

export type ReadCall = (typeof READ_CALLS)[number];
