import type { Review } from "../../review/review";
import type { ReviewForm } from "./forms";

/** A review as text. `name` is what it is called, `color` counts in a terminal only. */
export function rendered(
  review: Review,
  format: ReviewForm,
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
