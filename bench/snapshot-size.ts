/** How large the accounts are that a snapshot is measured on. */
export const ACCOUNTS = 100;
export const REGIONS = ["eu-central-1", "eu-west-1", "us-east-1"] as const;
export const NODES = 100;

export function accountId(index: number): string {
  return String(100_000_000_000 + index);
}
