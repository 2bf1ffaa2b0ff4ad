import MarkdownIt from "markdown-it";
import { escaped } from "../../review/render/markdown-text";

// A double of what GitHub and GitLab do with a comment, and no more than a double: CommonMark with links made of bare
// addresses, as cmark-gfm does, and then a look for references in the finished page, where every entity is a character
// again. What they take for a reference is written down here from their documentation and from what was seen.
const markdown = new MarkdownIt({ html: true, linkify: true });

const REFERENCES: Readonly<Record<string, RegExp>> = {
  "a person": /(?<![\w`])@[\w][\w-]*(?:\/[\w-]+)?/u,
  "an issue": /#\d+|\bGH-\d+/i,
  "a commit": /(?:^|[\s({[@])[0-9a-f]{7,40}\b/,
  "a merge request, a label, a milestone, a snippet, an epic": /(?<!\w)[!~%$&][\w"]/,
  "an address": /\b(?:mailto|xmpp):[\w.]|\b[\w.+-]+@[\w-]+\.\w+/i,
};

/** What a page refers to, by the texts outside of code and by the links that were made. */
function references(source: string): readonly string[] {
  const page = markdown.render(source);
  const links = [...page.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, target]) => `link ${target}`);
  const text = page
    .replace(/<code>.*?<\/code>/gs, " ")
    .replace(/<[^>]*>/g, "")
    .replace(
      /&(amp|lt|gt|quot|#\d+);/g,
      (entity) => CHARACTERS[entity] ?? String.fromCharCode(Number(/\d+/.exec(entity))),
    );
  const found = Object.entries(REFERENCES).filter(([, pattern]) => pattern.test(text));
  return [...links, ...found.map(([what]) => what)];
}

const CHARACTERS: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"' };

const HOSTILE = [
  "@octocat",
  "ask @acme/platform, please",
  "(@octocat)",
  "see #12",
  "acme/repo#12",
  "GH-12",
  "fixed by 0f3c9a1",
  "0123456789abcdef0123456789abcdef01234567",
  "acme/repo@0f3c9a1b",
  "mailto:ops@acme.example",
  "xmpp:ops@acme.example",
  "ops@acme.example",
  "https://acme.example",
  "www.example.com",
  '!12 and ~bug and %"1.0" and $12 and &12',
];

test.each(HOSTILE)("the double takes %s for a reference", (text) => {
  expect(references(text)).not.toEqual([]);
});

test.each(HOSTILE)("nothing in %s is one in a comment of ours", (text) => {
  expect(references(escaped(text))).toEqual([]);
  expect(references(`**${escaped(text)}** <br>${escaped(text)}`)).toEqual([]);
});

test.each(HOSTILE)("%s still reads the same", (text) => {
  const page = markdown.render(escaped(text)).replace(/<[^>]*>/g, "");

  const read = page
    .replaceAll("\u200b", "")
    .replace(/&(amp|quot);/g, (entity) => CHARACTERS[entity] ?? entity)
    .trim();

  expect(read).toBe(text);
});

test("names that can be copied stay as they are", () => {
  for (const text of [
    "arn:aws:ssm:eu-central-1:123456789012:patchbaseline/pb-0123456789abcdef0",
    "10% of 5",
    "mw-0c50858d01",
  ]) {
    expect(escaped(text).replace(/&#\d+;/g, "")).toBe(text.replace(/[_]/g, ""));
  }
});
