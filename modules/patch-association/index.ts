export type {
  AssociationRunOptions,
  AssociationSeverity,
  AssociationTargets,
  AutomationAssociationOptions,
  BaselineTag,
  SyncCompliance,
} from "../../model/association/association-options";
export type {
  AssociationParameter,
  AssociationParametersOf,
  AutomationOperation,
} from "../../model/association/automation-options";
export { PatchAssociation, type PatchAssociationProps } from "./patch-association";
