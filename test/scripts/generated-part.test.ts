import { markdownTable, withGenerated } from "../../scripts/generated-part";

const PAGE = "before\n<!-- limits: generated -->\nold\n<!-- /limits -->\nafter\n";

test("what stands between the markers is made anew, and what people wrote stays", () => {
  expect(withGenerated(PAGE, "limits: generated", "new", "docs/facts.md")).toBe(
    "before\n<!-- limits: generated -->\nnew\n<!-- /limits -->\nafter\n",
  );
});

test.each([
  ["no marker", "before\nafter\n"],
  ["no closing marker", PAGE.replace("<!-- /limits -->", "")],
  ["the markers in the wrong order", "<!-- /limits --><!-- limits: generated -->"],
])("a page with %s is refused, for it would stay as it is in silence", (_, page) => {
  expect(() => withGenerated(page, "limits: generated", "new", "docs/facts.md")).toThrow(
    "expected <!-- limits: generated --> and then <!-- /limits --> in docs/facts.md",
  );
});

test("a table in Markdown", () => {
  expect(
    markdownTable(
      ["system", "delay"],
      [
        ["WINDOWS", "yes"],
        ["UBUNTU", "no"],
      ],
    ),
  ).toBe("| system | delay |\n| --- | --- |\n| WINDOWS | yes |\n| UBUNTU | no |");
});
