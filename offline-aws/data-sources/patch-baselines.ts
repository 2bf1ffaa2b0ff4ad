import type { RemoteObject } from "../account/account";
import { baselineJson } from "../kind/baseline-json";
import type { CallContext } from "../kind/kind";
import { findBaseline, predefinedBaselines } from "../kind/operating-systems";
import { type Diagnostic, error } from "../protocol/diagnostics";
import { groupsOf } from "../services/ssm/patch-baseline";
import { blocks, type ObjectValue, text, texts } from "../values/value";

/** What a list of baselines says of each. */
export interface BaselineIdentity {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly operatingSystem: string;
  readonly isDefault: boolean;
  readonly owner: "AWS" | "Self";
}

/** `data.aws_ssm_patch_baseline`: one baseline, of the account or one of AWS's own. */
export function readPatchBaseline(config: ObjectValue, scope: CallContext): ObjectValue | Diagnostic {
  const owner = text(config.owner);
  const prefix = text(config.name_prefix);
  const operatingSystem = text(config.operating_system);
  const found = identities(scope).filter(
    (one) => (owner === "All" || one.owner === owner) && one.name.startsWith(prefix),
  );
  // The provider looks at the operating system alone, so that without one nothing is found.
  const ofSystem = found.filter((one) => one.operatingSystem === operatingSystem);
  const byDefault = ofSystem.filter((one) => one.isDefault).slice(0, 1);
  const left = config.default_baseline === true && byDefault.length > 0 ? byDefault : ofSystem;
  const [identity] = left;
  if (!identity) return error("Your query returned no results. Please change your search criteria and try again.");
  if (left.length > 1)
    return error("Your query returned more than one result. Please try a more specific search criteria");
  const baseline = findBaseline(identity.id, scope) as RemoteObject;
  const { attributes } = baseline;
  return {
    ...attributes,
    id: identity.id,
    default_baseline: identity.isDefault,
    description: identity.description,
    json: baselineJson(baseline, groupsOf(identity.id, scope)),
  };
}

/** `data.aws_ssm_patch_baselines`: what baselines there are. */
export function readPatchBaselines(config: ObjectValue, scope: CallContext): ObjectValue {
  const filters = blocks(config.filter).map(({ key, values }) => ({ key: text(key), values: texts(values) }));
  const found = identities(scope).filter(
    (one) =>
      (config.default_baselines !== true || one.isDefault) &&
      filters.every((filter) => passes(one, filter.key, filter.values)),
  );
  return {
    baseline_identities: found.map((one) => ({
      baseline_id: one.id,
      baseline_name: one.name,
      baseline_description: one.description,
      operating_system: one.operatingSystem,
      default_baseline: one.isDefault,
    })),
  };
}

function passes(identity: BaselineIdentity, key: string, values: readonly string[]): boolean {
  if (key === "NAME_PREFIX") return values.some((prefix) => identity.name.startsWith(prefix));
  return values.includes(key === "OWNER" ? identity.owner : identity.operatingSystem);
}

/** Every baseline that an account sees: AWS's own, then those of the account. */
export function identities(scope: CallContext): BaselineIdentity[] {
  const registered = new Map(
    scope.account
      .list("aws_ssm_default_patch_baseline", scope.region)
      .map(({ id, attributes }) => [id, text(attributes.baseline_id)]),
  );
  const aws = predefinedBaselines(scope).map((baseline): BaselineIdentity => {
    const { arn, name, operatingSystem, isDefault, attributes } = baseline;
    const chosen = registered.get(operatingSystem);
    const current = chosen === undefined ? isDefault : chosen === arn;
    return {
      id: arn,
      name,
      operatingSystem,
      isDefault: current,
      owner: "AWS",
      description: text(attributes.description),
    };
  });
  const own = scope.account.list("aws_ssm_patch_baseline", scope.region).map(({ id, attributes }): BaselineIdentity => {
    const operatingSystem = text(attributes.operating_system);
    const isDefault = registered.get(operatingSystem) === id;
    return {
      id,
      name: text(attributes.name),
      operatingSystem,
      isDefault,
      owner: "Self",
      description: text(attributes.description),
    };
  });
  return [...aws, ...own];
}
