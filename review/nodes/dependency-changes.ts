import type { RunCommandModel } from "../../model/maintenance-window/maintenance-window-model";
import { HOOK_PARAMETERS, PATCH_HOOKS } from "../../model/maintenance-window/read-hooks";
import { RESOURCE_GROUP_KEY } from "../../model/maintenance-window/target-keys";
import type { EnvironmentView } from "../../model/patching/view/environment-view";
import type { WayOfPatching } from "../../model/patching/ways/way-of-patching";
import type { TerraformObject } from "../../model/terraform/terraform-value";
import { joined } from "../../model/text/wording";
import { isKnown } from "../../model/values/unknown";
import { type Detail, detail } from "../changes/detail";
import { canonical } from "../changes/differences";
import { labelOf } from "../changes/label";
import type { PlannedResource } from "../plan/planned-resource";
import type { Views } from "./node-changes";

const CORE_POLICY = "AmazonSSMManagedInstanceCore";
const HOST_MANAGEMENT = "/ssm/managed-instance/default-ec2-instance-management-role";

/** What a change does to the patching that depends on the resource; nothing where nothing depends on it. */
export function dependencyChanges(resource: PlannedResource, views: Views): readonly Detail[] {
  return BY_TYPE[resource.type]?.(resource, views) ?? [];
}

type Changes = (resource: PlannedResource, views: Views) => readonly Detail[];

const BY_TYPE: Readonly<Record<string, Changes>> = {
  aws_resourcegroups_group: (resource, views) => {
    const names = textsOf(resource, "name");
    const users = usersOf(views, ({ targets }) =>
      targets.some(
        ({ targets: selections }) =>
          isKnown(selections) &&
          selections.some(
            (one) =>
              isKnown(one) &&
              one.key === RESOURCE_GROUP_KEY &&
              isKnown(one.values) &&
              one.values.some((name) => names.includes(String(name))),
          ),
      ),
    );
    if (users.length === 0 || !differs(resource, "resource_query", "configuration", "name")) return [];
    const what = resource.after === undefined ? "is gone: nothing is found any more by" : "finds other nodes for";
    return [detail("group-query", `the resource group ${label(resource)} ${what} ${joined(users)}`)];
  },
  aws_ssm_document: (resource, views) => {
    const names = textsOf(resource, "name", "arn");
    const users = usersOf(views, (way) => documentsOf(way).some((document) => names.includes(document)));
    if (users.length === 0) return [];
    const name = label(resource);
    if (resource.after === undefined || differs(resource, "name"))
      return [detail("dependency-gone", `the document ${name} goes away, which ${joined(users)} ${runs(users)}`)];
    if (!differs(resource, "content", "document_type")) return [];
    return [
      detail(
        "document-changed",
        `the document ${name} changes, and its new version is the default at once: ${joined(users)} ${runs(users)} it`,
      ),
    ];
  },
  aws_iam_role: (resource, views) => {
    const arns = textsOf(resource, "arn");
    const users = usersOf(views, (way) => rolesOf(way).some((role) => arns.includes(role)));
    return [
      ...(users.length > 0 && isRemoved(resource)
        ? [
            detail(
              "dependency-gone",
              `the role ${label(resource)} goes away, with which ${joined(users)} ${users.length === 1 ? "works" : "work"}`,
            ),
          ]
        : []),
      ...(losesPolicy(resource) ? [notManaged(`role ${label(resource)}`)] : []),
    ];
  },
  aws_iam_role_policy_attachment: (resource) => {
    const isCore = String(resource.before?.policy_arn ?? "").endsWith(`/${CORE_POLICY}`);
    return isCore && isRemoved(resource) ? [notManaged(`role ${String(resource.before?.role ?? "")}`)] : [];
  },
  aws_instance: ({ before, after }) => {
    const had = typeof before?.iam_instance_profile === "string" && before.iam_instance_profile !== "";
    const has = after?.iam_instance_profile ?? "";
    if (!had || after === undefined || has !== "") return [];
    return [
      detail(
        "node-not-managed",
        "it loses its instance profile: without Default Host Management it is no longer managed, and never patched",
      ),
    ];
  },
  aws_sns_topic: (resource, views) => {
    const arns = textsOf(resource, "arn");
    const users = usersOf(
      views,
      (way) =>
        commandOf(way)?.notificationConfig?.notificationArn !== undefined &&
        arns.includes(String(commandOf(way)?.notificationConfig?.notificationArn)),
    );
    if (users.length === 0 || !isRemoved(resource)) return [];
    return [
      detail(
        "dependency-gone",
        `the topic ${label(resource)} goes away, to which ${joined(users)} ${users.length === 1 ? "reports" : "report"}`,
      ),
    ];
  },
  aws_s3_bucket: (resource, views) => {
    const names = textsOf(resource, "bucket", "id");
    const users = usersOf(views, (way) => bucketsOf(way).some((bucket) => names.includes(bucket)));
    if (users.length === 0 || !isRemoved(resource)) return [];
    return [
      detail(
        "dependency-gone",
        `the bucket ${label(resource)} goes away, into which ${joined(users)} ${users.length === 1 ? "writes" : "write"}`,
      ),
    ];
  },
  aws_ssm_resource_data_sync: (resource) =>
    isRemoved(resource)
      ? [
          detail(
            "sync-gone",
            `inventory and patch compliance are no longer written to the bucket of ${label(resource)}`,
          ),
        ]
      : [],
  aws_ssm_service_setting: (resource) => {
    const isHostManagement = String(resource.before?.setting_id ?? "").endsWith(HOST_MANAGEMENT);
    return isHostManagement && isRemoved(resource)
      ? [
          detail(
            "node-not-managed",
            "Default Host Management is turned off: instances without a profile of their own are no longer managed, and never patched",
          ),
        ]
      : [];
  },
  aws_ec2_instance_metadata_defaults: ({ before, after }) =>
    after?.instance_metadata_tags === "enabled" && before?.instance_metadata_tags !== "enabled"
      ? [
          detail(
            "node-group-unregistered",
            'tags are shown in the instance metadata from now on: EC2 then refuses the tag "Patch Group" on new instances',
          ),
        ]
      : [],
};

function notManaged(whose: string): Detail {
  return detail(
    "node-not-managed",
    `${CORE_POLICY} is taken off ${whose}: without Default Host Management its instances are no longer managed, and never patched`,
  );
}

/** Gone, or replaced: for a moment there is nothing of that name. */
function isRemoved({ action }: PlannedResource): boolean {
  return action === "delete" || action === "replace";
}

function losesPolicy({ before, after }: PlannedResource): boolean {
  const has = (values: TerraformObject | undefined) =>
    Array.isArray(values?.managed_policy_arns) &&
    values.managed_policy_arns.some((arn) => typeof arn === "string" && arn.endsWith(`/${CORE_POLICY}`));
  return has(before) && after !== undefined && Array.isArray(after.managed_policy_arns) && !has(after);
}

function differs({ before, after }: PlannedResource, ...names: readonly string[]): boolean {
  return (
    before !== undefined &&
    (after === undefined || names.some((name) => canonical(before[name] ?? null) !== canonical(after[name] ?? null)))
  );
}

function label({ address }: PlannedResource): string {
  return labelOf(address);
}

function textsOf({ before, after }: PlannedResource, ...names: readonly string[]): readonly string[] {
  return names.flatMap((name) => [before?.[name], after?.[name]].filter((value) => typeof value === "string"));
}

/** What depends on it, before or after, each once. */
function usersOf({ before, after }: Views, depends: (way: WayOfPatching) => boolean): readonly string[] {
  const users = (view: EnvironmentView) =>
    view.ways.filter(depends).map((way) => `${NOUNS[way.kind]} ${labelOf(way.carrier.name)}`);
  return [...new Set([...users(before), ...users(after)])].sort();
}

const NOUNS = { "window-task": "window", association: "association", "patch-policy": "patch policy" } as const;

function runs(users: readonly string[]): string {
  return users.length === 1 ? "runs" : "run";
}

function commandOf(way: WayOfPatching): RunCommandModel | undefined {
  const command = way.kind === "window-task" ? way.task.runCommand : undefined;
  return command !== undefined && isKnown(command) ? command : undefined;
}

/** The document itself, and those that it calls around an installation. */
function documentsOf(way: WayOfPatching): readonly string[] {
  if (way.kind === "patch-policy") return [];
  if (way.kind === "association") {
    const { document, parameters } = way.association;
    const hooks = PATCH_HOOKS.map((hook) => (isKnown(parameters) ? parameters[HOOK_PARAMETERS[hook]] : undefined));
    return [document, ...hooks].filter((name) => typeof name === "string");
  }
  const parameters = commandOf(way)?.parameters;
  const hooks = PATCH_HOOKS.flatMap((hook) => {
    const values = parameters !== undefined && isKnown(parameters) ? parameters[HOOK_PARAMETERS[hook]] : undefined;
    return values !== undefined && isKnown(values) ? values : [];
  });
  return [way.task.taskArn, ...hooks].filter((name) => typeof name === "string");
}

function rolesOf(way: WayOfPatching): readonly string[] {
  if (way.kind !== "window-task") return [];
  return [way.task.serviceRoleArn, commandOf(way)?.serviceRoleArn].filter((role) => typeof role === "string");
}

function bucketsOf(way: WayOfPatching): readonly string[] {
  if (way.kind === "association") {
    const { outputLocation } = way.association;
    const bucket = outputLocation !== undefined && isKnown(outputLocation) ? outputLocation.s3BucketName : undefined;
    return typeof bucket === "string" ? [bucket] : [];
  }
  const bucket = commandOf(way)?.outputS3Bucket;
  return typeof bucket === "string" ? [bucket] : [];
}
