import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectWith, run } from "../given-stacks";

/** A project whose only group follows a baseline of one system, and is patched each Sunday at 02:00 UTC. */
function projectFor(system: string): string {
  return projectWith({
    patching: {
      aws_ssm_patch_baseline: {
        B: { name: "base", operating_system: system, approval_rule: [rule(["Security"])] },
      },
      aws_ssm_patch_group: { G: { baseline_id: "${aws_ssm_patch_baseline.B.id}", patch_group: "web" } },
      aws_ssm_maintenance_window: {
        W: { name: "sunday", schedule: "cron(0 2 ? * SUN *)", duration: 3, cutoff: 1 },
      },
      aws_ssm_maintenance_window_target: {
        X: {
          window_id: "${aws_ssm_maintenance_window.W.id}",
          resource_type: "INSTANCE",
          targets: [{ key: "tag:Patch Group", values: ["web"] }],
        },
      },
      aws_ssm_maintenance_window_task: {
        T: {
          window_id: "${aws_ssm_maintenance_window.W.id}",
          task_type: "RUN_COMMAND",
          task_arn: "AWS-RunPatchBaseline",
          targets: [{ key: "WindowTargetIds", values: ["${aws_ssm_maintenance_window_target.X.id}"] }],
          task_invocation_parameters: {
            run_command_parameters: { parameter: [{ name: "Operation", values: ["Install"] }] },
          },
        },
      },
    },
  });
}
const rule = (classification: readonly string[]) => ({
  approve_after_days: 0,
  patch_filter: [{ key: "CLASSIFICATION", values: classification }],
});

async function explained(system: string, id: string, dates: string, ...options: readonly string[]): Promise<string> {
  const folder = projectFor(system);
  writeFileSync(
    join(folder, "list.xml"),
    `<updates><update type="security"><id>${id}</id><title>tar</title><severity>Important</severity>${dates}
       <pkglist><collection><package name="tar" version="1" release="1.el9" arch="x86_64"/></collection></pkglist>
     </update></updates>`,
  );
  const { out } = await run(folder, ["explain", "list.xml", "--os", system, ...options]);
  return out.replace(/\s+/g, " ");
}

/** Updated before it was issued, as some notices of Rocky Linux and AlmaLinux say. */
const EARLY = '<issued date="2026-11-20 14:03:00"/><updated date="2026-11-10 14:03:00"/>';
const LATE = '<issued date="2026-11-10 14:03:00"/><updated date="2026-11-20 14:03:00"/>';

test.each([
  ["ROCKY_LINUX", "RLSA-2026:1"],
  ["ALMA_LINUX", "ALSA-2026:1"],
  ["CENTOS", "CESA-2026:1"],
])("days after the release are never counted from before it was issued: %s", async (system, id) => {
  expect(await explained(system, id, EARLY, "--patch", id)).toContain(
    "first chance Sun 2026-11-22 02:00 UTC (sunday, if it was there by then), 1.5 days after release",
  );
});

test.each([
  ["ROCKY_LINUX", "RLSA-2026:1", LATE, "2026-11-20"],
  ["REDHAT_ENTERPRISE_LINUX", "RHSA-2026:1", LATE, "2026-11-10"],
  ["ROCKY_LINUX", "RLSA-2026:1", EARLY, "2026-11-20"],
  ["REDHAT_ENTERPRISE_LINUX", "RHSA-2026:1", EARLY, "2026-11-20"],
])("rows tell the release that counts on the system: %s %s %s", async (system, id, dates, day) => {
  const [row] = JSON.parse(await explained(system, id, dates, "--format", "json"));

  expect(row.released).toBe(`${day}T14:03:00.000Z`);
  expect(await explained(system, id, dates, "--format", "csv")).toContain(`,Important,${day}T14:03:00.000Z,`);
});
