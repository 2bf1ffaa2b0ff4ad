import { SYSTEMS_MANAGER } from "../../model/patch-operations/policies/policy-statement";
import { joined } from "../../model/text/wording";
import { type Detail, detail } from "../changes/detail";
import { labelOf } from "../changes/label";
import type { PlannedResource } from "../plan/planned-resource";
import { letsAnybodyIn } from "./for-anybody";
import { withoutUnusedRoles } from "./handed-on-roles";
import { isCore } from "./managed-node-changes";
import { kindOfDependency } from "./more-allowed";
import { denialsText } from "./new-denials";
import type { Views } from "./node-views";
import { differs, isRemoved, textsOf } from "./planned-texts";
import { policyDifference } from "./policy-difference";
import { servicesLost } from "./trusted-services";
import { policyChange } from "./used-by";
import { rolesOf, usersOf } from "./way-users";

// What tasks and patch policies may do: their roles, and the policies of these, wherever they are attached.

type Changes = (resource: PlannedResource, views: Views) => readonly Detail[];

/** Arguments of a role that decide what whoever works with it may do. */
const PERMISSIONS = ["inline_policy", "managed_policy_arns", "permissions_boundary"];

export const ROLE_CHANGES: Readonly<Record<string, Changes>> = {
  aws_iam_role: (resource, views) => {
    const works = worksWith(textsOf(resource, "name", "arn").map(nameIn), views, resource);
    const role = `role ${labelOf(resource.address)}`;
    if (works === undefined) return quickSetupTag(resource, role);
    if (isRemoved(resource)) return [detail("dependency-gone", `the ${role} goes away, with which ${works}`)];
    return [
      ...trustChanges(resource, role, works),
      ...PERMISSIONS.filter((argument) => differs(resource, argument)).map((argument) =>
        detail("dependency-changed", `${argument} of ${role} changes, with which ${works}`),
      ),
      ...quickSetupTag(resource, role),
    ];
  },
  aws_iam_role_policy: (resource, views) => [
    ...ofOneRole(resource, views, "name", "policy"),
    ...newDenials(resource, views),
  ],
  aws_iam_role_policy_attachment: (resource, views) => ofOneRole(resource, views, "policy_arn"),
  aws_iam_role_policy_attachments_exclusive: (resource, views) => allOfOneRole(resource, views, "policy_arns"),
  aws_iam_role_policies_exclusive: (resource, views) => allOfOneRole(resource, views, "policy_names"),
  aws_iam_policy_attachment: (resource, views) => {
    const kept = isRemoved(resource) ? [] : listed(resource.after?.roles);
    const [policy = ""] = textsOf(resource, "policy_arn");
    return listed(resource.before?.roles)
      .filter((role) => !kept.includes(role))
      .flatMap((role) => {
        const works = worksWith([role], views);
        return works === undefined ? [] : [takenOff(nameIn(policy), role, works)];
      });
  },
  aws_iam_policy: (planned, views) => {
    const resource = withoutUnusedRoles(planned, views);
    const roles = new Set(textsOf(resource, "arn").flatMap((arn) => views.attached.get(arn) ?? []));
    const users = [...roles].filter((role) => worksWith([role], views) !== undefined).sort();
    const works = worksWith(users, views);
    if (works === undefined || !differs(resource, "policy", "name", "path")) return [];
    const [kind, what] = isRemoved(resource)
      ? (["dependency-gone", "goes away"] as const)
      : ([kindOfDependency(resource, "policy", "name", "path"), "changes"] as const);
    const how = isRemoved(resource) ? "" : policyChange(resource);
    const whose = `${users.length === 1 ? "role" : "roles"} ${joined(users)}`;
    return [detail(kind, `the policy ${labelOf(resource.address)} of ${whose} ${what}, with which ${works}${how}`)];
  },
};

/** The roles that have a policy, by the policy's ARN, as attachments on either side of a plan say it. */
export function attachedRoles(resources: readonly PlannedResource[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const { type, before, after } of resources) {
    const argument = ATTACHMENTS.get(type);
    if (argument === undefined) continue;
    for (const values of [before, after]) {
      const arn = values?.policy_arn;
      if (typeof arn === "string") found.set(arn, [...(found.get(arn) ?? []), ...listed(values?.[argument])]);
    }
  }
  return found;
}

/** The argument that names the role of an attachment, or the roles. */
const ATTACHMENTS: ReadonlyMap<string, string> = new Map([
  ["aws_iam_role_policy_attachment", "role"],
  ["aws_iam_policy_attachment", "roles"],
]);

/** `window sunday works`; undefined where nothing works with one of these roles. */
function worksWith(roles: readonly string[], views: Views, itself?: PlannedResource): string | undefined {
  const users = usersOf(views, (way) => rolesOf(way).some((role) => roles.includes(nameIn(role))), itself);
  return users.length === 0 ? undefined : `${joined(users)} ${users.length === 1 ? "works" : "work"}`;
}

/** Who may work with a role: AWS's service for tasks must be among them. */
function trustChanges(resource: PlannedResource, role: string, works: string): readonly Detail[] {
  if (!differs(resource, "assume_role_policy")) return [];
  const [old, now] = [resource.before, resource.after].map((values) => values?.assume_role_policy);
  const isLost = servicesLost(old, now, [SYSTEMS_MANAGER]).length > 0;
  const isOpen = letsAnybodyIn(old, now);
  const kind = isOpen ? "anybody-let-in" : "dependency-changed";
  const how = policyDifference(old, now);
  return [
    ...(isLost ? [detail("dependency-gone", `Systems Manager may no longer assume ${role}, with which ${works}`)] : []),
    ...(!isLost || isOpen ? [detail(kind, `who may assume ${role} changes, with which ${works}${how}`)] : []),
  ];
}

/** A policy that stands alone, of one role. */
function ofOneRole(planned: PlannedResource, views: Views, ...policy: readonly string[]): readonly Detail[] {
  const resource = withoutUnusedRoles(planned, views);
  const [role = ""] = textsOf(resource, "role");
  const works = worksWith(textsOf(resource, "role"), views);
  if (works === undefined || !differs(resource, "role", ...policy)) return [];
  const which = nameIn(textsOf(resource, ...policy.slice(0, 1))[0] ?? labelOf(resource.address));
  return [
    isRemoved(resource)
      ? takenOff(which, role, works)
      : detail(
          kindOfDependency(resource, "role", ...policy),
          `the policy ${which} changes on role ${role}, with which ${works}${policyChange(resource)}`,
        ),
  ];
}

/** A new policy that denies: what others allow counts no more. */
function newDenials({ before, after }: PlannedResource, views: Views): readonly Detail[] {
  const role = String(after?.role);
  const isOfNodes = [...views.attached].some(([arn, roles]) => isCore(arn) && roles.includes(role));
  const works = worksWith([role], views) ?? (isOfNodes ? "nodes are managed" : undefined);
  const denied = before === undefined && works !== undefined ? denialsText(after?.policy) : "";
  return denied === ""
    ? []
    : [detail("dependency-changed", `new policy of role ${role}, with which ${works}${denied}`)];
}

/** The list of all policies of a role: whatever is not in it is taken off. */
function allOfOneRole(resource: PlannedResource, views: Views, list: string): readonly Detail[] {
  const { before, after } = resource;
  const [role = ""] = textsOf(resource, "role_name");
  const works = worksWith([role], views);
  if (works === undefined || before === undefined || after === undefined) return [];
  const kept = listed(after[list]);
  return listed(before[list])
    .filter((policy) => !kept.includes(policy))
    .map((policy) => takenOff(nameIn(policy), role, works));
}

function takenOff(policy: string, role: string, works: string): Detail {
  return detail("dependency-gone", `the policy ${policy} is detached from role ${role}, with which ${works}`);
}

/** Without that tag the role of a node may not read the baselines of a patch policy. Source: other ways facts, B3. */
function quickSetupTag({ before, after }: PlannedResource, role: string): readonly Detail[] {
  const tagsOf = (values: PlannedResource["after"]) => Object.keys(values?.tags_all ?? values?.tags ?? {});
  if (before === undefined || after === undefined) return [];
  const left = tagsOf(after);
  return tagsOf(before)
    .filter((key) => key.startsWith("QSConfigId-") && !left.includes(key))
    .map((key) =>
      detail(
        "dependency-gone",
        `${role} loses the tag ${key}: nodes with it can no longer read the baselines of a patch policy of Quick Setup`,
      ),
    );
}

/** The name at the end of an ARN, or of a name with a path. */
function nameIn(arn: string): string {
  return arn.slice(arn.lastIndexOf("/") + 1);
}

function listed(value: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((entry) => typeof entry === "string");
}
