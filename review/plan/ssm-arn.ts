const SSM_ARN = /^arn:[\w-]+:ssm:([a-z\d-]+):(\d{12}):/;

/** Where an object of Systems Manager is, by its ARN; undefined for anything else. */
export function placeInArn(arn: unknown): { readonly region: string; readonly account: string } | undefined {
  const [, region, account] = (typeof arn === "string" ? SSM_ARN.exec(arn) : null) ?? [];
  return region === undefined || account === undefined ? undefined : { region, account };
}
