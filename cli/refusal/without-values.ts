/** What stands in place of a secret. */
export const HIDDEN = "(sensitive value)";
/** Shorter ones stand in many a word: they are hidden in quotes alone. */
const SHORTEST = 4;

/**
 * A text without these values: as they are, as a quoted text or an address writes them, in Base64, line by line, in
 * whatever case, and however the text that holds them was wrapped.
 */
export function withoutValues(text: string, values: readonly string[]): string {
  const forms = new Set<string>();
  const short = new Set<string>();
  for (const value of values) {
    const written = [value, ...value.split(/\r?\n/)].map((one) => one.trim());
    for (const one of [...written, ...written.flatMap(escapedForms)]) {
      if (one.length >= SHORTEST) for (const piece of piecesOf(one)) forms.add(piece);
      else if (one !== "") short.add(one);
    }
  }
  // All are found in the text as it came: what one took away would keep another that overlaps it from being found.
  return withoutSpans(text, [
    ...[...forms].flatMap((form) => spansOf(anyWrapping(form), text)),
    ...base64Spans(values.flatMap(base64Forms), text),
    ...[...short].flatMap((form) => spansOf(inQuotes(form), text)),
  ]);
}

/** A part of a text, from where to before where. */
type Span = readonly [start: number, end: number];

/** Wherever an expression holds, also where one place overlaps the next. */
function spansOf(expression: RegExp, text: string): readonly Span[] {
  const spans: Span[] = [];
  for (let found = expression.exec(text); found !== null; found = expression.exec(text)) {
    spans.push([found.index, found.index + found[0].length]);
    expression.lastIndex = found.index + 1;
  }
  return spans;
}

/** Whole words, for the last bytes of a value stand in no form of their own. */
function base64Spans(forms: readonly string[], text: string): readonly Span[] {
  const words = [...text.matchAll(/[A-Za-z0-9+/]{8,}=*/g)].filter(([word]) =>
    forms.some((form) => word.includes(form)),
  );
  return words.map(({ 0: word, index }): Span => [index, index + word.length]);
}

function withoutSpans(text: string, spans: readonly Span[]): string {
  let told = "";
  let end = -1;
  for (const [start, until] of [...spans].sort(([one], [other]) => one - other)) {
    if (start > end) told += `${text.slice(Math.max(end, 0), start)}${HIDDEN}`;
    end = Math.max(end, until);
  }
  return told + text.slice(Math.max(end, 0));
}

/** More than this is looked for piece by piece: of far more no expression can be made. */
const LONGEST = 1000;

function piecesOf(form: string): readonly string[] {
  const count = Math.ceil(form.length / LONGEST);
  // Alike in length, so that no rest of a few letters is looked for everywhere.
  const beginning = (at: number) => Math.round((at * form.length) / count);
  return Array.from({ length: count }, (_, at) => form.slice(beginning(at), beginning(at + 1)));
}

/** As texts in quotes have it, those of Terraform's `jsonencode` too, and as addresses and its `urlencode` have it. */
function escapedForms(plain: string): readonly string[] {
  const quoted = JSON.stringify(plain).slice(1, -1);
  const ofTerraform = quoted.replace(/[<>&]/g, (sign) => `\\u00${hex(sign)}`);
  const address = encodeURIComponent(plain.replace(/\p{Cs}/gu, "\ufffd"));
  const ofUrlencode = address.replace(/[!'()*]/g, (sign) => `%${hex(sign)}`).replaceAll("%20", "+");
  return [quoted, ofTerraform, address, ofUrlencode];
}

function hex(sign: string): string {
  return sign.charCodeAt(0).toString(16);
}

/** Fewer characters of Base64 than these stand in many a word. */
const SHORTEST_BASE64 = 8;

/** What a value is in Base64, alone or within a longer text, where it begins at each of three places. */
function base64Forms(value: string): readonly string[] {
  return [0, 1, 2].flatMap((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(value)]);
    const known = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 3))).toString("base64");
    const own = known.slice(before === 0 ? 0 : 4);
    return own.length >= SHORTEST_BASE64 ? [own] : [];
  });
}

/** A space of the value may be a line break in the text, and the other way round. */
function anyWrapping(form: string): RegExp {
  return new RegExp(form.split(/\s+/).map(asItIs).join("\\s+"), "gi");
}

function inQuotes(form: string): RegExp {
  return new RegExp(`(?<=")${asItIs(form)}(?=")`, "g");
}

function asItIs(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
