import { command, made, told } from "./given-ways";

const toldOf = (parameters: object) =>
  told(made("aws_ssm_maintenance_window_task.it", command("AWS-RunPatchBaselineWithHooks", parameters))).find(
    (sentence) => sentence.startsWith("new task"),
  );

test("tells of a new task what it runs around an installation, and nothing of hooks that do nothing", () => {
  const install = { Operation: "Install", RebootOption: "NoReboot" };
  const hooks = { PreInstallHookDocName: "Drain", PostInstallHookDocName: "AWS-Noop", OnExitHookDocName: "Fill" };

  expect(toldOf({ ...install, ...hooks })).toBe(
    "new task of sunday: Install, no reboot, 1 at a time, runs Drain before it installs, runs Fill at its end, " +
      "stops when more than 1 fails",
  );
  expect(toldOf({ Operation: "Scan", ...hooks })).toBe(
    "new task of sunday: Scan, 1 at a time, stops when more than 1 fails",
  );
});
