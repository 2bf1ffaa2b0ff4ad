import { PretendedAws, type PretendedAwsOptions } from "./account/pretended-aws";
import { requireProtocolPackages } from "./not-installed";

/** A stand-in for the `hashicorp/aws` provider that runs in this process, and the accounts that it pretends. */
export interface OfflineAws {
  /** What exists in the simulated accounts. */
  readonly aws: PretendedAws;
  /** What Terraform needs in its environment to use the stand-in instead of the provider from the registry. */
  readonly environment: { readonly TF_REATTACH_PROVIDERS: string };
  /** Stops answering; safe to call twice. */
  close(): Promise<void>;
}

/**
 * Starts a stand-in for the AWS provider, for plan and apply without an account, a download or a network.
 *
 * It is a test double: what it answers is modelled on the provider and on AWS's documentation, it is not AWS.
 *
 * @throws NotInstalled where the packages are missing that it needs
 */
export async function startOfflineAws(options: PretendedAwsOptions = {}): Promise<OfflineAws> {
  requireProtocolPackages();
  // Loaded once it is known that they can be.
  const { listen } = require("./protocol/server") as typeof import("./protocol/server");
  const { OfflineProvider } = require("./provider/provider") as typeof import("./provider/provider");
  const aws = new PretendedAws(options);
  const server = await listen(() => new OfflineProvider(aws));
  return { aws, environment: { TF_REATTACH_PROVIDERS: server.reattach }, close: server.close };
}
