/** What the overview adds to the look of all pages: a month that is a list on a phone, and a table that becomes cards. */
export const OVERVIEW_STYLE = `
body { max-width: 80rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
h3 { font-size: .875rem; margin: 0 0 .25rem; color: var(--faint); font-weight: normal; }
p { margin: 0; overflow-wrap: normal; word-break: normal; }
table { width: 100%; border-collapse: collapse; }
th { text-align: left; font-weight: normal; font-size: .8125rem; color: var(--faint); padding: .25rem .5rem; }
td { vertical-align: top; border: 1px solid var(--line); padding: .35rem .5rem; font-size: .875rem; line-height: 1.4; }
table.month { table-layout: fixed; }
table.month td { padding: .25rem; }
table.month td.other { border: 0; }
table.month .date { font-size: .8125rem; color: var(--faint); margin: 0 .15rem .2rem; }
.weekday { display: none; }
.opening { border-left: 3px solid var(--line); background: var(--card); border-radius: 3px; padding: .25rem .4rem; margin: 0 0 .25rem;
  font-size: .8125rem; line-height: 1.35; font-variant-numeric: tabular-nums; }
.opening.install { border-left-color: var(--link); }
.opening.reboots { border-left-color: var(--bad); }
.opening.closed { opacity: .8; border-left-style: dashed; }
.opening.closed .when { text-decoration: line-through; }
table.month + h2 { break-before: auto; }
.opening ul, td ul { margin: .25rem 0 0; padding-left: 1.1rem; }
.daily { margin: 0 0 .5rem; display: flex; flex-wrap: wrap; gap: .25rem; align-items: start; }
.daily h3 { flex-basis: 100%; }
.mark { display: inline-block; border: 1px solid var(--line); border-radius: 3px; padding: 0 .3em; font-size: .75rem; color: var(--faint); }
.mark.overlap { border-color: var(--warn); color: var(--warn); }
.mark.reboot { border-color: var(--bad); color: var(--bad); font-weight: 600; }
.clock, .mark.clock { color: var(--warn); font-size: .75rem; }
.warning { color: var(--warn); } .error { color: var(--bad); } .info { color: var(--faint); }
.nowrap { white-space: nowrap; }
table.rows p + p { margin-top: .4rem; }
table.rows td:nth-last-child(1) { font-size: .8125rem; }
@media (max-width: 48rem) {
  body { padding: .75rem .75rem 2rem; }
  thead { display: none; }
  table, tbody, tr, td { display: block; }
  td { border: 0; padding: .2rem 0; }
  table.month td.empty, table.month td.other { display: none; }
  table.month td { padding: 0 0 .5rem; }
  table.month .date { color: var(--ink); font-weight: 600; margin: .4rem 0 .2rem; }
  .weekday { display: inline; }
  table.rows tr { border-top: 1px solid var(--line); padding: .6rem 0; }
  table.rows td::before { content: attr(data-label); display: block; color: var(--faint); font-size: .75rem; }
  table.rows td:first-child::before { display: none; }
}
@media print { table.month td.empty { color: var(--faint); } tr { break-inside: avoid; }
  details > :not(summary) { display: block; } details::details-content { content-visibility: visible; block-size: auto; } }
`;
