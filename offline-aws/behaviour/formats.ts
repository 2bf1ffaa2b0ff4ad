const PARTITION = /^aws(-[a-z]+)*$/;
const ARN_REGION = /^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$/;
const ACCOUNT = /^(aws|aws-managed|third-party|aws-marketplace|\d{12}|cw.{10})$/;

/** Whether a text is an ARN as the provider checks it; the service part may be anything. */
export function isArn(text: string): boolean {
  const [prefix, partition = "", , region = "", account = "", ...resource] = text.split(":");
  return (
    prefix === "arn" &&
    PARTITION.test(partition) &&
    (region === "" || ARN_REGION.test(region)) &&
    (account === "" || ACCOUNT.test(account)) &&
    resource.join(":") !== ""
  );
}

/** Whether a text looks like a Region; no list of Regions is consulted, as the provider does not either. */
export function isRegion(text: string): boolean {
  return /^[a-z]{2}(-[a-z]+)+-\d{1,2}$/.test(text);
}

/** AWS's partitions: by the Regions in them, with their domain names. */
const PARTITIONS = [
  { id: "aws-cn", regions: /^cn-/, dnsSuffix: "amazonaws.com.cn" },
  { id: "aws-us-gov", regions: /^us-gov-/, dnsSuffix: "amazonaws.com" },
  { id: "aws-iso", regions: /^us-iso-/, dnsSuffix: "c2s.ic.gov" },
  { id: "aws-iso-b", regions: /^us-isob-/, dnsSuffix: "sc2s.sgov.gov" },
  { id: "aws-iso-e", regions: /^eu-isoe-/, dnsSuffix: "cloud.adc-e.uk" },
  { id: "aws-iso-f", regions: /^us-isof-/, dnsSuffix: "csp.hci.ic.gov" },
  { id: "aws-eusc", regions: /^eusc-/, dnsSuffix: "amazonaws.eu" },
  { id: "aws", regions: /./, dnsSuffix: "amazonaws.com" },
] as const;

/** A partition of AWS: separate from the others, with Regions and a domain of its own. */
export interface Partition {
  readonly id: string;
  readonly dnsSuffix: string;
  /** The domain with its parts in reverse order, as it starts the name of a VPC endpoint service. */
  readonly reverseDnsPrefix: string;
}

/** The partition in which a Region lies. */
export function partitionOf(region: string): Partition {
  const found = PARTITIONS.find((partition) => partition.regions.test(region)) ?? PARTITIONS[PARTITIONS.length - 1];
  const dnsSuffix = found?.dnsSuffix ?? "amazonaws.com";
  return { id: found?.id ?? "aws", dnsSuffix, reverseDnsPrefix: dnsSuffix.split(".").reverse().join(".") };
}
