import type { TargetSelectionModel } from "../maintenance-window/maintenance-window-model";
import {
  EVERY_INSTANCE_KEY,
  INSTANCE_IDS_KEY,
  PARAMETER_VALUES_KEY,
  RESOURCE_GROUP_KEY,
  RESOURCE_GROUP_OF_AUTOMATION_KEY,
} from "../maintenance-window/target-keys";
import { isKnown } from "../values/unknown";
import type { AssociationModel } from "./association-model";

/** The parameter that accepts a node, in AWS's own documents. */
export const NODE_PARAMETER = "InstanceId";

/** An Automation names nodes by keys of its own. Source: other ways facts, A4. */
const AUTOMATION_KEYS: ReadonlyMap<string, string> = new Map([
  [INSTANCE_IDS_KEY, PARAMETER_VALUES_KEY],
  [RESOURCE_GROUP_KEY, RESOURCE_GROUP_OF_AUTOMATION_KEY],
]);

/** A selection as an Automation takes it. */
export function asAutomationTarget(selection: TargetSelectionModel): TargetSelectionModel {
  const { key, values } = selection;
  if (isEveryNode(selection)) return { key: EVERY_INSTANCE_KEY, values };
  return isKnown(key) ? { key: AUTOMATION_KEYS.get(key) ?? key, values } : selection;
}

/** The nodes that a selection finds, by the keys of Run Command: the values of another parameter are no nodes. */
export function nodesOfSelection(
  selection: TargetSelectionModel,
  { automationTargetParameterName: name }: Pick<AssociationModel, "automationTargetParameterName">,
): TargetSelectionModel {
  const { key, values } = selection;
  // Samples of AWS write `instanceids`. Source: other ways facts, A4.
  if (isKnown(key) && key.toLowerCase() === INSTANCE_IDS_KEY.toLowerCase()) return { key: INSTANCE_IDS_KEY, values };
  if (name === undefined) return selection;
  if (key === EVERY_INSTANCE_KEY) return { key: INSTANCE_IDS_KEY, values };
  if (key === RESOURCE_GROUP_OF_AUTOMATION_KEY) return { key: RESOURCE_GROUP_KEY, values };
  return key === PARAMETER_VALUES_KEY && name === NODE_PARAMETER ? { key: INSTANCE_IDS_KEY, values } : selection;
}

/** Every node, which an association names by the id `*`. */
export function isEveryNode({ key, values }: TargetSelectionModel): boolean {
  return key === INSTANCE_IDS_KEY && isKnown(values) && values.length === 1 && values[0] === "*";
}
