export type {
  BaselineDefinition,
  MaintenanceWindowDefinition,
  OperationsDefinition,
  PatchEnvironmentDefinition,
  PatchGroupDefinition,
  PatchTaskDefinition,
  TargetDefinition,
} from "../model/patch-fleet/environment-definition";
export type { RegionParts } from "./build-region";
export { PatchEnvironment, type PatchEnvironmentProps } from "./patch-environment";
