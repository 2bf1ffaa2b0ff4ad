import { invalid } from "../account/refusal";
import { type AttributeBehaviour, behaviourOf } from "../behaviour/behaviour";
import { inCharacters, violations } from "../behaviour/constraint";
import { providerMessage, serviceMessage } from "../behaviour/messages";
import { type Diagnostic, error, type Path } from "../protocol/diagnostics";
import { resourceSchema } from "../schema/schema";
import { type ObjectValue, Unknown, type Value } from "../values/value";
import { walk } from "./walk";

/** Everything in a configuration that the real provider refuses before it plans. */
export function validateResource(type: string, config: ObjectValue): Diagnostic[] {
  const found: Diagnostic[] = [];
  const { block } = resourceSchema(type);
  const check = (value: Value, path: Path) => found.push(...broken(behaviourOf(type, path), value, path));
  walk(config, block, {
    attribute: (value, _attribute, path) => check(value, path),
    block: (value, _nested, path) => check(value, path),
  });
  const id = block.attributes?.id;
  if (id?.optional && config.id !== null && config.id !== undefined) {
    found.push(error("Invalid or unknown key", { path: ["id"] }));
  }
  return [...found, ...needed(type, config)];
}

function broken({ validation }: AttributeBehaviour, value: Value, path: Path): Diagnostic[] {
  if (!validation) return [];
  return violations(value, validation).map((violation) => {
    const whole = [...path, ...violation.path];
    return error(providerMessage(whole, violation.constraint, violation.value), { path: whole });
  });
}

/**
 * Refuses what breaks one of the service's limits; this is what happens at apply, not before.
 *
 * @throws Refusal `ValidationException` for the first value that breaks one
 */
export function checkServiceLimits(type: string, planned: ObjectValue): void {
  const check = (value: Value, path: Path, isBlock: boolean) => {
    const { serviceLimits } = behaviourOf(type, path);
    // An empty text is left out of the provider's request, so the service does not see it; nor a list of no blocks.
    if (!serviceLimits || value === "" || (Array.isArray(value) && value.length === 0 && isBlock)) return;
    for (const violation of violations(value, serviceLimits, inCharacters)) {
      throw invalid(serviceMessage([...path, ...violation.path], violation.constraint, violation.value));
    }
  };
  walk(planned, resourceSchema(type).block, {
    attribute: (value, _attribute, path) => check(value, path, false),
    block: (value, _nested, path) => check(value, path, true),
  });
}

/** Of some arguments the provider wants exactly one, at most one or at least one. */
const GROUPS: Readonly<Record<string, { readonly most?: readonly string[][]; readonly least?: readonly string[][] }>> =
  {
    aws_cloudwatch_event_rule: {
      most: [
        ["name", "name_prefix"],
        ["state", "is_enabled"],
      ],
      least: [["schedule_expression", "event_pattern"]],
    },
    aws_cloudwatch_log_group: { most: [["name", "name_prefix"]] },
    aws_iam_policy: { most: [["name", "name_prefix"]] },
    aws_iam_role: { most: [["name", "name_prefix"]] },
    aws_iam_role_policy: { most: [["name", "name_prefix"]] },
    aws_s3_bucket: { most: [["bucket", "bucket_prefix"]] },
    aws_sns_topic: { most: [["name", "name_prefix"]] },
  };

function needed(type: string, config: ObjectValue): Diagnostic[] {
  const { most = [], least = [] } = GROUPS[type] ?? {};
  const isGiven = (name: string) => (config[name] ?? null) !== null;
  const tooMany = most.filter((names) => names.every((name) => isGiven(name) && !(config[name] instanceof Unknown)));
  const tooFew = least.filter((names) => !names.some(isGiven));
  return [
    ...tooMany.map((names) =>
      error("Conflicting configuration arguments", {
        detail: `${names.join(" conflicts with ")}`,
        path: names.slice(0, 1),
      }),
    ),
    ...tooFew.map((names) =>
      error("Missing required argument", { detail: `one of ${names.join(", ")} must be specified` }),
    ),
  ];
}
