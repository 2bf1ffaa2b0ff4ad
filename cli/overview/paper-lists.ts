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

/** The look of pages with folded lists, which lie on their side on paper; what is long stays folded there. */
export const PAPER_STYLE = `@page { size: landscape; margin: 10mm; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; break-after: avoid; }
details ul { margin: .25rem 0 0; padding-left: 1.1rem; }
.nowrap { white-space: nowrap; }
.paper { display: none; }
@media print { span.paper { display: inline; } section.paper { display: block; } section.paper p { margin: 0 0 .5rem; }
  details:not(.long) > :not(summary) { display: block; }
  details:not(.long)::details-content { content-visibility: visible; block-size: auto; } }
`;
