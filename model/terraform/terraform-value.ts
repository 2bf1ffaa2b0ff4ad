import type { BroughtPatches } from "../maintenance-window/brought-patches";
import type { NotifiedTopic } from "../maintenance-window/maintenance-window-model";
import type { BaselineBeside } from "../patch-group/patch-group-model";
import { sharedSymbol } from "../values/shared-symbol";
import { UNKNOWN, type Unknown } from "../values/unknown";

const REFERENCE: unique symbol = sharedSymbol("terraform-reference") as never;
const ENCODED: unique symbol = sharedSymbol("terraform-encoded") as never;

/** A value that is an attribute of another resource: `${aws_ssm_patch_baseline.Linux.id}`. */
export interface TerraformReference {
  readonly [REFERENCE]: true;
  /** `aws_ssm_patch_baseline.Linux`, `data.aws_ssm_patch_baseline.Own` */
  readonly address: string;
}

/** A text that Terraform makes of a value, as JSON: `${jsonencode({"UBUNTU" = {"value" = aws_ssm_patch_baseline.Own.id}})}`. */
export interface TerraformEncoded {
  readonly [ENCODED]: TerraformValue;
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
  | TerraformEncoded
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
  /** The baseline of another stack that its `baseline_id` means. */
  readonly beside?: BaselineBeside;
  /** What the document says that a window's task reads. */
  readonly brought?: BroughtPatches;
  /** The topics that are told what a window's task does. */
  readonly topics?: readonly NotifiedTopic[];
}

export function referenceTo(address: string): TerraformReference {
  return { [REFERENCE]: true, address };
}

export function isReference(value: unknown): value is TerraformReference {
  return typeof value === "object" && value !== null && REFERENCE in value;
}

export function encoded(value: TerraformValue): TerraformEncoded {
  return { [ENCODED]: value };
}

/** What a text is made of, where it is JSON of a value. */
export function decoded(value: TerraformValue): TerraformValue {
  return isEncoded(value) ? value[ENCODED] : undefined;
}

/** Whether it stands for a text that is not known yet. */
export function isOpenValue(value: unknown): value is Unknown | TerraformReference | TerraformEncoded {
  return value === UNKNOWN || isReference(value) || isEncoded(value);
}

function isEncoded(value: unknown): value is TerraformEncoded {
  return typeof value === "object" && value !== null && ENCODED in value;
}
