import { grouped } from "../../model/values/grouped";
import { isObject } from "../../model/values/is-object";
import { type ModuleStep, modulePrefix, moduleSteps, referenced } from "./module-path";
import type { ResourceChange } from "./plan-schema";

type Json = Readonly<Record<string, unknown>>;

/** Modules that hand a value on to each other; a circle cannot be planned, but a mutated plan may hold one. */
const LONGEST_WAY = 20;

/**
 * Finds the resources that an argument refers to. A plan leaves out what is known after apply, so that a patch
 * group which moves to a new baseline names it in the configuration alone.
 */
export class ConfigurationReferences {
  private readonly root: Json | undefined;
  /** Addresses of all instances, by module and name without the key. */
  private readonly instances: ReadonlyMap<string, readonly string[]>;
  private readonly resources = new WeakMap<Json, ReadonlyMap<unknown, unknown>>();

  constructor(configuration: unknown, addresses: readonly string[]) {
    this.root = objectAt(configuration, "root_module");
    this.instances = grouped(addresses, withoutKey);
  }

  /** The resources that an argument (`baseline_id`, `targets.0.values`) refers to, in the order of the expression. */
  public of(resource: ResourceChange, argument: string): readonly string[] {
    const steps = moduleSteps(resource.module_address ?? "");
    if (steps === undefined) return [];
    const configured = this.configured(resource, steps);
    const expression = valueAt(objectAt(configured, "expressions"), argument.split("."));
    const found = this.follow(expression, steps, keyOf(resource.address), 0);
    const chained = isIdOfEach(expression) ? this.chained(configured, steps, keyOf(resource.address)) : [];
    return [...new Set([...found, ...chained])];
  }

  /** Whether the configuration gives an argument at all, or may for all that is known. */
  public isGiven(resource: ResourceChange, argument: string): boolean {
    const configured = this.configured(resource, moduleSteps(resource.module_address ?? "") ?? []);
    return configured === undefined || valueAt(configured, ["expressions", argument]) !== undefined;
  }

  /** Resources of a type whose very id stands in an argument: `aws_ssm_patch_group.g` of `aws_ssm_patch_group.g.id`. */
  public idsOfType(resource: ResourceChange, argument: string, type: string): readonly string[] {
    const steps = moduleSteps(resource.module_address ?? "");
    if (steps === undefined) return [];
    const configured = this.configured(resource, steps);
    const expression = valueAt(objectAt(configured, "expressions"), argument.split("."));
    const isId = (name: string) => name === "each.value.id" || (name.startsWith(`${type}.`) && name.endsWith(".id"));
    if (!namesIn(expression).some(isId)) return [];
    return this.of(resource, argument).filter((address) => address.startsWith(`${modulePrefix(steps)}${type}.`));
  }

  /**
   * All that a resource refers to, in whatever argument.
   *
   * @param within - of all within this one: `statement.0`
   */
  public all(resource: ResourceChange, within?: string): readonly string[] {
    const steps = moduleSteps(resource.module_address ?? "");
    if (steps === undefined) return [];
    const expressions = valueAt(this.configured(resource, steps), ["expressions", ...(within?.split(".") ?? [])]);
    const found = expressionsIn(expressions).flatMap((one) => this.follow(one, steps, keyOf(resource.address), 0));
    return [...new Set(found)];
  }

  /** Templates in an argument (`${aws_sns_topic.all.arn}/x`), which a plan tells where the configuration is JSON. */
  public templates(resource: ResourceChange, argument: string): readonly string[] {
    const configured = this.configured(resource, moduleSteps(resource.module_address ?? "") ?? []);
    const expressions = expressionsIn(valueAt(configured, ["expressions", ...argument.split(".")]));
    const values = expressions.flatMap((one) => [objectOf(one)?.constant_value].flat());
    return values.filter((value): value is string => typeof value === "string" && value.includes("${"));
  }

  /** What the configuration has a resource wait for, by `depends_on`. */
  public dependencies(resource: ResourceChange): readonly string[] {
    const steps = moduleSteps(resource.module_address ?? "");
    const configured = steps && this.configured(resource, steps);
    if (steps === undefined) return [];
    return this.follow({ references: listAt(configured, "depends_on") }, steps, keyOf(resource.address), 0);
  }

  /** The key of a resource's provider; undefined where it is not in the configuration any more. */
  public providerOf(resource: ResourceChange): string | undefined {
    const steps = moduleSteps(resource.module_address ?? "");
    const key = steps && objectOf(this.configured(resource, steps))?.provider_config_key;
    return typeof key === "string" ? key : undefined;
  }

  /** A resource as the configuration has it. */
  private configured(resource: ResourceChange, steps: readonly ModuleStep[]): unknown {
    const module = this.moduleAt(steps);
    if (module === undefined) return undefined;
    const resources = this.resources.get(module) ?? byAddress(listAt(module, "resources"));
    this.resources.set(module, resources);
    return resources.get(`${resource.mode === "data" ? "data." : ""}${resource.type}.${resource.name}`);
  }

  /** `for_each = aws_ssm_maintenance_window.w`, and an id of `each.value`: the instance with the resource's own key. */
  private chained(configured: unknown, steps: readonly ModuleStep[], ownKey: string): string[] {
    return namesIn(objectAt(configured, "for_each_expression")).flatMap((text) => {
      const target = referenced(text);
      return target?.kind === "resource" ? this.instance(modulePrefix(steps) + target.base, ownKey) : [];
    });
  }

  private follow(expression: unknown, steps: readonly ModuleStep[], ownKey: string, length: number): string[] {
    if (length > LONGEST_WAY) return [];
    const references = namesIn(expression);
    const usesOwnKey = references.includes("each.key") || references.includes("count.index");
    return references.flatMap((text) => {
      const target = referenced(text);
      switch (target?.kind) {
        case "resource":
          return isWhole(text, references)
            ? (this.instances.get(modulePrefix(steps) + target.base) ?? [])
            : this.instance(modulePrefix(steps) + target.base, target.key || (usesOwnKey ? ownKey : ""));
        case "variable": {
          const call = steps.at(-1);
          if (call === undefined) return [];
          const outside = steps.slice(0, -1);
          const given = objectAt(objectAt(objectAt(this.moduleAt(outside), "module_calls"), call.name), "expressions");
          return this.follow(valueAt(given, [target.name]), outside, call.key, length + 1);
        }
        case "output": {
          const inside = [...steps, { ...target.step, key: target.step.key || (usesOwnKey ? ownKey : "") }];
          const output = objectAt(objectAt(this.moduleAt(inside), "outputs"), target.name);
          return this.follow(valueAt(output, ["expression"]), inside, "", length + 1);
        }
        default:
          return [];
      }
    });
  }

  /** The instance with a key, or the only one there is. */
  private instance(base: string, key: string): string[] {
    const all = this.instances.get(base) ?? [];
    if (key !== "" && all.includes(base + key)) return [base + key];
    return all.length === 1 ? [...all] : [];
  }

  private moduleAt(steps: readonly ModuleStep[]): Json | undefined {
    return steps.reduce<Json | undefined>(
      (module, { name }) => objectAt(objectAt(objectAt(module, "module_calls"), name), "module"),
      this.root,
    );
  }
}

function namesIn(expression: unknown): readonly string[] {
  return listAt(expression, "references").filter((one): one is string => typeof one === "string");
}

/** The expressions of arguments, and of blocks within blocks. */
function expressionsIn(value: unknown): readonly unknown[] {
  if (typeof value !== "object" || value === null) return [];
  if (!Array.isArray(value) && Object.hasOwn(value, "references")) return [value];
  return Object.values(value).flatMap(expressionsIn);
}

function isIdOfEach(expression: unknown): boolean {
  return namesIn(expression).some((text) => text === "each.value.id" || text === "each.value.arn");
}

/** `aws_x.t` of `aws_x.t[*].id`: all instances are meant where the expression names no part of them. */
function isWhole(text: string, references: readonly string[]): boolean {
  const isPart = (other: string) => other.startsWith(`${text}.`) || other.startsWith(`${text}[`);
  const usesKey = references.includes("each.key") || references.includes("count.index");
  return !usesKey && !references.some(isPart) && /^(data\.)?[a-z0-9]+_\w+\.[\w-]+$/.test(text);
}

function byAddress(resources: readonly unknown[]): ReadonlyMap<unknown, unknown> {
  return new Map(resources.map((resource) => [objectOf(resource)?.address, resource]));
}

/** `["a"]` of `aws_ssm_patch_group.each["a"]`, and of nothing before it. */
function keyOf(address: string): string {
  return /(\[(?:"(?:[^"\\]|\\.)*"|\d+)\])$/.exec(address)?.[1] ?? "";
}

function withoutKey(address: string): string {
  return address.slice(0, address.length - keyOf(address).length);
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, name) => {
    if (Array.isArray(at)) return at[Number(name)];
    const object = objectOf(at);
    return object !== undefined && Object.hasOwn(object, name) ? object[name] : undefined;
  }, value);
}

function objectAt(value: unknown, name: string): Json | undefined {
  return objectOf(valueAt(value, [name]));
}

function listAt(value: unknown, name: string): readonly unknown[] {
  const list = valueAt(value, [name]);
  return Array.isArray(list) ? list : [];
}

function objectOf(value: unknown): Json | undefined {
  return isObject(value) ? value : undefined;
}
