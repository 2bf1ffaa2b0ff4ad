/** What a terminal obeys or nobody sees, and what breaks a line elsewhere than in JSON. */
const UNSEEN = /[\u007F-\u009F\u2028\u2029\p{Cf}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]/gu;

/** What nearly every text consists of, and asking for it is cheap. */
const PLAIN = /^[\n -~]*$/;

/** A value as JSON that any terminal may show: the same value, with what could steer it written out. */
export function jsonText(value: unknown, indent?: number): string {
  const text = JSON.stringify(value, undefined, indent);
  if (PLAIN.test(text)) return text;
  return text.replace(UNSEEN, (character) =>
    [...Array(character.length).keys()]
      .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`)
      .join(""),
  );
}
