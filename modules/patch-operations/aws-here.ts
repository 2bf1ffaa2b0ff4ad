import type { Construct } from "constructs";
import type { AwsPlace } from "../../model/patch-operations/policies/policy-statement";
import { DataAwsCallerIdentity, DataAwsPartition, DataAwsRegion, type TerraformProvider } from "../framework/framework";

/** Partition, account and Region of a construct, each looked up when it is first asked for. */
export class AwsHere implements AwsPlace {
  private partitionData?: DataAwsPartition;
  private accountData?: DataAwsCallerIdentity;
  private regionData?: DataAwsRegion;

  constructor(
    private readonly scope: Construct,
    private readonly provider?: TerraformProvider,
    private readonly givenRegion?: string,
  ) {}

  public get partition(): string {
    this.partitionData ??= new DataAwsPartition(this.scope, "Partition", { provider: this.provider });
    return this.partitionData.partition;
  }

  public get accountId(): string {
    this.accountData ??= new DataAwsCallerIdentity(this.scope, "Account", { provider: this.provider });
    return this.accountData.accountId;
  }

  public get region(): string {
    if (this.givenRegion !== undefined) return this.givenRegion;
    this.regionData ??= new DataAwsRegion(this.scope, "Region", { provider: this.provider });
    // The same as its `region`, which provider 5 does not have. Source: maintenance window facts, G5.
    return this.regionData.id;
  }
}
