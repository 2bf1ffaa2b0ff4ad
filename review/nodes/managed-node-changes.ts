import {
  BUCKET_SERVICE,
  CORE_POLICY,
  HOST_MANAGEMENT_SETTING,
  MANAGING_SERVICES,
} from "../../model/facts/managed-nodes";
import { SYSTEMS_MANAGER } from "../../model/patch-operations/policies/policy-statement";
import type { TerraformObject } from "../../model/terraform/terraform-value";
import { joined } from "../../model/text/wording";
import type { Knowable } from "../../model/values/unknown";
import { type Detail, detail, shown } from "../changes/detail";
import { labelOf } from "../changes/label";
import type { PlannedResource } from "../plan/planned-resource";
import { differs, isRemoved } from "./planned-texts";
import { servicesLost } from "./trusted-services";

// Without the policy, the setting and the endpoints a node is not managed by Systems Manager, and never patched.

const ENDPOINTS = new RegExp(`\\.(${MANAGING_SERVICES.join("|")})$`);
const S3_ENDPOINT = new RegExp(`\\.${BUCKET_SERVICE}$`);

/** Who works with the role of a node: an instance, or a server outside of EC2. */
const NODE_SERVICES = ["ec2.amazonaws.com", SYSTEMS_MANAGER];

type Changes = (resource: PlannedResource) => readonly Detail[];

/** What takes nodes out of Systems Manager's hands, by the type of the resource. */
export const MANAGED_NODE_CHANGES: Readonly<Record<string, Changes>> = {
  aws_iam_role: (resource) => {
    const role = `role ${labelOf(resource.address)}`;
    const { action, before, after } = resource;
    const isOfNodes = textsOf(before?.managed_policy_arns).some(isCore);
    if (isOfNodes && action === "delete") return [notManaged(role)];
    const [old, now] = [before, after].map((values) => values?.assume_role_policy);
    const lost = servicesLost(old, now, NODE_SERVICES);
    return isOfNodes && lost.length > 0
      ? [unmanaged(`${joined(lost)} may no longer assume ${role}`)]
      : coreTakenOff(resource, "managed_policy_arns", () => role);
  },
  aws_iam_role_policy_attachment: (resource) => {
    const { before } = resource;
    return isCore(before?.policy_arn) && isRemoved(resource) ? [notManaged(`role ${String(before?.role ?? "")}`)] : [];
  },
  aws_iam_role_policy_attachments_exclusive: (resource) =>
    coreTakenOff(resource, "policy_arns", ({ role_name: role }) => `role ${String(role ?? "")}`),
  aws_iam_policy_attachment: ({ before, after, action }) => {
    if (!isCore(before?.policy_arn)) return [];
    const left = action === "delete" ? [] : textsOf(after?.roles);
    return textsOf(before?.roles)
      .filter((role) => !left.includes(role))
      .map((role) => notManaged(`role ${role}`));
  },
  aws_iam_instance_profile: ({ address, before, after, action }) => {
    const role = before?.role;
    if (typeof role !== "string" || role === "") return [];
    const name = labelOf(address);
    if (action === "delete" || (after !== undefined && (after.role ?? "") === ""))
      return [unmanaged(`the instance profile ${name} ${after === undefined ? "goes away" : "loses its role"}`)];
    if (action === "replace")
      return [
        detail(
          "node-not-managed",
          `the instance profile ${name} is replaced: an instance that gets no other profile is no longer managed, and never patched`,
        ),
      ];
    if (after === undefined || after.role === role) return [];
    return [
      detail(
        "node-not-managed",
        `instances of the profile ${name} work with role ${shown(after.role as Knowable<string>)}, was ${role}: without ${CORE_POLICY} they are no longer managed, and never patched`,
      ),
    ];
  },
  aws_instance: ({ before, after }) => {
    const [old, now] = [before, after].map((values) => values?.iam_instance_profile ?? "");
    if (typeof old !== "string" || old === "" || after === undefined || now === old) return [];
    if (now !== "")
      return [
        detail(
          "node-not-managed",
          `it works with instance profile ${shown(now as Knowable<string>)}, was ${old}: without ${CORE_POLICY} in its role it is no longer managed, and never patched`,
        ),
      ];
    return [
      detail(
        "node-not-managed",
        "it loses its instance profile: without Default Host Management it is no longer managed, and never patched",
      ),
    ];
  },
  aws_launch_template: ({ address, before, after }) => {
    const [old, now] = [before, after].map((values) => [values?.iam_instance_profile ?? []].flat());
    if (old?.length === 0 || after === undefined || now?.length !== 0) return [];
    const who = `new instances of ${labelOf(address)} have no instance profile`;
    return [
      detail("node-not-managed", `${who}: without Default Host Management they are not managed, and never patched`),
    ];
  },
  aws_ssm_service_setting: (resource) => {
    const { before, after } = resource;
    if (!String((before ?? after)?.setting_id ?? "").endsWith(HOST_MANAGEMENT_SETTING)) return [];
    const outcome = "instances without a profile of their own are no longer managed, and never patched";
    if (isRemoved(resource)) return [detail("node-not-managed", `Default Host Management is turned off: ${outcome}`)];
    if (before === undefined) {
      const role = shown(after?.setting_value as Knowable<string> | undefined);
      return [
        detail(
          "node-managed",
          `Default Host Management is turned on with role ${role}: instances without a profile of their own are managed from now on`,
        ),
      ];
    }
    if (!differs(resource, "setting_value")) return [];
    const [old, now] = [before, after].map((values) => shown(values?.setting_value as Knowable<string> | undefined));
    return [
      detail(
        "node-not-managed",
        `Default Host Management works with ${now}, was ${old}: where that is no role for it, ${outcome}`,
      ),
    ];
  },
  aws_vpc_endpoint: (resource) => {
    const { before, after } = resource;
    const service = String((before ?? after)?.service_name ?? "");
    const isHidden = before?.private_dns_enabled === true && after?.private_dns_enabled === false;
    if (ENDPOINTS.test(service) && (isHidden || differs(resource, "policy"))) {
      const other = isHidden ? "no longer has the service's private name" : "has another policy";
      const outcome = isRemoved(resource) || isHidden ? "are no longer" : "may be no longer";
      return [
        detail(
          "node-not-managed",
          `the VPC endpoint of ${service} ${isRemoved(resource) ? "goes away" : other}: nodes without another route to it ${outcome} managed, and never patched`,
        ),
      ];
    }
    if (!S3_ENDPOINT.test(service) || !differs(resource, "policy")) return [];
    const what = isRemoved(resource) ? "goes away" : "has another policy";
    return [
      detail(
        "dependency-gone",
        `the VPC endpoint of ${service} ${what}: nodes that do not reach the buckets of Patch Manager, such as patch-baseline-snapshot-…, cannot scan or install`,
      ),
    ];
  },
};

/** The policy was in a list of a resource that stays, and is no longer. */
function coreTakenOff(
  { before, after }: PlannedResource,
  list: string,
  whose: (values: TerraformObject) => string,
): readonly Detail[] {
  const has = (values: TerraformObject) => textsOf(values[list]).some(isCore);
  if (before === undefined || after === undefined || !Array.isArray(after[list])) return [];
  return has(before) && !has(after) ? [notManaged(whose(after))] : [];
}

function textsOf(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.filter((entry) => typeof entry === "string") : [];
}

export function isCore(arn: unknown): boolean {
  return typeof arn === "string" && arn.endsWith(`/${CORE_POLICY}`);
}

function notManaged(whose: string): Detail {
  return unmanaged(`${CORE_POLICY} is detached from ${whose}`);
}

function unmanaged(what: string): Detail {
  return detail(
    "node-not-managed",
    `${what}: without Default Host Management its instances are no longer managed, and never patched`,
  );
}
