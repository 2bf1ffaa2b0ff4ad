import type { AssociationModel } from "../../association/association-model";
import { NODE_PARAMETER } from "../../association/automation-targets";
import { ASSOCIATION_TEXT_LIMITS } from "../../facts/association-limits";
import { parametersOfDocument } from "../../facts/document-parameters";
import { nodeDocumentFacts } from "../../facts/node-documents";
import { isPatchDocument } from "../../maintenance-window/patch-document";
import { PARAMETER_VALUES_KEY } from "../../maintenance-window/target-keys";
import { eachKnown, isKnown } from "../../values/unknown";
import { defineCheck } from "../check/define-check";
import { checkInstanceId } from "../maintenance-window/target-value-checks";

export const automationTargets = defineCheck({
  id: "PM573",
  severity: "error",
  on: "association",
  cause: "An Automation of an association has nodes and no parameter that accepts them, or the other way round.",
  reason: "The service wants both or neither.",
  source: `other ways facts, A4; ${ASSOCIATION_TEXT_LIMITS.automationTargetParameterName.source}`,
  fix: "Give targets, and the parameter of the document that accepts a node.",
  find: ({ automationTargetParameterName: name, targets, document }, { problems }) => {
    problems.text("automationTargetParameterName", name, ASSOCIATION_TEXT_LIMITS.automationTargetParameterName);
    if (!isKnown(targets)) return;
    if (name !== undefined && targets.length === 0) {
      problems.add(
        "targets",
        "missing, expected targets beside automation_target_parameter_name; the service wants both",
      );
    }
    if (name === undefined && targets.length > 0 && typeOf(document) === "Automation") {
      problems.add(
        "automationTargetParameterName",
        `missing, expected the parameter with which ${String(document)} accepts a node; the service wants it beside targets`,
      );
    }
    eachKnown(targets, ({ key, values }) => {
      if (key !== PARAMETER_VALUES_KEY || name !== NODE_PARAMETER) return;
      eachKnown(values, (id, place) => checkInstanceId(`targets.instanceIds[${place}]`, id, problems));
    });
  },
});

const ROLE_PARAMETER = "AutomationAssumeRole";

export const automationRole = defineCheck({
  id: "PM576",
  severity: "error",
  on: "association",
  cause: "An Automation of an association has no role to work with.",
  reason: "State Manager wants it among the parameters: an association has no role of its own.",
  source: "other ways facts, A4",
  fix: "Give AutomationAssumeRole, the ARN of a role that may do what the document does.",
  find: ({ document, parameters }, { problems }) => {
    if (typeOf(document) !== "Automation" || !isKnown(parameters)) return;
    if (!parametersOfDocument(document)?.includes(ROLE_PARAMETER) || parameters[ROLE_PARAMETER] !== undefined) return;
    problems.add(
      `parameters.${ROLE_PARAMETER}`,
      `missing, expected the ARN of a role with which ${String(document)} works; an association has none of its own`,
    );
  },
});

export const automationDocument = defineCheck({
  id: "PM577",
  severity: "error",
  on: "association",
  cause: "An association hands its nodes to a document that is no Automation.",
  reason: "A document of type Command runs on the nodes themselves and accepts them by no parameter.",
  source: "other ways facts, A4 and D4",
  fix: "Name an Automation; for a scan or an installation leave name out, and give operation.",
  find: ({ document, automationTargetParameterName }, { problems }) => {
    if (automationTargetParameterName === undefined || typeOf(document) !== "Command") return;
    const fix = isPatchDocument(document) ? "; leave it out, and give operation" : "";
    problems.add("name", `expected a document of type Automation, got ${String(document)}, a Command${fix}`);
  },
});

function typeOf(document: AssociationModel["document"]): "Command" | "Automation" | undefined {
  if (isPatchDocument(document)) return "Command";
  return isKnown(document) ? nodeDocumentFacts(document)?.type : undefined;
}
