import { TEXT_LIMITS } from "../../facts/limits";
import { defineCheck } from "../check/define-check";

export const targetName = defineCheck({
  id: "PM401",
  severity: "error",
  on: "target",
  cause: "The name of a window target is not one that AWS accepts.",
  reason: 'The service accepts 3 to 128 letters, digits, "_", "-" and ".".',
  source: TEXT_LIMITS.windowName.source,
  fix: 'Leave the name out, or write "-" for spaces and other characters.',
  find: (target, { problems }) => problems.text("name", target.name, TEXT_LIMITS.windowName),
});

export const targetDescription = defineCheck({
  id: "PM402",
  severity: "error",
  on: "target",
  cause: "The description of a window target is too short or too long.",
  reason: "The service accepts 1 to 128 characters, the provider 3 to 128 bytes.",
  source: TEXT_LIMITS.targetDescription.source,
  fix: "Leave the description out, or write 3 to 128 bytes.",
  find: (target, { problems }) => problems.text("description", target.description, TEXT_LIMITS.targetDescription),
});

export const targetOwnerInformation = defineCheck({
  id: "PM403",
  severity: "error",
  on: "target",
  cause: "The owner information of a window target is empty or too long.",
  reason: "The provider accepts 1 to 128 bytes.",
  source: TEXT_LIMITS.ownerInformation.source,
  fix: "Leave it out, or shorten it.",
  find: (target, { problems }) =>
    problems.text("ownerInformation", target.ownerInformation, TEXT_LIMITS.ownerInformation),
});
