import type { Open } from "../stories/example";

export const association = (operation: string): Open => ({
  name: "AWS-RunPatchBaseline",
  parameters: { Operation: operation },
  targets: [{ key: "tag:Patch Group", values: ["prod-web"] }],
  schedule_expression: "cron(0 2 ? * SUN *)",
  apply_only_at_cron_interval: true,
});

/** An association that installs by what a parameter of its document says. */
export const installingBy = (parameter: string, value: string): Open => ({
  ...association("Install"),
  name: parameter === "BaselineTags" ? "AWS-RunPatchBaselineAssociation" : "AWS-RunPatchBaseline",
  parameters: { Operation: "Install", [parameter]: value },
});
