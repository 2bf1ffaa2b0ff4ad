import { RESOURCE_GROUP_KEY } from "../../model/maintenance-window/target-keys";
import type { WayOfPatching } from "../../model/patching/ways/way-of-patching";
import { joined } from "../../model/text/wording";
import { isKnown } from "../../model/values/unknown";
import { type Detail, detail } from "../changes/detail";
import { labelOf } from "../changes/label";
import type { PlannedResource } from "../plan/planned-resource";
import { MANAGED_NODE_CHANGES } from "./managed-node-changes";
import type { Views } from "./node-changes";
import { patchDocumentIn } from "./other-ways";
import { differs, isRemoved, textsOf } from "./planned-texts";
import { bucketsOf, calendarsOf, commandOf, documentsOf, parametersText, rolesOf, usersOf } from "./way-users";

/** What a change does to the patching that depends on the resource; nothing where nothing depends on it. */
export function dependencyChanges(resource: PlannedResource, views: Views): readonly Detail[] {
  return [
    ...(BY_TYPE[resource.type]?.(resource, views) ?? []),
    ...(MANAGED_NODE_CHANGES[resource.type]?.(resource) ?? []),
  ];
}

type Changes = (resource: PlannedResource, views: Views) => readonly Detail[];

const BY_TYPE: Readonly<Record<string, Changes>> = {
  aws_resourcegroups_group: (resource, views) => {
    const names = textsOf(resource, "name");
    const users = usersOf(views, (way) => targetsGroup(way, names));
    if (users.length === 0 || !differs(resource, "resource_query", "configuration", "name")) return [];
    const what = resource.after === undefined ? "is gone: nothing is found any more by" : "finds other nodes for";
    return [detail("group-query", `the resource group ${label(resource)} ${what} ${joined(users)}`)];
  },
  aws_ssm_document: (resource, views) => [...documentChanges(resource, views), ...calendarChanges(resource, views)],
  aws_ssm_parameter: (resource, views) => {
    const [name = ""] = textsOf(resource, "name");
    const reference = new RegExp(`\\{\\{\\s*ssm(-secure)?:${escaped(name)}(:\\d+)?\\s*\\}\\}`);
    const readsIt = (way: WayOfPatching) => reference.test(parametersText(way));
    const users = usersOf(views, readsIt);
    if (users.length === 0 || !differs(resource, "name", "value", "insecure_value", "value_wo_version")) return [];
    const what = isRemoved(resource) ? "goes away" : "changes";
    const associations = usersOf(views, (way) => way.kind === "association" && readsIt(way));
    const runsAtOnce = !isRemoved(resource) && associations.length > 0;
    const atOnce = runsAtOnce ? ": an association that does not wait for its schedule runs at once" : "";
    return [
      detail(
        isRemoved(resource) ? "dependency-gone" : "parameter-changed",
        `the parameter ${label(resource)} ${what}, which ${joined(users)} ${one(users, "reads", "read")}${atOnce}`,
      ),
    ];
  },
  aws_iam_role: (resource, views) => {
    const arns = textsOf(resource, "arn");
    const users = usersOf(views, (way) => rolesOf(way).some((role) => arns.includes(role)));
    return users.length > 0 && isRemoved(resource)
      ? [gone("role", resource, users, "with which", "works", "work")]
      : [];
  },
  aws_iam_role_policy: (resource, views) => rolePolicyChanges(resource, views, "name"),
  aws_iam_role_policy_attachment: (resource, views) => rolePolicyChanges(resource, views, "policy_arn"),
  aws_sns_topic: (resource, views) => {
    const arns = textsOf(resource, "arn");
    const users = usersOf(views, (way) => arns.includes(String(commandOf(way)?.notificationConfig?.notificationArn)));
    return users.length > 0 && isRemoved(resource)
      ? [gone("topic", resource, users, "to which", "reports", "report")]
      : [];
  },
  aws_s3_bucket: (resource, views) => {
    const names = textsOf(resource, "bucket", "id");
    const users = usersOf(views, (way) => bucketsOf(way).some((bucket) => names.includes(bucket)));
    return users.length > 0 && isRemoved(resource)
      ? [gone("bucket", resource, users, "into which", "writes", "write")]
      : [];
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
};

function targetsGroup({ targets }: WayOfPatching, names: readonly string[]): boolean {
  return targets.some(
    ({ targets: selections }) =>
      isKnown(selections) &&
      selections.some(
        (selection) =>
          isKnown(selection) &&
          selection.key === RESOURCE_GROUP_KEY &&
          isKnown(selection.values) &&
          selection.values.some((name) => names.includes(String(name))),
      ),
  );
}

/** A document that a way runs; and one that patches by itself, whoever runs it. */
function documentChanges(resource: PlannedResource, views: Views): readonly Detail[] {
  const names = textsOf(resource, "name", "arn");
  const users = usersOf(views, (way) => documentsOf(way).some((document) => names.includes(document)));
  const name = label(resource);
  if (users.length > 0 && (resource.after === undefined || differs(resource, "name")))
    return [
      detail("dependency-gone", `the document ${name} goes away, which ${joined(users)} ${one(users, "runs", "run")}`),
    ];
  const patching = patchDocumentIn(resource.after?.content);
  const runs =
    patching === undefined || (resource.before !== undefined && !differs(resource, "content"))
      ? []
      : [detail("other-way", `the document ${name} runs ${patching}, on whatever node it is run on`)];
  if (users.length === 0 || !differs(resource, "content", "document_type")) return runs;
  return [
    detail(
      "document-changed",
      `the document ${name} changes, and its new version is the default at once: ${joined(users)} ${one(users, "runs", "run")} it`,
    ),
    ...runs,
  ];
}

/** A Change Calendar is a document, too. */
function calendarChanges(resource: PlannedResource, views: Views): readonly Detail[] {
  const names = textsOf(resource, "name", "arn");
  const users = usersOf(views, (way) => calendarsOf(way).some((calendar) => names.includes(calendar)));
  if (users.length === 0 || !differs(resource, "content", "name")) return [];
  if (resource.after === undefined || differs(resource, "name")) {
    const who = `${joined(users)} ${one(users, "waits", "wait")}`;
    return [detail("dependency-gone", `the Change Calendar ${label(resource)} goes away, for which ${who} to be open`)];
  }
  return [
    detail(
      "association-schedule",
      `the Change Calendar ${label(resource)} opens at other times: ${joined(users)} ${one(users, "runs", "run")} only while it is open`,
    ),
  ];
}

/** A policy of the role with which tasks work. By the role's name, which is the end of its ARN. */
function rolePolicyChanges(resource: PlannedResource, views: Views, policy: string): readonly Detail[] {
  const names = textsOf(resource, "role");
  const users = usersOf(views, (way) =>
    rolesOf(way).some((arn) => names.includes(arn.slice(arn.lastIndexOf("/") + 1))),
  );
  if (users.length === 0 || !differs(resource, "role", policy, "policy")) return [];
  const what = isRemoved(resource) ? "is taken off" : "changes on";
  const which = textsOf(resource, policy)[0] ?? label(resource);
  return [
    detail(
      isRemoved(resource) ? "dependency-gone" : "dependency-changed",
      `the policy ${which.slice(which.lastIndexOf("/") + 1)} ${what} role ${names[0]}, with which ${joined(users)} ${one(users, "works", "work")}`,
    ),
  ];
}

function gone(
  noun: string,
  resource: PlannedResource,
  users: readonly string[],
  how: string,
  single: string,
  many: string,
): Detail {
  return detail(
    "dependency-gone",
    `the ${noun} ${label(resource)} goes away, ${how} ${joined(users)} ${one(users, single, many)}`,
  );
}

function label({ address }: PlannedResource): string {
  return labelOf(address);
}

function one(users: readonly string[], single: string, many: string): string {
  return users.length === 1 ? single : many;
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
