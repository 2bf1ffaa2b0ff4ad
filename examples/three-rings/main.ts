import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import { App } from "cdktf";
import { acceptFinding, EmergencyPatch, PatchFleet, Schedule } from "../../modules";

const approvalRules = [{ approveAfterDays: 0, complianceLevel: "HIGH" }] as const;

const app = new App();
const fleet = new PatchFleet(app, {
  // What every account follows.
  environment: {
    patchWithin: { Critical: 14, Important: 14 }, // days to every node (Windows: from Patch Tuesday): proved, or no synth
    baselines: {
      Amazon: { name: "amazon", operatingSystem: "AMAZON_LINUX_2023", approvalRules },
      RedHat: { name: "red-hat", operatingSystem: "REDHAT_ENTERPRISE_LINUX", approvalRules },
      Windows: {
        name: "windows",
        operatingSystem: "WINDOWS",
        // A rule without filters is about every update, drivers and upgrades included.
        approvalRules: [
          { patchFilters: { classification: ["CriticalUpdates", "SecurityUpdates"] }, approveAfterDays: 0 },
        ],
      },
    },
    patchGroups: { Servers: { patchGroup: "servers", baselines: ["Amazon", "RedHat", "Windows"] } },
    maintenanceWindows: {
      Weekly: {
        name: "weekly",
        schedule: Schedule.weekly("SUN", "04:00"),
        scheduleTimezone: "Europe/Berlin",
        duration: 3,
        cutoff: 1,
        patchGroups: ["Servers"],
        patchTasks: { Install: { operation: "Install", rebootOption: "RebootIfNeeded" } },
      },
    },
    // Failures are published to a topic, with a role; an emergency needs the bucket of the logs.
    operations: { serviceRole: {}, logs: {}, notifications: { events: ["windowExecution"] } },
  },
  region: "eu-central-1",
  rings: [
    { name: "dev", maintenanceWindows: { Weekly: { schedule: Schedule.weekly("TUE", "22:00") } } },
    // soakDays (bake time): days added to every approval delay of the ring.
    { name: "test", soakDays: 3, maintenanceWindows: { Weekly: { schedule: Schedule.weekly("THU", "22:00") } } },
    // daysOnRingBefore: days that a patch is on all of test before a window of prod may install it (else synth fails, PM811).
    { name: "prod", soakDays: 6, daysOnRingBefore: 1 },
  ],
  accounts: [
    { id: "111111111111", name: "dev", ring: "dev" },
    { id: "222222222222", name: "test", ring: "test" },
    { id: "333333333333", name: "prod", ring: "prod" },
    {
      id: "444444444444",
      name: "prod-us",
      ring: "prod",
      region: "us-east-1",
      overrides: { maintenanceWindows: { Weekly: { scheduleTimezone: "America/New_York" } } },
    },
  ],
  roleName: "patching", // assumed in each account
  backend: { kind: "s3", bucket: "terraform-states", region: "eu-central-1" },
});

for (const stack of Object.values(fleet.stacks)) {
  // An account may have several Regions, each with groups, a bucket and a topic of its own.
  for (const [region, { patchGroups, logs, notifications }] of Object.entries(stack.environment.regions)) {
    if (logs === undefined || notifications === undefined) throw new Error("operations gives both");
    // The role of your nodes' instance profile: they write output, and read what the emergency installs.
    new IamRolePolicy(stack, `Nodes-${region}`, { role: "nodes", policy: logs.instancePolicyDocument });
    // A topic has no subscriber until you add one.
    new SnsTopicSubscription(stack, `Mail-${region}`, {
      region,
      topicArn: notifications.topicArn,
      protocol: "email",
      endpoint: "patching@example.com",
    });
    // Once, in UTC, whatever the windows and rings say. Take it out of the code when it is over.
    const emergency = new EmergencyPatch(stack, `OpenSsl-${region}`, {
      region,
      name: "emergency-openssl",
      at: "2030-12-06T22:00:00",
      duration: 3,
      patchGroups: Object.values(patchGroups),
      patches: ["openssl*"],
      rebootOption: "RebootIfNeeded",
      serviceRole: stack.environment.serviceRole,
      logs,
      notifications,
    });
    // The list has nothing for the nodes with Windows, which is warned of.
    acceptFinding(emergency, {
      check: "PM766",
      at: "WINDOWS",
      reason: "OpenSSL is no part of Windows",
      owner: "platform",
      until: "2030-12-07",
    });
  }
}

app.synth();
