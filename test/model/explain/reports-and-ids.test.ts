import { explainPatch } from "../../../model/explain/decision/explain-patch";
import { readServicePatches } from "../../../model/patch-lists/read-service-patches";
import { UNKNOWN } from "../../../model/values/unknown";
import { baseline, filter, patch, rule, withoutNotice } from "./given";

const NOW = new Date("2026-12-24T00:00:00Z");
const critical = rule({ patchFilters: [filter("SEVERITY", "Critical")] });

describe("Windows updates without a KB id are never patched", () => {
  const windows = baseline({ operatingSystem: "WINDOWS", approvalRules: [rule({ patchFilters: [] })] });

  test.each(["2026-11 Update for Office", "3c2c8a1e-0000-4000-8000-000000000001", "MS10-048"])("%s", (id) => {
    const properties = { patchSet: "OS", classification: "SecurityUpdates", msrcSeverity: "Critical" };

    expect(explainPatch(windows, patch({ id, properties }), NOW)).toEqual({
      outcome: "not selected",
      because: "it has no KB id, and Windows updates without one are never patched",
      rules: [],
      caveats: [],
    });
    expect(explainPatch(windows, patch({ id: "KB5031364", properties }), NOW).outcome).toBe("approved");
  });
});

describe("what an approved list that names a patch says of it", () => {
  const noticeWithoutSeverity = patch({
    package: { name: "bash", epoch: "0", version: "5.2", release: "1.amzn2023", arch: "x86_64" },
    properties: { classification: "Bugfix", severity: undefined },
  });

  test("that it does not count as security there, without rules", () => {
    const model = baseline({ operatingSystem: "AMAZON_LINUX_2023", approvedPatches: ["bash"] });

    expect(explainPatch(model, noticeWithoutSeverity, NOW)).toMatchObject({
      outcome: "not selected",
      because:
        "the baseline has no approval rule; approvedPatches names it (bash), but it has no advisory with a classification and a severity, and approvedPatchesEnableNonSecurity is off",
    });
  });

  test("the same beside rules", () => {
    const model = baseline({
      operatingSystem: "AMAZON_LINUX_2023",
      approvalRules: [critical],
      approvedPatches: ["bash"],
    });

    expect(explainPatch(model, noticeWithoutSeverity, NOW)).toMatchObject({
      because:
        "approvalRules[0]: it has no severity, expected Critical; approvedPatches names it (bash), but it has no advisory with a classification and a severity, and approvedPatchesEnableNonSecurity is off",
    });
  });

  test("that the global filters exclude it, where the list does not get past them", () => {
    const model = baseline({
      globalFilters: [filter("SEVERITY", "Critical")],
      approvedPatches: ["ALAS2-2026-2914"],
    });

    expect(explainPatch(model, patch(), NOW)).toMatchObject({
      because:
        "global filter: severity is Important, expected Critical; approvedPatches names it (ALAS2-2026-2914), but the global filters exclude it",
    });
  });

  test("nothing where it does not name the patch", () => {
    expect(explainPatch(baseline({ approvalRules: [critical], approvedPatches: ["vim"] }), patch(), NOW)).toMatchObject(
      {
        because: "approvalRules[0]: severity is Important, expected Critical",
      },
    );
    expect(explainPatch(baseline({ approvedPatches: ["vim"] }), withoutNotice(), NOW)).toMatchObject({
      because: "the baseline has no approval rule, and its approved list does not name it",
    });
  });
});

describe("no patch is approved before it is published", () => {
  const early = patch({
    dates: { issued: new Date("2026-11-20T00:00:00Z"), updated: new Date("2026-11-19T00:00:00Z") },
  });

  test.each(["ROCKY_LINUX", "ALMA_LINUX", "AMAZON_LINUX_2"])(
    "on %s, where the update date counts",
    (operatingSystem) => {
      const waiting = (approveAfterDays: number) =>
        baseline({ operatingSystem, approvalRules: [rule({ patchFilters: [], approveAfterDays })] });

      expect(explainPatch(waiting(0), early, NOW)).toMatchObject({ since: new Date("2026-11-20T00:00:00Z") });
      expect(explainPatch(waiting(7), early, NOW)).toMatchObject({ since: new Date("2026-11-26T00:00:00Z") });
      expect(explainPatch(waiting(0), early, new Date("2026-11-19T12:00:00Z"))).toMatchObject({
        outcome: "waiting",
        until: new Date("2026-11-20T00:00:00Z"),
      });
    },
  );

  test("nor by a date", () => {
    const model = baseline({
      operatingSystem: "ROCKY_LINUX",
      approvalRules: [rule({ patchFilters: [], approveUntilDate: "2026-11-19" })],
    });

    expect(explainPatch(model, early, NOW)).toMatchObject({ since: new Date("2026-11-20T00:00:00Z") });
  });
});

describe("a node's own list", () => {
  const read = (entry: object) => readServicePatches([{ KBId: "openssl.x86_64", ...entry }])[0]?.patches[0];

  test.each(["", undefined])("does not say what the service leaves empty in some states: %j", (empty) => {
    const other = read({ Title: empty, Classification: empty, Severity: empty, State: "NotApplicable" });

    expect(other).toMatchObject({
      properties: { classification: UNKNOWN, severity: UNKNOWN, msrcSeverity: UNKNOWN, priority: UNKNOWN },
      notice: UNKNOWN,
    });
    expect(other && explainPatch(baseline({ approvalRules: [critical] }), other, NOW)).toMatchObject({
      outcome: "unknown",
      because: "of approvalRules[0]: the patch list does not say the severity",
    });
  });

  test.each(["Missing", "MISSING"])("says %s of what the node's baseline approves: ours is another one", (State) => {
    const missing = read({ Classification: "Bugfix", Severity: "Low", State });
    const verdict = missing && explainPatch(baseline({ approvalRules: [critical] }), missing, NOW);

    expect(verdict).toMatchObject({ outcome: "not selected", caveats: ["missing-on-node"] });
  });

  test("says nothing of the kind in other states, nor where the baseline approves it", () => {
    const installed = read({ Classification: "Bugfix", Severity: "Low", State: "Installed" });
    const missing = read({ Classification: "Security", Severity: "Critical", State: "Missing" });
    const model = baseline({ approvalRules: [critical] });

    expect(installed && explainPatch(model, installed, NOW).caveats).toEqual([]);
    expect(missing && explainPatch(model, missing, NOW)).toMatchObject({ outcome: "approved", caveats: [] });
  });

  test.each([
    ["openssl.amd64:3.0.2-0ubuntu1.15", "3.0.2-0ubuntu1.15"],
    ["libstdc++6.amd64:1:12.3.0-1ubuntu1~22.04", "1:12.3.0-1ubuntu1~22.04"],
  ])("of a node with apt names package, architecture, version and priority: %s", (Title, version) => {
    expect(read({ Title, Severity: "Required", State: "Missing" })).toMatchObject({
      package: { name: Title.split(".")[0], arch: "amd64", version, release: "" },
      properties: { priority: "Required" },
    });
  });

  test("of a node with rpm keeps its severity for one", () => {
    expect(read({ Title: "bind-libs.x86_64:32:9.8.2-0.68.rc1", Severity: "Critical" })?.properties).toMatchObject({
      severity: "Critical",
      priority: UNKNOWN,
    });
  });
});
