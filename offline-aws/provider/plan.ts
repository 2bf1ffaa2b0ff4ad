import { BEHAVIOUR, behaviourOf } from "../behaviour/behaviour";
import { partitionOf } from "../behaviour/formats";
import type { Configuration } from "../configuration/configuration";
import { baselineId } from "../kind/operating-systems";
import { type Diagnostic, error, type Path } from "../protocol/diagnostics";
import {
  type Attribute,
  type AttributeType,
  attributesOf,
  type Block,
  blocksOf,
  type NestedBlock,
  resourceSchema,
} from "../schema/schema";
import { kindOf } from "../services/kinds";
import {
  asSet,
  isEmptyCollection,
  isEqual,
  isObject,
  isWhollyKnown,
  isZero,
  type ObjectValue,
  text,
  UNKNOWN,
  Unknown,
  type Value,
} from "../values/value";
import { normalized } from "./normalize";
import { planTagsAll } from "./tags";

/** What a resource will be, as far as it is known, and which changes can only be made by replacing it. */
export interface Plan {
  readonly planned: ObjectValue;
  readonly requiresReplace: readonly Path[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Plans a resource: with `prior` null its creation, else its update. */
export function planResource(
  type: string,
  prior: ObjectValue | null,
  config: ObjectValue,
  provider: Configuration,
): Plan {
  const { block } = resourceSchema(type);
  const planner = new Planner(type);
  const planned = planner.planBlock(block, prior, config, []);
  const diagnostics = planRegion(planned, config, block, provider);
  kindOf(type).plan?.({ prior, config, planned });
  planTagsAll(block, prior, config, planned, provider.defaultTags, isFramework(type));
  if (prior && isEqual(prior, planned)) return { planned: prior, requiresReplace: [], diagnostics };
  if (prior) {
    planner.compare(block, prior, planned, []);
    if (!isFramework(type)) zeroUnset(block, prior, planned);
  }
  return { planned, requiresReplace: planner.replacing, diagnostics };
}

/** The `region` argument is known in the plan already: what is given, what it was, or the provider's. */
function planRegion(planned: ObjectValue, config: ObjectValue, block: Block, provider: Configuration): Diagnostic[] {
  if (!block.attributes?.region?.computed) return [];
  if (planned.region instanceof Unknown && !(config.region instanceof Unknown)) planned.region = provider.region;
  if (planned.region === null || planned.region === "") planned.region = provider.region;
  const region = text(planned.region);
  if (region === "" || partitionOf(region).id === provider.partition.id) return [];
  const summary = `region (${region}) is not in the partition (${provider.partition.id}) of the provider configuration`;
  return [error(summary, { path: ["region"] })];
}

/** Whether a type is written with the younger plugin framework, which tells null from empty. */
function isFramework(type: string): boolean {
  return BEHAVIOUR[type]?.framework === true;
}

/**
 * In a changed resource the older plugin SDK writes what was and stays unset in a nested block as the empty text, 0 or
 * false; in a block that is new, and at the top, it stays null.
 */
function zeroUnset(block: Block, prior: ObjectValue, planned: ObjectValue): void {
  for (const [name, nested] of blocksOf(block)) {
    const before = prior[name];
    const after = planned[name];
    if (!Array.isArray(before) || !Array.isArray(after)) continue;
    for (const [index, element] of after.entries()) {
      const earlier = before[index];
      if (!isObject(earlier) || !isObject(element)) continue;
      for (const [attribute, { type }] of attributesOf(nested.block)) {
        if ((earlier[attribute] ?? null) === null && element[attribute] === null) element[attribute] = zeroOf(type);
      }
      zeroUnset(nested.block, earlier, element);
    }
  }
}

function zeroOf(type: AttributeType): Value {
  if (type === "string") return "";
  if (type === "number") return 0;
  if (type === "bool") return false;
  return type[0] === "map" || type[0] === "object" ? {} : [];
}

/** Works as the older plugin SDK does, in which the AWS provider is written: by attribute, null being near to empty. */
class Planner {
  readonly replacing: Path[] = [];

  constructor(private readonly type: string) {}

  planBlock(block: Block, prior: ObjectValue | null, config: ObjectValue, path: Path): ObjectValue {
    const planned: ObjectValue = {};
    for (const [name, attribute] of attributesOf(block)) {
      planned[name] = this.planAttribute(attribute, prior?.[name] ?? null, config[name] ?? null, prior !== null, [
        ...path,
        name,
      ]);
    }
    for (const [name, nested] of blocksOf(block)) {
      planned[name] = this.planNested(nested, prior?.[name] ?? null, config[name] ?? null, prior !== null, [
        ...path,
        name,
      ]);
    }
    return planned;
  }

  private planAttribute(attribute: Attribute, prior: Value, config: Value, exists: boolean, path: Path): Value {
    if (config instanceof Unknown) return config;
    const behaviour = behaviourOf(this.type, path);
    if (config === null) {
      if (exists && behaviour.keptWhenUnset) return prior;
      const byDefault = behaviour.default ?? null;
      if (byDefault !== null && !(exists && isEqual(prior, byDefault))) return byDefault;
      if (byDefault !== null) return prior;
      if (attribute.computed) return exists ? prior : UNKNOWN;
      if (isFramework(this.type)) return null;
      if (exists && isZero(prior)) return prior;
      // What is taken away from a collection leaves it empty.
      return exists && typeof attribute.type !== "string" ? zeroOf(attribute.type) : null;
    }
    // A list, set or map with one element that is not known yet is not known at all to the older plugin SDK.
    if (!isFramework(this.type) && !isWhollyKnown(config)) return UNKNOWN;
    const wanted = normalized(config, behaviour.normalize);
    if (exists && this.isSame(prior, wanted, path)) return prior;
    // A configured empty list, set or map is planned as if it were not there, unless it takes something away.
    return isEmptyCollection(wanted) && isZero(prior) && !isFramework(this.type) ? null : wanted;
  }

  /** Whether the provider sees no difference between what is and what is configured. */
  private isSame(prior: Value, wanted: Value, path: Path): boolean {
    if (isEqual(prior, wanted)) return true;
    if (isFramework(this.type)) return false;
    if (prior === null && (wanted === "" || isEmptyCollection(wanted))) return true;
    if (this.type !== "aws_ssm_default_patch_baseline" || path[0] !== "baseline_id") return false;
    return baselineId(text(prior)) === baselineId(text(wanted));
  }

  private planNested(nested: NestedBlock, prior: Value, config: Value, exists: boolean, path: Path): Value {
    if (config instanceof Unknown) return config;
    if (nested.nesting_mode === "single") return isObject(config) ? config : null;
    const elements = Array.isArray(config) ? config : [];
    if (elements.length === 0 && behaviourOf(this.type, path).computedBlock) return exists ? prior : UNKNOWN;
    const priorElements = Array.isArray(prior) ? prior : [];
    const planned = elements.map((element, index) => {
      if (!isObject(element)) return element;
      const before =
        nested.nesting_mode === "set" ? this.sameInSet(nested, priorElements, element, path) : priorElements[index];
      return this.planBlock(nested.block, isObject(before) ? before : null, element, [...path, index]);
    });
    return nested.nesting_mode === "set" ? asSet(planned) : planned;
  }

  /** The element of a set that is the same as a configured one, if there is one. */
  private sameInSet(nested: NestedBlock, prior: readonly Value[], element: ObjectValue, path: Path): Value | undefined {
    return prior.find(
      (before) => isObject(before) && isEqual(this.planBlock(nested.block, before, element, path), before),
    );
  }

  /** Collects the changed attributes that the provider cannot change in place. */
  compare(block: Block, prior: ObjectValue, planned: ObjectValue, path: Path): void {
    for (const [name] of attributesOf(block)) {
      if (isEqual(prior[name], planned[name]) || !behaviourOf(this.type, [...path, name]).forceNew) continue;
      this.replacing.push([...path, name]);
    }
    for (const [name, nested] of blocksOf(block)) {
      const before = prior[name];
      const after = planned[name];
      if (nested.nesting_mode !== "list" || !Array.isArray(before) || !Array.isArray(after)) continue;
      for (const [index, element] of after.entries()) {
        const earlier = before[index];
        if (isObject(earlier) && isObject(element))
          this.compare(nested.block, earlier, element, [...path, name, index]);
      }
    }
  }
}
