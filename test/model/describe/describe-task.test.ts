import { describeTask } from "../../../model/describe/describe-task";
import type { WindowTaskModel } from "../../../model/maintenance-window/maintenance-window-model";
import { UNKNOWN } from "../../../model/values/unknown";

function task(parameters: Record<string, string[]>, others: Partial<WindowTaskModel> = {}): WindowTaskModel {
  return {
    key: "Install",
    taskType: "RUN_COMMAND",
    taskArn: "AWS-RunPatchBaseline",
    targets: [],
    runCommand: { parameters },
    ...others,
  };
}

test.each([
  [
    task({ Operation: ["Install"], RebootOption: ["RebootIfNeeded"] }, { maxConcurrency: "10%" }),
    "Install, reboots if anything was installed, 10% at a time",
  ],
  [task({ Operation: ["Install"], RebootOption: ["NoReboot"] }), "Install, no reboot"],
  [task({ Operation: ["Install"] }), "Install, reboots if anything was installed"],
  [task({ Operation: ["Scan"] }, { maxConcurrency: UNKNOWN }), "Scan, (known after apply) at a time"],
  [task({}, { taskArn: "AWS-RunShellScript" }), "AWS-RunShellScript: runs a shell script"],
  [task({}, { taskArn: "OwnDocument" }), "OwnDocument"],
])("a task in words", (model, words) => {
  expect(describeTask(model)).toBe(words);
});
