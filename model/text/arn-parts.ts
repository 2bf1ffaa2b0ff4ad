/** `patching` of `arn:aws:sns:eu-central-1:123456789012:patching`; undefined of what is no ARN, or has another end. */
export function endOfArn(arn: string): string | undefined {
  return /^arn:.*:([\w.-]+)$/.exec(arn)?.[1];
}

/** `SSMTell` of `arn:aws:lambda:eu-central-1:123456789012:function:SSMTell`; what is no ARN as a whole. */
export function lastPart(arn: string): string {
  return arn.slice(arn.lastIndexOf(":") + 1);
}
