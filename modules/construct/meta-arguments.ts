import { META_ARGUMENT_NAMES as NAMES } from "../../model/terraform/meta-argument-names";
import { show } from "../../model/text/wording";
import type { Problems } from "../../model/values/problems";
import { propertyOf } from "../../model/values/property-of";
import { type ITerraformDependable, TerraformProvider, type TerraformResourceLifecycle } from "../framework/framework";

/** Terraform's own arguments, which every resource takes. */
export interface MetaArguments {
  /**
   * The provider configuration to use.
   *
   * @default - the AWS provider of the stack
   */
  readonly provider?: TerraformProvider;

  /**
   * What must exist first, beside what is referred to anyway.
   *
   * @default - what the arguments refer to
   */
  readonly dependsOn?: ITerraformDependable[];

  /**
   * How Terraform treats the resource's own life, for example `preventDestroy`.
   *
   * @default - Terraform's own behaviour
   */
  readonly lifecycle?: TerraformResourceLifecycle;
}

/** Their names, for a reader of props which leaves them alone. */
export const META_ARGUMENT_NAMES: readonly (keyof MetaArguments)[] = NAMES;

/** The meta-arguments among the props, and nothing else. */
export function metaArguments(props: MetaArguments): MetaArguments {
  return Object.fromEntries(NAMES.filter((name) => props[name] !== undefined).map((name) => [name, props[name]]));
}

/** Reports a provider that is none: cdktf would use the default one, or fail elsewhere. */
export function checkProvider(props: unknown, problems: Problems): void {
  const provider = propertyOf(props, "provider");
  if (provider === undefined || TerraformProvider.isTerraformProvider(provider)) return;
  problems.add("provider", `expected an AwsProvider, got ${show(provider)}`);
}
