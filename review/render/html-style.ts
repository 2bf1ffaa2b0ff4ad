/**
 * What the review adds to the look of all pages. Words stay whole; addresses and what is longer than a line do not fit a
 * phone otherwise.
 */
export const REVIEW_STYLE = `
body { overflow-wrap: break-word; }
code, .address, .says, .values, .why, td { overflow-wrap: anywhere; } th, td:first-child a, .odd { overflow-wrap: normal; }
.whole { white-space: nowrap; }
summary .says { font-weight: 600; }
h2 { font-size: 1.1rem; margin: 0 0 .3rem; }
p { margin: .3rem 0; }
.name, .counts, .where, .others, .reach, footer, .address, .why { color: var(--faint); }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; margin: 1rem 0; }
.risk { display: inline-block; font-size: .75rem; font-weight: 700; text-transform: uppercase; letter-spacing: .04em;
  border: 1px solid currentColor; border-radius: 1rem; padding: 0 .55rem; vertical-align: middle; white-space: nowrap; }
.risk.none { color: var(--faint); } .risk.low { color: var(--good); } .risk.medium { color: var(--warn); } .risk.high { color: var(--bad); }
pre { margin: 4px 0; overflow-x: auto; }
.odd { color: var(--mark); font-weight: 700; } .same { color: var(--faint); font-style: italic; }
.change { border-top: 1px solid var(--line); padding: .6rem 0; }
.symbol { display: inline-block; min-width: 1.2em; font-weight: 700; }
ul { margin: .4rem 0; padding-left: 1.4rem; } li { margin: .3rem 0; }
.values del { color: var(--faint); } .values ins { font-weight: 600; text-decoration: none; }
.caveat { border-left: 3px solid var(--warn); padding-left: .6rem; }
table { width: 100%; border-collapse: collapse; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem .4rem 0; border-bottom: 1px solid var(--line); }
@media screen and (max-width: 40rem) { body { padding: .6rem; } .card { padding: .7rem; } thead { display: none; }
  tr, td { display: block; } tr { border-bottom: 1px solid var(--line); padding: .4rem 0; } td { border: 0; padding: .1rem 0; }
  td::before { content: attr(data-label) ": "; color: var(--faint); } }
h2, .where { break-after: avoid; }
@media print { .change, tr { break-inside: avoid; } details > :not(summary) { display: block; }
  details::details-content { content-visibility: visible; block-size: auto; } }
`;
