/** The ARN of something in the Region of a task. */
export type ArnOf = (service: string, account: string, rest: string) => string;

/** As what IAM knows a command: by the ARN of its document. One of AWS's own has no account in it. */
export function commandResource(document: string, arn: ArnOf): string {
  return isArn(document) ? document : arn("ssm", "", `document/${document}`);
}

/**
 * As what IAM knows an Automation: by its document, and before that kind of resource was given up by its definition, in
 * every version. One whose ARN is known after apply is named as it is.
 */
export function automationResources(document: string, arn: ArnOf): readonly string[] {
  const [, place, name] =
    /^(arn:.*):(?:document|automation-definition)\/([^:]+)/.exec(commandResource(document, arn)) ?? [];
  return place === undefined ? [document] : [`${place}:document/${name}`, `${place}:automation-definition/${name}:*`];
}

/** An ARN, also one that is known after apply. */
function isArn(name: string): boolean {
  return name.startsWith("arn:") || name.startsWith("$");
}
