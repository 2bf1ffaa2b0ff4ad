import { MaintenanceWindow } from "../../modules/maintenance-window";
import { PatchBaseline } from "../../modules/patch-baseline";
import { fleet } from "../support/fleet";

const rules = [
  { approveAfterDays: 7, patchFilters: { severity: ["Low", "Critical"], classification: ["Security"] } },
  { approveAfterDays: 0, patchFilters: { classification: ["Bugfix"] } },
] as const;

test("with keepOrder rules, filters and values are written as they stand", () => {
  const { stack, only } = fleet();

  new PatchBaseline(stack, "Linux", {
    name: "linux",
    operatingSystem: "AMAZON_LINUX_2023",
    approvalRules: rules,
    keepOrder: true,
  });

  expect(only("aws_ssm_patch_baseline")).toMatchObject({
    approval_rule: [
      {
        approve_after_days: 7,
        patch_filter: [
          { key: "SEVERITY", values: ["Low", "Critical"] },
          { key: "CLASSIFICATION", values: ["Security"] },
        ],
      },
      { approve_after_days: 0, patch_filter: [{ key: "CLASSIFICATION", values: ["Bugfix"] }] },
    ],
  });
});

test("without it they are written in an order of their own", () => {
  const { stack, only } = fleet();

  new PatchBaseline(stack, "Linux", { name: "linux", operatingSystem: "AMAZON_LINUX_2023", approvalRules: rules });

  expect(only("aws_ssm_patch_baseline")).toMatchObject({
    approval_rule: [
      { approve_after_days: 0, patch_filter: [{ key: "CLASSIFICATION", values: ["Bugfix"] }] },
      {
        approve_after_days: 7,
        patch_filter: [
          { key: "CLASSIFICATION", values: ["Security"] },
          { key: "SEVERITY", values: ["Critical", "Low"] },
        ],
      },
    ],
  });
});

test("a warning about a rule in its kept place names that place", () => {
  const { stack } = fleet();

  expect(
    () =>
      new PatchBaseline(stack, "Linux", {
        name: "linux",
        operatingSystem: "AMAZON_LINUX_2023",
        approvalRules: [{ approveAfterDays: 7 }, { approveAfterDays: 400 }],
        keepOrder: true,
      }),
  ).toThrow("approvalRules[1].approveAfterDays: expected a whole number from 0 to 360, got 400");
});

test("with keepOrder a target's entries and values are written as they stand", () => {
  const { stack, only } = fleet();
  const sunday = new MaintenanceWindow(stack, "Sunday", {
    name: "sunday",
    schedule: "cron(0 2 ? * SUN *)",
    duration: 3,
    cutoff: 1,
  });

  sunday.addTarget("Web", { tags: { role: ["web", "api"], env: ["prod"] }, keepOrder: true });

  expect(only("aws_ssm_maintenance_window_target")).toMatchObject({
    targets: [
      { key: "tag:role", values: ["web", "api"] },
      { key: "tag:env", values: ["prod"] },
    ],
  });
});

test("throws when keepOrder is not known at synth", () => {
  const { stack } = fleet();

  expect(
    () =>
      new PatchBaseline(stack, "Linux", {
        name: "linux",
        operatingSystem: "AMAZON_LINUX_2023",
        approvedPatches: ["bash"],
        keepOrder: "yes" as never,
      }),
  ).toThrow('keepOrder: expected a boolean, known at synth, got "yes"');
});
