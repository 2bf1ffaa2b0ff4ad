/** A page without what only decides where its lines break, as the text that a reader sees. */
export function withoutBreaks(page: string): string {
  const whole = (text: string) => text.replace(/<span class="whole">([^<]*)<\/span>/g, "$1");
  // A date within a long name is held together within it.
  return whole(whole(page.replaceAll("&nbsp;", " ").replaceAll("<wbr>", "")));
}
