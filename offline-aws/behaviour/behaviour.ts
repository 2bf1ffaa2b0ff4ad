import others from "../data/other-services-behaviour.json";
import ssm from "../data/ssm-attribute-behaviour.json";
import type { Path } from "../protocol/diagnostics";
import type { Value } from "../values/value";

/** What may be said of a value: by the provider at plan time, or by the service at apply. All that is given must hold. */
export interface Constraint {
  readonly enum?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  /** In bytes for the provider, in characters for the service. */
  readonly minLength?: number;
  readonly maxLength?: number;
  /** RE2, not anchored unless it says so. */
  readonly pattern?: string;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly format?: "arn" | "aws-region";
  /** Holds for each element; for a map, for its keys and values. */
  readonly items?: Constraint & { readonly key?: Constraint; readonly value?: Constraint };
  readonly anyOf?: readonly Constraint[];
}

/** How the provider treats an attribute or block beyond what its schema says. */
export interface AttributeBehaviour {
  readonly forceNew?: boolean;
  readonly default?: Value;
  readonly validation?: (Constraint & { readonly rule?: string }) | null;
  readonly serviceLimits?: Constraint | null;
  readonly normalize?: "json" | "json-version-first";
  readonly computedBlock?: boolean;
  readonly keptWhenUnset?: boolean;
}

/** How the provider treats a resource type. */
export interface TypeBehaviour {
  /** Whether the type is written with the younger plugin framework, which permits no inconsistencies. */
  readonly framework?: boolean;
  readonly attributes: Readonly<Record<string, AttributeBehaviour>>;
}

/** The behaviour of every resource type that is served, by type. */
export const BEHAVIOUR = { ...others.resources, ...ssm.resources } as unknown as Readonly<
  Record<string, TypeBehaviour>
>;

/** The behaviour of the SSM types alone, as given by the table that the tests walk through. */
export const SSM_BEHAVIOUR = ssm.resources as unknown as Readonly<Record<string, TypeBehaviour>>;

const NONE: AttributeBehaviour = {};

/** The behaviour of one attribute or block; an index in the path is skipped. */
export function behaviourOf(type: string, path: Path): AttributeBehaviour {
  const name = path.filter((step) => typeof step === "string").join(".");
  return BEHAVIOUR[type]?.attributes[name] ?? NONE;
}
