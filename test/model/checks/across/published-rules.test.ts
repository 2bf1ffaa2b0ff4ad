import { PatchDeadlines } from "../../../../model/deadlines/patch-deadlines";
import { installing } from "./given";
import { given, told } from "./given-deadlines";

describe("published rules", () => {
  test.each([
    ["Cyber Essentials", PatchDeadlines.cyberEssentials(), 6, 7],
    ["PCI DSS", PatchDeadlines.pciDss(), 20, 21],
    ["Essential Eight of level 2", PatchDeadlines.essentialEight({ maturity: 2, internetFacing: false }), 20, 21],
    ["FedRAMP Rev 5", PatchDeadlines.fedRampRev5(), 22, 23],
    [
      "BOD 26-04",
      PatchDeadlines.bod2604({ knownExploited: true, exposed: false, automatable: false, technicalImpact: "partial" }),
      6,
      7,
    ],
  ])("%s is kept with the one delay and missed with the next", (_, patchWithin, kept, missed) => {
    expect(told(given(patchWithin, { delay: kept }))).toEqual([]);
    expect(told(given(patchWithin, { delay: missed })).join()).toContain("PM830");
  });

  test("48 hours need a daily window and no delay", () => {
    const facing = PatchDeadlines.essentialEight({ maturity: 1, internetFacing: true });
    const daily = { Daily: installing("web", { schedule: "cron(0 2 * * ? *)" }) };

    expect(told(given(facing, { delay: 0, windows: daily }))).toEqual([]);
    expect(told(given(facing, { delay: 0 }))[0]).toContain("→ a daily window would do");
  });

  test("the rule that asks is named", () => {
    expect(told(given(PatchDeadlines.pciDss(), { delay: 21 }))[0]).toContain("PCI DSS 6.3.3 4.0.1 asks for it. ");
  });

  test("Cyber Essentials counts patches without severity, which no rule with a severity filter approves", () => {
    const rules = [
      { patchFilters: { severity: ["Critical", "Important", "Medium", "Low", "None"] }, approveAfterDays: 0 },
    ];

    expect(told(given(PatchDeadlines.cyberEssentials(), { rules }))[0]).toContain(
      "patchWithin: a patch without severity is never on every node: approved by no rule; expected within 14 days",
    );
  });

  test("on a system that rates nothing Cyber Essentials counts every patch", () => {
    const monthly = { Month: installing("web", { schedule: "cron(0 2 1 * ? *)" }) };

    expect(told(given(PatchDeadlines.cyberEssentials(), { system: "UBUNTU", windows: monthly }))[0]).toContain(
      "patchWithin: a patch released ",
    );
  });

  test("there the Essential Eight wants every patch as soon as a critical one, for it may be one", () => {
    const facing = PatchDeadlines.essentialEight({ maturity: 1, internetFacing: true });

    expect(told(given(facing, { system: "UBUNTU" }))[0]).toContain(", 7.2 days later, expected at most 2");
  });

  test("CIS asks for a run in every month", () => {
    const yearly = { Year: installing("web", { schedule: "cron(0 2 1 JAN,MAR,MAY,JUL,AUG,SEP,OCT,NOV,DEC ? *)" }) };

    expect(told(given(PatchDeadlines.cisControls()))).toEqual([]);
    expect(told(given(PatchDeadlines.cisControls(), { windows: yearly }))[0]).toBe(
      [
        "web: no run begins in 2027-02 that works on every node, expected one in every month [PM830]",
        "    CIS Controls 7.3 asks for patching every month or more often.",
        "    → let a window open at least once in every month",
      ].join("\n"),
    );
  });

  test("of a schedule that nobody can compute it is not known whether a run begins in every month", () => {
    const often = { Often: installing("web", { schedule: "rate(7 days)" }) };

    const [message, ...others] = told(given(PatchDeadlines.cisControls(), { windows: often }));

    expect(message).toContain('cannot prove that "web" meets its deadline: sunday: startDate: expected a ');
    expect(message?.split("\n")[0]?.match(/startDate: expected/g)).toHaveLength(1);
    expect(message).toContain("[PM832]");
    expect(others).toEqual([]);
  });

  test("a window that can be computed is enough for that", () => {
    const windows = { Often: installing("web", { schedule: "rate(7 days)" }), Sunday: installing("web") };

    expect(told(given(PatchDeadlines.cisControls(), { windows }))).toEqual([]);
  });
});
