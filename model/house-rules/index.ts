// What rules of a house are written with. Lasting: what is exported here keeps its meaning within a major version.
export type { ArrivalOfPatches } from "../arrival/arrival-by";
export type { AssociationModel } from "../association/association-model";
export type { FactsOfCase, RuleProblems } from "../checks/check/object-problems";
export type { Keyed, PatchEnvironmentModel } from "../environment/patch-environment-model";
export type {
  MaintenanceWindowModel,
  RunCommandModel,
  TargetSelectionModel,
  TaskTargetModel,
  WindowTargetModel,
  WindowTaskModel,
} from "../maintenance-window/maintenance-window-model";
export type {
  ApprovalRuleModel,
  PatchBaselineModel,
  PatchFilterModel,
  PatchSourceModel,
} from "../patch-baseline/patch-baseline-model";
export type { BaselineReference, PatchGroupModel } from "../patch-group/patch-group-model";
export type { PatchPolicyModel } from "../patch-policy/patch-policy-model";
export type { BaselineChoice } from "../patching/baseline-for";
export type { ReachOfWay, WayToGroup } from "../patching/groups/ways-to-group";
export type { RunsOfWay } from "../patching/patching";
export type { WayOfPatching } from "../patching/ways/way-of-patching";
export { occurrences } from "../schedule/runs/occurrences";
export { type Finding, NotValidError, type Severity } from "../values/finding";
export { eachKnown, isKnown, type Knowable, UNKNOWN } from "../values/unknown";
export type {
  ChangeOfObject,
  CheckSubject,
  CheckSubjects,
  FleetOfEnvironments,
  StackOfEnvironment,
  TaskInWindow,
} from "./check-subjects";
export { type CheckDefinition, type CheckTools, defineCheck, type HouseCheck } from "./define-check";
export type { AskedArrival, RulePatching } from "./rule-patching";
export { PatchChecks } from "./well-architected";
