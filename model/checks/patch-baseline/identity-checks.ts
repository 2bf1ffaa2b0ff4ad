import { TEXT_LIMITS } from "../../facts/limits";
import { OPERATING_SYSTEM_NAMES } from "../../facts/operating-systems";
import { defineCheck } from "../check/define-check";
import { checkChoice, checkRegion, checkTags } from "../check/shared-properties";

export const baselineName = defineCheck({
  id: "PM101",
  severity: "error",
  on: "baseline",
  cause: "The name of a patch baseline is not one that AWS accepts.",
  reason: 'CreatePatchBaseline accepts 3 to 128 letters, digits, "_", "-" and ".".',
  source: TEXT_LIMITS.baselineName.source,
  fix: 'Shorten the name, and write "-" for spaces and other characters.',
  find: (baseline, { problems }) => problems.text("name", baseline.name, TEXT_LIMITS.baselineName),
});

export const baselineDescription = defineCheck({
  id: "PM102",
  severity: "error",
  on: "baseline",
  cause: "The description of a patch baseline is empty or too long.",
  reason:
    "The provider accepts up to 1024 bytes. It lets an empty one pass, which the service refuses, so that only the apply fails.",
  source: TEXT_LIMITS.baselineDescription.source,
  fix: "Leave the description out, or shorten it.",
  find: (baseline, { problems }) => problems.text("description", baseline.description, TEXT_LIMITS.baselineDescription),
});

export const baselineOperatingSystem = defineCheck({
  id: "PM103",
  severity: "error",
  on: "baseline",
  cause: "The operating system is not one of Patch Manager's.",
  reason: "The provider refuses the plan for a name that is not in AWS's list.",
  source: "SSM API model, OperatingSystem",
  fix: 'Use one of the listed names, or unlisted("…") for one that AWS added after this release.',
  find: (baseline, { problems }) =>
    checkChoice("operatingSystem", baseline.operatingSystem, OPERATING_SYSTEM_NAMES, problems),
});

export const baselineTags = defineCheck({
  id: "PM104",
  severity: "error",
  on: "baseline",
  cause: "A tag of a patch baseline is not one that AWS accepts.",
  reason:
    "Keys have 1 to 128 characters, values up to 256, out of a fixed set; keys that start with aws: are AWS's own.",
  source: TEXT_LIMITS.tagKey.source,
  fix: "Rename the tag or shorten its value.",
  find: (baseline, { problems }) => checkTags(baseline.tags, problems),
});

export const baselineRegion = defineCheck({
  id: "PM105",
  severity: "error",
  on: "baseline",
  cause: "The Region of a patch baseline is not the code of a Region.",
  reason: "The provider refuses a region argument of another shape when it plans.",
  source: "provider, format aws-region",
  fix: "Write the code, such as eu-central-1.",
  find: (baseline, { problems }) => checkRegion(baseline.region, problems),
});
