import { globCovers } from "../../model/explain/matching/glob";
import type { WayOfPatching } from "../../model/patching/ways/way-of-patching";
import { joined } from "../../model/text/wording";
import { UNKNOWN } from "../../model/values/unknown";
import { type Detail, detail } from "../changes/detail";
import { labelOf } from "../changes/label";
import { isKnownLater } from "../plan/known-later";
import type { PlannedResource } from "../plan/planned-resource";
import type { ChangeKind } from "../risk/change-kinds";
import type { Views } from "./node-views";
import { isRemoved } from "./planned-texts";
import { type Part, partsOf, policyOf } from "./policy-document";
import { one } from "./used-by";
import { bucketsOf, filesOf, rolesOf, usersOf } from "./way-users";

// What nodes may do by their own roles, with which no task works: be managed, read what to install, write output.

/** What a resource that has to do with policies lets a role do, on one side. */
type Values = NonNullable<PlannedResource["before"]>;
interface Grant {
  readonly noun: string;
  readonly rolesOf: (values: Values, views: Views) => readonly unknown[];
  readonly policiesOf: (values: Values, views: Views) => readonly unknown[];
}

const GRANTS: Readonly<Record<string, Grant>> = {
  aws_iam_role: {
    noun: "role",
    rolesOf: ({ name }) => [name],
    policiesOf: ({ inline_policy: inline }) => [inline].flat().map((policy) => Object(policy).policy),
  },
  aws_iam_role_policy: { noun: "policy", rolesOf: ({ role }) => [role], policiesOf: ({ policy }) => [policy] },
  aws_iam_role_policy_attachment: {
    noun: "policy",
    rolesOf: ({ role }) => [role],
    policiesOf: ({ policy_arn: arn }, { documents }) => [documents.get(String(arn))],
  },
  aws_iam_policy: {
    noun: "policy",
    rolesOf: ({ arn }, { attached }) => attached.get(String(arn)) ?? [],
    policiesOf: ({ policy }) => [policy],
  },
};

/** The policies of a plan by their ARNs, as they are before it. */
export function policyDocuments(resources: readonly PlannedResource[]): ReadonlyMap<string, unknown> {
  const policies = resources.filter(({ type }) => type === "aws_iam_policy");
  return new Map(policies.map(({ before, after }) => [String(before?.arn), before?.policy ?? after?.policy]));
}

/** What nodes with a role may do no longer. That another policy allows it as well, no plan denies. */
export function nodePermissionsLost(resource: PlannedResource, views: Views): readonly Detail[] {
  const { type, before, after, address } = resource;
  const grant = Object.hasOwn(GRANTS, type) ? GRANTS[type] : undefined;
  if (grant === undefined || before === undefined) return [];
  const roles = [...new Set(grant.rolesOf(before, views))].filter((role): role is string => typeof role === "string");
  const isOfTask = (way: WayOfPatching) => rolesOf(way).some((role) => roles.includes(role.replace(/.*\//, "")));
  if (roles.length === 0 || usersOf(views, isOfTask).length > 0) return [];
  const left = after === undefined || isRemoved(resource) ? [] : grant.policiesOf(after, views);
  // What is known after apply may allow all of it.
  if (left.includes(UNKNOWN)) return [];
  const partsIn = (policies: readonly unknown[]) =>
    policies.flatMap((policy) => policyOf(policy)?.allowed ?? []).flatMap(partsOf);
  const [was, is] = [partsIn(grant.policiesOf(before, views)), partsIn(left)];
  const lost = (allows: Allows) => was.some((part) => isOfNodes(part) && allows(part)) && !is.some(allows);
  const head = headOf(resource, `the ${grant.noun} ${labelOf(address)}`, roles);
  return losses(lost, views, resource).map(([kind, what]) =>
    detail(
      kind,
      `${head} nodes with ${one(roles, "that role", "these roles")} ${what}, unless another policy allows it`,
    ),
  );
}

function headOf({ type, action }: PlannedResource, what: string, roles: readonly string[]): string {
  const whose = `${one(roles, "role", "roles")} ${joined(roles)}`;
  const isRole = type === "aws_iam_role";
  if (action === "delete") return isRole ? `${what} goes away:` : `${what} is detached from ${whose}:`;
  const how = action === "replace" ? "is replaced (destroyed and re-created): until it is there again" : "changes:";
  return isRole ? `${what} ${how}` : `${what} of ${whose} ${how}`;
}

/** What allows all of S3, or of Systems Manager, is rather of a role that no node has. */
function isOfNodes({ action, resource }: Part): boolean {
  return action.startsWith("ssm:") ? action !== "ssm:*" : !/^(\*|arn:[^:]*:s3:::\*)/.test(resource);
}

type Allows = (part: Part) => boolean;

function losses(
  lost: (allows: Allows) => boolean,
  views: Views,
  resource: PlannedResource,
): readonly (readonly [ChangeKind, string])[] {
  const onPath =
    (asked: string, isOn: (path: string) => boolean): Allows =>
    ({ action, resource: on }) =>
      globCovers(action, asked) && (isKnownLater(on) || isOn(on.replace(/^arn:[^:]*:s3:::/, "")));
  const isRead = (way: WayOfPatching) =>
    filesOf(way).some(({ bucket, key }) =>
      lost(onPath("s3:GetObject", (path) => globCovers(path, `${bucket}/${key}`))),
    );
  const isWritten = (way: WayOfPatching) =>
    bucketsOf(way).some((bucket) =>
      lost(onPath("s3:PutObject", (path) => globCovers(path.replace(/\/.*/, ""), bucket))),
    );
  const [readers, writers] = [isRead, isWritten].map((is) => usersOf(views, is, resource)) as [string[], string[]];
  const told: (readonly [ChangeKind, string])[] = [];
  // By this the agent of a node tells that it is there.
  if (lost(({ action }) => globCovers(action, "ssm:UpdateInstanceInformation")))
    told.push(["node-not-managed", "are no longer managed, and never patched"]);
  if (readers.length > 0)
    told.push(["dependency-gone", `no longer read what ${joined(readers)} ${one(readers, "installs", "install")}`]);
  if (writers.length > 0) told.push(["dependency-changed", `no longer write the output of ${joined(writers)}`]);
  return told;
}
