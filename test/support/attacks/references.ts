import MarkdownIt from "markdown-it";

// A double of what GitHub and GitLab do with a comment, and no more than a double: CommonMark with links made of bare
// addresses, as cmark-gfm does, and then a look for references in the finished page, where every entity is a character
// again. What they take for a reference is written down here from their documentation and from what was seen.
export const markdown = new MarkdownIt({ html: true, linkify: true });

const REFERENCES: Readonly<Record<string, RegExp>> = {
  "a person": /(?<![\w`])@[\w][\w-]*(?:\/[\w-]+)?/u,
  "an issue": /#\d+|\bGH-\d+/i,
  // GitHub looks behind spaces and brackets; whoever looks at words takes the rest of one that was only begun apart.
  "a commit": /(?:^|[\s({[@])[0-9a-f]{7,40}\b|(?<=\u200b)[0-9a-f]{7,40}\b/,
  "a merge request, a label, a milestone, a snippet, an epic": /(?<!\w)[!~%$&][\w"]/,
  "an address": /\b(?:mailto|xmpp):[\w.]|\b[\w.+-]+@[\w-]+\.\w+/i,
};

export const CHARACTERS: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"' };

/** What a page refers to, by the texts outside of code and by the links that were made. */
export function references(source: string): readonly string[] {
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
