import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import { App, LocalBackend, TerraformOutput, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import {
  acceptFinding,
  MaintenanceWindow,
  PatchBaseline,
  PatchGroup,
  PatchLogs,
  PatchNotifications,
  PatchTaskRole,
  Schedule,
} from "./modules";

/** Edit these. */
const REGION = "ap-northeast-2";
const SCHEDULE = Schedule.weekly("SUN", "02:00");
const TIME_ZONE = "Asia/Seoul";
const OWNER = "platform team";
const MAIL = "patching@example.com";

/** Everything at once: what has an update notice counts as CRITICAL when it is missing, the rest as MEDIUM. */
const SECURITY_AND_MORE = {
  approvalRules: [
    { approveAfterDays: 0, complianceLevel: "CRITICAL" },
    { approveAfterDays: 0, complianceLevel: "MEDIUM", enableNonSecurity: true },
  ],
} as const;

/** The example environment: one patch group, patched every week. */
export class PatchingStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new LocalBackend(this, { path: `../../../terraform.${id}.tfstate` });
    new AwsProvider(this, "aws", { region: REGION });

    const amazonLinux2 = new PatchBaseline(this, "AmazonLinux2", {
      name: "AmazonLinuxSecAndNonSecBaseline",
      description: "Amazon Linux patch baseline including security and non-security patches",
      operatingSystem: "AMAZON_LINUX_2",
      ...SECURITY_AND_MORE,
      /** Keeps a node at its release. On Amazon Linux 2023 the packages would come from the latest one all the same. */
      rejectedPatches: ["system-release.*"],
    });
    const amazonLinux2023 = new PatchBaseline(this, "AmazonLinux2023", {
      name: "AmazonLinux2023SecAndNonSecBaseline",
      description: "Amazon Linux 2023 patch baseline including security and non-security patches",
      operatingSystem: "AMAZON_LINUX_2023",
      ...SECURITY_AND_MORE,
    });
    const critical = new PatchGroup(this, "Critical", {
      patchGroup: "Critical",
      baselines: [amazonLinux2, amazonLinux2023],
      patchWithin: { Critical: 14, Important: 14 },
    });

    const sunday = new MaintenanceWindow(this, "Sunday", {
      name: "amazon-linux-critical",
      schedule: SCHEDULE,
      scheduleTimezone: TIME_ZONE,
      duration: 3,
      cutoff: 1,
    });
    const logs = new PatchLogs(this, "Logs");
    const notifications = new PatchNotifications(this, "Notifications");
    new SnsTopicSubscription(this, "Mail", {
      topicArn: notifications.topicArn,
      protocol: "email",
      endpoint: MAIL,
    });
    sunday.addPatchTask("Install", {
      operation: "Install",
      targets: [sunday.addTarget("Critical", { patchGroups: [critical] })],
      rebootOption: "RebootIfNeeded",
      serviceRole: new PatchTaskRole(this, "TaskRole"),
      logs,
      notifications,
    });

    this.addNodes(critical, logs);

    acceptFinding(amazonLinux2, {
      check: "PM106",
      reason: "its last nodes move to Amazon Linux 2023, whose baseline stands beside it",
      owner: OWNER,
      until: "2027-03-31",
    });
    acceptFinding(this, {
      check: "PM613",
      reason: "one group of nodes, patched at once: there is no earlier ring that could try a patch first",
      owner: OWNER,
      until: "2027-03-31",
    });
  }

  /** What to launch instances with: a profile that lets them be managed and write output, and the tag of their group. */
  private addNodes(group: PatchGroup, logs: PatchLogs): void {
    const trust = new DataAwsIamPolicyDocument(this, "TrustInstances", {
      statement: [
        { actions: ["sts:AssumeRole"], principals: [{ type: "Service", identifiers: ["ec2.amazonaws.com"] }] },
      ],
    });
    const role = new IamRole(this, "NodeRole", { name: "patched-nodes", assumeRolePolicy: trust.json });
    new IamRolePolicyAttachment(this, "NodesAreManaged", {
      role: role.name,
      policyArn: "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
    });
    new IamRolePolicy(this, "NodesWriteLogs", {
      name: "write-output",
      role: role.name,
      policy: logs.instancePolicyDocument,
    });
    const profile = new IamInstanceProfile(this, "NodeProfile", { name: "patched-nodes", role: role.name });
    new TerraformOutput(this, "instance_profile", { value: profile.name });
    new TerraformOutput(this, "instance_tags", { value: group.instanceTags });
  }
}

if (require.main === module) {
  const app = new App();
  new PatchingStack(app, "patching");
  app.synth();
}
