/** A patch that is to be installed, by its id. */
export interface OverridePatch {
  /**
   * A KB number on Windows; a package on Linux, in the forms of a baseline's approved patches: `openssl.x86_64`, `kernel*`
   * on Amazon Linux and Red Hat, `openssl` on Ubuntu and Debian, where AWS documents no `*`.
   */
  readonly id: string;
  /**
   * Of packages with this id, those whose version matches: `32:9.8.2`, `*`. Linux only.
   *
   * @default - whatever the version
   */
  readonly title?: string;
}

/**
 * The YAML document that `InstallOverrideList` is read from. Every value is quoted: the node reads YAML 1.1, where a
 * bare `1:20` is 80 and `on` is true. Source: user guide, node code.
 */
export function installOverrideList(patches: readonly OverridePatch[]): string {
  // Loaded only for a document: it takes as long as all our constructs.
  const { stringify } = require("yaml") as typeof import("yaml");
  const entries = patches.map(({ id, title }) => (title === undefined ? { id } : { id, title }));
  return stringify({ patches: entries }, { lineWidth: 0, defaultStringType: "QUOTE_DOUBLE", defaultKeyType: "PLAIN" });
}
