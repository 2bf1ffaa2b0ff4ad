/**
 * The Regions that AWS tells of, by partition. AWS adds some every year: one that is not listed is a warning, never an
 * error. Source: `boto/botocore`, `botocore/data/partitions.json` of November 2026, without the isolated partitions.
 */
export const AWS_REGIONS = {
  aws: [
    "af-south-1",
    "ap-east-1",
    "ap-east-2",
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-northeast-3",
    "ap-south-1",
    "ap-south-2",
    "ap-southeast-1",
    "ap-southeast-2",
    "ap-southeast-3",
    "ap-southeast-4",
    "ap-southeast-5",
    "ap-southeast-6",
    "ap-southeast-7",
    "ca-central-1",
    "ca-west-1",
    "eu-central-1",
    "eu-central-2",
    "eu-north-1",
    "eu-south-1",
    "eu-south-2",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
    "il-central-1",
    "me-central-1",
    "me-south-1",
    "mx-central-1",
    "sa-east-1",
    "us-east-1",
    "us-east-2",
    "us-west-1",
    "us-west-2",
  ],
  "aws-cn": ["cn-north-1", "cn-northwest-1"],
  "aws-eusc": ["eusc-de-east-1"],
  "aws-us-gov": ["us-gov-east-1", "us-gov-west-1"],
} as const satisfies Record<string, readonly string[]>;

/** `eu-central-1`, `us-gov-west-1`. Source: provider, format `aws-region`; not held against a list of Regions. */
export const REGION_CODE = /^[a-z]{2,}(-[a-z]+)+-\d{1,2}$/;

/** Whether the table has a Region. */
export function isListedRegion(region: string): boolean {
  return ALL.has(region);
}

/** Every Region of the table. */
export function listedRegions(): readonly string[] {
  return [...ALL.keys()];
}

/** The first part of ARNs in a Region, `aws` or `aws-cn`; of one that is not listed, by how its name begins. */
export function partitionOf(region: string): string {
  const listed = ALL.get(region);
  if (listed !== undefined) return listed;
  return BY_BEGINNING.find(([beginning]) => region.startsWith(beginning))?.[1] ?? "aws";
}

const ALL: ReadonlyMap<string, string> = new Map(
  Object.entries(AWS_REGIONS).flatMap(([partition, regions]) => regions.map((region) => [region, partition] as const)),
);

const BY_BEGINNING = [
  ["cn-", "aws-cn"],
  ["us-gov-", "aws-us-gov"],
  ["eusc-", "aws-eusc"],
] as const;
