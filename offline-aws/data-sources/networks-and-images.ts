import { hexadecimal } from "../account/identifiers";
import { MOMENT } from "../kind/baseline-json";
import { arn, type CallContext } from "../kind/kind";
import { blocks, canonical, type ObjectValue, text, texts } from "../values/value";

// What a stack looks up beside patching. The account holds none of it: what is asked for is taken to exist, and its id
// follows from the question, so that the same question always has the same answer.

/** `data.aws_ami`: one image. */
export function readImage(config: ObjectValue, scope: CallContext): ObjectValue {
  const id = invented("ami-", config, scope);
  const [name] = valuesOf(config, "name");
  return {
    id,
    image_id: id,
    arn: `arn:${scope.partition.id}:ec2:${scope.region}::image/${id}`,
    architecture: valuesOf(config, "architecture")[0] ?? "x86_64",
    creation_date: MOMENT,
    name: name ?? `image ${id}`,
    owner_id: scope.account.id,
    root_device_name: "/dev/xvda",
    root_device_type: "ebs",
    state: "available",
    virtualization_type: "hvm",
    block_device_mappings: [],
    product_codes: [],
    tags: config.tags ?? {},
  };
}

/** `data.aws_vpc`: one network. */
export function readVpc(config: ObjectValue, scope: CallContext): ObjectValue {
  const id = text(config.id) || invented("vpc-", config, scope);
  return {
    id,
    arn: arn(scope, "ec2", `vpc/${id}`),
    cidr_block: text(config.cidr_block) || "10.0.0.0/16",
    cidr_block_associations: [],
    default: config.default ?? false,
    dhcp_options_id: invented("dopt-", config, scope),
    enable_dns_hostnames: true,
    enable_dns_support: true,
    instance_tenancy: "default",
    main_route_table_id: invented("rtb-", config, scope),
    owner_id: scope.account.id,
    state: "available",
    tags: config.tags ?? {},
  };
}

/** `data.aws_subnets`: the ids that a filter names, else two. */
export function readSubnets(config: ObjectValue, scope: CallContext): ObjectValue {
  const named = valuesOf(config, "subnet-id");
  const ids = named.length > 0 ? named : [1, 2].map((which) => invented("subnet-", { ...config, which }, scope));
  return { id: scope.region, ids: [...ids].sort(), tags: config.tags ?? {} };
}

function invented(prefix: string, config: ObjectValue, scope: CallContext): string {
  return prefix + hexadecimal(`${scope.account.id} ${scope.region} ${prefix} ${canonical(config)}`, 17);
}

function valuesOf(config: ObjectValue, filter: string): readonly string[] {
  return blocks(config.filter)
    .filter(({ name }) => name === filter)
    .flatMap(({ values }) => texts(values));
}
