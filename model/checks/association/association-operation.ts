import { associationAsTask } from "../../association/association-as-task";
import type { AssociationModel } from "../../association/association-model";
import { nodeDocumentFacts } from "../../facts/node-documents";
import { DOCUMENT_PARAMETERS, isPatchDocument } from "../../maintenance-window/patch-document";
import { isKnown } from "../../values/unknown";

/** Whether an association is known to install patches. */
export function mayInstallAt(association: AssociationModel): boolean {
  const { taskArn } = associationAsTask(association);
  if (!isKnown(taskArn) || !isKnown(association.parameters)) return false;
  if (isPatchDocument(taskArn)) return association.parameters[DOCUMENT_PARAMETERS.operation] === "Install";
  const facts = nodeDocumentFacts(taskArn);
  if (facts?.operation === "by parameter" && facts.operationParameter !== undefined) {
    return association.parameters[facts.operationParameter] === "Install";
  }
  return facts?.operation === "install";
}
