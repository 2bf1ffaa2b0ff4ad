import type { TerraformStack } from "../../modules/framework/framework";
import { MaintenanceWindow } from "../../modules/maintenance-window";
import { PatchBaseline } from "../../modules/patch-baseline";
import { PatchGroup } from "../../modules/patch-group";
import { PatchLogs, PatchNotifications } from "../../modules/patch-operations";
import { fleet } from "../support/fleet";
import { mustRefuse } from "../support/refusal";

const baseline = (stack: TerraformStack, props: object = {}) =>
  new PatchBaseline(stack, "Linux", {
    name: "linux",
    operatingSystem: "AMAZON_LINUX_2023",
    approvalRules: [{ approveAfterDays: 3 }],
    ...props,
  } as never);
const window = (stack: TerraformStack, props: object = {}) =>
  new MaintenanceWindow(stack, "Sunday", {
    name: "sunday",
    schedule: "cron(0 2 ? * SUN *)",
    duration: 3,
    cutoff: 1,
    ...props,
  } as never);

test.each<[string, (stack: TerraformStack) => unknown]>([
  [
    'patch baseline fleet/Linux: approvalRules[0].approveAfterDays: expected a number, got "3"; write it without quotes',
    (stack) => baseline(stack, { approvalRules: [{ approveAfterDays: "3" }] }),
  ],
  [
    "patch baseline fleet/Linux: approvalRules: expected a list, got an object; write it in square brackets",
    (stack) => baseline(stack, { approvalRules: { approveAfterDays: 3 } }),
  ],
  [
    'patch baseline fleet/Linux: rejectedPatches: expected a list, got "kernel*"; write it in square brackets',
    (stack) => baseline(stack, { rejectedPatches: "kernel*" }),
  ],
  [
    "patch group fleet/Web: baselines: expected a list of PatchBaseline, PatchBaseline.predefined(…) or " +
      "PatchBaseline.fromBaselineId(…), got an object; write it in square brackets",
    (stack) => new PatchGroup(stack, "Web", { patchGroup: "web", baselines: baseline(stack) } as never),
  ],
  [
    "patch group fleet/Web: baselines: expected a list of PatchBaseline, PatchBaseline.predefined(…) or " +
      'PatchBaseline.fromBaselineId(…), got "linux"',
    (stack) => new PatchGroup(stack, "Web", { patchGroup: "web", baselines: "linux" } as never),
  ],
  [
    'maintenance window fleet/Sunday: duration: expected a number, got "3"; write it without quotes',
    (stack) => window(stack, { duration: "3" }),
  ],
  [
    "maintenance window fleet/Sunday: startDate: expected a string, got an object; write it as a string, by toISOString()",
    (stack) => window(stack, { startDate: new Date(0) }),
  ],
  [
    'maintenance window fleet/Sunday: enabled: expected a boolean, got "true"; write it without quotes',
    (stack) => window(stack, { enabled: "true" }),
  ],
  [
    'window target fleet/Sunday/Web: tags.Role: expected a list, got "web"; write it in square brackets',
    (stack) => window(stack).addTarget("Web", { tags: { Role: "web" } } as never),
  ],
  [
    "patch task fleet/Sunday/Scan: targets: expected a list of what addTarget returned, got an object; write it in square brackets",
    (stack) => {
      const sunday = window(stack);
      const targets = sunday.addTarget("Web", { tags: { Role: ["web"] } });
      sunday.addPatchTask("Scan", { operation: "Scan", targets } as never);
    },
  ],
  [
    'patch logs fleet/Logs: expirationDays: expected a number, got "30"; write it without quotes',
    (stack) => new PatchLogs(stack, "Logs", { expirationDays: "30" } as never),
  ],
  [
    'patch notifications fleet/Told: events: expected a list, got "windowExecution"; write it in square brackets',
    (stack) => new PatchNotifications(stack, "Told", { events: "windowExecution" } as never),
  ],
])("%s", (expected, make) => {
  const { stack } = fleet();
  const [, subject = "", finding = ""] = /^(.*? fleet\/\S+): (.*)$/.exec(expected) ?? [];

  expect(mustRefuse(() => make(stack))).toBe(`${subject} is not valid\n  - ${finding} [PM001]`);
});
