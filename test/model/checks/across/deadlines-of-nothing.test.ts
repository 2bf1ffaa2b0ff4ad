import type { PatchWithin } from "../../../../model/deadlines/deadline-options";
import { deadlineOf, type Given, installing, said } from "./given";

/** A group `web` with one weekly window of three hours, and a deadline. */
function given(patchWithin: PatchWithin, baseline: object): Given {
  return {
    baselines: { Base: { approvalRules: [{ approveAfterDays: 0 }], ...baseline } },
    groups: { web: { patchWithin: deadlineOf(patchWithin) } },
    windows: { Sunday: installing("web") },
  };
}

const ubuntu = (patchFilters: object) => ({
  operatingSystem: "UBUNTU",
  approvalRules: [{ patchFilters, approveAfterDays: 0 }],
});

describe("a window that opens once a year is to open more often: a year of days is no deadline", () => {
  const yearly = { Yearly: installing("web", { schedule: "cron(0 2 1 1 ? *)" }) };
  const approving = (severity: string) => ({
    approvalRules: [{ patchFilters: { severity: [severity] }, approveAfterDays: 0 }],
  });

  test.each<[string, string, PatchWithin, object]>([
    ["in time", "open windows more often", { Critical: 1 }, {}],
    ["sooner than it closes", "open windows more often; no schedule meets 0.1 with runs of 3 hours", { any: 0.1 }, {}],
    ["that no rule approves", "let a rule approve it, and open windows more often", { Critical: 1 }, approving("Low")],
    [
      "that a misspelt rule approves",
      'write "Critical" for "Critcal", and open windows more often',
      { Critical: 1 },
      approving("Critcal"),
    ],
  ])("for a patch %s", (_, fix, patchWithin, baseline) => {
    const [text = ""] = said("PM830", { ...given(patchWithin, baseline), windows: yearly });

    expect(text.split("→ ")[1]).toBe(fix);
  });

  test("for a system that a deadline says nothing of", () => {
    const [text = ""] = said("PM835", { ...given({ Critical: 14 }, ubuntu({})), windows: yearly });

    expect(text.split("→ ")[1]).toBe(
      'add any to patchWithin, the days for every patch; or accept this (acceptFinding) at "UBUNTU"',
    );
  });
});

describe("where every patch is rejected", () => {
  test.each<[string, PatchWithin, object]>([
    ["Critical", { Critical: 14 }, {}],
    ["any", { any: 30 }, {}],
    ["any", { any: 30 }, { operatingSystem: "UBUNTU" }],
    ["Critical", { Critical: 14 }, { operatingSystem: "SUSE" }],
  ])("no deadline is kept: %s", (_, patchWithin, baseline) => {
    const [text = ""] = said("PM830", given(patchWithin, { ...baseline, rejectedPatches: ["bash", "*"] }));

    expect(text).toContain("patch is never on every node: every patch is rejected; expected within");
    expect(text).toContain('→ remove "*" from rejectedPatches');
  });

  test("the entry is named as it is written", () => {
    const [text = ""] = said("PM830", given({ any: 30 }, { rejectedPatches: ["bash", "?*"] }));

    expect(text).toContain('→ remove "?*" from rejectedPatches');
  });

  test("Windows knows updates by their number, so that a star names none", () => {
    expect(said("PM830", given({ Critical: 60 }, { operatingSystem: "WINDOWS", rejectedPatches: ["*"] }))).toEqual([]);
  });
});

describe("a rule whose values AWS does not list", () => {
  test.each<[string, object, string]>([
    ["a priority of Ubuntu", ubuntu({ priority: ["High"] }), 'AWS lists no priority "High" for Ubuntu Server (PM123)'],
    [
      "a severity",
      { approvalRules: [{ patchFilters: { severity: ["Critcal"] }, approveAfterDays: 0 }] },
      'AWS lists no severity "Critcal" for Amazon Linux 2023 (PM123)',
    ],
    [
      "a global filter",
      { globalFilters: { classification: ["Securty"] } },
      'AWS lists no classification "Securty" for Amazon Linux 2023 (PM123)',
    ],
  ])("proves nothing: %s", (_, baseline, because) => {
    const [text = ""] = said("PM832", given({ any: 30 }, baseline));

    expect(text).toContain(`cannot prove that "web" meets its deadline: ${because}`);
    expect(text).toContain("→ write a value that AWS lists");
  });

  test.each<[string, object]>([
    ["one of its values is listed", ubuntu({ priority: ["Required", "High"] })],
    [
      "products come with each release of a system",
      { approvalRules: [{ patchFilters: { product: ["AmazonLinux2026"] }, approveAfterDays: 0 }] },
    ],
    [
      "another rule proves it",
      {
        operatingSystem: "UBUNTU",
        approvalRules: [
          { patchFilters: { priority: ["High"] }, approveAfterDays: 0 },
          { patchFilters: { priority: ["Required"] }, approveAfterDays: 0 },
        ],
      },
    ],
  ])("but for: %s", (_, baseline) => {
    expect(said("PM832", given({ any: 30 }, baseline))).toEqual([]);
  });

  test("is named as the cause where no rule approves what a deadline is about", () => {
    const misspelt = {
      operatingSystem: "WINDOWS",
      approvalRules: [{ patchFilters: { classification: ["CriticalUpdates", "SecurtyUpdates"] }, approveAfterDays: 2 }],
    };

    const [text = ""] = said("PM830", given({ Critical: 30 }, misspelt));

    expect(text.split("\n")[0]).toContain(
      'patchWithin.Critical: AWS lists no classification "SecurtyUpdates" for Windows Server (PM123); a Critical patch is never',
    );
    expect(text).toContain('→ write "SecurityUpdates" for "SecurtyUpdates"');
    expect(text).not.toContain("a rule that approves it");
  });

  test("is no cause where it is a product", () => {
    const approving = (severity: string) => [
      { patchFilters: { product: ["AmazonLinux2026"], severity: [severity] }, approveAfterDays: 0 },
    ];

    expect(said("PM830", given({ Critical: 30 }, { approvalRules: approving("Critical") }))).toEqual([]);

    const [text = ""] = said("PM830", given({ Critical: 30 }, { approvalRules: approving("Low") }));
    expect(text).toContain("approved by no rule");
    expect(text).not.toContain("AWS lists no");
  });
});
