/** `${aws_ssm_patch_baseline.Linux.id}`, `${data.aws_ssm_patch_baseline.Own.id}` and nothing else. */
const REFERENCE = /^\$\{((?:data\.)?[a-z][a-z0-9_]*\.[A-Za-z_][A-Za-z0-9_-]*)\.(?:id|arn)\}$/;

/** `aws_ssm_patch_baseline.Linux`; undefined for a text that is no reference to another resource. */
export function addressOfReference(text: string): string | undefined {
  return REFERENCE.exec(text)?.[1];
}

/** `${` and `%{`, unless doubled: `$${` is how Terraform writes the text `${`. */
const EXPRESSION = /(?<![$])(?:\$\$)*\$\{|(?<![%])(?:%%)*%\{/;

/** What an argument says; undefined where Terraform works out a part of it. */
export function literalText(text: string): string | undefined {
  return EXPRESSION.test(text) ? undefined : text.replaceAll("$${", "${").replaceAll("%%{", "%{");
}
