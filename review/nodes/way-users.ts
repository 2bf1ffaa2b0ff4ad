import { ROLE_PARAMETERS } from "../../model/facts/document-parameters";
import type { RunCommandModel } from "../../model/maintenance-window/maintenance-window-model";
import { HOOK_PARAMETERS, PATCH_HOOKS } from "../../model/maintenance-window/read-hooks";
import type { EnvironmentView } from "../../model/patching/view/environment-view";
import type { WayOfPatching } from "../../model/patching/ways/way-of-patching";
import { isKnown, type Knowable } from "../../model/values/unknown";
import { labelOf } from "../changes/label";
import type { Views } from "./node-changes";

// What a way of patching depends on, by name.

/** The ways that depend on something, before or after, each once: `window Sunday`. */
export function usersOf({ before, after }: Views, depends: (way: WayOfPatching) => boolean): readonly string[] {
  const users = (view: EnvironmentView) =>
    view.ways.filter(depends).map((way) => `${NOUNS[way.kind]} ${labelOf(way.carrier.name)}`);
  return [...new Set([...users(before), ...users(after)])].sort();
}

const NOUNS = { "window-task": "window", association: "association", "patch-policy": "patch policy" } as const;

export function commandOf(way: WayOfPatching): RunCommandModel | undefined {
  const command = way.kind === "window-task" ? way.task.runCommand : undefined;
  return command !== undefined && isKnown(command) ? command : undefined;
}

/** The document itself, and those that it calls around an installation. */
export function documentsOf(way: WayOfPatching): readonly string[] {
  if (way.kind === "patch-policy") return [];
  const document = way.kind === "association" ? way.association.document : way.task.taskArn;
  const hooks = PATCH_HOOKS.flatMap((hook) => parameterTexts(way, HOOK_PARAMETERS[hook]));
  return [document, ...hooks].filter((name) => typeof name === "string");
}

/** ARNs of the roles with which a task runs, and of those that it hands on. */
export function rolesOf(way: WayOfPatching): readonly string[] {
  const handedOn = ROLE_PARAMETERS.flatMap((name) => parameterTexts(way, name));
  if (way.kind !== "window-task") return handedOn;
  const own = [way.task.serviceRoleArn, commandOf(way)?.serviceRoleArn].filter((role) => typeof role === "string");
  return [...own, ...handedOn];
}

export function bucketsOf(way: WayOfPatching): readonly string[] {
  const bucket = bucketOf(way);
  return typeof bucket === "string" ? [bucket] : [];
}

function bucketOf(way: WayOfPatching): Knowable<string> | undefined {
  if (way.kind === "window-task") return commandOf(way)?.outputS3Bucket;
  const output = way.kind === "association" ? way.association.outputLocation : way.policy.output;
  return output !== undefined && isKnown(output) ? output.s3BucketName : undefined;
}

export function calendarsOf(way: WayOfPatching): readonly string[] {
  const names = way.kind === "association" ? way.association.calendarNames : undefined;
  return names === undefined || !isKnown(names) ? [] : names.filter((name) => typeof name === "string");
}

/** Everything that a document is told, as one text. */
export function parametersText(way: WayOfPatching): string {
  const parameters = parametersOf(way);
  return parameters === undefined ? "" : JSON.stringify(parameters);
}

function parameterTexts(way: WayOfPatching, name: string): readonly string[] {
  const values = parametersOf(way)?.[name];
  const list: readonly unknown[] = Array.isArray(values) ? values : [values];
  return list.filter((value) => typeof value === "string");
}

function parametersOf(way: WayOfPatching): Readonly<Record<string, unknown>> | undefined {
  if (way.kind === "patch-policy") return undefined;
  if (way.kind === "association") {
    const { parameters } = way.association;
    return isKnown(parameters) ? parameters : undefined;
  }
  const { automation } = way.task;
  const told = automation !== undefined && isKnown(automation) ? automation : commandOf(way);
  return told !== undefined && isKnown(told.parameters) ? told.parameters : undefined;
}
