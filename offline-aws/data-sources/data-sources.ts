import { iamId } from "../account/identifiers";
import { partitionOf } from "../behaviour/formats";
import { type Configuration, scopeOf } from "../configuration/configuration";
import type { CallContext } from "../kind/kind";
import { renderPolicyDocument } from "../policy-document/render";
import { type Diagnostic, error } from "../protocol/diagnostics";
import { PROVIDER_SCHEMA } from "../schema/schema";
import { blocks, type ObjectValue, text, textMap, texts } from "../values/value";
import { readImage, readSubnets, readVpc } from "./networks-and-images";
import { readPatchBaseline, readPatchBaselines } from "./patch-baselines";
import { regionDescription } from "./region-names";

/** Reads one data source. */
type Reader = (config: ObjectValue, scope: CallContext, provider: Configuration) => ObjectValue | Diagnostic;

const READERS: Readonly<Record<string, Reader>> = {
  aws_caller_identity: (_config, { account, partition }, { roleArn }) => {
    const roleName = roleArn.split("/").pop() ?? "";
    const userId = roleArn ? `${iamId("AROA", roleArn)}:offline-aws` : account.id;
    const arn = roleArn
      ? `arn:${partition.id}:sts::${account.id}:assumed-role/${roleName}/offline-aws`
      : `arn:${partition.id}:iam::${account.id}:root`;
    return { id: account.id, account_id: account.id, arn, user_id: userId };
  },
  aws_partition: (_config, { partition }) => ({
    id: partition.id,
    partition: partition.id,
    dns_suffix: partition.dnsSuffix,
    reverse_dns_prefix: partition.reverseDnsPrefix,
  }),
  aws_region: (config, scope) => {
    const region = text(config.name) || scope.region;
    const endpoint = `ec2.${region}.${partitionOf(region).dnsSuffix}`;
    return { id: region, name: region, region, endpoint, description: regionDescription(region) };
  },
  aws_ami: readImage,
  aws_iam_policy_document: (config) => renderPolicyDocument(config),
  aws_instances: readInstances,
  aws_ssm_maintenance_windows: readWindows,
  aws_ssm_patch_baseline: readPatchBaseline,
  aws_ssm_patch_baselines: readPatchBaselines,
  aws_subnets: readSubnets,
  aws_vpc: readVpc,
};

/** Reads a data source from the simulated account. */
export function readDataSource(type: string, config: ObjectValue, provider: Configuration): ObjectValue | Diagnostic {
  const reader = READERS[type];
  if (!reader) throw new Error(`offline-aws serves no data source ${type}`);
  const isRegional = PROVIDER_SCHEMA.dataSources[type]?.block.attributes?.region !== undefined;
  const scope = scopeOf(provider, isRegional ? text(config.region) : provider.region);
  if (partitionOf(scope.region).id !== provider.partition.id) {
    return error(
      `region (${scope.region}) is not in the partition (${provider.partition.id}) of the provider configuration`,
    );
  }
  const read = reader(config, scope, provider);
  if ("severity" in read) return read;
  return { ...config, ...(isRegional && type !== "aws_region" ? { region: scope.region } : {}), ...read };
}

/** Nodes that a test put into the account as `aws_instance`; there are none by themselves. */
function readInstances(config: ObjectValue, { account, region }: CallContext): ObjectValue {
  const wanted = Object.entries(textMap(config.instance_tags));
  const states = texts(config.instance_state_names);
  const found = account.list("aws_instance", region).filter(({ attributes }) => {
    const tags = textMap(attributes.tags_all ?? attributes.tags);
    const state = text(attributes.instance_state) || "running";
    return (
      (states.length === 0 ? state === "running" : states.includes(state)) &&
      wanted.every(([key, value]) => tags[key] === value)
    );
  });
  return {
    id: region,
    ids: found.map(({ id }) => id),
    private_ips: found.map(({ attributes }) => text(attributes.private_ip)).filter((ip) => ip !== ""),
    public_ips: [],
    ipv6_addresses: [],
    instance_tags: textMap(config.instance_tags),
  };
}

function readWindows(config: ObjectValue, { account, region }: CallContext): ObjectValue {
  const filters = blocks(config.filter).map(({ name, values }) => ({ name: text(name), values: texts(values) }));
  const found = account.list("aws_ssm_maintenance_window", region).filter(({ attributes }) =>
    filters.every(({ name, values }) => {
      const actual = name === "Enabled" ? String(attributes.enabled) : text(attributes.name);
      return values.some((value) => value === actual);
    }),
  );
  return { id: region, ids: found.map(({ id }) => id) };
}
