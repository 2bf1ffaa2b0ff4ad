import { SimulatedAws, type SimulatedAwsOptions } from "./account/simulated-aws";
import { requireProtocolPackages } from "./not-installed";
import type { ListeningServer } from "./protocol/server";

/** For the process that runs Terraform. */
export type OfflineEnvironment = Readonly<Record<"TF_REATTACH_PROVIDERS", string>>;

/** A mock of the `hashicorp/aws` provider that runs in this process, and its simulated accounts. */
export interface OfflineAws {
  /** What exists in the simulated accounts. */
  readonly aws: SimulatedAws;
  /**
   * What Terraform needs in its environment to use the mock instead of the provider from the registry: with the schema
   * of the newest release that is served.
   */
  readonly environment: OfflineEnvironment;
  /**
   * The same, with the schema of the release that a configuration asks for in `required_providers`. It is an object,
   * several, or the path of a `cdk.tf.json` or of a folder. Types in it that are not simulated are planned as they are
   * written from then on.
   */
  environmentFor(configuration: unknown): OfflineEnvironment;
  /** The types that are planned as they are written, with nothing checked: `aws_lambda_permission`, `data.aws_lb`. */
  readonly notSimulated: readonly string[];
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
  const { askedRelease } = require("./schema/asked-release") as typeof import("./schema/asked-release");
  const { SERVED_RELEASES } = require("./schema/schema") as typeof import("./schema/schema");
  const { WrittenTypes } = require("./written/written-types") as typeof import("./written/written-types");
  const aws = new SimulatedAws(options);
  const written = new WrittenTypes();
  const servers = await Promise.all(
    SERVED_RELEASES.map(async (release) => ({
      release,
      ...(await listen(() => new OfflineProvider(aws, release, written))),
    })),
  );
  const environmentFor = (configuration: unknown): OfflineEnvironment => {
    if (configuration !== undefined) written.learn(configuration);
    const asked = askedRelease(configuration);
    const { reattach } = servers.find(({ release }) => release === asked) as ListeningServer;
    return { TF_REATTACH_PROVIDERS: reattach };
  };
  const close = async () => {
    await Promise.all(servers.map((server) => server.close()));
  };
  return {
    aws,
    environment: environmentFor(undefined),
    environmentFor,
    get notSimulated() {
      return written.names;
    },
    close,
  };
}
