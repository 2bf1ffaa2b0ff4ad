import { escapeHtml } from "./html";

/** Longer ones would not fit into a column of a month: `America/Los_Angeles` does. */
const LONGEST = 19;

/**
 * Text as HTML in which a date, a Region or a time zone does not break where hyphens or slashes hold it together, nor a
 * number before its unit. What is longer may break behind its slashes, underscores and dots.
 */
export function unbroken(text: string): string {
  const words = text
    .split(/(\S+)/)
    .map((word) => {
      if (word.length > LONGEST) return escapeHtml(word).replace(/(?<=\w)[/_.](?=\w)/g, "$&<wbr>");
      const isHeld = /^\(?\w+([-–/]\w+)+\W{0,2}$/.test(word);
      return isHeld ? `<span class="nowrap">${escapeHtml(word)}</span>` : escapeHtml(word);
    })
    .join("")
    .replace(/(\d<\/span>) (h|d|days?)\b/g, "$1&nbsp;$2");
  return unitsHeld(words);
}

/** Of HTML alone: a number does not break before its unit. */
export function unitsHeld(html: string): string {
  return html.replace(/(\d) (h|d|days?)\b/g, "$1&nbsp;$2").replace(/\b(typically) (\d)/g, "$1&nbsp;$2");
}
