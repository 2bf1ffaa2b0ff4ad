/**
 * What the overview adds to the look of all pages: a month that is a list on a phone, and a table that becomes cards.
 * Words stay whole; a name that is longer than its column breaks, for it would lie over the next one. On paper a row of
 * the table stays whole, and a week of many runs may take more than a page.
 */
export const OVERVIEW_STYLE = `
body { max-width: 80rem; overflow-wrap: break-word; }
p { margin: 0; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th { text-align: left; font-weight: normal; font-size: .8125rem; color: var(--faint); padding: .25rem .5rem; }
td { vertical-align: top; border: 1px solid var(--line); padding: .35rem .5rem; font-size: .875rem; line-height: 1.4; }
table.month td { padding: .25rem; }
table.month td.other { border: 0; }
.beyond { background: repeating-linear-gradient(-45deg, transparent 0 7px, var(--line) 7px 8px); }
table.month td.beyond time, .part { background: var(--paper); }
table.month .date { font-size: .8125rem; color: var(--faint); margin: 0 .15rem .2rem; }
.weekday { display: none; }
.opening { border-left: 3px solid var(--line); background: var(--card); border-radius: 3px; padding: .25rem .4rem; margin: 0 0 .25rem;
  font-size: .8125rem; line-height: 1.35; font-variant-numeric: tabular-nums; break-inside: avoid; }
.opening.install { border-left-color: var(--link); }
.opening.reboots { border-left-color: var(--bad); }
.opening.closed { color: var(--faint); border-left-style: dashed; }
.opening.closed .when, .opening.closed .when .whole { text-decoration: line-through; }
.freeze { margin: 0 -.25rem .25rem; padding: .05rem .4rem; background: var(--line); font-size: .75rem; }
.beside { font-size: .75rem; color: var(--faint); padding: 0 .15rem .15rem; }
.beside .mark.reboot { font-weight: normal; border-style: dashed; }
.legend { display: flex; flex-wrap: wrap; gap: 0 1.25rem; margin-top: .75rem; font-size: .8125rem; color: var(--faint); }
.legend .opening, .legend .beyond { display: inline-block; width: 1rem; height: 1rem; margin: 0; padding: 0; vertical-align: -.2em; }
.legend .beyond { border: 1px solid var(--line); }
.lead { font-weight: 600; margin-top: .75rem; }
.next h2 { margin-top: 1rem; }
.next ul { margin: 0; padding-left: 1.1rem; }
.daily { margin: 0 0 .5rem; display: flex; flex-wrap: wrap; gap: .25rem; align-items: start; }
.mark { display: inline-block; border: 1px solid var(--line); border-radius: 3px; padding: 0 .3em; font-size: .75rem; color: var(--faint); }
.mark.overlap { border-color: var(--warn); color: var(--warn); }
.mark.reboot { border-color: var(--bad); color: var(--bad); font-weight: 600; }
.clock, .mark.clock { color: var(--warn); font-size: .75rem; }
.warning { color: var(--warn); } .error { color: var(--bad); } .info { color: var(--faint); }
table.rows p + p, table.rows details + p, .further p, .runs p + p, .said { margin-top: .4rem; }
table.groups td:nth-child(4), .further, .said { font-size: .8125rem; }
.groups th:nth-child(1) { width: 20%; } .groups th:nth-child(2) { width: 26%; } .groups th:nth-child(3):not(:last-child) { width: 30%; }
.card { border-top: 1px solid var(--line); padding: .6rem 0; }
.card > summary .when { display: block; } .card[open] > summary .when { display: none; }
.card > .body { display: grid; grid-template-columns: 20rem 1fr; gap: 1rem; margin-top: .4rem; align-items: start; font-size: .875rem;
  line-height: 1.4; }
.card > .body > * { min-width: 0; }
@media screen and (max-width: 64rem) { .card > .body { grid-template-columns: 1fr; } }
@media screen and (max-width: 48rem) {
  body { padding: .75rem .75rem 2rem; }
  main, .weeks { display: flex; flex-direction: column; }
  .next.long, .every-day { order: 1; } .cards, .further, .legend { order: 2; }
  thead { display: none; }
  table, tbody, tr, td { display: block; }
  td { border: 0; padding: .2rem 0; }
  table.month td:is(.empty, .beyond, .other), .empty { display: none; }
  .whom, .marks { display: inline; } .whom::after { content: " "; }
  .later > summary { padding: .4rem 0; }
  td.none { display: none; }
  table.month td { padding: 0 0 .5rem; }
  table.month .date { color: var(--ink); font-weight: 600; margin: .4rem 0 .2rem; }
  .weekday { display: inline; }
  table.rows tr { border-top: 1px solid var(--line); padding: .6rem 0; }
  td[data-label]::before { content: attr(data-label); display: block; color: var(--faint); font-size: .75rem; }
  td[data-label]:first-child::before { display: none; }
}
@media print { :root { font-size: 72%; } body { font-size: 1rem; max-width: none; } table.month td.empty { color: var(--faint); }
  table.rows tr { break-inside: avoid; } .card > .body { display: grid; }
  .later > summary, .card > summary .when { display: none; } }
/* What a phone folds stands open where there is room. */
@supports selector(::details-content) {
  @media screen and (min-width: 48.01rem) {
    details.wide::details-content { content-visibility: visible; block-size: auto; }
    details.wide > summary { list-style: none; pointer-events: none; }
    .card > summary .when { display: none; }
    .later > summary { display: none; }
  }
}
`;

/** What this page and that of the matrix add alike: they lie on their side on paper, where a long list stays folded. */
export const SHARED_STYLE = `@page { size: landscape; margin: 10mm; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
h2, h2 + p { break-after: avoid; }
details ul, p + ul { margin: .25rem 0 0; padding-left: 1.1rem; }
.whole { display: inline-block; max-width: 100%; }
.paper { display: none; }
@media print { span.paper { display: inline; } section.paper { display: block; } section.paper p { margin: 0 0 .5rem; }
  summary { list-style: none; } details:not(.long) > :not(summary) { display: block; }
  details:not(.long)::details-content { content-visibility: visible; block-size: auto; } }
`;
