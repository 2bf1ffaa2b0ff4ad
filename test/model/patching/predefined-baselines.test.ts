import { explainPatch } from "../../../model/explain/decision/explain-patch";
import type { Patch } from "../../../model/explain/patch/patch";
import {
  isOperatingSystem,
  OPERATING_SYSTEM_NAMES,
  type OperatingSystem,
} from "../../../model/facts/operating-systems";
import { predefinedBaseline } from "../../../model/patching/predefined-baselines";
import { patch, withoutNotice } from "../explain/given";

const released = new Date("2026-11-20T14:03:00Z");
const sixDaysLater = new Date("2026-11-26T14:03:00Z");
const eightDaysLater = new Date("2026-11-28T14:03:00Z");

/** A patch that is eight days old, in a system's own words. */
function old(properties: Patch["properties"], given: Partial<Patch> = {}): Patch {
  return patch({ dates: { issued: released, updated: released, released }, ...given, properties });
}

const outcome = (system: OperatingSystem, given: Patch, at = eightDaysLater) =>
  explainPatch(predefinedBaseline(system), given, at).outcome;

const MOSTLY_ALIKE = [
  "AMAZON_LINUX",
  "AMAZON_LINUX_2",
  "AMAZON_LINUX_2022",
  "AMAZON_LINUX_2023",
  "REDHAT_ENTERPRISE_LINUX",
  "ROCKY_LINUX",
  "ALMA_LINUX",
] as const satisfies readonly OperatingSystem[];

describe.each(MOSTLY_ALIKE)("AWS's own baseline of %s", (system) => {
  test("approves critical and important security patches after seven days", () => {
    expect(outcome(system, old({ classification: "Security", severity: "Critical" }))).toBe("approved");
    expect(outcome(system, old({ classification: "Security", severity: "Important" }))).toBe("approved");
    expect(outcome(system, old({ classification: "Security", severity: "Low" }))).toBe("not selected");
    expect(outcome(system, old({ classification: "Security", severity: "Critical" }), sixDaysLater)).toBe("waiting");
  });

  test("approves every fix of a bug, and nothing without a notice", () => {
    expect(outcome(system, old({ classification: "Bugfix", severity: "None" }))).toBe("approved");
    expect(outcome(system, old({ classification: "Enhancement", severity: "None" }))).toBe("not selected");
    expect(outcome(system, withoutNotice())).toBe("not selected");
  });
});

test("Oracle Linux also takes moderate security patches and enhancements", () => {
  expect(outcome("ORACLE_LINUX", old({ classification: "Security", severity: "Moderate" }))).toBe("approved");
  expect(outcome("ORACLE_LINUX", old({ classification: "Enhancement", severity: "None" }))).toBe("approved");
  expect(outcome("ORACLE_LINUX", old({ classification: "Security", severity: "Low" }))).toBe("not selected");
});

test("CentOS takes everything, for its repositories have no notices", () => {
  expect(outcome("CENTOS", withoutNotice())).toBe("approved");
});

test("SUSE takes critical and important security patches only", () => {
  expect(outcome("SUSE", old({ classification: "Security", severity: "Important" }))).toBe("approved");
  expect(outcome("SUSE", old({ classification: "Security", severity: "Moderate" }))).toBe("not selected");
  expect(outcome("SUSE", old({ classification: "Recommended", severity: "Important" }))).toBe("not selected");
});

test.each(["UBUNTU", "DEBIAN", "RASPBIAN"] as const)("%s takes every security patch at once", (system) => {
  const security = old({ priority: "Optional" }, { securityOrigin: true });

  expect(outcome(system, security, sixDaysLater)).toBe("approved");
  expect(outcome(system, { ...security, securityOrigin: false })).toBe("not selected");
});

test.each([
  ["SecurityUpdates", "Critical", "approved"],
  ["CriticalUpdates", "Important", "approved"],
  ["SecurityUpdates", "Moderate", "not selected"],
  ["Updates", "Critical", "not selected"],
])("Windows: %s of severity %s are %s", (classification, msrcSeverity, expected) => {
  expect(outcome("WINDOWS", { ...old({ classification, msrcSeverity, patchSet: "OS" }), id: "KB5031364" })).toBe(
    expected,
  );
});

test("Windows: applications are left alone", () => {
  const office = {
    ...old({ classification: "SecurityUpdates", msrcSeverity: "Critical", patchSet: "APPLICATION" }),
    id: "KB5031364",
  };

  expect(outcome("WINDOWS", office)).toBe("not selected");
});

test("macOS takes whatever its four sources offer", () => {
  expect(outcome("MACOS", old({ classification: "brew" }))).toBe("approved");
});

test.each(OPERATING_SYSTEM_NAMES.filter(isOperatingSystem))(
  "%s: no filter key is one that the system lacks",
  (system) => {
    const verdict = explainPatch(predefinedBaseline(system), old({}), eightDaysLater);

    expect(JSON.stringify(verdict)).not.toContain("filter key");
  },
);
