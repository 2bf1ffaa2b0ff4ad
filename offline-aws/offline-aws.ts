import { PretendedAws, type PretendedAwsOptions } from "./account/pretended-aws";
import { listen } from "./protocol/server";
import { OfflineProvider } from "./provider/provider";

/** A stand-in for the `hashicorp/aws` provider that runs in this process, and the accounts that it pretends. */
export interface OfflineAws {
  /** What exists in the pretended accounts. */
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
 */
export async function startOfflineAws(options: PretendedAwsOptions = {}): Promise<OfflineAws> {
  const aws = new PretendedAws(options);
  const server = await listen(() => new OfflineProvider(aws));
  return { aws, environment: { TF_REATTACH_PROVIDERS: server.reattach }, close: server.close };
}
