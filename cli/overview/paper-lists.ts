import { unbroken } from "../../model/text/unbroken";

/** More names than these stand one behind the other, and not one below the other; on paper at the end of the page. */
export const MOST_LINES = 12;

/** Long lists of names, which nobody can unfold on paper: each is printed once, behind everything else. */
export class PaperLists {
  private readonly numbers = new Map<string, number>();

  /** ` (list 2)`, as HTML that is seen on paper alone. */
  public referenceTo(names: readonly string[]): string {
    const key = unbroken(names.join(", "));
    const number = this.numbers.get(key) ?? this.numbers.size + 1;
    this.numbers.set(key, number);
    return ` <span class="paper">(list ${number})</span>`;
  }

  /** The lists themselves; nothing where there is none. */
  public section(): string {
    if (this.numbers.size === 0) return "";
    const lists = [...this.numbers].map(([names, number]) => `<p><b>List ${number}</b> ${names}</p>`);
    return `\n<section class="paper">\n<h2>Lists</h2>\n${lists.join("\n")}\n</section>\n`;
  }
}
