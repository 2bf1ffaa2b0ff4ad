import { brokenLines, joinedLines } from "../../../model/text/printed-finding";

const TEXT = [
  'nodes of Windows Server in patch group "servers" get nothing by the emergency [PM766]',
  "    Its list (openssl-libs) has no entry that they know. On Windows Server an entry is an update such as KB2032276.",
  '    → add what it is called there, or accept this (acceptFinding) at "WINDOWS" where these nodes need nothing',
].join("\n");

test("a finding is broken at 80 columns behind what stands before it, its further lines further in", () => {
  expect(
    `WARN [dev/Emergency]: ${brokenLines(TEXT, "WARN [dev/Emergency]: ")}`.replace(/ $/gm, "").split("\n"),
  ).toEqual([
    'WARN [dev/Emergency]: nodes of Windows Server in patch group "servers" get',
    "  nothing by the emergency [PM766]",
    "    Its list (openssl-libs) has no entry that they know. On Windows Server an",
    "    entry is an update such as KB2032276.",
    "    → add what it is called there, or accept this (acceptFinding) at",
    '      "WINDOWS" where these nodes need nothing',
  ]);
});

test.each([0, 1, 4, 5, 30, 60, 78, 79, 80, 200])(
  "no line is longer behind %d columns, and the text comes back",
  (columns) => {
    const before = "x".repeat(columns);
    const lines = brokenLines(TEXT, before);

    const printed = (before + lines).split("\n").slice(columns > 75 ? 1 : 0);
    expect(printed.filter((line) => line.length > 80)).toEqual([]);
    expect(joinedLines(lines)).toBe(TEXT);
  },
);

test.each(["", "short", `a "b  c" ${"d ".repeat(60)}`, `ends with a space \n  ${"d ".repeat(60)}`, "x".repeat(200)])(
  "of %j nothing is lost",
  (text) => {
    expect(joinedLines(brokenLines(text, "WARN [a]: "))).toBe(joinedLines(text));
  },
);

test("what an older release wrote is read as it is", () => {
  expect(joinedLines(TEXT)).toBe(TEXT);
});
