/**
 * The versions that understand what another of them left behind, as npm's `^` has it: of 1.2.3 the 1, of 0.2.3 the 0.2.
 * Held to package.json by a test.
 */
export const COMPATIBLE_VERSIONS = "0.1";

/**
 * A symbol that two copies of this library in one process share, where they are compatible. What one of another version
 * left behind is not looked at, for it may mean something else there.
 */
export function sharedSymbol(name: string): symbol {
  return Symbol.for(`cdktf-patch-manager@${COMPATIBLE_VERSIONS}/${name}`);
}
