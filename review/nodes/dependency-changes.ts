import { RESOURCE_GROUP_KEY } from "../../model/maintenance-window/target-keys";
import type { WayOfPatching } from "../../model/patching/ways/way-of-patching";
import { joined } from "../../model/text/wording";
import { isKnown } from "../../model/values/unknown";
import { type Detail, detail } from "../changes/detail";
import { labelOf } from "../changes/label";
import type { PlannedResource } from "../plan/planned-resource";
import { CALLED_CHANGES } from "./called-changes";
import { FILE_CHANGES } from "./file-changes";
import { MANAGED_NODE_CHANGES } from "./managed-node-changes";
import { nodePermissionsLost } from "./node-permissions";
import type { Views } from "./node-views";
import { NOTIFICATION_CHANGES } from "./notification-changes";
import { patchDocumentIn } from "./other-ways";
import { differs, isRemoved, textsOf } from "./planned-texts";
import { ROLE_CHANGES } from "./role-changes";
import { one } from "./used-by";
import {
  calendarsOf,
  documentsOf,
  logGroupsOf,
  parametersText,
  pinnedVersionOf,
  runsAtChanges,
  usersOf,
} from "./way-users";

/** What a change does to the patching that depends on the resource; nothing where nothing depends on it. */
export function dependencyChanges(resource: PlannedResource, views: Views): readonly Detail[] {
  return [
    ...(BY_TYPE[resource.type]?.(resource, views) ?? []),
    ...(MANAGED_NODE_CHANGES[resource.type]?.(resource) ?? []),
    ...nodePermissionsLost(resource, views),
  ];
}

type Changes = (resource: PlannedResource, views: Views) => readonly Detail[];

const BY_TYPE: Readonly<Record<string, Changes>> = {
  aws_resourcegroups_group: (resource, views) => {
    const names = textsOf(resource, "name");
    const users = usersOf(views, (way) => targetsGroup(way, names), resource);
    if (users.length === 0 || !differs(resource, "resource_query", "configuration", "name")) return [];
    const others = isRemoved(resource)
      ? "is replaced: until it is there again nothing is found by"
      : "finds other nodes for";
    const what = resource.after === undefined ? "is gone: nothing is found any more by" : others;
    return [detail("group-query", `the resource group ${label(resource)} ${what} ${joined(users)}`)];
  },
  aws_ssm_document: (resource, views) => [...documentChanges(resource, views), ...calendarChanges(resource, views)],
  aws_ssm_parameter: (resource, views) => {
    const [name = ""] = textsOf(resource, "name");
    const reference = new RegExp(`\\{\\{\\s*ssm(-secure)?:${escaped(name)}(:\\d+)?\\s*\\}\\}`);
    const readsIt = (way: WayOfPatching) => reference.test(parametersText(way));
    const users = usersOf(views, readsIt, resource);
    if (users.length === 0 || !differs(resource, "name", "value", "insecure_value", "value_wo_version")) return [];
    const what = isRemoved(resource) ? "goes away" : "changes";
    const atOnce = isRemoved(resource) ? "" : runningAtOnce(views, readsIt);
    return [
      detail(
        isRemoved(resource) ? "dependency-gone" : "parameter-changed",
        `the parameter ${label(resource)} ${what}, which ${joined(users)} ${one(users, "reads", "read")}${atOnce}`,
      ),
    ];
  },
  ...ROLE_CHANGES,
  ...CALLED_CHANGES,
  ...FILE_CHANGES,
  ...NOTIFICATION_CHANGES,
  aws_cloudwatch_log_group: (resource, views) => {
    const names = textsOf(resource, "name");
    const users = usersOf(views, (way) => logGroupsOf(way).some((group) => names.includes(group)), resource);
    return users.length > 0 && isRemoved(resource)
      ? [
          detail(
            "dependency-changed",
            `the log group ${label(resource)} goes away with all that it holds, into which ${joined(users)} ${one(users, "writes", "write")}`,
          ),
        ]
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
  const runsIt = (way: WayOfPatching) => documentsOf(way).some((document) => names.includes(document));
  const users = usersOf(views, runsIt, resource);
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
  const follows = (way: WayOfPatching) => runsIt(way) && pinnedVersionOf(way) === undefined;
  const followers = usersOf(views, follows);
  const says =
    followers.length === 0
      ? `the document ${name} changes: ${joined(users)} ${one(users, "runs an older version", "run older versions")} of it, and ${one(users, "stays", "stay")} with that`
      : `the document ${name} changes, and its new version is the default immediately: ${joined(followers)} ${one(followers, "runs", "run")} it${runningAtOnce(views, follows)}`;
  return [detail(followers.length === 0 ? "document-unused" : "document-changed", says), ...runs];
}

/** What follows a change where an association does not wait for its schedule. */
function runningAtOnce(views: Views, reads: (way: WayOfPatching) => boolean): string {
  const users = usersOf(views, (way) => runsAtChanges(way) && reads(way));
  return users.length === 0
    ? ""
    : `, and ${joined(users)} ${one(users, "runs", "run")} immediately on all of its nodes`;
}

/** A Change Calendar is a document, too. */
function calendarChanges(resource: PlannedResource, views: Views): readonly Detail[] {
  const names = textsOf(resource, "name", "arn");
  const users = usersOf(views, (way) => calendarsOf(way).some((calendar) => names.includes(calendar)), resource);
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

function label({ address }: PlannedResource): string {
  return labelOf(address);
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
