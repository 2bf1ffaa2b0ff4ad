import { findingsPart } from "../../../cli/overview/findings-part";
import { withoutBreaks } from "../../support/without-breaks";

test("a finding names what it is about", () => {
  const text = "runs while Default/Weekly runs, on the same nodes [PM620]";
  const page = withoutBreaks(
    findingsPart([
      { level: "warning", about: "Default/Scan", text },
      { level: "info", text: "said of the stack" },
    ]),
  );

  expect(page).toContain(`Default/Scan: ${text}`);
  expect(page).toContain(" said of the stack");
});

test("what is said of several objects stands once", () => {
  const page = findingsPart(["A", "B", "C", "D"].map((about) => ({ level: "info", about, text: "the same" })));

  expect(page).toContain("A, B and 2 more: the same");
  expect(page).toContain("1 note<");
});
