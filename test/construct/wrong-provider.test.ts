import {
  EmergencyPatch,
  MaintenanceWindow,
  PatchAssociation,
  PatchBaseline,
  PatchEnvironment,
  PatchGroup,
  PatchLogs,
  PatchNotifications,
  PatchPolicy,
  PatchReaderRole,
  PatchSchedule,
  PatchTaskRole,
  Schedule,
} from "../../modules";
import type { TerraformStack } from "../../modules/framework/framework";
import { fleet } from "../support/fleet";
import { mustRefuse } from "../support/refusal";

type Make = (stack: TerraformStack, props: never) => unknown;

const newOf =
  (Kind: new (stack: TerraformStack, id: string, props: never) => unknown): Make =>
  (stack, props) =>
    new Kind(stack, "It", props);

const addedTo = (stack: TerraformStack) =>
  new MaintenanceWindow(stack, "Sunday", {
    name: "sunday",
    schedule: Schedule.daily("02:00"),
    duration: 3,
    cutoff: 1,
  });

test.each<[string, Make]>([
  ["patch baseline fleet/It", newOf(PatchBaseline)],
  ["predefined patch baseline fleet/It", (stack, props) => PatchBaseline.predefined(stack, "It", props)],
  ["patch group fleet/It", newOf(PatchGroup)],
  ["maintenance window fleet/It", newOf(MaintenanceWindow)],
  ["window target fleet/Sunday/It", (stack, props) => addedTo(stack).addTarget("It", props)],
  ["patch task fleet/Sunday/It", (stack, props) => addedTo(stack).addPatchTask("It", props)],
  ["patch association fleet/It", newOf(PatchAssociation)],
  ["patch policy fleet/It", newOf(PatchPolicy)],
  ["patch logs fleet/It", newOf(PatchLogs)],
  ["patch notifications fleet/It", newOf(PatchNotifications)],
  ["patch notifications fleet/It", (stack, props) => PatchNotifications.fromTopicArn(stack, "It", props)],
  ["patch reader role fleet/It", newOf(PatchReaderRole)],
  ["patch schedule fleet/It", newOf(PatchSchedule)],
  ["patch task role fleet/It", newOf(PatchTaskRole)],
  ["emergency patch fleet/It", newOf(EmergencyPatch)],
  ["patch environment fleet/It", newOf(PatchEnvironment)],
])("%s: a wrong provider is told with whatever else is wrong", (subject, make) => {
  const { stack } = fleet();
  const props = { provider: "aws", nonsense: true } as never;

  const told = mustRefuse(() => make(stack, props));

  expect(told.split("\n")[0]).toBe(`${subject} is not valid`);
  expect(told).toContain("\n  - nonsense: there is no such property;");
  expect(told).toContain('\n  - provider: expected an AwsProvider, got "aws" [PM001]');
});
