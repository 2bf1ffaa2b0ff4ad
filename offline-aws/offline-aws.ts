import { SimulatedAws, type SimulatedAwsOptions } from "./account/simulated-aws";
import { requireProtocolPackages } from "./not-installed";

/** A mock of the `hashicorp/aws` provider that runs in this process, and its simulated accounts. */
export interface OfflineAws {
  /** What exists in the simulated accounts. */
  readonly aws: SimulatedAws;
  /** What Terraform needs in its environment to use the mock instead of the provider from the registry. */
  readonly environment: { readonly TF_REATTACH_PROVIDERS: string };
  /** Stops answering; safe to call twice. */
  close(): Promise<void>;
}

/**
 * Starts a mock of the AWS provider, for plan and apply without an account, a download or a network.
 *
 * It is a test double: what it answers is modelled on the provider and on AWS's documentation, it is not AWS.
 *
 * @throws NotInstalled where the packages are missing that it needs
 */
export async function startOfflineAws(options: SimulatedAwsOptions = {}): Promise<OfflineAws> {
  requireProtocolPackages();
  // Loaded once it is known that they can be.
  const { listen } = require("./protocol/server") as typeof import("./protocol/server");
  const { OfflineProvider } = require("./provider/provider") as typeof import("./provider/provider");
  const aws = new SimulatedAws(options);
  const server = await listen(() => new OfflineProvider(aws));
  return { aws, environment: { TF_REATTACH_PROVIDERS: server.reattach }, close: server.close };
}
