import { TEXT_LIMITS } from "../../facts/limits";
import { OPERATIONS_TEXT_LIMITS } from "../../facts/patch-operations-limits";
import { PATCH_DOCUMENT_NAMES } from "../../maintenance-window/patch-documents";
import type { PatchTaskRoleModel } from "../../patch-operations/task-role/read-patch-task-role";
import { quote } from "../../text/wording";
import { checkArn, DOCUMENT_ARN, POLICY_ARN } from "../../values/arns";
import { eachKnown, isKnown } from "../../values/unknown";
import type { Check } from "../check/check";
import { defineCheck } from "../check/define-check";
import { checkRegion, checkTags } from "../check/shared-properties";

export const roleTexts = defineCheck({
  id: "PM721",
  severity: "error",
  on: "role",
  cause: "The name or the description of a task role is not one that IAM accepts.",
  reason: "The provider refuses one that is too long when it plans, IAM other characters when the role is made.",
  source: `${OPERATIONS_TEXT_LIMITS.roleName.source}; ${OPERATIONS_TEXT_LIMITS.roleDescription.source}`,
  fix: "Write it with what the message allows.",
  find: ({ name, description }, { problems }) => {
    problems.text("name", name, OPERATIONS_TEXT_LIMITS.roleName);
    problems.text("description", description, OPERATIONS_TEXT_LIMITS.roleDescription);
  },
});

export const roleDocuments = defineCheck({
  id: "PM722",
  severity: "error",
  on: "role",
  cause: "A task role may run a document that is neither one of AWS's for patching nor named by its ARN.",
  reason:
    "A document of your own stands in a policy by its ARN; by its name alone the role could not run it, and with a wildcard it could run any command as root on every node.",
  source: "maintenance window facts, D3 and E1",
  fix: "Take a name from the message, or write the ARN of the document.",
  find: ({ documents }, { problems }) =>
    eachKnown(documents, (document, index) => {
      if (DOCUMENT_ARN.pattern.test(document) || PATCH_DOCUMENT_NAMES.some((name) => name === document)) return;
      problems.add(
        `documents[${index}]`,
        `expected ${PATCH_DOCUMENT_NAMES.join(", ")} or ${DOCUMENT_ARN.inWords}, got ${quote(document)}`,
      );
    }),
});

export const roleNodeTags = defineCheck({
  id: "PM723",
  severity: "error",
  on: "role",
  cause: "A tag of the nodes on which a role may run commands is not one that a node can have.",
  reason: "A condition that no node fulfils lets no command run, and the window reports it only when it runs.",
  source: "SSM API model, TagKey and TagValue",
  fix: "Write tag keys and, for each, at least one value.",
  find: ({ nodeTags }, { problems }) => {
    if (!isKnown(nodeTags)) {
      problems.add("nodeTags", "expected an object, got a value that is known after apply");
      return;
    }
    for (const [key, values] of Object.entries(nodeTags)) {
      const path = `nodeTags[${quote(key)}]`;
      problems.text(`${path} (the key)`, key, TEXT_LIMITS.tagKey);
      if (isKnown(values) && values.length === 0) problems.add(path, "expected at least one value, got an empty list");
      eachKnown(values, (value, index) => problems.text(`${path}[${index}]`, value, TEXT_LIMITS.tagValue));
    }
  },
});

export const rolePlace = defineCheck({
  id: "PM725",
  severity: "error",
  on: "role",
  cause: "The path or the permissions boundary of a task role is malformed.",
  reason: "IAM rejects the role at creation; a boundary is the ARN of a policy.",
  source: `${OPERATIONS_TEXT_LIMITS.rolePath.source}; ${POLICY_ARN.source}`,
  fix: "Write what the message expects.",
  find: ({ path, permissionsBoundary }, { problems }) => {
    problems.text("path", path, OPERATIONS_TEXT_LIMITS.rolePath);
    checkArn("permissionsBoundary", permissionsBoundary, POLICY_ARN, problems);
  },
});

export const roleTagsAndRegion = defineCheck({
  id: "PM724",
  severity: "error",
  on: "role",
  cause: "A tag or the Region of a task role is malformed.",
  reason: "The Region is part of the resources that the role may use; with a wrong one it may use none.",
  source: "SSM API model, TagKey and TagValue; provider, format aws-region",
  fix: "Write what the message expects.",
  find: ({ tags, region }, { problems }) => {
    checkTags(tags, problems);
    checkRegion(region, problems);
  },
});

/** Known when everything was made: tasks come after their role. */
export const roleWithoutTasks = defineCheck({
  id: "PM726",
  severity: "error",
  on: "role",
  foundBy: "the construct of the role",
  cause: "No task uses a task role.",
  reason: "Its policy would allow nothing, and IAM refuses a policy without a statement.",
  source: "maintenance window facts, E1",
  fix: "Give it to a task as serviceRole, or name what it may run in documents.",
});

/** What can be wrong with a task role by itself. */
export const PATCH_TASK_ROLE_CHECKS = [
  roleTexts,
  rolePlace,
  roleDocuments,
  roleNodeTags,
  roleTagsAndRegion,
] as const satisfies readonly Check<PatchTaskRoleModel>[];
