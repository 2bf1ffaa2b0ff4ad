import type { EC2Client } from "@aws-sdk/client-ec2";
import type { SSMClient } from "@aws-sdk/client-ssm";
import type { STSClient } from "@aws-sdk/client-sts";
import { partitionOf } from "../../model/facts/aws-regions";
import { callQuickSetup } from "./quick-setup-call";

/** AWS's SDK, as far as it is used: loaded when it is needed, for the constructs do without. */
export interface Sdk {
  readonly ssm: typeof import("@aws-sdk/client-ssm");
  readonly ec2: typeof import("@aws-sdk/client-ec2");
  readonly sts: typeof import("@aws-sdk/client-sts");
  readonly credentials: typeof import("@aws-sdk/credential-providers");
}

/** The packages of `Sdk`, and the signer for the calls that have no client in it. */
export const SDK_PACKAGES = [
  "@aws-sdk/client-ssm",
  "@aws-sdk/client-ec2",
  "@aws-sdk/client-sts",
  "@aws-sdk/credential-providers",
  "@smithy/signature-v4",
] as const;

/** Loads AWS's SDK; undefined where it is not installed. */
export function loadSdk(): Sdk | undefined {
  // The user is told by package.json which Node is asked for, not by a warning in the middle of a progress line.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
  try {
    return {
      ssm: require("@aws-sdk/client-ssm"),
      ec2: require("@aws-sdk/client-ec2"),
      sts: require("@aws-sdk/client-sts"),
      credentials: require("@aws-sdk/credential-providers"),
    };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "MODULE_NOT_FOUND") return undefined;
    throw error;
  }
}

/** How the accounts are entered. */
export interface Entrance {
  /** A profile of `~/.aws/config`. */
  readonly profile?: string;
  /** Role to assume in each account, by its name. */
  readonly roleName?: string;
  /** What the role's trust policy asks for. */
  readonly externalId?: string;
}

/** Clients of one account in one Region. */
export interface Clients {
  readonly sdk: Sdk;
  readonly region: string;
  readonly ssm: SSMClient;
  readonly ec2: EC2Client;
  readonly sts: STSClient;
  /** Calls Quick Setup, of which the SDK's own client is not needed for two calls. */
  quickSetup(method: "GET" | "POST", path: string, body?: object): Promise<Record<string, unknown>>;
  destroy(): void;
}

type Credentials = ReturnType<Sdk["credentials"]["fromNodeProviderChain"]>;

/** A user who names a profile is not warned that the environment has keys, too: the profile is taken. */
const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** Where credentials of an account come from: the usual places, or a role that is assumed from there. */
export function credentialsOf(sdk: Sdk, entrance: Entrance, accountId: string | undefined, region: string) {
  const { profile, roleName, externalId } = entrance;
  const base = sdk.credentials.fromNodeProviderChain({ profile, clientConfig: { region }, logger: SILENT });
  if (roleName === undefined || accountId === undefined) return base;
  return sdk.credentials.fromTemporaryCredentials({
    masterCredentials: base,
    clientConfig: { region },
    params: {
      RoleArn: `arn:${partitionOf(region)}:iam::${accountId}:role/${roleName}`,
      RoleSessionName: "cdktf-patch-snapshot",
      ExternalId: externalId,
    },
  }) as Credentials;
}

/** One page of nodes after the other, in one order of calls: AWS throttles by account and operation. */
export function clientsOf(sdk: Sdk, region: string, credentials: Credentials): Clients {
  const shared = { region, credentials, retryMode: "adaptive", maxAttempts: attempts() } as const;
  const ssm = new sdk.ssm.SSMClient(shared);
  const ec2 = new sdk.ec2.EC2Client(shared);
  const sts = new sdk.sts.STSClient(shared);
  return {
    sdk,
    region,
    ssm,
    ec2,
    sts,
    quickSetup: (method, path, body) => callQuickSetup(ssm, region, method, path, body),
    destroy: () => {
      for (const client of [ssm, ec2, sts]) client.destroy();
    },
  };
}

/** More than the SDK's own 3: one account is asked many things, and AWS throttles by account. */
function attempts(): number {
  return Number(process.env.AWS_MAX_ATTEMPTS) || 8;
}
