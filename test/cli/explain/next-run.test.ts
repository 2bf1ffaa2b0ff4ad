import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { installs, patching, projectWith, run, target, window } from "../given-stacks";
import { FIXTURES } from "./given-lists";

test("tells on which nodes the next run works, and when all of them had theirs", async () => {
  const saturday = {
    ...target("Saturday", "Critical"),
    targets: [
      { key: "tag:Patch Group", values: ["Critical"] },
      { key: "tag:Environment", values: ["prod"] },
    ],
  };
  const folder = projectWith({
    stack: {
      ...patching,
      aws_ssm_maintenance_window: {
        ...patching.aws_ssm_maintenance_window,
        Saturday: window("Saturday", "cron(0 2 ? * SAT *)", "Asia/Seoul"),
        Friday: window("Friday", "cron(0 2 ? * FRI *)", "Asia/Seoul"),
      },
      aws_ssm_maintenance_window_target: {
        ...patching.aws_ssm_maintenance_window_target,
        Saturday: saturday,
        Friday: target("Friday", "${var.group}"),
      },
      aws_ssm_maintenance_window_task: {
        ...patching.aws_ssm_maintenance_window_task,
        Saturday: installs("Saturday"),
        Friday: installs("Friday"),
      },
    },
  });
  copyFileSync(join(FIXTURES, "updateinfo-amazon-linux-2.xml"), join(folder, "updateinfo.xml"));
  const ask = (...args: string[]) => run(folder, ["explain", "updateinfo.xml", "--group", "Critical", ...args]);

  const [story, table, csv, json] = [
    await ask("--patch", "curl"),
    await ask(),
    await ask("--format", "csv"),
    await ask("--format", "json"),
  ];

  expect(story.out).toContain(
    [
      "           first chance Sat 2026-11-07 02:00 Asia/Seoul (Saturday, if it was",
      "           there by then), 1 day after release",
      "           nodes that still miss it: next run Sat 2026-11-28 02:00 Asia/Seoul",
      "           (Saturday)",
      "           only on nodes with tag:Environment = prod",
      "           on all nodes Sun 2026-11-29 02:00 Asia/Seoul (Sunday)",
      "           maybe earlier: Friday: which patch groups it targets is not known yet",
    ].join("\n"),
  );
  expect(table.out).toMatch(/2026-11-21 02:00\n.*next 11-28 02:00\n.*Asia\/Seoul, some\n.*nodes\n/);
  expect(csv.out).toContain(
    ",only on nodes with tag:Environment = prod | on all nodes Sun 2026-11-29 02:00 Asia/Seoul (Sunday) | maybe earlier: Friday: which patch groups it targets is not known yet,",
  );
  expect(JSON.parse(json.out)[1].nextRun).toMatchObject({
    window: "Saturday",
    onlyNodes: "tag:Environment = prod",
    onAllNodes: { window: "Sunday", at: "2026-11-28T17:00:00.000Z" },
    uncertain: ["Friday: which patch groups it targets is not known yet"],
  });
});
