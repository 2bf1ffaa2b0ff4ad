import { TEXT_LIMITS } from "../../facts/limits";
import { defineCheck } from "../check/define-check";
import { checkRegion, checkTags } from "../check/shared-properties";

export const windowName = defineCheck({
  id: "PM301",
  severity: "error",
  on: "window",
  cause: "The name of a maintenance window is not one that AWS accepts.",
  reason: 'The service accepts 3 to 128 letters, digits, "_", "-" and "."; the provider checks nothing.',
  source: TEXT_LIMITS.windowName.source,
  fix: 'Shorten the name, and write "-" for spaces and other characters.',
  find: (window, { problems }) => problems.text("name", window.name, TEXT_LIMITS.windowName),
});

export const windowDescription = defineCheck({
  id: "PM302",
  severity: "error",
  on: "window",
  cause: "The description of a maintenance window is empty or too long.",
  reason: "The service accepts 1 to 128 characters; the provider checks nothing.",
  source: TEXT_LIMITS.windowDescription.source,
  fix: "Leave the description out, or shorten it.",
  find: (window, { problems }) => problems.text("description", window.description, TEXT_LIMITS.windowDescription),
});

export const windowTags = defineCheck({
  id: "PM303",
  severity: "error",
  on: "window",
  cause: "A tag of a maintenance window is not one that AWS accepts.",
  reason:
    "Keys have 1 to 128 characters, values up to 256, out of a fixed set; keys that start with aws: are AWS's own.",
  source: TEXT_LIMITS.tagKey.source,
  fix: "Rename the tag or shorten its value.",
  find: (window, { problems }) => checkTags(window.tags, problems),
});

export const windowRegion = defineCheck({
  id: "PM304",
  severity: "error",
  on: "window",
  cause: "The Region of a maintenance window is not the code of a Region.",
  reason: "The provider refuses a region argument of another shape when it plans.",
  source: "provider, format aws-region",
  fix: "Write the code, such as eu-central-1.",
  find: (window, { problems }) => checkRegion(window.region, problems),
});
