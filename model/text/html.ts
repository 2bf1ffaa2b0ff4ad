import { printable } from "./printable";

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A text from outside within HTML, between tags or in an attribute in quotation marks. */
export function escapeHtml(text: string): string {
  return printable(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** A page that needs nothing but itself: no script, no font, no picture from elsewhere. `style` adds to the look of all pages. */
export function htmlPage({ title, style, body }: { title: string; style: string; body: string }): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${PAGE_STYLE}${style}</style>
</head>
<body>
${body}
</body>
</html>
`;
}

/** Light and dark by the reader's own choice, one column on a phone, printable. Every pair of colours has a contrast of 4.5. */
const PAGE_STYLE = `
:root { color-scheme: light dark; --paper: #fff; --ink: #1b1f24; --faint: #57606a; --line: #d1d9e0; --card: #f4f6f8;
  --link: #0a58ca; --good: #1a6b2f; --warn: #7a4b00; --bad: #b01325; --mark: #6a2fb5; }
@media (prefers-color-scheme: dark) { :root { --paper: #0f1419; --ink: #e6e9ed; --faint: #9aa4af; --line: #343c45;
  --card: #1c232b; --link: #7ab4ff; --good: #6cd08a; --warn: #e3b341; --bad: #ff8f85; --mark: #c79bff; } }
@media print { :root { --paper: #fff; --ink: #000; --faint: #444; --line: #bbb; --card: #f0f0f0; --link: #0a58ca;
  --good: #1a6b2f; --warn: #7a4b00; --bad: #b01325; --mark: #6a2fb5; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.25rem 1rem 3rem; max-width: 62rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .25rem; }
p { margin: .25rem 0; }
a { color: var(--link); }
code, .symbol { font-family: ui-monospace, monospace; font-size: .9em; }
summary { cursor: pointer; }
.faint, caption { color: var(--faint); }
.warning { color: var(--bad); }
.scroll { overflow-x: auto; }
@media print { body { max-width: none; padding: 0; font-size: 10pt; } * { print-color-adjust: exact; } }
`;
