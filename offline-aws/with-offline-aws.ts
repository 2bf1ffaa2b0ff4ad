import type { SimulatedAwsOptions } from "./account/simulated-aws";
import { type OfflineAws, startOfflineAws } from "./offline-aws";
import { Terraform, type TerraformOptions } from "./terraform/terraform";

/** A simulated AWS, and any number of Terraforms that use it. */
export interface OfflineTerraform {
  readonly offline: OfflineAws;
  /** A Terraform in a folder of its own, with a configuration: an object, several, or the path of a `cdk.tf.json`. */
  terraform(configuration: object | readonly object[] | string, options?: TerraformOptions): Terraform;
}

/**
 * Calls a function with a fresh simulated AWS and returns what it returns. Every process, socket and folder is gone
 * afterwards, also where it throws.
 *
 * @throws NotInstalled where a package of the plugin protocol is missing; Error where Terraform is
 */
export async function withOfflineAws<Result>(
  use: (context: OfflineTerraform) => Promise<Result>,
  options: SimulatedAwsOptions = {},
): Promise<Result> {
  const offline = await startOfflineAws(options);
  const terraforms: Terraform[] = [];
  const terraform: OfflineTerraform["terraform"] = (configuration, terraformOptions) => {
    const one = Terraform.in(configuration, {
      environment: offline.environmentFor,
      ...terraformOptions,
    });
    terraforms.push(one);
    return one;
  };
  try {
    return await use({ offline, terraform });
  } finally {
    // A Terraform that finds no provider at its address kills the process that the provider was said to be in: this one.
    await Promise.all(terraforms.map((one) => one.close()));
    await offline.close();
  }
}
