import { iamId } from "../account/identifiers";
import { Refusal } from "../account/refusal";
import { MOMENT } from "../kind/baseline-json";
import { arn, type CallContext, type ResourceBehaviour } from "../kind/kind";
import { passThrough } from "../kind/pass-through";
import { text, texts } from "../values/value";
import { namesOf, refuseSecond } from "./named";

/** `aws_iam_role`. */
export const role: ResourceBehaviour = {
  label: "IAM Role",
  service: "IAM",
  operations: { create: "CreateRole", update: "UpdateRole", delete: "DeleteRole" },
  create(planned, scope) {
    const names = namesOf(planned, "aws_iam_role", scope);
    refuseSecond("aws_iam_role", names.name, scope, "EntityAlreadyExists");
    const computed = {
      ...names,
      arn: arn(scope, "iam", `role${text(planned.path) || "/"}${names.name}`),
      create_date: MOMENT,
      unique_id: iamId("AROA", scope.account.entropy("aws_iam_role", "", { ...planned, ...names })),
      managed_policy_arns: planned.managed_policy_arns ?? [],
      inline_policy: planned.inline_policy ?? [],
    };
    return { id: names.name, attributes: { ...planned, ...computed } };
  },
  read: (object, scope) => ({
    managed_policy_arns: [
      ...new Set([
        ...texts(object.attributes.managed_policy_arns),
        ...attached(object.id, scope).map(({ attributes }) => text(attributes.policy_arn)),
      ]),
    ].sort(),
  }),
};

/** `aws_iam_policy`. */
export const policy: ResourceBehaviour = {
  label: "IAM Policy",
  service: "IAM",
  operations: { create: "CreatePolicy", update: "CreatePolicyVersion", delete: "DeletePolicy" },
  create(planned, scope) {
    const names = namesOf(planned, "aws_iam_policy", scope);
    const id = arn(scope, "iam", `policy${text(planned.path) || "/"}${names.name}`);
    refuseSecond("aws_iam_policy", id, scope, "EntityAlreadyExists");
    const policyId = iamId("ANPA", scope.account.entropy("aws_iam_policy", "", { ...planned, ...names }));
    return { id, attributes: { ...planned, ...names, arn: id, policy_id: policyId, attachment_count: 0 } };
  },
};

/** `aws_iam_role_policy`: a policy written into a role. */
export const rolePolicy: ResourceBehaviour = {
  label: "IAM Role Policy",
  service: "IAM",
  operations: { create: "PutRolePolicy", update: "PutRolePolicy", delete: "DeleteRolePolicy" },
  create(planned, scope) {
    refuseWithoutRole(text(planned.role), scope);
    const names = namesOf(planned, "aws_iam_role_policy", scope);
    return { id: `${text(planned.role)}:${names.name}`, attributes: { ...planned, ...names } };
  },
};

/** `aws_iam_role_policy_attachment`. */
export const rolePolicyAttachment: ResourceBehaviour = {
  label: "IAM Role Policy Attachment",
  service: "IAM",
  operations: { create: "AttachRolePolicy", delete: "DetachRolePolicy" },
  create(planned, scope) {
    refuseWithoutRole(text(planned.role), scope);
    return { id: `${text(planned.role)}/${text(planned.policy_arn)}`, attributes: planned };
  },
};

/** `aws_iam_instance_profile`: the role of an instance, without which Systems Manager does not manage it. */
export const instanceProfile: ResourceBehaviour = passThrough({
  type: "aws_iam_instance_profile",
  label: "IAM Instance Profile",
  service: "IAM",
  operations: { create: "CreateInstanceProfile", update: "AddRoleToInstanceProfile", delete: "DeleteInstanceProfile" },
  idOf: (planned, scope) => namesOf(planned, "aws_iam_instance_profile", scope).name,
  computed: (planned, scope, id) => ({
    name: id,
    name_prefix: text(planned.name_prefix),
    arn: arn(scope, "iam", `instance-profile${text(planned.path) || "/"}${id}`),
    create_date: MOMENT,
    unique_id: iamId("AIPA", id),
  }),
  import: (id) => ({ id, name: id }),
});

function refuseWithoutRole(name: string, scope: CallContext): void {
  if (scope.account.mayHold("aws_iam_role", name, scope.region)) return;
  throw new Refusal("NoSuchEntity", `The role with name ${name} cannot be found.`);
}

function attached(roleName: string, scope: CallContext) {
  return scope.account.list("aws_iam_role_policy_attachment").filter(({ attributes }) => attributes.role === roleName);
}
