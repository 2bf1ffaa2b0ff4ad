import { ASSOCIATION_TEXT_LIMITS } from "../../facts/association-limits";
import { REGION_CODE } from "../../facts/aws-regions";
import { TEXT_LIMITS } from "../../facts/limits";
import { operatingSystemFacts } from "../../facts/operating-systems";
import { RATES } from "../../facts/window-limits";
import { REBOOT_OPTIONS } from "../../maintenance-window/patch-task-options";
import type { PatchPolicyModel } from "../../patch-policy/patch-policy-model";
import { POLICY_OPERATIONS } from "../../patch-policy/patch-policy-options";
import { parseSchedule } from "../../schedule/grammar/parse-schedule";
import type { ParsedSchedule } from "../../schedule/grammar/parsed-schedule";
import { oneOf, quote } from "../../text/wording";
import { checkArn, ROLE_ARN } from "../../values/arns";
import type { TextLimit } from "../../values/problems";
import { eachKnown, isKnown } from "../../values/unknown";
import { reportDoubts } from "../association/association-schedule-checks";
import { checkS3Output } from "../association/s3-output-checks";
import type { Check } from "../check/check";
import { defineCheck } from "../check/define-check";
import { checkChoice, checkRegion, checkTags } from "../check/shared-properties";
import { reportPrefix } from "../maintenance-window/target-prefix-checks";
import { checkInstanceId } from "../maintenance-window/target-value-checks";
import { report } from "../maintenance-window/window-schedule-checks";

const SOURCE = "other ways facts, B1";

const NAME: TextLimit = {
  minLength: 1,
  maxLength: 120,
  unit: "characters",
  pattern: /^[ A-Za-z0-9._-]*$/,
  allowed: 'letters, digits, spaces, ".", "_" and "-"',
  source: "other ways facts, B2",
};

const ROLE_NAME: TextLimit = {
  minLength: 1,
  maxLength: 64,
  unit: "characters",
  pattern: /^[\w+=,.@-]*$/,
  allowed: 'letters, digits and "_", "+", "=", ",", ".", "@", "-"',
  source: "other ways facts, B2",
};

const policyName = defineCheck({
  id: "PM590",
  severity: "error",
  on: "policy",
  cause: "The name, description or a tag of a patch policy is not one that AWS accepts.",
  reason: "The provider checks none of them before the apply.",
  source: "other ways facts, B2",
  fix: "Shorten it, and leave other characters out.",
  find: ({ name, description, tags }, { problems }) => {
    problems.text("name", name, NAME);
    problems.text("description", description, {
      minLength: 0,
      maxLength: 512,
      unit: "characters",
      source: NAME.source,
    });
    checkTags(tags, problems);
  },
});

const policyOperation = defineCheck({
  id: "PM591",
  severity: "error",
  on: "policy",
  cause: "The operation or the reboot option of a patch policy is not one that AWS has.",
  reason: "The provider accepts any string.",
  source: SOURCE,
  fix: "Use Scan or ScanAndInstall; RebootIfNeeded or NoReboot, which has no default here.",
  find: ({ operation, rebootOption }, { problems }) => {
    checkChoice("operation", operation, POLICY_OPERATIONS, problems);
    checkChoice("rebootOption", rebootOption, REBOOT_OPTIONS, problems);
    if (operation === "ScanAndInstall" && rebootOption === undefined)
      problems.add("rebootOption", `missing, expected ${oneOf(REBOOT_OPTIONS)} for a policy that installs`);
  },
});

const policySchedule = defineCheck({
  id: "PM592",
  severity: "error",
  on: "policy",
  dependsOnDay: true,
  cause: "A schedule of a patch policy is not one that State Manager runs.",
  reason: "A policy runs as associations by cron: UTC, and no months.",
  source: "other ways facts, A1 and B1",
  fix: 'Write it with Schedule, such as Schedule.daily("02:00").',
  find: (policy, { problems, today }) => {
    for (const name of ["scanSchedule", "installSchedule"] as const) {
      const expression = policy[name];
      if (typeof expression !== "string") continue;
      const reading = parseSchedule(expression, { today, isUsable: isCronOfAllMonths });
      if (/^(rate|at)\(/.test(expression))
        problems.add(name, `expected cron(…), got ${quote(expression)}; a policy accepts no other form`);
      else if (!reading.ok) report(name, reading.problems, problems);
      else if (!isCronOfAllMonths(reading.schedule))
        problems.add(name, `expected * for the month, got ${quote(expression)}; State Manager does not support months`);
    }
  },
});

const policyScheduleDoubtful = defineCheck({
  id: "PM579",
  severity: "warning",
  on: "policy",
  dependsOnDay: true,
  cause: "A schedule of a patch policy is over, or written in a way that AWS does not document.",
  reason: "The policy never runs again, or at another time than is meant, with no error anywhere.",
  source: "other ways facts, A1 and B1; maintenance window facts, A2, A3 and A4",
  fix: "Write it in the documented way that the message offers.",
  find: (policy, { problems, today }) => {
    for (const name of ["scanSchedule", "installSchedule"] as const) {
      const expression = policy[name];
      if (typeof expression === "string")
        reportDoubts(name, parseSchedule(expression, { today, isUsable: isCronOfAllMonths }), problems);
    }
  },
});

function isCronOfAllMonths(schedule: ParsedSchedule): boolean {
  return schedule.kind === "cron" && schedule.months.length === 12;
}

const policyAtOnce = defineCheck({
  id: "PM593",
  severity: "warning",
  on: "policy",
  cause: "A patch policy installs immediately: when it is deployed, and on each new node.",
  reason: "It does not wait for its schedule then, in every account and Region that it reaches.",
  source: SOURCE,
  fix: "Leave installWaits out, or accept the finding if that is meant.",
  find: ({ operation, installWaits }, { problems }) => {
    if (operation !== "ScanAndInstall" || installWaits !== false) return;
    problems.add(
      "installWaits",
      "expected true for a policy that installs, got false; it would install when it is deployed, and on each node that joins",
    );
  },
});

const policyPlaces = defineCheck({
  id: "PM594",
  severity: "error",
  on: "policy",
  cause: "An account, an organizational unit or a Region of a patch policy is malformed.",
  reason: "Accounts are 12 digits, units begin with ou- or r-, Regions are codes such as eu-central-1.",
  source: SOURCE,
  fix: "Correct it as the message says.",
  find: ({ accounts, organizationalUnits, regions }, { problems }) => {
    const each = (path: string, list: typeof accounts, pattern: RegExp, expected: string) =>
      eachKnown(list, (entry, index) =>
        problems.unless(
          pattern.test(entry),
          path === "account" ? path : `${path}[${index}]`,
          `expected ${expected}, got ${quote(entry)}`,
        ),
      );
    each("account", accounts, /^\d{12}$/, "12 digits");
    each(
      "organizationalUnits",
      organizationalUnits,
      /^(ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}|r-[0-9a-z]{4,32})$/,
      "ou-… or r-…",
    );
    each("targetRegions", regions, REGION_CODE, "the code of a Region such as eu-central-1");
    if (isKnown(regions) && regions.length === 0)
      problems.add("targetRegions", "expected at least one Region, got an empty list");
    if (organizationalUnits !== undefined && isKnown(organizationalUnits) && organizationalUnits.length === 0)
      problems.add("organizationalUnits", "expected at least one unit, got an empty list");
  },
});

const policyRates = defineCheck({
  id: "PM595",
  severity: "error",
  on: "policy",
  cause: "How many nodes a patch policy runs on at once, or how many may fail, is neither a count nor a percentage.",
  reason: "The policy runs as associations, which accept whole numbers and whole percentages.",
  source: `${RATES.maxConcurrency.source}; ${RATES.maxErrors.source}`,
  fix: 'Write a number such as 5, or a percentage such as "10%".',
  find: (policy, { problems }) => {
    for (const property of ["maxConcurrency", "maxErrors"] as const) {
      const rate = policy[property];
      if (typeof rate !== "string" || RATES[property].pattern.test(rate)) continue;
      problems.add(property, `expected ${RATES[property].inWords}, got ${quote(rate)}`);
    }
  },
});

const policyNodes = defineCheck({
  id: "PM596",
  severity: "error",
  on: "policy",
  cause: "A patch policy names nodes that AWS cannot find, or a system that it does not know.",
  reason: "The provider checks none of it, and the policy would work on nothing.",
  source: SOURCE,
  fix: "Give ids i-… or mi-…, a tag that nodes carry, and baselines of AWS's operating systems.",
  find: ({ targets, baselines, organizationalUnits }, { problems }) => {
    if (isKnown(baselines)) {
      for (const system of Object.keys(baselines))
        if (operatingSystemFacts(system) === undefined)
          problems.add("baselines", `expected an operating system of AWS, got ${quote(system)}`);
    }
    if (!isKnown(targets)) return;
    if (targets.kind === "instances") {
      eachKnown(targets.instanceIds, (id, index) => checkInstanceId(`targets.instanceIds[${index}]`, id, problems));
      if (isKnown(targets.instanceIds) && targets.instanceIds.length === 0)
        problems.add("targets.instanceIds", "expected at least one id, got an empty list");
    }
    if (targets.kind === "resource group" && organizationalUnits !== undefined)
      problems.add(
        "targets.resourceGroup",
        "expected another target beside organizationalUnits, got a resource group; it is one account's own",
      );
  },
});

const policyTagWithPrefix = defineCheck({
  id: "PM523",
  severity: "warning",
  on: "policy",
  cause: "A patch policy selects by a tag whose key begins with tag:.",
  reason: "Quick Setup expects the tag's own key: the policy would look for a tag that is called tag:KEY itself.",
  source: SOURCE,
  fix: "Write the tag's own key; if it really begins with tag:, accept the finding.",
  find: ({ targets }, { problems }) => {
    if (!isKnown(targets) || targets.kind !== "tag" || !isKnown(targets.key)) return;
    reportPrefix("targets.tag.key", targets.key, problems);
  },
});

const policyRoles = defineCheck({
  id: "PM597",
  severity: "error",
  on: "policy",
  cause: "AWS does not accept a role with which a patch policy is deployed.",
  reason: "The provider checks neither: the deployment would fail after the apply.",
  source: "other ways facts, B2",
  fix: "Give the ARN of the administration role, and the name of the execution role without its ARN.",
  find: ({ localDeploymentAdministrationRoleArn: arn, localDeploymentExecutionRoleName: name }, { problems }) => {
    checkArn("localDeploymentAdministrationRoleArn", arn, ROLE_ARN, problems);
    problems.text("localDeploymentExecutionRoleName", name, ROLE_NAME);
  },
});

const policyRegions = defineCheck({
  id: "PM598",
  severity: "error",
  on: "policy",
  cause: "The Region of a patch policy, or of its baselines, is not the code of a Region.",
  reason: "The provider refuses the one; the other it does not check, and no baseline would be found.",
  source: "provider, format aws-region; other ways facts, B1",
  fix: "Write a code such as eu-central-1.",
  find: ({ region, baselineRegion }, { problems }) => {
    checkRegion(region, problems);
    checkRegion(baselineRegion, problems, "baselineRegion");
  },
});

const policyOutput = defineCheck({
  id: "PM599",
  severity: "error",
  on: "policy",
  cause: "AWS does not accept the bucket, prefix or Region for the output of a patch policy.",
  reason: "The policy runs as associations, which accept no other; the provider checks none of it.",
  source: `${TEXT_LIMITS.outputS3Bucket.source}; ${ASSOCIATION_TEXT_LIMITS.outputS3Region.source}`,
  fix: "Give the bucket's name, not its ARN or URL.",
  find: ({ output }, { problems }) => checkS3Output(output, problems),
});

/** Looked at by the construct alone: a model does not hold where the providers of its baselines work. */
export const baselineOfPolicyElsewhere = defineCheck({
  id: "PM767",
  severity: "error",
  on: "policy",
  foundBy: "the construct of the patch policy",
  cause: "A patch policy selects a baseline of another Region than its `baselineRegion`.",
  reason: "Quick Setup looks for each baseline in that Region.",
  source: "other ways facts, B1",
  fix: "Give the Region of the baselines as baselineRegion.",
});

export function tellBaselineOfPolicyElsewhere(here: string, there: string): string {
  return `expected a baseline in ${here}, as baselineRegion says, got one in ${there}; give that as baselineRegion, or a baseline of ${here}`;
}

/** Everything that can be wrong with a patch policy, in the order of its properties. */
export const PATCH_POLICY_CHECKS = [
  policyName,
  policyOperation,
  policySchedule,
  policyScheduleDoubtful,
  policyAtOnce,
  policyPlaces,
  policyRates,
  policyNodes,
  policyTagWithPrefix,
  policyRoles,
  policyRegions,
  policyOutput,
] as const satisfies readonly Check<PatchPolicyModel>[];
