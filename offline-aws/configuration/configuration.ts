import type { Account } from "../account/account";
import { EXAMPLE_ACCOUNT_ID } from "../account/example-account";
import type { SimulatedAws } from "../account/simulated-aws";
import { isRegion, type Partition, partitionOf } from "../behaviour/formats";
import type { CallContext } from "../kind/kind";
import { type Diagnostic, error } from "../protocol/diagnostics";
import { blocks, isObject, type ObjectValue, text, textMap, texts } from "../values/value";

/** A configured provider: one `provider "aws"` block of a configuration. */
export interface Configuration {
  readonly account: Account;
  readonly region: string;
  readonly partition: Partition;
  /** The role that is assumed, empty when none is. */
  readonly roleArn: string;
  /** Tags that every taggable resource gets. */
  readonly defaultTags: Readonly<Record<string, string>>;
}

/** Reads a `provider "aws"` block; like the real provider it refuses a wrong account and a missing Region. */
export function configure(config: ObjectValue, aws: SimulatedAws): Configuration | Diagnostic {
  const region = text(config.region) || process.env.AWS_REGION || process.env.AWS_DEFAULT_REGION || "";
  if (region === "") return error("Invalid provider configuration", { detail: "Missing region configuration" });
  if (!isRegion(region) && config.skip_region_validation !== true) return error(`Invalid AWS Region: ${region}`);
  const roleArn =
    blocks(config.assume_role)
      .map((role) => text(role.role_arn))
      .find((arn) => arn !== "") ?? "";
  const allowed = texts(config.allowed_account_ids);
  const accountId = roleArn.split(":")[4] || aws.defaultAccountId || allowed[0] || EXAMPLE_ACCOUNT_ID;
  const forbidden = texts(config.forbidden_account_ids).includes(accountId);
  if (forbidden || (allowed.length > 0 && !allowed.includes(accountId))) {
    return error(`AWS account ID not allowed: ${accountId}`, {
      detail: "This is the id of a simulated account of offline-aws.",
    });
  }
  const tags = blocks(config.default_tags)
    .map((block) => block.tags)
    .find(isObject);
  return {
    account: aws.account(accountId),
    region,
    partition: partitionOf(region),
    roleArn,
    defaultTags: textMap(tags),
  };
}

/** Where a resource or data source is: in the Region of its own argument, else in the provider's. */
export function scopeOf(configuration: Configuration, region: string | undefined): CallContext {
  const { account, partition, region: home } = configuration;
  return { account, partition, home, region: region === undefined ? "" : region || configuration.region };
}
