export type { ChangeFreeze } from "../../model/patch-fleet/change-freeze";
export type {
  AssociationDefinition,
  AutomationTaskDefinition,
  BaselineDefinition,
  LambdaTaskDefinition,
  MaintenanceWindowDefinition,
  OperationsDefinition,
  PatchEnvironmentDefinition,
  PatchGroupDefinition,
  PatchPolicyDefinition,
  PatchTaskDefinition,
  RunCommandTaskDefinition,
  StepFunctionsTaskDefinition,
  TargetDefinition,
} from "../../model/patch-fleet/environment-definition";
export type { FleetAccount, FleetBackend, FleetRing } from "../../model/patch-fleet/fleet-options";
export type {
  AssociationOverrides,
  PatchOverrides,
  PolicyOverrides,
  Setting,
  WindowOverrides,
} from "../../model/patch-fleet/overrides";
export type { FleetAccounts } from "../../model/patch-fleet/read-fleet-file";
export type { RingPromise } from "../../model/patch-fleet/ring-promises";
export { AccountStack, type AccountStackProps } from "./account-stack";
export type { RegionParts } from "./build-region";
export { PatchEnvironment, type PatchEnvironmentProps } from "./patch-environment";
export { PatchFleet, type PatchFleetProps } from "./patch-fleet";
