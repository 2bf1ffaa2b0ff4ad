import { renderMarkdown } from "../../review/render/markdown";
import { renderTerminal } from "../../review/render/terminal";
import { ChangedPlan, commandOf, toldOf } from "./changed-plans";

// A window goes away with its targets and tasks.

const deleted = () => new ChangedPlan().delete("sunday").delete("web").delete("install").review();

test("a window that is deleted with its target and task is told as one", () => {
  const text = renderTerminal(deleted());

  expect(text.match(/^ {2}- .*$/gm)).toEqual([expect.stringContaining("aws_ssm_maintenance_window.Sunday")]);
  expect(text.replace(/\s+/g, " ")).toContain(
    "the window is deleted: Sun 02:00 Asia/Seoul; with it Install, reboots if anything was installed, 10% at a time, stops when more than 1 fails",
  );
});

test("each of its parts stands among all changes of a comment, and in no row of its own", () => {
  const text = renderMarkdown(deleted(), { name: "patching" });
  const [table = "", rest = ""] = text.split("Each change, before and after");

  expect(table).not.toContain("aws_ssm_maintenance_window_task.Install");
  expect(rest).toContain("- `-` `aws_ssm_maintenance_window_task.Install`");
});

test("a deleted window that only scans is a scan that is gone, with what still installs", () => {
  const plan = new ChangedPlan();
  const of = (name: "sunday" | "web" | "install") => new ChangedPlan().at(name).change.before;
  const task = structuredClone(of("install"));
  commandOf(task).parameter = [{ name: "Operation", values: ["Scan"] }];
  plan
    .resource("aws_ssm_maintenance_window.D", { ...of("sunday"), id: "mw-d", name: "daily" }, null)
    .resource("aws_ssm_maintenance_window_target.D", { ...of("web"), window_id: "mw-d", id: "d" }, null)
    .resource(
      "aws_ssm_maintenance_window_task.D",
      { ...task, window_id: "mw-d", targets: [{ key: "WindowTargetIds", values: ["d"] }] },
      null,
    );

  expect(toldOf(plan.review()).slice(0, 2)).toEqual([
    expect.stringMatching(/^the window is deleted: .*Scan.*\(medium\)$/),
    "window sunday patches patch groups dev-web and prod-web: Sun 02:00 Asia/Seoul (none)",
  ]);
});
