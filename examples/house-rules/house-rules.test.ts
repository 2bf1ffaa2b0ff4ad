import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { MaintenanceWindow, PatchBaseline, PatchGroup, Schedule } from "../../modules";
import { expectFinding, expectNoFinding } from "../../modules/jest-matchers";
import { delayNeverShrinks, houseRules } from "./house-rules";

const [weekendsOnly, soak, rebootsOrOwner, costCentre, ownBaseline] = houseRules();
const PROD = { stack: "prod-eu" };

function stack(): TerraformStack {
  const made = new TerraformStack(new App(), "patching");
  new AwsProvider(made, "aws", { region: "eu-central-1" });
  return made;
}

function baseline(approveAfterDays: number, tags = {}): PatchBaseline {
  const operatingSystem = "AMAZON_LINUX_2023";
  return new PatchBaseline(stack(), "Linux", {
    name: "linux",
    operatingSystem,
    approvalRules: [{ approveAfterDays }],
    tags,
  });
}

function window(schedule: Schedule, props = {}): MaintenanceWindow {
  return new MaintenanceWindow(stack(), "Window", { name: "window", schedule, duration: 3, cutoff: 1, ...props });
}

test("production runs on weekends only, whatever form its schedule has", () => {
  expectFinding(weekendsOnly, window(Schedule.weekly("WED", "02:00")), { ...PROD, path: "schedule" });
  expectFinding(weekendsOnly, window(Schedule.expression("rate(7 days)"), { startDate: "2026-01-07T02:00Z" }), {
    ...PROD,
    message: "expected runs on Saturday or Sunday, got one on 2026-01-07",
  });
  expectNoFinding(weekendsOnly, window(Schedule.weekly(["SAT", "SUN"], "02:00")), PROD);
  expectNoFinding(weekendsOnly, window(Schedule.weekly("WED", "02:00")), { stack: "dev-eu" });
});

test("production waits a week", () => {
  expectFinding(soak, baseline(6), {
    ...PROD,
    message: "expected at least 7 days in production, got 6",
  });
  expectNoFinding(soak, baseline(7), PROD);
  expectNoFinding(soak, baseline(0), { stack: "dev-eu" });
});

test("who never reboots has an owner", () => {
  const never = (tags: object) => {
    const made = window(Schedule.weekly("SUN", "02:00"), { tags });
    const targets = [made.addTarget("Nodes", { instanceIds: ["i-0123456789abcdef0"] })];
    made.addPatchTask("Install", { operation: "Install", rebootOption: "NoReboot", targets });
    return made;
  };

  expectFinding(rebootsOrOwner, never({}), { path: "rebootOption" });
  expectNoFinding(rebootsOrOwner, never({ Owner: "platform" }));
});

test("every baseline is charged to somebody", () => {
  expectFinding(costCentre, baseline(7), { path: "tags" });
  expectNoFinding(costCentre, baseline(7, { CostCentre: "4711" }));
});

test("no group follows a baseline of AWS's", () => {
  const own = baseline(7);

  expectFinding(ownBaseline, {
    patchGroup: "web",
    registrations: [{ baseline: { kind: "predefined", operatingSystem: "UBUNTU" } }],
  });
  expectNoFinding(ownBaseline, new PatchGroup(TerraformStack.of(own), "Web", { patchGroup: "web", baselines: [own] }));
});

test("in the review, no delay gets shorter", () => {
  expectFinding(delayNeverShrinks, baseline(3), { ...PROD, before: baseline(7) });
  expectNoFinding(delayNeverShrinks, baseline(9), { ...PROD, before: baseline(7) });
  expectNoFinding(delayNeverShrinks, baseline(3), PROD);
});
