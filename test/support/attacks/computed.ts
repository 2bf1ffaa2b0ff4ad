/** A function and a condition of Terraform's, and the same behind a sign that is meant to escape: a template to whom it is one. */
const FUNCTION = '${file("/etc/hostname")}';
export const TEMPLATE = `%{ if true }x%{ endif }${FUNCTION}$${FUNCTION}`;

/** Every beginning of such a template that no sign before escapes: what Terraform would compute. */
export function computedIn(configuration: object): readonly string[] {
  // Terraform reads past the comment; addresses of what is moved or forgotten are no templates, and refused as addresses.
  const noTemplates = ["//", "moved", "removed"];
  const read = (name: string, value: unknown) => (noTemplates.includes(name) ? undefined : value);
  return [...JSON.stringify(configuration, read).matchAll(/(?<!\$)\$\{file|(?<!%)%\{ (?:if|endif)/g)].map(
    ([found]) => found,
  );
}
