import { z } from "zod";

/** The version that is written; a reader takes this one and refuses what is newer. */
export const SNAPSHOT_VERSION = 1;
export const SNAPSHOT_FORMAT = "cdktf-patch-snapshot";

const hidden = z.object({ sha256: z.string() }).describe("a string that may be a secret, as its hash alone");
const secret = z.union([z.string(), hidden]);
const texts = z.array(z.string());
const moment = z.string().describe("ISO 8601, UTC");
const tags = z.record(z.string(), z.string());

const filterGroup = z.object({
  PatchFilters: z.array(z.looseObject({ Key: z.string(), Values: texts })),
});

const baseline = z.looseObject({
  BaselineId: z.string().describe("pb-…, or the whole ARN of one that AWS owns"),
  Name: z.string(),
  OperatingSystem: z.string(),
  Description: z.string().optional(),
  ApprovalRules: z
    .object({
      PatchRules: z.array(
        z.looseObject({
          PatchFilterGroup: filterGroup,
          ComplianceLevel: z.string().optional(),
          ApproveAfterDays: z.number().optional(),
          ApproveUntilDate: z.string().optional(),
          EnableNonSecurity: z.boolean().optional(),
        }),
      ),
    })
    .optional(),
  GlobalFilters: filterGroup.optional(),
  ApprovedPatches: texts.optional(),
  ApprovedPatchesComplianceLevel: z.string().optional(),
  ApprovedPatchesEnableNonSecurity: z.boolean().optional(),
  RejectedPatches: texts.optional(),
  RejectedPatchesAction: z.string().optional(),
  Sources: z.array(z.looseObject({ Name: z.string(), Products: texts, Configuration: secret })).optional(),
  AvailableSecurityUpdatesComplianceStatus: z.string().optional(),
  PatchGroups: texts.optional(),
  Tags: tags.optional(),
});

const target = z.object({ Key: z.string(), Values: texts });
const parameters = z.record(z.string(), z.array(secret));

const task = z.looseObject({
  WindowTaskId: z.string(),
  TaskArn: z.string(),
  TaskType: z.string(),
  Targets: z.array(target).optional(),
  Priority: z.number().optional(),
  MaxConcurrency: z.string().optional(),
  MaxErrors: z.string().optional(),
  ServiceRoleArn: z.string().optional(),
  Name: z.string().optional(),
  Description: z.string().optional(),
  CutoffBehavior: z.string().optional(),
  TaskInvocationParameters: z
    .looseObject({
      RunCommand: z.looseObject({ Parameters: parameters.optional() }).optional(),
      Automation: z
        .looseObject({ DocumentVersion: z.string().optional(), Parameters: parameters.optional() })
        .optional(),
      StepFunctions: z.looseObject({ Name: z.string().optional(), Input: secret.optional() }).optional(),
      Lambda: z
        .looseObject({ Qualifier: z.string().optional(), ClientContext: secret.optional(), Payload: secret.optional() })
        .optional(),
    })
    .optional(),
});

const window = z.looseObject({
  WindowId: z.string(),
  Name: z.string(),
  Description: z.string().optional(),
  Enabled: z.boolean(),
  Schedule: z.string(),
  ScheduleTimezone: z.string().optional(),
  ScheduleOffset: z.number().optional(),
  StartDate: z.string().optional(),
  EndDate: z.string().optional(),
  Duration: z.number(),
  Cutoff: z.number(),
  AllowUnassociatedTargets: z.boolean(),
  NextExecutionTime: z.string().optional(),
  Tags: tags.optional(),
  Targets: z.array(
    z.looseObject({
      WindowTargetId: z.string(),
      ResourceType: z.string(),
      Targets: z.array(target),
      Name: z.string().optional(),
      Description: z.string().optional(),
      OwnerInformation: z.string().optional(),
    }),
  ),
  Tasks: z.array(task),
});

const association = z.looseObject({
  AssociationId: z.string(),
  Name: z.string(),
  AssociationName: z.string().optional(),
  Targets: z.array(target).optional(),
  AutomationTargetParameterName: z.string().optional(),
  ScheduleExpression: z.string().optional(),
  ScheduleOffset: z.number().optional(),
  Duration: z.number().optional(),
  ApplyOnlyAtCronInterval: z.boolean().optional(),
  CalendarNames: texts.optional(),
  DocumentVersion: z.string().optional(),
  MaxConcurrency: z.string().optional(),
  MaxErrors: z.string().optional(),
  ComplianceSeverity: z.string().optional(),
  SyncCompliance: z.string().optional(),
  OutputLocation: z
    .looseObject({
      S3Location: z
        .looseObject({
          OutputS3BucketName: z.string().optional(),
          OutputS3KeyPrefix: z.string().optional(),
          OutputS3Region: z.string().optional(),
        })
        .optional(),
    })
    .optional(),
  Parameters: parameters.optional(),
  Tags: tags.optional(),
});

const patchPolicy = z.looseObject({
  ManagerArn: z.string(),
  Name: z.string().optional(),
  Description: z.string().optional(),
  ConfigurationDefinitions: z
    .array(
      z.looseObject({
        Type: z.string(),
        LocalDeploymentAdministrationRoleArn: z.string().optional(),
        LocalDeploymentExecutionRoleName: z.string().optional(),
        Parameters: z.record(z.string(), secret),
      }),
    )
    .optional(),
  Tags: tags.optional(),
});

const patching = z
  .object({
    operation: z.string(),
    end: moment,
    baselineId: z.string().describe("the baseline of that run"),
    patchGroup: z.string().describe("the group of that run; empty for none"),
    rebootOption: z.string().optional(),
    status: z.string().optional().describe("COMPLIANT or NON_COMPLIANT, as AWS says"),
    installed: z.number(),
    installedOther: z.number(),
    installedPendingReboot: z.number(),
    installedRejected: z.number(),
    missing: z.number(),
    failed: z.number(),
    notApplicable: z.number(),
    availableSecurityUpdates: z.number().optional(),
    criticalNonCompliant: z.number().optional(),
    securityNonCompliant: z.number().optional(),
    otherNonCompliant: z.number().optional(),
  })
  .describe("what the last patching of the node uploaded");

const node = z.object({
  id: z.string(),
  state: z.string().optional().describe("of the EC2 instance"),
  tags: tags.describe("only tags that decide who patches the node"),
  ping: z.string().optional().describe("absent: Systems Manager does not know the node"),
  lastPing: moment.optional(),
  platform: z.object({ type: z.string(), name: z.string(), version: z.string() }).optional(),
  agentVersion: z.string().optional(),
  patching: patching.optional().describe("absent: never scanned, or more than 30 days ago"),
  patches: z
    .array(
      z.object({
        title: z.string(),
        id: z.string(),
        classification: z.string(),
        severity: z.string(),
        state: z.string(),
      }),
    )
    .optional()
    .describe("missing, failed, rejected and pending patches, where they were asked for"),
});

const run = z.looseObject({
  WindowId: z.string(),
  WindowExecutionId: z.string(),
  Status: z.string(),
  StatusDetails: z.string().optional(),
  StartTime: moment.optional(),
  EndTime: moment.optional(),
});

const refusal = z.object({
  part: z.string().describe("what is missing here"),
  permission: z.string().optional().describe("the IAM action that was denied"),
  reason: z.string(),
});

const region = z.object({
  region: z.string(),
  baselines: z.array(baseline),
  defaults: z.array(z.object({ OperatingSystem: z.string(), BaselineId: z.string() })),
  patchGroups: z.array(z.object({ PatchGroup: z.string(), OperatingSystem: z.string(), BaselineId: z.string() })),
  windows: z.array(window),
  associations: z.array(association),
  patchPolicies: z.array(patchPolicy),
  nodes: z.array(node),
  runs: z.array(run).optional(),
  refused: z.array(refusal).describe("parts that could not be read: not known, never none"),
});

/** What `cdktf-patch snapshot` writes: what exists about patching, in AWS's own words where AWS has some. */
export const snapshotSchema = z.object({
  format: z.literal(SNAPSHOT_FORMAT),
  version: z.literal(SNAPSHOT_VERSION),
  taken: moment.describe("when reading began"),
  secrets: z.enum(["hidden", "written"]),
  accounts: z.array(
    z.object({
      id: z.string(),
      name: z.string().optional(),
      regions: z.array(region),
      refused: z.array(refusal),
    }),
  ),
});

export type Snapshot = z.infer<typeof snapshotSchema>;
export type SnapshotAccount = Snapshot["accounts"][number];
export type SnapshotRegion = SnapshotAccount["regions"][number];
export type SnapshotBaseline = SnapshotRegion["baselines"][number];
export type SnapshotWindow = SnapshotRegion["windows"][number];
export type SnapshotTask = SnapshotWindow["Tasks"][number];
export type SnapshotAssociation = SnapshotRegion["associations"][number];
export type SnapshotPatchPolicy = SnapshotRegion["patchPolicies"][number];
export type SnapshotNode = SnapshotRegion["nodes"][number];
export type SnapshotRun = NonNullable<SnapshotRegion["runs"]>[number];
export type Refused = SnapshotRegion["refused"][number];
