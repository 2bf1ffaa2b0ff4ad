/** What the calendar adds to the look of all pages. */
export const CALENDAR_STYLE = `
h2 { font-size: 1.2rem; margin: 2.25rem 0 .5rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 1.25rem 0 0; }
ul.legend { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: 0; margin: .75rem 0 0; color: var(--faint); }
ul.legend span { display: inline-block; width: 1.5em; text-align: center; margin-right: .4em; font-size: .75rem; line-height: 1.5; border-radius: 2px; }
table { border-collapse: separate; font-variant-numeric: tabular-nums; }
caption { text-align: left; padding-bottom: .25rem; font-size: .875rem; }
th { font-weight: normal; text-align: left; color: var(--faint); }
table.year { width: 100%; table-layout: fixed; border-spacing: 1px; margin: .5rem 0; font-size: .6875rem; line-height: 1.5; }
table.year th:first-child { width: 3.1rem; white-space: nowrap; }
table.year thead th { text-align: center; white-space: nowrap; padding: 0; }
table.year td { background: var(--card); text-align: center; border-radius: 2px; height: 1.5em; padding: 0; overflow: hidden; }
table.year td.none { background: none; }
.run { background: var(--link) !important; color: var(--paper); }
.overlap { background: var(--bad) !important; color: var(--paper); }
.clock { outline: 2px solid var(--warn); outline-offset: 0; }
.change { color: var(--warn); }
details { margin: .5rem 0; }
summary { padding: .25rem 0; }
table.runs { width: 100%; border-collapse: collapse; font-size: .875rem; }
table.runs td, table.runs th { padding: .2rem .75rem .2rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
table.runs td.time { white-space: nowrap; }
@media (max-width: 34rem) { table.year thead th:not(:first-child):nth-child(n):not(:nth-child(5n+2)) { font-size: 0; }
  table.year { font-size: .5625rem; } table.year th:first-child { width: 2.6rem; } table.runs { font-size: .8125rem; }
  table.runs td, table.runs th { padding-right: .5rem; } }
@media print { section, table.year { break-inside: avoid; } details > :not(summary) { display: block; }
  details::details-content { content-visibility: visible; block-size: auto; } }
`;
