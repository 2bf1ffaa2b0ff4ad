/** The look of the page: light and dark by the reader's own choice, one column on a phone, and printable. */
export const STYLE = `
:root { color-scheme: light dark; --paper: #fff; --ink: #1b1f24; --faint: #59636e; --line: #d1d9e0; --cell: #eef1f4;
  --run: #0b63ce; --run-ink: #fff; --overlap: #b42318; --clock: #8a5a00; }
@media (prefers-color-scheme: dark) { :root { --paper: #0f1419; --ink: #e6e9ed; --faint: #9aa4af; --line: #343c45;
  --cell: #1c232b; --run: #6cb0ff; --run-ink: #0b1a2b; --overlap: #ff8f85; --clock: #e3b341; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.25rem 1rem 3rem; max-width: 60rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.2rem; margin: 2.25rem 0 .5rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 1.25rem 0 0; }
p { margin: .25rem 0; }
.faint, caption, th { color: var(--faint); }
ul.legend { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: 0; margin: .75rem 0 0; color: var(--faint); }
ul.legend span { display: inline-block; width: 1.5em; text-align: center; margin-right: .4em; font-size: .75rem; line-height: 1.5; border-radius: 2px; }
table { border-collapse: separate; font-variant-numeric: tabular-nums; }
caption { text-align: left; padding-bottom: .25rem; font-size: .875rem; }
th { font-weight: normal; text-align: left; }
table.year { width: 100%; table-layout: fixed; border-spacing: 1px; margin: .5rem 0; font-size: .6875rem; line-height: 1.5; }
table.year th:first-child { width: 3.1rem; white-space: nowrap; }
table.year thead th { text-align: center; white-space: nowrap; padding: 0; }
table.year td { background: var(--cell); text-align: center; border-radius: 2px; height: 1.5em; padding: 0; overflow: hidden; }
table.year td.none { background: none; }
.run { background: var(--run) !important; color: var(--run-ink); }
.overlap { background: var(--overlap) !important; color: var(--paper); }
.clock { outline: 2px solid var(--clock); outline-offset: 0; }
details { margin: .5rem 0; }
summary { cursor: pointer; padding: .25rem 0; }
.scroll { overflow-x: auto; }
table.runs { width: 100%; border-collapse: collapse; font-size: .875rem; }
table.runs td, table.runs th { padding: .2rem .75rem .2rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
table.runs td.time { white-space: nowrap; }
.warning { color: var(--overlap); }
.change { color: var(--clock); }
@media (max-width: 34rem) { table.year thead th:not(:first-child):nth-child(n):not(:nth-child(5n+2)) { font-size: 0; }
  table.year { font-size: .5625rem; } table.year th:first-child { width: 2.6rem; } table.runs { font-size: .8125rem; }
  table.runs td, table.runs th { padding-right: .5rem; } }
@media print { :root { --paper: #fff; --ink: #000; --faint: #444; --line: #bbb; --cell: #f0f0f0; --run: #0b63ce; --run-ink: #fff;
  --overlap: #b42318; --clock: #8a5a00; } body { max-width: none; padding: 0; font-size: 10pt; }
  * { print-color-adjust: exact; } section, table.year { break-inside: avoid; } details > :not(summary) { display: block; }
  details::details-content { content-visibility: visible; block-size: auto; } }
`;
