import { oneOf, quote } from "../../model/text/wording";
import type { Review } from "../../review/review";
import { BadInput } from "../console/bad-input";

/** Ways to print a review. Each is loaded when it is asked for. */
export const FORMATS = ["terminal", "markdown", "html", "json", "sarif"] as const;
export type ReviewFormat = (typeof FORMATS)[number];

const ENDINGS: Readonly<Record<string, ReviewFormat>> = {
  ".md": "markdown",
  ".html": "html",
  ".json": "json",
  ".sarif": "sarif",
};

export function isFormat(text: string): text is ReviewFormat {
  return (FORMATS as readonly string[]).includes(text);
}

/** The format of a file by its ending. @throws BadInput */
export function formatOfFile(file: string): ReviewFormat {
  const ending = Object.keys(ENDINGS).find((one) => file.endsWith(one));
  const format = ending === undefined ? undefined : ENDINGS[ending];
  if (format !== undefined) return format;
  throw new BadInput(`--write: expected a file that ends in ${oneOf(Object.keys(ENDINGS))}, got ${quote(file)}`);
}

/** A review as text. `name` is what it is called, `color` counts in a terminal only. */
export function rendered(
  review: Review,
  format: ReviewFormat,
  { name, color }: { name: string; color: boolean },
): string {
  switch (format) {
    case "terminal": {
      const { renderTerminal } =
        require("../../review/render/terminal") as typeof import("../../review/render/terminal");
      return renderTerminal(review, { color });
    }
    case "markdown": {
      const { renderMarkdown } =
        require("../../review/render/markdown") as typeof import("../../review/render/markdown");
      return renderMarkdown(review, { name });
    }
    case "html": {
      const { renderHtml } = require("../../review/render/html") as typeof import("../../review/render/html");
      return renderHtml(review, { name });
    }
    case "json": {
      const { renderJson } =
        require("../../review/render/json-report") as typeof import("../../review/render/json-report");
      return renderJson(review);
    }
    case "sarif": {
      const { renderSarif } = require("../../review/render/sarif") as typeof import("../../review/render/sarif");
      return renderSarif(review);
    }
  }
}
