import { escapeHtml } from "./html";

/** Longer ones would not fit into a column of a month: `America/Los_Angeles` does. */
const LONGEST = 19;

/**
 * Text as HTML in which a date, a Region, a time zone or an account does not break where hyphens or slashes hold it
 * together, nor a number before its unit. What is longer than a line of its place may break, best behind slashes,
 * underscores and dots.
 */
export function unbroken(text: string): string {
  const words = text
    .split(/(\S+)/)
    .map((word) => {
      const isLong = word.length > LONGEST;
      const html = isLong
        ? escapeHtml(word)
            .replace(/(?<=[\w\]])[/_.](?=\w)/g, "$&<wbr>")
            .replace(/(?<=\w-)\d{4}-\d\d-\d\d\b/g, '<span class="whole">$&</span>')
        : escapeHtml(word);
      return isLong || /^\(?\w+([-–/]\w+)+\W*$/.test(word) ? `<span class="whole">${html}</span>` : html;
    })
    .join("")
    .replace(/(\d<\/span>) (h|d|days?)\b/g, "$1&nbsp;$2");
  return unitsHeld(words);
}

/** Of HTML alone: a number does not break before its unit. */
export function unitsHeld(html: string): string {
  return html.replace(/(\d) (h|d|days?)\b/g, "$1&nbsp;$2").replace(/\b(typically) (\d)/g, "$1&nbsp;$2");
}
