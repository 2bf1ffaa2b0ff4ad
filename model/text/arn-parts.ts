/** `patching` of `arn:aws:sns:eu-central-1:123456789012:patching`; undefined of what is no ARN, or has another end. */
export function endOfArn(arn: string): string | undefined {
  return /^arn:.*:([\w.-]+)$/.exec(arn)?.[1];
}

/** `123456789012` of `arn:aws:sns:eu-central-1:123456789012:patching`; undefined where it names none. */
export function accountOfArn(arn: string): string | undefined {
  return /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(arn)?.[1];
}

/** `SSMTell` of `arn:aws:lambda:eu-central-1:123456789012:function:SSMTell`; what is no ARN as a whole. */
export function lastPart(arn: string): string {
  return arn.slice(arn.lastIndexOf(":") + 1);
}

/** Whether an account is known, and not by the name of a profile alone. */
export function isAccountId(account: string | undefined): account is string {
  return account !== undefined && /^\d{12}$/.test(account);
}
