import { escaped } from "../../review/render/markdown-text";
import { CHARACTERS, markdown, references } from "../support/attacks/references";

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
