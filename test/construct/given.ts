import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { App, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { joinedLines } from "../../model/text/printed-finding";
import { MaintenanceWindow, PatchBaseline, PatchGroup } from "../../modules";
import { stackIn } from "../support/apps";

interface Synthesised {
  readonly annotations: readonly { readonly path: string; readonly level: string; readonly message: string }[];
  readonly terraform: string;
}

export function synth(app: App, stack = "patching"): Synthesised {
  app.synth();
  const manifest = JSON.parse(readFileSync(join(app.outdir, "manifest.json"), "utf8"));
  const annotations = manifest.stacks[stack].annotations.map(
    ({ constructPath, level, message }: Record<string, string>) => ({
      path: constructPath,
      level: level?.slice("@cdktf/".length),
      message: joinedLines(message ?? ""),
    }),
  );
  return { annotations, terraform: readFileSync(join(app.outdir, "stacks", stack, "cdk.tf.json"), "utf8") };
}

/** What is said of each construct: level, path and the id of the check. */
export function ids({ annotations }: Synthesised): string[] {
  return annotations.map(({ level, path, message }) => `${level} ${path} ${/PM\d+/.exec(message)?.[0]}`);
}

/** A baseline, as JavaScript may write it. */
export function baseline(scope: Construct, id = "Linux", props: object = {}): PatchBaseline {
  return new PatchBaseline(scope, id, {
    name: "linux",
    operatingSystem: "AMAZON_LINUX_2023",
    approvalRules: [{ approveAfterDays: 7 }],
    ...props,
  } as never);
}

/** A window that installs on a group each Sunday, by a task as JavaScript may write it. */
export function sunday(scope: Construct, group: PatchGroup, task: object = {}): MaintenanceWindow {
  const window = new MaintenanceWindow(scope, "Sunday", {
    name: "sunday",
    schedule: "cron(0 2 ? * SUN *)",
    duration: 3,
    cutoff: 1,
  });
  window.addPatchTask("Install", {
    operation: "Install",
    rebootOption: "RebootIfNeeded",
    targets: [window.addTarget("Nodes", { patchGroups: [group] })],
    ...task,
  });
  return window;
}

/** A stack of which one thing is warned: its system left support. */
export function lab(app: App): TerraformStack {
  const stack = stackIn(app, "patching");
  const linux = baseline(stack, "Linux", { operatingSystem: "AMAZON_LINUX_2" });
  sunday(stack, new PatchGroup(stack, "Web", { patchGroup: "web", baselines: [linux] }));
  return stack;
}
