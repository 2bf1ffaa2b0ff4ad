import { broughtByDocument } from "../aws/brought-from-document";
import type { BroughtPatches } from "../maintenance-window/brought-patches";
import { DOCUMENT_PARAMETERS } from "../maintenance-window/patch-document";
import { blocksAt, commandsOf, field, listOf } from "./raw-blocks";
import { literalText } from "./reference-text";

// A task names the document that says what it installs by its address in S3. Where the same configuration puts that
// document there, both are written with the same expression, so that the address need not be known.

const TASK = "aws_ssm_maintenance_window_task";
export const OBJECT_TYPES: readonly string[] = ["aws_s3_object", "aws_s3_bucket_object"];

/** Parameters that name a document which says what to install. */
const OVERRIDE_PARAMETERS: readonly string[] = [
  DOCUMENT_PARAMETERS.installOverrideList,
  DOCUMENT_PARAMETERS.baselineOverride,
];

/**
 * What documents in S3 tell the tasks of a configuration to install.
 *
 * @param resources - the section `resource` of Terraform's JSON, which may be anything
 */
export function broughtByTasks(
  resources: unknown,
): (task: { readonly type: string; readonly address: string }) => BroughtPatches | undefined {
  const documents = new Map(
    OBJECT_TYPES.flatMap((type) => blocksAt(resources, type)).flatMap(([, { bucket, key, content }]) => {
      const text = typeof content === "string" ? literalText(content) : undefined;
      return text === undefined || typeof bucket !== "string" || typeof key !== "string"
        ? []
        : [[addressOf(bucket, key), text] as const];
    }),
  );
  if (documents.size === 0) return () => undefined;
  const tasks = new Map(blocksAt(resources, TASK).map(([name, block]) => [`${TASK}.${name}`, block]));
  return ({ type, address }) => {
    if (type !== TASK) return undefined;
    const [document, second] = overrideAddresses(tasks.get(address)).flatMap((one) => documents.get(one) ?? []);
    return document === undefined || second !== undefined ? undefined : broughtByDocument(document);
  };
}

/** `s3://bucket/key` */
export function addressOf(bucket: string, key: string): string {
  return sameBucket(`s3://${bucket}/${key}`);
}

/** The id of a bucket is its name. */
function sameBucket(address: string): string {
  return address.replace(/(\$\{aws_s3_bucket\.[\w-]+)\.id\}/, "$1.bucket}");
}

/** Where a task reads what to install, as far as that is a text. */
export function overrideAddresses(task: unknown): readonly string[] {
  return overrideParameters(task)
    .flatMap((parameter) => listOf(field(parameter, "values")))
    .filter((value) => typeof value === "string")
    .map(sameBucket);
}

/** Whether a task reads somewhere what to install. */
export function namesOverride(task: unknown): boolean {
  return overrideParameters(task).length > 0;
}

function overrideParameters(task: unknown): readonly unknown[] {
  return commandsOf(task)
    .flatMap((command) => listOf(field(command, "parameter")))
    .filter((parameter) => OVERRIDE_PARAMETERS.includes(field(parameter, "name") as string));
}
