import { explainPatch } from "../../../../model/explain/decision/explain-patch";
import type { PatchVerdict } from "../../../../model/explain/patch/verdict";
import type { PatchBaselineModel } from "../../../../model/patch-baseline/patch-baseline-model";
import { UNKNOWN } from "../../../../model/values/unknown";
import { baseline, filter, now, patch, rule } from "../given";

const outcome = (verdict: PatchVerdict) => verdict.outcome;
const because = (verdict: PatchVerdict) => ("because" in verdict ? verdict.because : undefined);

describe("what is not known yet", () => {
  test("an unknown rule leaves an approval standing, but not its level", () => {
    const critical = baseline({ approvalRules: [rule({ complianceLevel: "CRITICAL" }), UNKNOWN] });
    const medium = baseline({ approvalRules: [rule({ complianceLevel: "MEDIUM" }), UNKNOWN] });

    expect(explainPatch(critical, patch(), now)).toMatchObject({ outcome: "approved", level: "CRITICAL" });
    expect(explainPatch(medium, patch(), now)).toMatchObject({ outcome: "approved", level: UNKNOWN });
  });

  test.each<[string, Partial<PatchBaselineModel>, string]>([
    ["the rules", { approvalRules: UNKNOWN }, "the approval rules are not known yet"],
    ["one rule", { approvalRules: [UNKNOWN] }, "of approvalRules[0]: it is not known yet"],
    [
      "a rule's filters",
      { approvalRules: [rule({ patchFilters: UNKNOWN })] },
      "of approvalRules[0]: its filters are not known yet",
    ],
    [
      "one filter",
      { approvalRules: [rule({ patchFilters: [UNKNOWN] })] },
      "of approvalRules[0]: a filter is not known yet",
    ],
    [
      "a filter's values",
      { approvalRules: [rule({ patchFilters: [{ key: "SEVERITY", values: UNKNOWN }] })] },
      "of approvalRules[0]: the values of filter severity are not known yet",
    ],
    [
      "a delay",
      { approvalRules: [rule({ approveAfterDays: UNKNOWN })] },
      "of approvalRules[0]: its approveAfterDays is not known yet",
    ],
    [
      "an until date",
      { approvalRules: [rule({ approveUntilDate: UNKNOWN })] },
      "of approvalRules[0]: its approveUntilDate is not known yet",
    ],
    ["the global filters", { globalFilters: UNKNOWN }, "of the global filters: its filters are not known yet"],
    [
      "the approved list",
      { approvedPatches: UNKNOWN, approvalRules: [] },
      "an entry of approvedPatches is not known yet, and might name it",
    ],
    [
      "a rejected entry",
      { rejectedPatches: ["curl", UNKNOWN] },
      "an entry of rejectedPatches is not known yet, and might name it",
    ],
    ["the operating system", { operatingSystem: UNKNOWN }, "the baseline's operating system is not known yet"],
    [
      "a system of tomorrow",
      { operatingSystem: "TEMPLE_OS" },
      "the operating system TEMPLE_OS is not one that this release knows",
    ],
  ])("of %s gives a verdict that says so", (_, given, expected) => {
    const verdict = explainPatch(baseline({ approvalRules: [rule()], ...given }), patch(), now);

    expect(outcome(verdict)).toBe("unknown");
    expect(because(verdict)).toBe(expected);
  });

  test("an unknown rejected list says nothing about a patch that nothing approves", () => {
    const model = baseline({ rejectedPatches: UNKNOWN });

    expect(outcome(explainPatch(model, patch(), now))).toBe("not selected");
  });

  test("a failing filter outweighs an unknown one", () => {
    const model = baseline({ approvalRules: [rule({ patchFilters: [UNKNOWN, filter("SEVERITY", "Low")] })] });

    expect(outcome(explainPatch(model, patch(), now))).toBe("not selected");
  });

  test("where the node may have yum or dnf, they must agree", () => {
    const model = baseline({ operatingSystem: "ORACLE_LINUX", approvalRules: [rule()] });
    const bugfix = patch({ properties: { severity: undefined, classification: "Bugfix" } });
    const el8 = patch({
      package: { name: "tar", epoch: "2", version: "1.30", release: "9.el8", arch: "x86_64" },
      properties: { severity: undefined, classification: "Bugfix" },
    });

    expect(outcome(explainPatch(model, patch(), now))).toBe("approved");
    expect(because(explainPatch(model, bugfix, now))).toBe(
      "by yum it is approved, by dnf not selected, and which of them the node has is not said",
    );
    expect(outcome(explainPatch(model, el8, now))).toBe("not selected");
    expect(outcome(explainPatch(model, bugfix, now, { packageManager: "yum" }))).toBe("approved");
  });
});
