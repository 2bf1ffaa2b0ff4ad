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

test("who accepts findings, and until when, is seen before they are unfolded", () => {
  const accepted = (check: string, owner: string) => `${check} accepted until 2027-03-31 (${owner}): something is so`;
  const page = withoutBreaks(
    findingsPart(
      [accepted("PM106", "platform <team>"), accepted("PM107", "platform <team>"), accepted("PM106", "web")].map(
        (text) => ({
          level: "info",
          text,
        }),
      ),
    ),
  );

  expect(page.match(/<summary>.*?<\/summary>/g)).toEqual([
    "<summary>2 accepted until 2027-03-31 (platform &lt;team&gt;)</summary>",
    "<summary>1 accepted until 2027-03-31 (web)</summary>",
  ]);
});
