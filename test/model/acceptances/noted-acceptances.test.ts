import { acceptancesIn } from "../../../model/acceptances/noted-acceptances";

const NOTED = { scope: "patching", until: "2027-03-31", owner: "platform team", reason: "needs nothing there" };

test("what an older release let hide all findings of a check that tells each by itself hides none", () => {
  const acceptedFindings = [
    { ...NOTED, check: "PM106" },
    { ...NOTED, check: "PM766" },
    { ...NOTED, check: "PM766", at: "WINDOWS" },
  ];

  expect(acceptancesIn({ "//": { acceptedFindings } })).toEqual([acceptedFindings[0], acceptedFindings[2]]);
});
