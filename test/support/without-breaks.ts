/** A page without what only decides where its lines break, as the text that a reader sees. */
export function withoutBreaks(page: string): string {
  return page
    .replaceAll("&nbsp;", " ")
    .replaceAll("<wbr>", "")
    .replace(/<span class="whole">([^<]*)<\/span>/g, "$1");
}
