import { KNOWN_LATER } from "../../review/plan/known-later";
import type { GivenResource } from "./given-plans";
import { changed, removed, replaced, told } from "./given-ways";

const CORE = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore";
const HOST_MANAGEMENT = "/ssm/managed-instance/default-ec2-instance-management-role";
const UNMANAGED = "without Default Host Management its instances are no longer managed, and never patched";
const DETACHED = `AmazonSSMManagedInstanceCore is detached from role node: ${UNMANAGED}`;

const endpoint = (service: string, more: object = {}) => ({
  service_name: `com.amazonaws.eu-central-1.${service}`,
  ...more,
});
const assumedBy = (Service: string, Effect = "Allow") =>
  JSON.stringify({ Statement: [{ Effect, Action: "sts:AssumeRole", Principal: { Service } }] });

test.each<[string, GivenResource, string]>([
  [
    "an attachment of the policy",
    removed("aws_iam_role_policy_attachment.it", { role: "node", policy_arn: CORE }),
    DETACHED,
  ],
  [
    "one role of an attachment to several",
    changed(
      "aws_iam_policy_attachment.it",
      { policy_arn: CORE, roles: ["node", "other"] },
      { policy_arn: CORE, roles: ["other"] },
    ),
    DETACHED,
  ],
  [
    "a list of all policies of the role",
    changed(
      "aws_iam_role_policy_attachments_exclusive.it",
      { role_name: "node", policy_arns: [CORE] },
      { role_name: "node", policy_arns: [] },
    ),
    DETACHED,
  ],
  [
    "the role's own list",
    changed("aws_iam_role.node", { managed_policy_arns: [CORE] }, { managed_policy_arns: [] }),
    DETACHED,
  ],
  [
    "the instance profile",
    removed("aws_iam_instance_profile.it", { name: "it", role: "node" }),
    `the instance profile it goes away: ${UNMANAGED}`,
  ],
  [
    "the instance profile, replaced by one of its name: instances keep the old one",
    replaced("aws_iam_instance_profile.it", { name: "it", role: "node" }, { name: "it", role: "node" }),
    "the instance profile it is replaced: an instance that gets no other profile is no longer managed, and never patched",
  ],
  [
    "the role of the instance profile, which is known after apply",
    {
      ...changed("aws_iam_instance_profile.it", { role: "node" }, {}),
      unknown: { role: true },
    },
    "instances of the profile it work with role (known after apply), was node: without AmazonSSMManagedInstanceCore they are no longer managed, and never patched",
  ],
  [
    "the role itself, with the policies that it has",
    removed("aws_iam_role.node", { name: "node", managed_policy_arns: [CORE] }),
    DETACHED,
  ],
  [
    "the role of the instance profile",
    changed("aws_iam_instance_profile.it", { role: "node" }, { role: "other" }),
    "instances of the profile it work with role other, was node: without AmazonSSMManagedInstanceCore they are no longer managed, and never patched",
  ],
  [
    "Default Host Management",
    removed("aws_ssm_service_setting.it", { setting_id: HOST_MANAGEMENT, setting_value: "node" }),
    "Default Host Management is turned off: instances without a profile of their own are no longer managed, and never patched",
  ],
  [
    "the role of Default Host Management",
    changed(
      "aws_ssm_service_setting.it",
      { setting_id: HOST_MANAGEMENT, setting_value: "node" },
      { setting_id: HOST_MANAGEMENT, setting_value: "other" },
    ),
    "Default Host Management works with other, was node: where that is no role for it, instances without a profile of their own are no longer managed, and never patched",
  ],
  [
    "the instance profile of an instance",
    changed("aws_instance.it", { iam_instance_profile: "it" }, { iam_instance_profile: "other" }),
    "it works with instance profile other, was it: without AmazonSSMManagedInstanceCore in its role it is no longer managed, and never patched",
  ],
  [
    "the instance profile of new instances",
    changed("aws_launch_template.it", { iam_instance_profile: [{ name: "it" }] }, { iam_instance_profile: [] }),
    "new instances of it have no instance profile: without Default Host Management they are not managed, and never patched",
  ],
  [
    "who may work with the role",
    changed(
      "aws_iam_role.node",
      { managed_policy_arns: [CORE], assume_role_policy: assumedBy("ec2.amazonaws.com") },
      { managed_policy_arns: [CORE], assume_role_policy: assumedBy("lambda.amazonaws.com") },
    ),
    `ec2.amazonaws.com may no longer assume role node: ${UNMANAGED}`,
  ],
  [
    "who may work with the role, by a denial",
    changed(
      "aws_iam_role.node",
      { managed_policy_arns: [CORE], assume_role_policy: assumedBy("ec2.amazonaws.com") },
      { managed_policy_arns: [CORE], assume_role_policy: assumedBy("ec2.amazonaws.com", "Deny") },
    ),
    `ec2.amazonaws.com may no longer assume role node: ${UNMANAGED}`,
  ],
  [
    "the private name of the service",
    changed(
      "aws_vpc_endpoint.it",
      endpoint("ssmmessages", { private_dns_enabled: true }),
      endpoint("ssmmessages", { private_dns_enabled: false }),
    ),
    "the VPC endpoint of com.amazonaws.eu-central-1.ssmmessages no longer has the service's private name: nodes without another route to it are no longer managed, and never patched",
  ],
  [
    "whom the endpoint of the service lets in",
    changed("aws_vpc_endpoint.it", endpoint("ssm", { policy: "a" }), endpoint("ssm", { policy: "b" })),
    "the VPC endpoint of com.amazonaws.eu-central-1.ssm has another policy: nodes without another route to it may be no longer managed, and never patched",
  ],
  [
    "the way to the service",
    removed("aws_vpc_endpoint.it", endpoint("ssm")),
    "the VPC endpoint of com.amazonaws.eu-central-1.ssm goes away: nodes without another route to it are no longer managed, and never patched",
  ],
  [
    "the way to the buckets of Patch Manager",
    changed("aws_vpc_endpoint.it", endpoint("s3", { policy: "a" }), endpoint("s3", { policy: "b" })),
    "the VPC endpoint of com.amazonaws.eu-central-1.s3 has another policy: nodes that do not reach the buckets of Patch Manager, such as patch-baseline-snapshot-…, cannot scan or install",
  ],
])("nodes that are no longer managed are told: %s", (_, resource, sentence) => {
  expect(told(resource)).toEqual(["high", sentence]);
});

test("of a role whose services are known after apply nobody says that it loses one", () => {
  const before = { managed_policy_arns: [CORE], assume_role_policy: assumedBy("ec2.amazonaws.com") };
  const after = { ...before, assume_role_policy: assumedBy(KNOWN_LATER) };

  expect(told(changed("aws_iam_role.node", before, after))).toEqual(["none"]);
});
