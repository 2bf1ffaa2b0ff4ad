/** Light and dark, phone and desk, paper. Contrast of every pair of colours is 4.5 or more. */
export const REVIEW_STYLE = `
:root{--ground:#fff;--card:#f6f7f9;--text:#1b1f24;--soft:#57606a;--line:#d0d7de;--link:#0a58ca;
--none:#57606a;--low:#1a6b2f;--medium:#7a4b00;--high:#b01325;--odd:#6a2fb5}
@media (prefers-color-scheme:dark){:root{--ground:#0e1116;--card:#171b22;--text:#e6e9ee;--soft:#a0a8b4;--line:#333b46;
--link:#7ab4ff;--none:#a0a8b4;--low:#6cd08a;--medium:#f0b84a;--high:#ff8c8c;--odd:#c79bff}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:62rem;padding:1rem;background:var(--ground);color:var(--text);
font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.4rem;line-height:1.3;margin:.2rem 0}h2{font-size:1.1rem;margin:0 0 .3rem}
p{margin:.3rem 0}.name,.counts,.where,.others,.reach,footer{color:var(--soft)}
a{color:var(--link)}code{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.9em}
.card{background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:1rem;margin:1rem 0}
.risk{display:inline-block;font-size:.75rem;font-weight:700;text-transform:uppercase;letter-spacing:.04em;
border:1px solid currentColor;border-radius:1rem;padding:0 .55rem;vertical-align:middle;white-space:nowrap}
.risk.none{color:var(--none)}.risk.low{color:var(--low)}.risk.medium{color:var(--medium)}.risk.high{color:var(--high)}
.odd{color:var(--odd);font-weight:700}.same{color:var(--soft);font-style:italic}
.change{border-top:1px solid var(--line);padding:.6rem 0}summary{cursor:pointer}
.symbol{display:inline-block;min-width:2.2em;font-family:ui-monospace,monospace;font-weight:700}
.address{color:var(--soft)}ul{margin:.4rem 0;padding-left:1.4rem}li{margin:.3rem 0}
.values del{color:var(--high)}.values ins{color:var(--low);text-decoration:none}.why{color:var(--soft)}
.caveat{border-left:3px solid var(--medium);padding-left:.6rem}
table{width:100%;border-collapse:collapse}th,td{text-align:left;vertical-align:top;padding:.4rem .6rem .4rem 0;
border-bottom:1px solid var(--line)}
@media (max-width:40rem){body{padding:.6rem}.card{padding:.7rem}thead{display:none}
tr,td{display:block}tr{border-bottom:1px solid var(--line);padding:.4rem 0}td{border:0;padding:.1rem 0}
td::before{content:attr(data-label) ": ";color:var(--soft)}}
@media print{body{max-width:none}.card{break-inside:avoid}}
`;
