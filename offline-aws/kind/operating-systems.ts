import type { RemoteObject } from "../account/account";
import { doesNotExist } from "../account/refusal";
import predefined from "../data/predefined-baselines.json";
import { copy, type ObjectValue } from "../values/value";
import type { CallContext } from "./kind";

const PATCH_BASELINE = "aws_ssm_patch_baseline";

/** A baseline that AWS owns. */
export interface PredefinedBaseline {
  /** AWS's own baselines are known by their whole ARN. */
  readonly arn: string;
  readonly name: string;
  readonly operatingSystem: string;
  /** Whether a fresh account uses it for nodes without a patch group. */
  readonly isDefault: boolean;
  readonly attributes: ObjectValue;
}

/** The baselines that AWS owns, as seen from a Region; the ids are those of us-east-1 everywhere. */
export function predefinedBaselines(scope: CallContext): PredefinedBaseline[] {
  return predefined.baselines.map(({ baselineId, default: isDefault, ...attributes }) => ({
    arn: ["arn", scope.partition.id, "ssm", scope.region, predefined.owner, `patchbaseline/${baselineId}`].join(":"),
    name: attributes.name,
    operatingSystem: attributes.operating_system,
    isDefault,
    attributes: predefinedAttributes(attributes as unknown as ObjectValue),
  }));
}

/** The baseline that a fresh account uses for an operating system. */
export function defaultOfFreshAccount(operatingSystem: string, scope: CallContext): PredefinedBaseline | undefined {
  return predefinedBaselines(scope).find(
    (baseline) => baseline.isDefault && baseline.operatingSystem === operatingSystem,
  );
}

/** A baseline by its id or ARN: one of the account, or one of AWS's own. */
export function findBaseline(id: string, scope: CallContext): RemoteObject | undefined {
  const own = scope.account.find(PATCH_BASELINE, baselineId(id), scope.region);
  if (own) return own;
  const found = predefinedBaselines(scope).find((baseline) => baseline.arn === id);
  return found && { type: PATCH_BASELINE, region: scope.region, id: found.arn, attributes: found.attributes };
}

/**
 * The baseline that is registered by its id or ARN; undefined where others made it, so that nothing is known of it.
 *
 * @throws Refusal where there is none
 */
export function baselineToRegister(id: string, scope: CallContext): RemoteObject | undefined {
  const found = findBaseline(id, scope);
  if (found === undefined && !scope.account.mayHold(PATCH_BASELINE, baselineId(id), scope.region)) {
    throw doesNotExist(`Patch Baseline ${id} does not exist`);
  }
  return found;
}

/** The bare id of a baseline that is given by id or by the ARN of one in the account. */
export function baselineId(idOrArn: string): string {
  return idOrArn.startsWith("arn:") ? (idOrArn.split("patchbaseline/")[1] ?? idOrArn) : idOrArn;
}

function predefinedAttributes(attributes: ObjectValue): ObjectValue {
  const rules = attributes.approval_rule as ObjectValue[];
  return copy({
    description: null,
    approved_patches: [],
    rejected_patches: [],
    approved_patches_enable_non_security: false,
    available_security_updates_compliance_status: null,
    source: [],
    ...attributes,
    approval_rule: rules.map((rule) => ({ ...rule, approve_until_date: "" })),
  });
}
