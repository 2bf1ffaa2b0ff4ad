import { lastPart } from "../../model/text/arn-parts";
import type { Detail } from "../changes/detail";
import type { PlannedResource } from "../plan/planned-resource";
import type { Views } from "./node-views";
import { isOtherwise, isRemoved, textsOf } from "./planned-texts";
import { by, changes, gone } from "./used-by";
import { calledOf, usersOf } from "./way-users";

// What tasks call beside documents: functions and state machines.

type Changes = (resource: PlannedResource, views: Views) => readonly Detail[];

export const CALLED_CHANGES: Readonly<Record<string, Changes>> = {
  aws_lambda_function: (resource, views) => called("function", resource, views, ["calls", "call"]),
  aws_lambda_alias: (resource, views) => {
    const users = usersOf(
      views,
      (way) => {
        const names = textsOf(resource, "name");
        const functions = textsOf(resource, "function_name").map(lastPart);
        const { name, qualifier } = calledOf(way);
        return name !== undefined && functions.includes(name) && names.includes(String(qualifier));
      },
      resource,
    );
    return detailsOf("version", resource, users, ["calls", "call"]);
  },
  aws_sfn_state_machine: (resource, views) => called("state machine", resource, views, ["starts", "start"]),
};

function called(noun: string, resource: PlannedResource, views: Views, verbs: readonly [string, string]) {
  const names = textsOf(resource, "arn", "function_name", "name").map(lastPart);
  return detailsOf(
    noun,
    resource,
    usersOf(views, (way) => names.includes(String(calledOf(way).name)), resource),
    verbs,
  );
}

function detailsOf(
  noun: string,
  resource: PlannedResource,
  users: readonly string[],
  [single, many]: readonly [string, string],
): readonly Detail[] {
  if (users.length === 0 || resource.before === undefined) return [];
  if (isRemoved(resource)) return [gone(noun, resource, by(users, "which", single, many))];
  return isOtherwise(resource) ? [changes(noun, resource, by(users, "which", single, many))] : [];
}
