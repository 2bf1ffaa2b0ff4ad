/** Writes the characters that Go's JSON encoder writes as escapes, as the AWS provider's JSON texts have them. */
export function escapedAsInGo(json: string): string {
  return json.replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
