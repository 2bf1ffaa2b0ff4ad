import { entryOf } from "./entry-of";

/** The accounts that `aws_caller_identity` found, in the root module of a plan's prior state. */
export function callerAccounts(priorState: unknown): readonly string[] {
  const resources = entryOf(entryOf(entryOf(priorState, "values"), "root_module"), "resources");
  if (!Array.isArray(resources)) return [];
  return resources
    .filter((resource) => entryOf(resource, "type") === "aws_caller_identity")
    .map((resource) => entryOf(entryOf(resource, "values"), "account_id"))
    .filter((account): account is string => typeof account === "string" && /^\d{12}$/.test(account));
}
