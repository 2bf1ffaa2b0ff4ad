import { explainPatch } from "../../../../model/explain/decision/explain-patch";
import type { PatchVerdict } from "../../../../model/explain/patch/verdict";
import { type Knowable, UNKNOWN } from "../../../../model/values/unknown";
import { baseline, everything, filter, now, patch, rule, withoutNotice } from "../given";

const outcome = (verdict: PatchVerdict) => verdict.outcome;
const level = (verdict: PatchVerdict) => ("level" in verdict ? verdict.level : undefined);
const because = (verdict: PatchVerdict) => ("because" in verdict ? verdict.because : undefined);

describe("rules and filters", () => {
  test("a patch that meets any rule is approved, at the highest level of those it meets", () => {
    const model = baseline({
      approvalRules: [
        rule({ complianceLevel: "LOW" }),
        rule({ complianceLevel: "HIGH" }),
        rule({ complianceLevel: "CRITICAL", patchFilters: [filter("SEVERITY", "Low")] }),
      ],
    });

    const verdict = explainPatch(model, patch(), now);

    expect(outcome(verdict)).toBe("approved");
    expect(level(verdict)).toBe("HIGH");
    expect(verdict.rules.map(({ result }) => result)).toEqual(["approves", "approves", "filter fails"]);
  });

  test("all filters of a rule must match, by any of their values", () => {
    const model = baseline({
      approvalRules: [
        rule({ patchFilters: [filter("CLASSIFICATION", "Security"), filter("SEVERITY", "Critical", "Important")] }),
      ],
    });

    expect(outcome(explainPatch(model, patch(), now))).toBe("approved");
    expect(because(explainPatch(model, patch({ properties: { severity: "Low" } }), now))).toBe(
      "approvalRules[0]: severity is Low, expected Critical or Important",
    );
    expect(because(explainPatch(model, patch({ properties: { classification: "Bugfix" } }), now))).toBe(
      "approvalRules[0]: classification is Bugfix, expected Security",
    );
  });

  test("a rule without filters matches every patch", () => {
    const model = baseline({ approvalRules: [rule({ patchFilters: [] })] });

    expect(outcome(explainPatch(model, patch(), now))).toBe("approved");
  });

  test("the wildcard matches a patch without the value, any other value does not", () => {
    const unrated = patch({ properties: { severity: undefined } });

    const any = baseline({ approvalRules: [rule({ patchFilters: [filter("SEVERITY", "*")] })] });
    const low = baseline({ approvalRules: [rule({ patchFilters: [filter("SEVERITY", "Low")] })] });

    expect(outcome(explainPatch(any, unrated, now))).toBe("approved");
    expect(because(explainPatch(low, unrated, now))).toBe("approvalRules[0]: it has no severity, expected Low");
  });

  test("the same key twice: both must match with rpm, the last one counts with apt", () => {
    const twice = (first: string, second: string, key: string) =>
      rule({ enableNonSecurity: true, patchFilters: [filter(key, first), filter(key, second)] });
    const apt = patch({ securityOrigin: true, properties: { priority: "Required" } });

    const rpm = explainPatch(baseline({ approvalRules: [twice("Important", "Low", "SEVERITY")] }), patch(), now);
    const ubuntu = (first: string, second: string) =>
      explainPatch(
        baseline({ operatingSystem: "UBUNTU", approvalRules: [twice(first, second, "PRIORITY")] }),
        apt,
        now,
      );

    expect(outcome(rpm)).toBe("not selected");
    expect(outcome(ubuntu("Extra", "Required"))).toBe("approved");
    expect(outcome(ubuntu("Required", "Extra"))).toBe("not selected");
  });

  test.each([
    ["AMAZON_LINUX_2", "low", "low", "not selected"],
    ["AMAZON_LINUX_2", "LOW", "Low", "not selected"],
    ["AMAZON_LINUX_2", "Low", "low", "approved"],
    ["AMAZON_LINUX_2", "Low", "LOW", "approved"],
    ["AMAZON_LINUX_2023", "low", "Low", "approved"],
    ["AMAZON_LINUX_2023", "LOW", "low", "approved"],
    ["SUSE", "low", "Low", "approved"],
  ])("on %s the rule's %s against the notice's %s gives: %s", (operatingSystem, ruleSays, noticeSays, expected) => {
    const model = baseline({
      operatingSystem,
      approvalRules: [rule({ patchFilters: [filter("SEVERITY", ruleSays)] })],
    });

    expect(outcome(explainPatch(model, patch({ properties: { severity: noticeSays } }), now))).toBe(expected);
  });

  test("the product is the node's: it can be told apart from the patch list", () => {
    const model = baseline({ approvalRules: [rule({ patchFilters: [filter("PRODUCT", "AmazonLinux2.0")] })] });
    const unsaid = patch({ properties: { product: UNKNOWN } });

    expect(because(explainPatch(model, unsaid, now))).toBe(
      "of approvalRules[0]: the patch list does not say the product",
    );
    expect(outcome(explainPatch(model, unsaid, now, { product: "AmazonLinux2.0" }))).toBe("approved");
    expect(outcome(explainPatch(model, unsaid, now, { product: "AmazonLinux2" }))).toBe("not selected");
  });

  test("global filters come first and only narrow", () => {
    const model = baseline({ approvalRules: [rule()], globalFilters: [filter("SEVERITY", "Critical")] });

    const verdict = explainPatch(model, patch(), now);

    expect(because(verdict)).toBe("global filter: severity is Important, expected Critical");
    expect(verdict.rules).toEqual([]);
    expect(outcome(explainPatch(model, patch({ properties: { severity: "Critical" } }), now))).toBe("approved");
  });

  test("without rules only the approved list counts", () => {
    const model = baseline({ approvedPatches: ["openssl"] });

    expect(outcome(explainPatch(model, patch(), now))).toBe("approved");
    expect(because(explainPatch(baseline(), patch(), now))).toBe(
      "the baseline has no approval rule, and its approved list does not name it",
    );
  });

  test("a filter key that the package manager does not know fails the run; apt takes no notice of it", () => {
    const odd = (operatingSystem: string) =>
      explainPatch(
        baseline({ operatingSystem, approvalRules: [rule({ patchFilters: [filter("CVE_ID", "CVE-1")] })] }),
        patch({ securityOrigin: true }),
        now,
      );

    expect(because(odd("AMAZON_LINUX_2"))).toBe(
      "of approvalRules[0]: the node does not know filter key CVE_ID, and its whole run fails",
    );
    expect(outcome(odd("DEBIAN"))).toBe("approved");
  });

  test("a Windows rule that names no patch set is about the operating system", () => {
    const model = baseline({
      operatingSystem: "WINDOWS",
      approvalRules: [rule({ patchFilters: [filter("PRODUCT", "*")] })],
    });
    const update = (patchSet: Knowable<string>) => patch({ id: "KB5031364", properties: { patchSet } });

    expect(because(explainPatch(model, update("APPLICATION"), now))).toBe(
      "approvalRules[0]: patchSet is APPLICATION, expected OS",
    );
    expect(outcome(explainPatch(model, update("OS"), now))).toBe("approved");
    expect(explainPatch(model, update(UNKNOWN), now).caveats).toEqual(["patch-set-unsaid"]);
  });

  test("Medium on Amazon Linux 2023 also means what another repository calls Moderate, and on other systems does not", () => {
    const of = (operatingSystem: string) =>
      explainPatch(
        baseline({ operatingSystem, approvalRules: [rule({ patchFilters: [filter("SEVERITY", "Medium")] })] }),
        patch({ properties: { severity: "moderate" } }),
        now,
      ).outcome;

    expect(of("AMAZON_LINUX_2023")).toBe("approved");
    expect(of("ALMA_LINUX")).toBe("not selected");
  });

  test("letter case on Windows is not confirmed: the verdict says so where it decides", () => {
    const model = baseline({
      operatingSystem: "WINDOWS",
      approvalRules: [rule({ patchFilters: [filter("MSRC_SEVERITY", "critical")] })],
    });

    const verdict = explainPatch(
      model,
      patch({ id: "KB5031364", properties: { msrcSeverity: "Critical", patchSet: "OS" } }),
      now,
    );

    expect(outcome(verdict)).toBe("approved");
    expect(verdict.caveats).toEqual(["letter-case"]);
  });
});

describe("about security or not", () => {
  const plain = baseline({ approvalRules: [rule()] });
  const flagged = baseline({ approvalRules: [rule({ enableNonSecurity: true })] });
  const on = (operatingSystem: string, model = plain) => ({ ...model, operatingSystem });

  test("with yum any notice counts as security, also one about a bug", () => {
    const bugfix = patch({ properties: { classification: "Bugfix", severity: undefined } });

    expect(outcome(explainPatch(plain, bugfix, now))).toBe("approved");
    expect(because(explainPatch(plain, withoutNotice(), now))).toBe(
      "approvalRules[0]: it has no advisory, and enableNonSecurity is off",
    );
    expect(outcome(explainPatch(flagged, withoutNotice(), now))).toBe("approved");
  });

  test("with dnf a notice needs a classification and a severity, for which the word None will do", () => {
    const unrated = patch({ properties: { classification: "Bugfix", severity: undefined } });
    const none = patch({ properties: { classification: "Bugfix", severity: "None" } });

    expect(outcome(explainPatch(on("AMAZON_LINUX_2023"), unrated, now))).toBe("not selected");
    expect(outcome(explainPatch(on("AMAZON_LINUX_2023", flagged), unrated, now))).toBe("approved");
    expect(outcome(explainPatch(on("AMAZON_LINUX_2023"), none, now))).toBe("approved");
  });

  test("with apt the archive decides", () => {
    expect(outcome(explainPatch(on("UBUNTU"), patch({ securityOrigin: true }), now))).toBe("approved");
    expect(outcome(explainPatch(on("UBUNTU"), patch({ securityOrigin: false }), now))).toBe("not selected");
    expect(because(explainPatch(on("UBUNTU"), patch({ securityOrigin: UNKNOWN }), now))).toBe(
      "of approvalRules[0]: the patch list does not say whether this counts as security, and the rule approves nothing else",
    );
  });

  test("zypper does not ask", () => {
    expect(outcome(explainPatch(on("SUSE"), withoutNotice(), now))).toBe("approved");
  });

  test("a Red Hat package without notice carries the contradiction of the user guide", () => {
    const el7 = withoutNotice({
      package: { name: "tar", epoch: "2", version: "1.26", release: "35.el7", arch: "x86_64" },
    });

    expect(explainPatch(on("REDHAT_ENTERPRISE_LINUX", flagged), el7, now).caveats).toEqual([
      "without-notice-on-red-hat",
    ]);
  });
});

describe("the approved list", () => {
  test("its own level covers its own patches, and the highest counts", () => {
    const listOnly = baseline({ approvedPatches: ["openssl"], approvedPatchesComplianceLevel: "LOW" });
    const both = { ...listOnly, approvalRules: [rule({ complianceLevel: "CRITICAL" })] };

    expect(level(explainPatch(listOnly, patch(), now))).toBe("LOW");
    expect(level(explainPatch(both, patch(), now))).toBe("CRITICAL");
    expect(level(explainPatch({ ...both, approvedPatches: ["curl"] }, patch(), now))).toBe("CRITICAL");
  });

  test("it does not wait", () => {
    const model = baseline({ approvedPatches: ["openssl"], approvalRules: [rule({ approveAfterDays: 100 })] });

    expect(explainPatch(model, patch(), now)).toMatchObject({ outcome: "approved", listEntry: "openssl" });
  });

  test.each(["ALAS2-2026-2914", "CVE-2026-1111", "1234567"])("takes %s as advisory, vulnerability or bug", (entry) => {
    const model = baseline({ approvedPatches: [entry] });

    expect(outcome(explainPatch(model, patch({ bugzillaIds: ["1234567"] }), now))).toBe("approved");
  });

  test("a package without notice needs the list's own flag", () => {
    const model = baseline({ approvedPatches: ["openssl"], approvalRules: [rule()] });

    expect(outcome(explainPatch(model, withoutNotice(), now))).toBe("not selected");
    expect(outcome(explainPatch({ ...model, approvedPatchesEnableNonSecurity: true }, withoutNotice(), now))).toBe(
      "approved",
    );
  });

  test("with yum a name gets past the global filters, an advisory does not", () => {
    const narrowed = baseline({ globalFilters: [filter("SEVERITY", "Critical")] });

    expect(outcome(explainPatch({ ...narrowed, approvedPatches: ["openssl"] }, patch(), now))).toBe("approved");
    expect(explainPatch({ ...narrowed, approvedPatches: ["CVE-2026-1111"] }, patch(), now)).toMatchObject({
      outcome: "not selected",
      caveats: ["list-and-global-filters"],
    });
  });

  test("with dnf every form gets past the global filters, with apt none does", () => {
    const narrowed = (operatingSystem: string, key: string, entry: string) =>
      explainPatch(
        baseline({ operatingSystem, globalFilters: [filter(key, "Critical")], approvedPatches: [entry] }),
        patch({ securityOrigin: true }),
        now,
      );

    expect(outcome(narrowed("AMAZON_LINUX_2023", "SEVERITY", "CVE-2026-1111"))).toBe("approved");
    expect(narrowed("UBUNTU", "PRIORITY", "openssl")).toMatchObject({
      outcome: "not selected",
      caveats: ["list-and-global-filters"],
    });
  });

  test("that it beats global filters on SUSE is said to be the guide's word only", () => {
    const model = baseline({
      operatingSystem: "SUSE",
      globalFilters: [filter("SEVERITY", "Critical")],
      approvedPatches: ["openssl"],
    });

    expect(explainPatch(model, patch(), now)).toMatchObject({
      outcome: "approved",
      caveats: ["list-and-global-filters-unseen"],
    });
  });
});

describe("the rejected list", () => {
  test("beats rules and the approved list", () => {
    const model = baseline({
      approvalRules: [rule()],
      approvedPatches: ["openssl"],
      rejectedPatches: ["curl", "openssl*"],
    });

    expect(explainPatch(model, patch(), now)).toMatchObject({
      outcome: "rejected",
      entry: "openssl*",
      action: "ALLOW_AS_DEPENDENCY",
      caveats: ["rejected-dependency"],
    });
    expect(explainPatch({ ...model, rejectedPatchesAction: "BLOCK" }, patch(), now).caveats).toEqual([]);
  });

  test("compares names only: an advisory in it changes nothing, and the verdict tells the contradiction", () => {
    const model = baseline({ approvalRules: [rule()], rejectedPatches: ["ALAS2-2026-2914"] });

    expect(explainPatch(model, patch(), now)).toMatchObject({ outcome: "approved", caveats: ["rejected-by-advisory"] });
  });
});

describe("the seed lab on Amazon Linux 2", () => {
  const lab = baseline({
    approvalRules: [
      rule({ patchFilters: everything, approveAfterDays: 0, complianceLevel: "CRITICAL" }),
      rule({ patchFilters: everything, approveAfterDays: 0, complianceLevel: "MEDIUM", enableNonSecurity: true }),
    ],
    rejectedPatches: ["system-release.*"],
  });

  test.each(["Security", "Bugfix", "Enhancement"])(
    "what stands in a notice of %s is approved as CRITICAL",
    (classification) => {
      const verdict = explainPatch(lab, patch({ properties: { classification, severity: undefined } }), now);

      expect(verdict).toMatchObject({ outcome: "approved", level: "CRITICAL" });
      expect(verdict.rules.map(({ result }) => result)).toEqual(["approves", "approves"]);
    },
  );

  test("what stands in no notice is approved as MEDIUM, by the second rule alone", () => {
    const verdict = explainPatch(lab, withoutNotice(), now);

    expect(verdict).toMatchObject({ outcome: "approved", level: "MEDIUM" });
    expect(verdict.rules.map(({ result }) => result)).toEqual(["not about security", "approves"]);
  });

  test("system-release is never approved, whatever its version", () => {
    const release = (version: string) =>
      patch({ package: { name: "system-release", epoch: "1", version, release: "15.amzn2", arch: "x86_64" } });

    expect(explainPatch(lab, release("2"), now)).toMatchObject({ outcome: "rejected", entry: "system-release.*" });
    expect(explainPatch(lab, release("2023.1"), now)).toMatchObject({ outcome: "rejected" });
  });
});
