export type {
  AssociationRunOptions,
  AssociationSeverity,
  AssociationTargets,
  BaselineTag,
  SyncCompliance,
} from "../../model/association/association-options";
export { PatchAssociation, type PatchAssociationProps } from "./patch-association";
