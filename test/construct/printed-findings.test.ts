import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Annotations } from "cdktf";
import { stackFiles } from "../../cli/stacks/stack-files";
import { MaintenanceWindow, PatchGroup } from "../../modules";
import { appOn, stackIn } from "../support/apps";
import { baseline } from "./given";

test("what cdktf prints of a finding has at most 80 columns, and stands once for all that have it", () => {
  const app = appOn();
  const LONG = `ask the owner ${"first ".repeat(20)}`;
  for (const name of ["dev", "prod"]) {
    const stack = stackIn(app, name);
    for (const id of ["Web", "Db"]) baseline(stack, id, { operatingSystem: "AMAZON_LINUX_2" });
    Annotations.of(stack).addInfo(LONG);
  }

  app.synth();

  const { dev, prod } = JSON.parse(readFileSync(join(app.outdir, "manifest.json"), "utf8")).stacks;
  const messagesIn = ({ annotations }: typeof dev) =>
    annotations
      .map(({ message }: { message: string }) => message)
      .filter((message: string) => /first|PM106/.test(message));
  expect(messagesIn(dev)).toEqual([
    LONG,
    [
      "operatingSystem: Amazon Linux 2 left support on 2026-06-30: no ",
      "  patches are released for it any more; move its nodes to Amazon Linux 2023 ",
      "  [PM106]",
      "    The same in 1 more place of this stack, and in 1 more stack: prod.",
    ].join("\n"),
  ]);
  expect(messagesIn(prod)).toEqual([LONG]);
});

test("what differs by the names of stacks alone stands once, and commands read it of each stack with its own", () => {
  const app = appOn();
  for (const name of ["dev", "prod"]) {
    const stack = stackIn(app, name);
    const linux = baseline(stack, "Linux", { approvalRules: [{ approveAfterDays: 0 }] });
    const group = new PatchGroup(stack, "Web", { patchGroup: "web", baselines: [linux] });
    const timing = { schedule: "cron(0 4 ? * SUN *)", duration: 3, cutoff: 1 };
    const window = new MaintenanceWindow(stack, "Weekly", { name: "weekly", ...timing });
    const targets = [window.addTarget("Web", { patchGroups: [group] })];
    window.addPatchTask("Install", { operation: "Install", rebootOption: "NoReboot", targets });
  }

  app.synth();

  const [dev = "", prod = ""] = stackFiles(app.outdir, app.outdir).map(({ annotations }) =>
    annotations.flatMap(({ message }) => (message.includes("[PM613]") ? message : [])).join(),
  );
  expect(dev).toContain('and dev/Weekly installs on "web"');
  expect(prod).toBe(dev.replaceAll("dev/Weekly", "prod/Weekly"));
  const { stacks } = JSON.parse(readFileSync(join(app.outdir, "manifest.json"), "utf8"));
  const printed = (name: string) =>
    stacks[name].annotations.flatMap(({ message }: { message: string }) =>
      message.includes("[PM613]") ? message : [],
    );
  expect(printed("dev").join()).toContain("The same in 1 more stack: prod.");
  expect(printed("prod")).toEqual([]);
});
