import { escapeHtml, htmlPage } from "../../../model/text/html";
import { jsonText } from "../../../model/text/json";
import { printable } from "../../../model/text/printable";
import { indented, indentedParts, wrap, wrapCell } from "../../../model/text/wrap";
import { growth } from "../../support/processor-time";

test.each([
  ["a line break", "a\r\nb", "a b"],
  ["the line and paragraph separators of Unicode", "a\u2028b\u2029c", "a b c"],
  ["a tab", "a\tb", "a b"],
])("%s becomes one space", (_, text, shown) => {
  expect(printable(text)).toBe(shown);
  expect(wrap(text).join("\n")).toBe(shown);
});

test.each([
  ["an escape sequence of a terminal", "\u001b[31mred", "\\u{001B}[31mred"],
  ["a control character of C1, which some terminals obey as well", "a\u009b31mb", "a\\u{009B}31mb"],
  ["marks that turn the direction around", "a\u202eb\u2066c\u061cd", "a\\u{202E}b\\u{2066}c\\u{061C}d"],
  ["a null", "a\u0000b", "a\\u{0000}b"],
  ["a space of no width", "pro\u200bd", "pro\\u{200B}d"],
  ["a joiner between letters", "pro\u200dd", "pro\\u{200D}d"],
  ["a soft hyphen", "pro\u00add", "pro\\u{00AD}d"],
  ["a filler that looks like nothing", "prod\u3164", "prod\\u{3164}"],
  ["an invisible tag character", "prod\u{e0061}", "prod\\u{E0061}"],
  ["a Cyrillic letter in a Latin word", "pr\u043ed", "pr\\u{043E}d"],
  ["a Greek letter in a Latin word", "pr\u03bfd-web", "pr\\u{03BF}d-web"],
  ["a word of Cyrillic letters that all look Latin", "\u0430\u0440\u0435-01", "\\u{0430}\\u{0440}\\u{0435}-01"],
  ["a word of Greek capitals that all look Latin", "\u039f\u039a", "\\u{039F}\\u{039A}"],
  ["a word of an alphabet that looks Latin", "\ua4d1\ua4e3\ua4f3\ua4d3", "\\u{A4D1}\\u{A4E3}\\u{A4F3}\\u{A4D3}"],
  ["wide letters", "\uff50rod", "\\u{FF50}rod"],
  ["letters of formulas", "\u{1d429}rod", "\\u{1D429}rod"],
  ["another hyphen", "prod\u2010eu", "prod\\u{2010}eu"],
  ["another space", "prod\u00a0eu", "prod\\u{00A0}eu"],
])("%s is written out, so that nobody takes one name for another", (_, text, shown) => {
  expect(printable(text)).toBe(shown);
});

test("what is written out in JSON is the same value", () => {
  const value = { name: "a\u001b\u009b\u202e\u200b\u2028\u{e0061}b", list: ["\u007f"] };

  const text = jsonText(value, 2);

  expect(text).toMatch(/^[\n -~]*$/);
  expect(JSON.parse(text)).toEqual(value);
  expect(jsonText({ name: "Überprüfung 서울 👩" })).toBe('{"name":"Überprüfung 서울 👩"}');
});

test("letters of any script, combining marks and emoji stay as they are", () => {
  const text = "Überprüfung ש 서울 é 👩‍💻 ❤️ Москва Αθήνα";

  expect(printable(text)).toBe(text);
});

test("a text of many letters is looked through in a time that grows as it does", () => {
  for (const [letter, end] of [
    ["\u0436\u0436", ""],
    ["\u0430\u0430", "\u0436"],
    ["a\u0436", ""],
  ] as const) {
    expect(growth(5e4, 8, (size) => printable(letter.repeat(size) + end))).toBeLessThan(4);
  }
});

test("a text is broken between words only, so that what is longer can be copied whole", () => {
  expect(wrap("see arn:aws:iam::123456789012:role/patching for it", 12)).toEqual([
    "see",
    "arn:aws:iam::123456789012:role/patching",
    "for it",
  ]);
});

test("a cell is broken within a word too, behind a seam where there is one", () => {
  expect(wrapCell("eu-central-1 abcdefghijkl", 10)).toEqual(["eu-", "central-1", "abcdefghij", "kl"]);
});

test("lines hang behind their margin, the first behind its own", () => {
  expect(indented("one two three", "    ", "  → ", 12)).toEqual(["  → one two", "    three"]);
});

test("a word that is longer than a line, and a part of a list, is one line behind its margin", () => {
  expect(indented("see arn:aws:iam::123456789012:role/patching", "  ", "! ", 12)).toEqual([
    "! see",
    "  arn:aws:iam::123456789012:role/patching",
  ]);
  const part = `module.patching["${"a b ".repeat(30)}"],`;
  expect(indentedParts([part, "and 1 more"], "  ")).toEqual([`  ${part}`, "  and 1 more"]);
});

test("nothing in a text can end a tag, an attribute or a line of HTML", () => {
  expect(escapeHtml(`<b title="a" id='b'>&\u0007`)).toBe("&lt;b title=&quot;a&quot; id=&#39;b&#39;&gt;&amp;\\u{0007}");
});

test("a page loads nothing, and its title is text", () => {
  const page = htmlPage({ title: "</title><script>", style: "", body: "<p>hello</p>" });

  expect(page).toContain("<title>&lt;/title&gt;&lt;script&gt;</title>");
  expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
  expect(page).not.toMatch(/<script|src=|href=|@import|url\(/);
});

test.each([
  ["::error::b", "\\u{003A}:error::b"],
  ["a ::set-output name=x::b", "a \\u{003A}:set-output name=x::b"],
  ["##vso[task.complete]", "\\u{0023}#vso[task.complete]"],
  ["a##[group]", "a\\u{0023}#[group]"],
  ["provider::aws::arn_parse, ::1 and ::ffff:10.0.0.1, ## Heading", undefined],
])("no build server takes %s for a command", (text, told = text) => {
  expect(printable(text)).toBe(told);
  expect(printable(told)).toBe(told);
  expect(JSON.parse(jsonText(text))).toBe(text);
  expect(jsonText(text)).not.toMatch(/##(?:vso)?\[/);
});
