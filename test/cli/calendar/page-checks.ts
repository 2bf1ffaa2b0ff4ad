import type { Page } from "playwright-core";

/*
 * What holds of every page at every width. In the browser's own words and written as text, for the tests know no page.
 */

/** By how many pixels something lies beyond the right edge. */
export function beyondTheEdge(page: Page): Promise<number> {
  return page.evaluate<number>(`Math.max(
    document.documentElement.scrollWidth - document.documentElement.clientWidth,
    ...[...document.querySelectorAll("body *")].map((one) => Math.ceil(one.getBoundingClientRect().right) - innerWidth), 0)`);
}

/** Words, numbers, dates, Regions and time zones that are broken within, other than names that are longer than any column. */
export function brokenWords(page: Page): Promise<readonly string[]> {
  return page.evaluate<readonly string[]>(`(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const broken = [];
    while (texts.nextNode()) {
      const text = texts.currentNode;
      if (!text.parentElement.checkVisibility()) continue;
      for (const { index, 0: word } of text.data.matchAll(/(?<![\\w/-])(?=[\\w/-]{5,18}(?![\\w/.-]))\\w+(?:[-/]\\w+)+|(?<![\\p{L}\\p{N}])[\\p{L}\\p{N}]{2,20}(?![\\p{L}\\p{N}])|\\d+\\.\\d+/gu)) {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
        if (lines.size > 1) broken.push(word);
      }
    }
    return broken;
  })()`);
}

/** Texts that are hard to read on their ground: WCAG 2.2 asks for a contrast of 4.5. */
export function faintTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate<readonly string[]>(`(() => {
    const numbers = (color) => color.match(/[\\d.]+/g).map(Number);
    const light = ([r, g, b]) => [r, g, b].map((part) => part / 255)
      .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
      .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
    const ancestors = (one) => one === null ? [] : [one, ...ancestors(one.parentElement)];
    const faint = new Set();
    for (const one of document.querySelectorAll("body *")) {
      const own = [...one.childNodes].some((child) => child.nodeType === 3 && child.data.trim() !== "");
      if (!own || one.checkVisibility() === false) continue;
      const styles = ancestors(one).map((each) => getComputedStyle(each));
      const ground = styles.map(({ backgroundColor }) => numbers(backgroundColor)).find(([, , , alpha = 1]) => alpha > 0) ?? [255, 255, 255];
      const opacity = styles.reduce((all, style) => all * Number(style.opacity), 1);
      const ink = numbers(styles[0].color).slice(0, 3).map((part, at) => part * opacity + ground[at] * (1 - opacity));
      const [low, high] = [light(ink), light(ground)].sort((a, b) => a - b);
      if ((high + 0.05) / (low + 0.05) < 4.5) faint.add(one.textContent.slice(0, 40));
    }
    return [...faint];
  })()`);
}
