import type { AutomationModel, WindowTaskModel } from "../maintenance-window/maintenance-window-model";
import { isKnown, type Knowable, UNKNOWN } from "../values/unknown";
import type { AssociationModel } from "./association-model";

/**
 * What an association runs, in the words of a window's task: a rule about the patch documents is the same for both.
 * Its targets are those of the association, and not of a window.
 */
export function associationAsTask(association: AssociationModel): WindowTaskModel {
  const { document, documentVersion, maxConcurrency, maxErrors, outputLocation } = association;
  const output = outputLocation !== undefined && isKnown(outputLocation) ? outputLocation : undefined;
  const settings: AutomationModel = { documentVersion, parameters: inLists(association.parameters) };
  return {
    key: "",
    taskArn: document,
    targets: [],
    maxConcurrency,
    maxErrors,
    ...(isAutomation(association) ? { taskType: "AUTOMATION", automation: settings } : { taskType: "RUN_COMMAND" }),
    // Of an association output and parameters are the same arguments, whatever runs.
    runCommand: { ...settings, outputS3Bucket: output?.s3BucketName, outputS3KeyPrefix: output?.s3KeyPrefix },
  };
}

/**
 * An Automation takes its nodes by a parameter, and a node that joins starts none. Source: other ways facts, A4 and A3.
 */
export function isAutomation({ automationTargetParameterName: name }: AssociationModel): boolean {
  return name !== undefined;
}

function inLists(
  parameters: AssociationModel["parameters"],
): Knowable<Readonly<Record<string, readonly Knowable<string>[]>>> {
  if (!isKnown(parameters)) return UNKNOWN;
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, [value]]));
}
