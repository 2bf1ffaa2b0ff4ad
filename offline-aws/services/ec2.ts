import { hexadecimal } from "../account/identifiers";
import { arn, type ResourceBehaviour } from "../kind/kind";
import { ec2Id, passThrough } from "../kind/pass-through";
import { blocks, isEqual, isObject, type ObjectValue, text, UNKNOWN } from "../values/value";
import { namesOf } from "./named";

/** `aws_instance`. */
export const instance: ResourceBehaviour = passThrough({
  type: "aws_instance",
  label: "EC2 Instance",
  service: "EC2",
  operations: { create: "RunInstances", update: "ModifyInstanceAttribute", delete: "TerminateInstances" },
  idOf: ec2Id("i-", "aws_instance"),
  computed: (_planned, scope, id) => ({
    arn: arn(scope, "ec2", `instance/${id}`),
    instance_state: "running",
    private_ip: `10.0.${byte(id, 0)}.${byte(id, 2)}`,
  }),
});

/** `aws_ec2_tag`: one tag of something that is managed elsewhere. */
export const ec2Tag: ResourceBehaviour = passThrough({
  type: "aws_ec2_tag",
  label: "EC2 Tag",
  service: "EC2",
  operations: { create: "CreateTags", update: "CreateTags", delete: "DeleteTags" },
  idOf: ({ resource_id, key }) => `${text(resource_id)},${text(key)}`,
  import: (id) => {
    const end = id.indexOf(",");
    return { id, resource_id: id.slice(0, end), key: id.slice(end + 1) };
  },
});

/** `aws_security_group`. */
export const securityGroup: ResourceBehaviour = passThrough({
  type: "aws_security_group",
  label: "EC2 Security Group",
  service: "EC2",
  operations: { create: "CreateSecurityGroup", update: "AuthorizeSecurityGroupIngress", delete: "DeleteSecurityGroup" },
  idOf: ec2Id("sg-", "aws_security_group"),
  computed: (planned, scope, id) => ({
    ...namesOf(planned, "aws_security_group", scope),
    arn: arn(scope, "ec2", `security-group/${id}`),
    owner_id: scope.account.id,
  }),
});

/** `aws_launch_template`: each change is a new version of it. */
export const launchTemplate: ResourceBehaviour = {
  ...passThrough({
    type: "aws_launch_template",
    label: "EC2 Launch Template",
    service: "EC2",
    operations: {
      create: "CreateLaunchTemplate",
      update: "CreateLaunchTemplateVersion",
      delete: "DeleteLaunchTemplate",
    },
    plan({ prior, planned }) {
      if (prior === null || Object.keys(planned).every((name) => isEqual(prior[name], planned[name]))) return;
      planned.latest_version = UNKNOWN;
    },
    idOf: ec2Id("lt-", "aws_launch_template"),
    computed: (planned, scope, id) => ({
      ...namesOf(planned, "aws_launch_template", scope),
      arn: arn(scope, "ec2", `launch-template/${id}`),
      default_version: planned.default_version ?? 1,
      latest_version: planned.latest_version ?? 1,
    }),
  }),
  update({ planned, current }) {
    return { ...current, ...withoutNulls(planned), latest_version: Number(current.latest_version) + 1 };
  },
};

/** `aws_autoscaling_group`. */
export const autoscalingGroup: ResourceBehaviour = passThrough({
  type: "aws_autoscaling_group",
  label: "Auto Scaling Group",
  service: "Auto Scaling",
  operations: {
    create: "CreateAutoScalingGroup",
    update: "UpdateAutoScalingGroup",
    delete: "DeleteAutoScalingGroup",
  },
  idOf: (planned, scope) => namesOf(planned, "aws_autoscaling_group", scope).name,
  computed: (planned, scope, id) => ({
    name: id,
    name_prefix: text(planned.name_prefix),
    arn: arn(scope, "autoscaling", `autoScalingGroup:${hexadecimal(id, 8)}:autoScalingGroupName/${id}`),
    desired_capacity: planned.desired_capacity ?? planned.min_size ?? 0,
    launch_template: blocks(planned.launch_template).map((one) => ({ ...one, version: one.version ?? "$Default" })),
  }),
});

function byte(id: string, at: number): number {
  return Number.parseInt(hexadecimal(id, 4).slice(at, at + 2), 16);
}

function withoutNulls(planned: ObjectValue): ObjectValue {
  return Object.fromEntries(Object.entries(planned).filter(([, value]) => value !== null || isObject(value)));
}
