import { escapeHtml, htmlPage } from "../../../model/text/html";
import { printable } from "../../../model/text/printable";
import { indented, wrap, wrapCell } from "../../../model/text/wrap";

test.each([
  ["an escape sequence of a terminal", "\u001b[31mred", " [31mred"],
  ["a control character of C1, which some terminals obey as well", "a\u009b31mb", "a 31mb"],
  ["a line break", "a\r\nb", "a b"],
  ["the line and paragraph separators of Unicode", "a\u2028b\u2029c", "a b c"],
  ["marks that turn the direction around", "a\u202eb\u2066c\u061cd", "a b c d"],
  ["a null", "a\u0000b", "a b"],
])("%s becomes one space", (_, text, shown) => {
  expect(printable(text)).toBe(shown);
  expect(wrap(text).join("\n")).toBe(shown.trimStart());
});

test("letters of any script, combining marks and emoji stay as they are", () => {
  const text = "Überprüfung ש 서울 é 👩‍💻";

  expect(printable(text)).toBe(text);
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

test("nothing in a text can end a tag, an attribute or a line of HTML", () => {
  expect(escapeHtml(`<b title="a" id='b'>&\u0007`)).toBe("&lt;b title=&quot;a&quot; id=&#39;b&#39;&gt;&amp; ");
});

test("a page loads nothing, and its title is text", () => {
  const page = htmlPage({ title: "</title><script>", style: "", body: "<p>hello</p>" });

  expect(page).toContain("<title>&lt;/title&gt;&lt;script&gt;</title>");
  expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
  expect(page).not.toMatch(/<script|src=|href=|@import|url\(/);
});
