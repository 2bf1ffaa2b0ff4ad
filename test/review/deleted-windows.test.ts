import { renderMarkdown } from "../../review/render/markdown";
import { renderTerminal } from "../../review/render/terminal";
import { ChangedPlan } from "./changed-plans";

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
