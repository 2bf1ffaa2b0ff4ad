/** What a terminal obeys or nobody sees, and what breaks a line elsewhere than in JSON. */
const UNSEEN = /[\u007F-\u009F\u2028\u2029\p{Cf}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]/gu;

/** A build server takes these for commands of its own, wherever they stand in a line: `##[group]`, `##vso[`. */
const COMMANDS = /#(?=#(?:vso|teamcity)?\[)/g;

/** What nearly every text consists of, and asking for it is cheap. */
const PLAIN = /^[\n -~]*$/;

/** A value as JSON that any terminal may show: the same value, with what could steer it written out. */
export function jsonText(value: unknown, indent?: number): string {
  const json = JSON.stringify(value, undefined, indent);
  const text = json?.includes("##") ? json.replace(COMMANDS, "\\u0023") : json;
  if (PLAIN.test(text)) return text;
  return text.replace(UNSEEN, (character) =>
    [...Array(character.length).keys()]
      .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`)
      .join(""),
  );
}
