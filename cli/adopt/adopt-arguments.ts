import type { WhereToWrite } from "../forms/where-to-write";

/** What was typed behind `cdktf-patch adopt`. */
export interface AdoptArguments extends WhereToWrite {
  readonly accountId?: string;
  readonly region?: string;
  readonly only?: readonly string[];
  readonly except?: readonly string[];
  readonly names?: string;
  readonly stackName: string;
  readonly protect: boolean;
  readonly dryRun?: boolean;
  /** One definition for all accounts of the snapshot that are equal. */
  readonly fleet?: boolean;
}
