/** What the arguments of an AWS provider tell about its account. */
export interface ProviderIdentity {
  readonly allowedAccountIds?: readonly string[];
  /** Of a chain of roles, the last one. Undefined: no role. */
  readonly roleArn?: string;
  readonly profile?: string;
}

/** Which account a provider works in: equal texts are one account. Undefined: not known. */
export function accountOfProvider({ allowedAccountIds, roleArn, profile }: ProviderIdentity): string | undefined {
  if (allowedAccountIds?.length === 1) return allowedAccountIds[0];
  if (roleArn !== undefined) return /^arn:[^:]*:iam::(\d{12}):role\//.exec(roleArn)?.[1];
  return profile === undefined ? undefined : `profile ${profile}`;
}
