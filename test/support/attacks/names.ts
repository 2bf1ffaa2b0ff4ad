/** Names that steer a screen, turn a line around, become markup or a reference, or look like another name. */
export const HOSTILE_NAMES: Readonly<Record<string, string>> = {
  "an escape sequence": "a\u001b[2Jb",
  "a control of C1": "a\u009b31mb",
  "a title of the terminal": "\u001b]0;owned\u0007x",
  "a line that is overwritten": "prod\rdev",
  "a second line": "a\n::error::b",
  "commands of build servers": "a ::set-output name=x::b ##[error]c ##vso[task.complete result=Succeeded;]d",
  "lines of Unicode": "a\u2028b\u2029c\u0085d",
  "a turn of direction": "a\u202egnp.exe",
  "an isolated turn": "a\u2066b\u2069c\u061c",
  "no width": "pro\u200bd",
  "a joiner": "pro\u200dd",
  "a soft hyphen": "pro\u00add",
  "a mark of order": "\ufeffprod",
  "invisible tags": "prod\u{e0064}\u{e0065}\u{e0076}",
  "a filler": "prod\u3164",
  "a letter of another alphabet": "рrod",
  "a word of another alphabet": "аре",
  "wide letters": "ｐｒｏｄ",
  "letters of formulas": "𝐩𝐫𝐨𝐝",
  "another hyphen": "prod‐eu",
  "another space": "prod\u00a0eu",
  "half a letter": "a\ud83db",
  markup: "<script>alert(1)</script><img src=x onerror=alert(1)>",
  "an end of an attribute": '" onmouseover="alert(1)',
  "an entity": "&lt;b&gt;&#64;octocat",
  "a link": "[x](javascript:alert(1)) https://evil.example www.evil.example mailto:a@evil.example",
  "a picture": "![x](https://evil.example/x.png)",
  "a mention and an issue": "@octocat #12 GH-12 octocat/hello#3 deadbeefcafe",
  "a table": "a | b\n|---|---|\n",
  "a fence": "```\n~~~\n</details>",
  "a formula of a table": "=cmd|'/c calc'!A0",
  "properties of a calendar": "x\r\nBEGIN:VEVENT\r\nATTENDEE:mailto:a@evil.example",
  "a template": '${file("/etc/hostname")}%{ if true }x%{ endif }',
  "a prototype": "__proto__",
  "a path": "../../etc/passwd",
  "many letters": "x".repeat(3000),
  nothing: " ",
};

/** What must never be printed as it is: it steers, or nobody sees it. Line feeds are looked at apart. */
export const RAW =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\ufff9-\ufffb\ud800-\udfff\u{e0000}-\u{e0fff}]/u;

/** Letters that look like those of another name, as they must not stand beside it. */
export const LOOKALIKE = /р(?=rod)|аре|ｐｒｏｄ|𝐩𝐫𝐨𝐝|[\u2010\u00a0]/u;
