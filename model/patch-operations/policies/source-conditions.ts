import type { AwsPlace, PolicyCondition } from "./policy-statement";

/** On whose behalf Systems Manager may take a role. */
export interface SourceOptions {
  /**
   * Whether only this account's Systems Manager may take the role (`aws:SourceAccount`). AWS documents this for other
   * uses of Systems Manager, and neither for windows nor for notifications: try it on one window before you rely on it,
   * for a service that does not send the value can then not take the role.
   *
   * @default false
   */
  readonly sourceAccountCondition?: boolean;

  /**
   * Whether only something of this account in Systems Manager may take the role, in a Region where it is used
   * (`aws:SourceArn`). The same caution holds as for `sourceAccountCondition`.
   *
   * @default false
   */
  readonly sourceArnCondition?: boolean;
}

/** @param regions - where the role is used; undefined: the Region of its provider */
export function sourceConditions(
  { sourceAccountCondition, sourceArnCondition }: SourceOptions,
  place: AwsPlace,
  regions: readonly (string | undefined)[],
): PolicyCondition[] {
  const conditions: PolicyCondition[] = [];
  if (sourceAccountCondition) {
    conditions.push({ test: "StringEquals", variable: "aws:SourceAccount", values: [place.accountId] });
  }
  if (sourceArnCondition) {
    const anything = regions.map(
      (region) => `arn:${place.partition}:ssm:${region ?? place.region}:${place.accountId}:*`,
    );
    conditions.push({ test: "ArnLike", variable: "aws:SourceArn", values: anything });
  }
  return conditions;
}
