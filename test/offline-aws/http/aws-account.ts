import type { Account, RemoteObject } from "../../../offline-aws/account/account";
import { SimulatedAws } from "../../../offline-aws/account/simulated-aws";
import { WINDOW_RUN } from "../../../offline-aws/http/answers/windows";
import { type AwsEndpoint, type AwsEndpointOptions, listenAsAws } from "../../../offline-aws/http/server";
import { putNode, type SimulatedNode } from "../../../offline-aws/nodes/node";

export const REGION = "eu-central-1";
export const BASELINE = "pb-0123456789abcdef0";
export const WINDOW = "mw-0123456789abcdef0";
const TARGET = "11111111-2222-4333-8444-555555555555";
export const TASK = "22222222-2222-4333-8444-555555555555";
export const AUTOMATION = "33333333-2222-4333-8444-555555555555";

/** Serves an account to a test, and ends with it. */
export async function withEndpoint(
  test: (endpoint: AwsEndpoint, aws: SimulatedAws) => Promise<void>,
  options: AwsEndpointOptions = {},
): Promise<void> {
  const aws = new SimulatedAws();
  const endpoint = await listenAsAws(aws, options);
  try {
    await test(endpoint, aws);
  } finally {
    await endpoint.close();
  }
}

/** How an SDK client is pointed at the endpoint. */
export function clientOf({ url }: AwsEndpoint, region = REGION) {
  return {
    region,
    endpoint: url,
    credentials: { accessKeyId: "AKIAOFFLINEAWS000000", secretAccessKey: "offline-aws" },
  };
}

/** A node that was scanned, with so many patches missing. */
export function scannedNode(index: number, more: Partial<SimulatedNode> = {}): SimulatedNode {
  return {
    id: `i-${index.toString(16).padStart(17, "0")}`,
    tags: { "Patch Group": "web", Name: `web-${index}` },
    agent: {
      ping: "Online",
      lastPing: "2026-11-28T10:00:00Z",
      version: "3.3.1957.0",
      platformType: "Linux",
      platformName: "Amazon Linux",
      platformVersion: "2023",
    },
    patching: {
      operation: "Scan",
      endTime: "2026-11-28T02:10:00Z",
      baselineId: BASELINE,
      patchGroup: "web",
      rebootOption: "NoReboot",
      counts: { InstalledCount: 40, MissingCount: 1 },
      patches: [
        {
          Title: "openssl",
          KBId: "openssl.x86_64",
          Classification: "Security",
          Severity: "Important",
          State: "Missing",
        },
        { Title: "bash", KBId: "bash.x86_64", Classification: "Security", Severity: "Low", State: "Installed" },
      ],
    },
    ...more,
  };
}

/** Puts one of everything that is read into an account. */
export function furnish(account: Account, region = REGION): void {
  const put = (type: string, id: string, attributes: RemoteObject["attributes"]) =>
    account.put({ type, region, id, attributes });
  put("aws_ssm_patch_baseline", BASELINE, {
    name: "acme-linux",
    description: "What acme's servers get",
    operating_system: "AMAZON_LINUX_2023",
    approval_rule: [
      {
        approve_after_days: 7,
        approve_until_date: "",
        compliance_level: "CRITICAL",
        enable_non_security: false,
        patch_filter: [{ key: "CLASSIFICATION", values: ["Security"] }],
      },
      { approve_after_days: null, approve_until_date: "2026-11-01", compliance_level: "LOW", patch_filter: [] },
    ],
    global_filter: [{ key: "PRODUCT", values: ["AmazonLinux2023"] }],
    approved_patches: ["kernel*"],
    approved_patches_compliance_level: "HIGH",
    rejected_patches: ["telnet"],
    rejected_patches_action: "BLOCK",
    source: [{ name: "acme", products: ["*"], configuration: "baseurl=https://user:password@repo.example.com" }],
    tags_all: { team: "platform" },
  });
  put("aws_ssm_patch_group", `web,${BASELINE}`, { patch_group: "web", baseline_id: BASELINE });
  put("aws_ssm_maintenance_window", WINDOW, {
    name: "sunday",
    description: "Sunday night",
    enabled: true,
    duration: 3,
    cutoff: 1,
    schedule: "cron(0 2 ? * SUN *)",
    schedule_timezone: "Asia/Seoul",
    schedule_offset: 2,
    start_date: "2026-01-01T00:00:00Z",
    end_date: "",
    allow_unassociated_targets: false,
    tags_all: {},
  });
  put("aws_ssm_maintenance_window_target", TARGET, {
    window_id: WINDOW,
    resource_type: "INSTANCE",
    name: "web-nodes",
    owner_information: "platform",
    targets: [{ key: "tag:Patch Group", values: ["web"] }],
  });
  put("aws_ssm_maintenance_window_task", TASK, {
    window_id: WINDOW,
    task_type: "RUN_COMMAND",
    task_arn: "AWS-RunPatchBaseline",
    name: "install",
    priority: 1,
    max_concurrency: "10%",
    max_errors: "1",
    service_role_arn: "arn:aws:iam::123456789012:role/window",
    cutoff_behavior: "CANCEL_TASK",
    targets: [{ key: "WindowTargetIds", values: [TARGET] }],
    task_invocation_parameters: [
      {
        run_command_parameters: [
          {
            comment: "patches",
            document_version: "$DEFAULT",
            timeout_seconds: 600,
            output_s3_bucket: "acme-logs",
            parameter: [
              { name: "Operation", values: ["Install"] },
              { name: "SnapshotId", values: [""] },
            ],
            cloudwatch_config: [{ cloudwatch_log_group_name: "/acme/ssm", cloudwatch_output_enabled: true }],
            notification_config: [
              {
                notification_arn: "arn:aws:sns:eu-central-1:123456789012:patches",
                notification_events: ["Failed"],
                notification_type: "Command",
              },
            ],
          },
        ],
      },
    ],
  });
  put("aws_ssm_maintenance_window_task", AUTOMATION, {
    window_id: WINDOW,
    task_type: "AUTOMATION",
    task_arn: "AWS-RestartEC2Instance",
    priority: 2,
    targets: [],
    task_invocation_parameters: [
      {
        automation_parameters: [{ document_version: "$DEFAULT", parameter: [{ name: "InstanceId", values: ["i-1"] }] }],
      },
    ],
  });
  put("aws_ssm_association", "44444444-2222-4333-8444-555555555555", {
    name: "AWS-RunPatchBaseline",
    association_name: "nightly-scan",
    schedule_expression: "cron(0 3 * * ? *)",
    parameters: { Operation: "Scan" },
    targets: [{ key: "tag:Patch Group", values: ["web"] }],
    max_concurrency: "10%",
    max_errors: "5",
    compliance_severity: "HIGH",
  });
  put("aws_ssmquicksetup_configuration_manager", "55555555-2222-4333-8444-555555555555", {
    name: "patch-policy",
    configuration_definition: [
      { type: "AWSQuickSetupType-PatchPolicy", type_version: "1.0", parameters: { ScanInterval: "rate(1 day)" } },
    ],
    tags_all: { team: "platform" },
  });
  put(WINDOW_RUN, "66666666-2222-4333-8444-555555555555", {
    window_id: WINDOW,
    status: "SUCCESS",
    start: "2026-11-22T17:00:00Z",
    end: "2026-11-22T18:00:00Z",
  });
  putNode(account, region, scannedNode(1));
}
