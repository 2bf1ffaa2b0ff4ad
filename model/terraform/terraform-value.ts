import { sharedSymbol } from "../values/shared-symbol";
import type { Unknown } from "../values/unknown";

const REFERENCE: unique symbol = sharedSymbol("terraform-reference") as never;

/** A value that is an attribute of another resource: `${aws_ssm_patch_baseline.Linux.id}`. */
export interface TerraformReference {
  readonly [REFERENCE]: true;
  /** `aws_ssm_patch_baseline.Linux`, `data.aws_ssm_patch_baseline.Own` */
  readonly address: string;
}

/**
 * A value as Terraform holds it, with what is not known yet as UNKNOWN and references kept as such. Configuration and
 * plan are both brought into this shape, so that the mapping to our models is written once.
 */
export type TerraformValue =
  | null
  | undefined
  | string
  | number
  | boolean
  | Unknown
  | TerraformReference
  | readonly TerraformValue[]
  | TerraformObject;

export interface TerraformObject {
  readonly [name: string]: TerraformValue;
}

/** One resource or data source. */
export interface TerraformResource {
  /** `aws_ssm_patch_baseline.Linux`, `data.aws_ssm_patch_baseline.Own` */
  readonly address: string;
  readonly type: string;
  readonly isData: boolean;
  /** The provider that it names. Absent: the default one. */
  readonly provider?: string;
  readonly attributes: TerraformObject;
}

export function referenceTo(address: string): TerraformReference {
  return { [REFERENCE]: true, address };
}

export function isReference(value: unknown): value is TerraformReference {
  return typeof value === "object" && value !== null && REFERENCE in value;
}
