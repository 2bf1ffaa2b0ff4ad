// What may be taken for another letter. Source: Unicode, Technical Standard 39, confusables; of its table what a font of a
// terminal or a browser draws alike, not what only resembles it.

/** Letters of Cyrillic, Greek, Armenian and Coptic of which each is drawn as a Latin letter or a digit. */
const DRAWN_AS_LATIN =
  "АВЕЅІЈКМНОРСТУХҮԌԚԜӀаеѕіјһорсухүԁԛԝӏѵѡоӨɵ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹϺαγικνορυϲϳ" + "ՏԼՍՕհոսօցզյ" + "ⲀⲂⲈⲎⲒⲔⲘⲚⲞⲢⲤⲦⲨⲬⲟⲣⲥ";

/** Alphabets of which nearly every letter is drawn as a Latin capital. */
const WHOLE_ALPHABETS = "\\p{Script=Cherokee}\\p{Script=Lisu}";

/** Letters of those alphabets, whatever they look like: within a Latin word they have nothing to do. */
const OTHER_ALPHABETS =
  "\\p{Script=Cyrillic}\\p{Script=Greek}\\p{Script=Armenian}\\p{Script=Coptic}\\p{Script=Cherokee}\\p{Script=Lisu}";

/** Latin letters that are drawn as others: phonetic ones, wide ones, those of formulas and symbols. */
const OTHER_LATIN =
  "\\u0250-\\u02AF\\u2100-\\u2138\\u2160-\\u217F\\uFF10-\\uFF5A\\u{1D400}-\\u{1D7FF}\\u{1F130}-\\u{1F189}";

/** Hyphens, dots, slashes and colons that are drawn as those on a keyboard. A dash is longer, and stays. */
const PUNCTUATION =
  "\\u02D0\\u02D7\\u2010-\\u2012\\u2024\\u2043\\u2044\\u2212\\u2215\\u2236\\u29F8\\uA789\\uFE58\\uFE63\\uFF01-\\uFF0F\\uFF1A-\\uFF20\\uFF3F";

const JOINED = "[\\p{L}\\p{N}_-]";
/** A word with a Latin letter and one of another alphabet in it. */
const MIXED = `(?<!${JOINED})(?=${JOINED}*\\p{Script=Latin})(?=${JOINED}*[${OTHER_ALPHABETS}])${JOINED}+`;
/** A word of another alphabet of which every letter is drawn as a Latin one. */
const DISGUISED = `(?<!${JOINED})(?=${JOINED}*[${DRAWN_AS_LATIN}${WHOLE_ALPHABETS}])[${DRAWN_AS_LATIN}${WHOLE_ALPHABETS}\\p{Nd}_-]+(?!${JOINED})`;

/**
 * Words and signs that look like others: what is not ASCII in them is to be written out. A word that is written in
 * another alphabet, and looks like it, is none.
 */
export const LOOKALIKES = new RegExp(`${DISGUISED}|${MIXED}|[${OTHER_LATIN}${PUNCTUATION}]`, "gu");
