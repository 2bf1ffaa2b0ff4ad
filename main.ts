import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, LocalBackend, TerraformStack } from "cdktf";
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
    sunday.addPatchTask("Install", {
      operation: "Install",
      targets: [sunday.addTarget("Critical", { patchGroups: [critical] })],
      rebootOption: "RebootIfNeeded",
      serviceRole: new PatchTaskRole(this, "TaskRole"),
      logs: new PatchLogs(this, "Logs"),
      notifications: new PatchNotifications(this, "Notifications"),
    });

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
}

if (require.main === module) {
  const app = new App();
  new PatchingStack(app, "patching");
  app.synth();
}
