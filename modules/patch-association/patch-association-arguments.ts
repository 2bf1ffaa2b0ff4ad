import type { AssociationModel } from "../../model/association/association-model";
import type { Settled } from "../../model/values/unknown";
import { copied, inOwnOrder } from "../construct/blocks";
import { isUnresolved } from "../construct/tokens";
import type { SsmAssociationConfig } from "../framework/framework";

/** An association as Terraform's arguments. What the user did not ask for is left out, but for when it runs. */
export function patchAssociationArguments(association: Settled<AssociationModel>): SsmAssociationConfig {
  return {
    name: association.document,
    associationName: association.associationName,
    documentVersion: association.documentVersion,
    parameters: copied(association.parameters),
    targets: [...association.targets]
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .map(({ key, values }) => ({ key, values: inOwnOrder(values, (value) => value) ?? [] })),
    scheduleExpression: association.scheduleExpression,
    // Written out also where it is Terraform's default: whether it runs at once is what a reader must see.
    applyOnlyAtCronInterval: association.applyOnlyAtCronInterval,
    calendarNames: inOwnOrder(association.calendarNames, (name) => name),
    maxConcurrency: association.maxConcurrency,
    maxErrors: association.maxErrors,
    complianceSeverity: association.complianceSeverity,
    syncCompliance: association.syncCompliance,
    automationTargetParameterName: association.automationTargetParameterName,
    waitForSuccessTimeoutSeconds: association.waitForSuccessTimeoutSeconds,
    outputLocation: association.outputLocation,
    tags:
      !isUnresolved(association.tags) && Object.keys(association.tags).length === 0
        ? undefined
        : copied(association.tags),
    region: association.region,
  };
}
