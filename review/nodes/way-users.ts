import { ROLE_PARAMETERS } from "../../model/facts/document-parameters";
import type { RunCommandModel } from "../../model/maintenance-window/maintenance-window-model";
import { HOOK_PARAMETERS, PATCH_HOOKS } from "../../model/maintenance-window/read-hooks";
import { runsAlsoAtOnce } from "../../model/patching/ways/at-once";
import { NOUNS_OF_WAYS } from "../../model/patching/ways/nouns-of-ways";
import type { WayOfPatching } from "../../model/patching/ways/way-of-patching";
import { isKnown, type Knowable, UNKNOWN } from "../../model/values/unknown";
import { labelOf } from "../changes/label";
import type { PlannedResource } from "../plan/planned-resource";
import type { Views } from "./node-views";

// What a way of patching depends on, by name.

/**
 * The ways that depend on something after the plan, each once: `window Sunday`. What they name is taken for the same as
 * before where it is known after apply. One that is gone, or names something else by now, needs it no more.
 *
 * @param itself - what they depend on, where the resource is that: one that is deleted is in no configuration, so that
 * nothing which is known after apply can mean it
 */
export function usersOf(
  { before, after }: Views,
  depends: (way: WayOfPatching) => boolean,
  itself?: PlannedResource,
): readonly string[] {
  const old = new Map(itself?.action === "delete" ? [] : before.ways.map((way) => [wayKey(way), way]));
  const users = after.ways.filter((way) => depends(way) || depends(asBefore(way, old.get(wayKey(way)))));
  return [...new Set(users.map((way) => `${NOUNS_OF_WAYS[way.kind]} ${labelOf(way.carrier.name)}`))].sort();
}

/** A way of which what is known after apply stays as it was. */
function asBefore(way: WayOfPatching, old: WayOfPatching | undefined): WayOfPatching {
  if (old === undefined) return way;
  const names = ["targets", "task", "association", "policy"] as const;
  const [is, was] = [way, old].map((one) => one as Partial<Record<(typeof names)[number], unknown>>);
  return { ...way, ...Object.fromEntries(names.map((name) => [name, filled(is?.[name], was?.[name])])) };
}

function filled(value: unknown, old: unknown): unknown {
  if (value === UNKNOWN) return old ?? value;
  if (typeof value !== "object" || value === null) return value;
  const was = Object(old);
  if (Array.isArray(value)) return value.map((entry, index) => filled(entry, was[index]));
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, filled(entry, was[name])]));
}

function wayKey({ kind, key }: WayOfPatching): string {
  return `${kind} ${key}`;
}

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

/** The version of its document, where it is always the same one. */
export function pinnedVersionOf(way: WayOfPatching): string | undefined {
  const version = versionOf(way);
  return typeof version === "string" && /^\d+$/.test(version) ? version : undefined;
}

function versionOf(way: WayOfPatching): Knowable<string> | undefined {
  if (way.kind === "patch-policy") return undefined;
  if (way.kind === "association") return way.association.documentVersion;
  const { automation } = way.task;
  const settings = automation !== undefined && isKnown(automation) ? automation : commandOf(way);
  return settings?.documentVersion;
}

/** Whether a change of what it reads makes it run at once. Source: other ways facts, A3. */
export function runsAtChanges(way: WayOfPatching): boolean {
  return way.kind === "association" && runsAlsoAtOnce(way) !== false;
}

/** ARNs or names of the roles with which a task or a patch policy works, and of those that it hands on. */
export function rolesOf(way: WayOfPatching): readonly string[] {
  if (way.kind === "patch-policy") {
    const { localDeploymentAdministrationRoleArn: arn, localDeploymentExecutionRoleName: name } = way.policy;
    return [arn, name].filter((role) => typeof role === "string");
  }
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

export function logGroupsOf(way: WayOfPatching): readonly string[] {
  const group = commandOf(way)?.cloudwatchConfig?.cloudwatchLogGroupName;
  return typeof group === "string" ? [group] : [];
}

/** The function or state machine that a task calls, by its name, and the version of the function. */
export function calledOf(way: WayOfPatching): { readonly name?: string; readonly qualifier?: Knowable<string> } {
  if (way.kind !== "window-task") return {};
  const { taskArn, lambda } = way.task;
  if (typeof taskArn !== "string") return {};
  const [, name, ofArn] = /:(?:function|stateMachine):([^:]+)(?::([^:]+))?$/.exec(taskArn) ?? [];
  const settings = lambda !== undefined && isKnown(lambda) ? lambda.qualifier : undefined;
  return name === undefined ? {} : { name, qualifier: settings ?? ofArn };
}

/** A file in S3. */
interface StoredFile {
  readonly bucket: string;
  readonly key: string;
}

/** The files that say what is installed. */
export function filesOf(way: WayOfPatching): readonly StoredFile[] {
  return ["InstallOverrideList", "BaselineOverride"]
    .flatMap((name) => parameterTexts(way, name))
    .flatMap((address) => storedFile(address) ?? []);
}

/** `s3://bucket/key`, `https://bucket.s3.eu-central-1.amazonaws.com/key`, `https://s3.eu-central-1.amazonaws.com/bucket/key`. */
function storedFile(address: string): StoredFile | undefined {
  const [, bucket, key] =
    /^s3:\/\/([^/]+)\/(.+)$/.exec(address) ??
    /^https:\/\/s3[.-][^/]*amazonaws\.com[^/]*\/([^/?]+)\/([^?]+)/.exec(address) ??
    /^https:\/\/([^/]+?)\.s3[.-][^/]*amazonaws\.com[^/]*\/([^?]+)/.exec(address) ??
    [];
  return bucket === undefined || key === undefined ? undefined : { bucket, key };
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
  const settings = automation !== undefined && isKnown(automation) ? automation : commandOf(way);
  return settings !== undefined && isKnown(settings.parameters) ? settings.parameters : undefined;
}
