import { associationAsTask } from "../../association/association-as-task";
import type { AssociationModel } from "../../association/association-model";
import { ASSOCIATION_SEVERITIES, SYNC_COMPLIANCES } from "../../association/association-options";
import { ASSOCIATION_NUMBER_LIMITS, ASSOCIATION_TEXT_LIMITS, BASELINE_TAGS_FORM } from "../../facts/association-limits";
import { TEXT_LIMITS } from "../../facts/limits";
import { WINDOW_TEXT_LIMITS } from "../../facts/window-limits";
import type { TargetSelectionModel, WindowTaskModel } from "../../maintenance-window/maintenance-window-model";
import { BASELINE_TAGS_PARAMETER, PATCH_DOCUMENT_OF_ASSOCIATION } from "../../maintenance-window/patch-document";
import {
  INSTANCE_IDS_KEY,
  propertyOfSelection,
  RESOURCE_GROUP_KEY,
  tagKeyOf,
} from "../../maintenance-window/target-keys";
import { quote } from "../../text/wording";
import { isWithin, type Problems } from "../../values/problems";
import { eachKnown, isKnown, type Knowable } from "../../values/unknown";
import type { Check } from "../check/check";
import { defineCheck } from "../check/define-check";
import { checkChoice, checkRegion, checkTags } from "../check/shared-properties";
import * as other from "../maintenance-window/other-task-checks";
import * as operation from "../maintenance-window/patch-operation-checks";
import * as command from "../maintenance-window/run-command-checks";
import { reportPrefix } from "../maintenance-window/target-prefix-checks";
import { checkInstanceId } from "../maintenance-window/target-value-checks";
import { taskRates } from "../maintenance-window/task-target-checks";
import * as automation from "./association-automation-checks";
import * as schedule from "./association-schedule-checks";
import { checkS3Output } from "./s3-output-checks";

const associationName = defineCheck({
  id: "PM560",
  severity: "error",
  on: "association",
  cause: "The name of an association, or of its document, is not one that AWS accepts.",
  reason: 'The service accepts 3 to 128 letters, digits, "_", "-" and ".", for a document also ":" and "/".',
  source: `${ASSOCIATION_TEXT_LIMITS.associationName.source}; ${ASSOCIATION_TEXT_LIMITS.document.source}`,
  fix: 'Leave the name out, or write "-" for spaces and other characters.',
  find: (association, { problems }) => {
    problems.text("associationName", association.associationName, ASSOCIATION_TEXT_LIMITS.associationName);
    problems.text("name", association.document, ASSOCIATION_TEXT_LIMITS.document);
  },
});

const severity = defineCheck({
  id: "PM566",
  severity: "error",
  on: "association",
  cause: "The severity or the reporting of an association is not one that the service accepts.",
  reason:
    "The provider accepts INFORMATIONAL too; the service does not have it for associations and refuses the apply.",
  source: "SSM API model, AssociationComplianceSeverity and AssociationSyncCompliance",
  fix: `Use one of ${ASSOCIATION_SEVERITIES.join(", ")}; AUTO or MANUAL.`,
  find: ({ complianceSeverity, syncCompliance }, { problems }) => {
    checkChoice("complianceSeverity", complianceSeverity, ASSOCIATION_SEVERITIES, problems);
    checkChoice("syncCompliance", syncCompliance, SYNC_COMPLIANCES, problems);
  },
});

const manualCompliance = defineCheck({
  id: "PM567",
  severity: "warning",
  on: "association",
  cause: "An association runs AWS-RunPatchBaselineAssociation and lets State Manager report compliance.",
  reason: "That document reports by itself; with AUTO a node counts as compliant once the run succeeded.",
  source: "other ways facts, A5",
  fix: "Set syncCompliance to MANUAL.",
  find: ({ document, parameters, syncCompliance }, { problems }) => {
    const hasTags = isKnown(parameters) && parameters[BASELINE_TAGS_PARAMETER] !== undefined;
    if (!hasTags && !isNamed(document, PATCH_DOCUMENT_OF_ASSOCIATION)) return;
    if (syncCompliance !== undefined && syncCompliance !== "AUTO") return;
    problems.add(
      "syncCompliance",
      `expected MANUAL with ${hasTags ? "baselineTags" : PATCH_DOCUMENT_OF_ASSOCIATION}, got ${syncCompliance ?? "AUTO, the default"}; ` +
        "a node would count as compliant once the command has run, whatever is missing",
    );
  },
});

/** By its name or an ARN. */
function isNamed(document: Knowable<string>, name: string): boolean {
  return isKnown(document) && (document === name || document.endsWith(`/${name}`));
}

const baselineTags = defineCheck({
  id: "PM568",
  severity: "error",
  on: "association",
  cause: "The tags by which an association chooses its baseline are malformed.",
  reason: "The document wants Key=K,Values=V and ends with code 153 on every node otherwise.",
  source: BASELINE_TAGS_FORM.source,
  fix: "Give one key and 1 to 50 values of letters, digits, spaces, _ . : / = + - and @.",
  find: ({ parameters }, { problems }) => {
    const tags = isKnown(parameters) ? parameters[BASELINE_TAGS_PARAMETER] : undefined;
    if (typeof tags !== "string" || tags === "" || BASELINE_TAGS_FORM.pattern.test(tags)) return;
    problems.add(
      "baselineTags",
      `expected Key=K,Values=V out of letters, digits, spaces and _.:/=+-@, got ${quote(tags)}`,
    );
  },
});

const targetsGiven = defineCheck({
  id: "PM569",
  severity: "error",
  on: "association",
  cause: "An association has no targets, too many, or one by which it finds nothing.",
  reason: "Without targets it runs nowhere; the service accepts 5 entries with 1 to 50 values each.",
  source: `${ASSOCIATION_NUMBER_LIMITS.targets.source}; other ways facts, A4`,
  fix: "Give patchGroups, tags, instanceIds, resourceGroup or allNodes.",
  find: ({ targets, document, automationTargetParameterName }, { problems }) => {
    if (!isKnown(targets)) return;
    problems.count("targets", targets, ASSOCIATION_NUMBER_LIMITS.targets, "entry", "entries");
    if (targets.length === 0 && automationTargetParameterName === undefined && isKnown(document)) {
      problems.add(
        "targets",
        "missing, expected patchGroups, tags, instanceIds, resourceGroup or allNodes; it would run nowhere",
      );
    }
    eachKnown(targets, ({ key, values }, index) => {
      if (!isKnown(key)) return;
      const place = propertyOfSelection(key);
      const path = place === undefined ? `targets[${index}].values` : `targets.${place}`;
      problems.count(path, values, ASSOCIATION_NUMBER_LIMITS.values, "value");
    });
  },
});

const targetKey = defineCheck({
  id: "PM570",
  severity: "error",
  on: "association",
  cause: "An association selects its nodes by a key that AWS does not have, or by an id that none can have.",
  reason: "Letter case matters, and the provider checks nothing of it but its length.",
  source: "other ways facts, A4; SSM API model, TargetKey",
  fix: "Write tag:KEY, InstanceIds or resource-groups:Name; i-… or mi-… for ids.",
  find: ({ targets, automationTargetParameterName }, { problems }) => {
    // An Automation takes other keys too.
    if (automationTargetParameterName !== undefined) return;
    eachKnown(targets, ({ key, values }, index) => {
      if (!isKnown(key)) return;
      if (key === INSTANCE_IDS_KEY) {
        eachKnown(values, (id, place) => {
          if (id !== "*") checkInstanceId(`targets.instanceIds[${place}]`, id, problems);
          else if (isKnown(values) && values.length > 1)
            problems.add(
              `targets.instanceIds[${place}]`,
              'expected "*" alone, got it beside ids; it stands for every node',
            );
        });
      } else if (tagKeyOf(key) !== undefined) {
        checkTag(key, values, problems);
      } else if (key.toLowerCase() !== INSTANCE_IDS_KEY.toLowerCase() && key !== RESOURCE_GROUP_KEY) {
        problems.add(
          `targets[${index}].key`,
          `expected InstanceIds, tag:KEY or resource-groups:Name, got ${quote(key)}; letter case matters`,
        );
      }
    });
  },
});

const targetKeyWithPrefix = defineCheck({
  id: "PM522",
  severity: "warning",
  on: "association",
  cause: "An association selects by a tag whose key begins with tag:.",
  reason: "The prefix is put in front of each key: the association would look for a tag that is called tag:KEY itself.",
  source: "other ways facts, A4",
  fix: "Write the tag's own key; if it really begins with tag:, accept the finding.",
  find: ({ targets }, { problems }) =>
    eachKnown(targets, ({ key }) => {
      const tagKey = isKnown(key) ? tagKeyOf(key) : undefined;
      if (tagKey !== undefined)
        reportPrefix(`targets.${propertyOfSelection(key as string)} (the key)`, tagKey, problems);
    }),
});

/** What a tag of a node can be, and what the service takes of its key. */
function checkTag(key: string, values: TargetSelectionModel["values"], problems: Problems): void {
  const path = `targets.${propertyOfSelection(key)}`;
  const limit = WINDOW_TEXT_LIMITS.targetedTagKey;
  problems.text(`${path} (the key)`, tagKeyOf(key), limit);
  if (isWithin(String(tagKeyOf(key)), limit)) problems.text(`${path} (the key)`, key, TEXT_LIMITS.targetKey);
  eachKnown(values, (value, index) => problems.text(`${path}[${index}]`, value, WINDOW_TEXT_LIMITS.targetedTagValue));
}

const severalTags = defineCheck({
  id: "PM571",
  severity: "warning",
  on: "association",
  cause: "An association selects its nodes by several tag keys.",
  reason:
    "One page of AWS's guide says that all of them must hold, another that an association accepts one tag key only.",
  source: "other ways facts, A4",
  fix: "Use one tag key, or a resource group.",
  find: ({ targets }, { problems }) => {
    if (!isKnown(targets)) return;
    const keys = targets.flatMap((target) =>
      isKnown(target) && isKnown(target.key) ? (tagKeyOf(target.key) ?? []) : [],
    );
    if (keys.length < 2) return;
    problems.add(
      "targets.tags",
      `expected one tag key, got ${keys.join(" and ")}; AWS's texts disagree whether an association accepts several`,
    );
  },
});

const output = defineCheck({
  id: "PM572",
  severity: "error",
  on: "association",
  cause: "The bucket, prefix or Region for the output of an association is not one that AWS accepts.",
  reason: "The provider refuses the plan for texts that are too short or too long.",
  source: `${TEXT_LIMITS.outputS3Bucket.source}; ${ASSOCIATION_TEXT_LIMITS.outputS3Region.source}`,
  fix: "Give the bucket's name, not its ARN or URL.",
  find: ({ outputLocation }, { problems }) => checkS3Output(outputLocation, problems),
});

const wait = defineCheck({
  id: "PM574",
  severity: "error",
  on: "association",
  cause: "The time for which Terraform waits for an association is no time.",
  reason: "The provider accepts any number, and waits for nothing with one below 1.",
  source: ASSOCIATION_NUMBER_LIMITS.waitForSuccessTimeoutSeconds.source,
  fix: "Give whole seconds from 1, or leave it out.",
  find: ({ waitForSuccessTimeoutSeconds: seconds }, { problems }) =>
    problems.wholeNumber(
      "waitForSuccessTimeoutSeconds",
      seconds,
      ASSOCIATION_NUMBER_LIMITS.waitForSuccessTimeoutSeconds,
    ),
});

const regionAndTags = defineCheck({
  id: "PM575",
  severity: "error",
  on: "association",
  cause: "The Region or a tag of an association is not one that AWS accepts.",
  reason: "The provider refuses the plan for a string that is not a Region, the service tags of other characters.",
  source: "SSM API model, TagKey and TagValue; provider, format aws-region",
  fix: "Correct it as the message says.",
  find: ({ region, tags }, { problems }) => {
    checkRegion(region, problems);
    checkTags(tags, problems);
  },
});

/** What a window's task and an association share is one check. */
function asTask(check: Check<WindowTaskModel>): Check<AssociationModel> {
  return {
    ...check,
    find: (association, tools) => check.find(associationAsTask(association), tools),
  };
}

/** What can be wrong with an association by itself, and with no other object. */
export const OWN_ASSOCIATION_CHECKS = [
  associationName,
  schedule.associationSchedule,
  schedule.associationScheduleDoubtful,
  schedule.associationRate,
  schedule.associationMonths,
  schedule.associationRateAlone,
  schedule.associationRunsAtOnce,
  severity,
  manualCompliance,
  baselineTags,
  targetsGiven,
  targetKey,
  targetKeyWithPrefix,
  severalTags,
  output,
  automation.automationTargets,
  automation.automationRole,
  automation.automationDocument,
  wait,
  regionAndTags,
] as const satisfies readonly Check<AssociationModel>[];

/** Everything that can be wrong with an association, in the order of its properties. */
export const ASSOCIATION_CHECKS: readonly Check<AssociationModel>[] = [
  ...[
    operation.patchOperation,
    operation.rebootOption,
    operation.rebootOptionMissing,
    operation.overrideTwice,
    operation.overrideAddress,
    operation.stepTimeout,
    operation.ignoredByScan,
    taskRates,
    command.commandDocumentVersion,
    other.documentParameter,
    other.passedRoles,
    other.automationParameters,
  ].map(asTask),
  ...OWN_ASSOCIATION_CHECKS,
];
