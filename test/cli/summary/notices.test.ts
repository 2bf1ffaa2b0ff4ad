import { leftNotes, noticeLines } from "../../../cli/summary/notices";

test("what is said of two constructs in the same words is said once", () => {
  const said = { level: "@cdktf/info", message: "approves nothing [PM127]" };

  const lines = noticeLines([
    { ...said, constructPath: "patching/One" },
    { ...said, constructPath: "patching/Two" },
  ]);

  expect(lines).toEqual(["  i patching/One, patching/Two: approves nothing [PM127]"]);
});

test("each paragraph of a message is broken for 80 columns, and how to fix it begins a line", () => {
  const message =
    "no patch group is called critical [PM601]\n    The window targets it, but another one is what is registered, " +
    "and its nodes would be patched by the default baseline.\n    → target Critical";

  const lines = noticeLines([{ constructPath: "patching/Sunday", level: "@cdktf/warn", message }]);

  expect(lines).toEqual([
    "  ! patching/Sunday: no patch group is called critical [PM601]",
    "    The window targets it, but another one is what is registered, and its nodes",
    "    would be patched by the default baseline.",
    "    → target Critical",
  ]);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
});

test("where only what matters is shown, warnings come first, an accepted finding is one sentence, and information is left out", () => {
  const lines = noticeLines(
    [
      {
        constructPath: "patching/AmazonLinux2",
        level: "@cdktf/info",
        message:
          "PM106 accepted until 2027-03-31 (platform team): Amazon Linux 2 left support; move its nodes\n  Reason: they move",
      },
      { constructPath: "patching/AmazonLinux2", level: "@cdktf/info", message: "approves nothing [PM127]" },
      { constructPath: "patching/Other", level: "@cdktf/info", message: "approves nothing [PM127]" },
      { constructPath: "patching/Sunday", level: "@cdktf/warn", message: "no patch group [PM601]\n  → target one" },
    ],
    "what matters",
  );

  expect(lines).toEqual([
    "  ! patching/Sunday: no patch group [PM601]",
    "    → target one",
    "  i PM106 accepted until 2027-03-31 (platform team): Amazon Linux 2 left support",
  ]);
});

test("what is left out is counted: of one stack the notes, of several the stacks that have some", () => {
  const note = (message: string) => ({ constructPath: "", level: "@cdktf/info", message });
  const accepted = note("PM106 accepted until 2027-03-31 (platform): left support");
  const one = { annotations: [note("approves nothing [PM127]"), note("approves nothing [PM127]"), accepted] };

  expect(leftNotes([one])).toEqual(["  i 1 note: npx cdktf-patch summary --notes"]);
  expect(leftNotes([one, one, { annotations: [accepted] }])).toEqual([
    "  i notes of 2 stacks: npx cdktf-patch summary --notes",
  ]);
  expect(leftNotes([{ annotations: [accepted] }])).toEqual([]);
});
