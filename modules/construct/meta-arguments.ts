import type { IConstruct } from "constructs";
import { show } from "../../model/text/wording";
import { NotValidError } from "../../model/values/finding";
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

const NAMES = ["provider", "dependsOn", "lifecycle"] as const satisfies readonly (keyof MetaArguments)[];

/** Their names, for a reader of props which leaves them alone. */
export const META_ARGUMENT_NAMES: readonly string[] = NAMES;

/**
 * The meta-arguments among the props, and nothing else.
 *
 * @throws NotValidError for a provider that is none: cdktf would take the default one, or fail elsewhere
 */
export function metaArguments({ node }: IConstruct, props: MetaArguments): MetaArguments {
  const { provider } = props;
  if (provider !== undefined && !TerraformProvider.isTerraformProvider(provider)) {
    const message = `expected an AwsProvider, got ${show(provider)}`;
    throw new NotValidError(node.path, [{ checkId: "PM001", severity: "error", path: "provider", message }]);
  }
  return Object.fromEntries(NAMES.filter((name) => props[name] !== undefined).map((name) => [name, props[name]]));
}
