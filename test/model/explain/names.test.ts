import { explainPatch } from "../../../model/explain/decision/explain-patch";
import {
  compareDebianText,
  comparePackageVersions,
  compareRpmText,
} from "../../../model/explain/matching/compare-versions";
import { globMatcher } from "../../../model/explain/matching/glob";
import { WantedVersions } from "../../../model/explain/matching/wanted-versions";
import type { Patch } from "../../../model/explain/patch/patch";
import { baseline, now, patch, rule, withoutNotice } from "./given";

const rejects = (entry: string, operatingSystem: string, given: Patch) =>
  explainPatch(baseline({ operatingSystem, rejectedPatches: [entry] }), given, now).outcome === "rejected";

const release = patch({
  package: { name: "system-release", epoch: "1", version: "2", release: "15.amzn2", arch: "x86_64" },
});

test.each([
  "system-release",
  "system-release.x86_64",
  "system-release-2",
  "system-release-2-15.amzn2",
  "system-release-2-15.amzn2.x86_64",
  "1:system-release-2-15.amzn2.x86_64",
  "system-release-1:2-15.amzn2",
  "system-release-1:2-15.amzn2.x86_64",
  "system-release.x86_64:1:2-15.amzn2",
  "2",
  "2-15.amzn2",
  "1:2-15.amzn2",
  "system-release.*",
  "system-*",
  "System-Release",
  "system-release-2-1?.amzn2",
  "system-release-[1-3]",
])("an rpm system takes %s for system-release", (entry) => {
  expect(rejects(entry, "AMAZON_LINUX_2", release)).toBe(true);
  expect(rejects(entry, "AMAZON_LINUX_2023", release)).toBe(true);
});

test.each(["system", "system-release.", "release", "system.release", "3", "system-release-[!2]"])(
  "an rpm system does not take %s for system-release",
  (entry) => {
    expect(rejects(entry, "AMAZON_LINUX_2", release)).toBe(false);
  },
);

const curl = (name: string) =>
  patch({ id: "curl", package: { name, epoch: "0", version: "7.68.0-1ubuntu2", release: "", arch: "amd64" } });

test.each(["curl", "7.68.0-1ubuntu2", "curl.amd64", "curl-7.68.0-1ubuntu2", "amd64:7.68.0-1ubuntu2", "cu*"])(
  "an apt system takes %s for curl",
  (entry) => {
    expect(rejects(entry, "UBUNTU", curl("curl"))).toBe(true);
    expect(rejects(entry, "UBUNTU", { ...curl("wget"), package: undefined, id: "wget" })).toBe(false);
  },
);

const suse = (name: string, version = "7.60.0", given: Partial<Patch> = {}) =>
  patch({
    id: "SUSE-SLE-SERVER-12-2018-123",
    package: { name, epoch: "0", version, release: "11.1", arch: "x86_64" },
    ...given,
  });

test.each([
  ["curl", "curl", true],
  ["curl", "curl-devel", true],
  ["curl", "libcurl4", false],
  ["curl*", "curl", true],
  ["SUSE-SLE-SERVER-12-2018-123", "anything", true],
  ["SUSE-SLE-*-12-2018-123", "anything", true],
  ["SUSE-SLE-SERVER*-12-2018-123", "anything", false],
  ["curl-7.60.0-11.1.x86_64.rpm", "curl", true],
  ["curl >= 7.60", "curl", true],
  ["curl > 7.60.0-11.1", "curl", false],
  ["curl < 7.61", "curl", true],
  ["curl <= 7.60.0-11.1", "curl", true],
  ["curl != 7.60.0-11.1", "curl", false],
  ["curl = 7.60.0-11.1", "curl", true],
  ["curl < 7.61", "wget", false],
])("zypper's reading of %s takes in the package %s: %s", (entry, name, expected) => {
  expect(rejects(entry, "SUSE", suse(name))).toBe(expected);
});

test.each([
  ["KB2032276", true],
  ["kb2032276", true],
  ["MS10-048", true],
  ["KB20322*", false],
  ["2032276", false],
])("Windows takes %s for the update: %s", (entry, expected) => {
  expect(rejects(entry, "WINDOWS", patch({ id: "KB2032276", package: undefined, bulletinIds: ["MS10-048"] }))).toBe(
    expected,
  );
});

test("a pattern full of asterisks takes no longer than its length", () => {
  const matches = globMatcher(`${"*a".repeat(40)}b`);

  expect(matches("a".repeat(20_000))).toBe(false);
  expect(matches(`${"a".repeat(20_000)}b`)).toBe(true);
});

test.each([
  ["1.0", "1.0", 0],
  ["1.0", "1.1", -1],
  ["1.10", "1.9", 1],
  ["1.0", "1.0.1", -1],
  ["1.0a", "1.0", 1],
  ["1.0a", "1.0.1", -1],
  ["1.0~rc1", "1.0", -1],
  ["1.0^git1", "1.0", 1],
  ["1.0^git1", "1.0.1", -1],
  ["1.001", "1.1", 0],
  ["24.amzn2.0.17", "24.amzn2.0.9", 1],
  ["99999999999999999999", "100000000000000000000", -1],
])("rpm orders %s and %s: %d", (a, b, expected) => {
  expect(Math.sign(compareRpmText(a, b))).toBe(expected);
  expect(Math.sign(compareRpmText(b, a))).toBe(0 - expected);
});

test.each([
  ["1.0", "1.0", 0],
  ["1.10", "1.9", 1],
  ["1.0~rc1", "1.0", -1],
  ["1.0", "1.0+b1", -1],
  ["1.0a", "1.0+", -1],
  ["7.68.0-1ubuntu2", "7.68.0-1ubuntu2.10", -1],
  ["1.2.", "1.2", 1],
])("dpkg orders %s and %s: %d", (a, b, expected) => {
  expect(Math.sign(compareDebianText(a, b))).toBe(expected);
  expect(Math.sign(compareDebianText(b, a))).toBe(0 - expected);
});

test("an epoch outweighs the version", () => {
  const version = (epoch: string, text: string) => ({ name: "a", epoch, version: text, release: "1", arch: "x86_64" });

  expect(comparePackageVersions(version("1", "1.0"), version("0", "9.0"), "rpm")).toBeGreaterThan(0);
});

test("the newest approved version is wanted, and its own level counts", () => {
  const model = baseline({
    approvalRules: [
      rule({ complianceLevel: "CRITICAL" }),
      rule({ complianceLevel: "MEDIUM", enableNonSecurity: true }),
    ],
  });
  const version = (text: string) => ({ name: "tar", epoch: "2", version: text, release: "1.amzn2", arch: "x86_64" });
  const inNotice = patch({ package: version("1.29") });
  const newest = withoutNotice({ package: version("1.30") });
  const wanted = new WantedVersions("rpm");

  for (const each of [newest, inNotice]) wanted.add({ patch: each, verdict: explainPatch(model, each, now) });

  expect(wanted.insteadOf(version("1.29"))).toEqual(version("1.30"));
  expect(wanted.insteadOf(version("1.30"))).toBeUndefined();
  expect(explainPatch(model, newest, now)).toMatchObject({ level: "MEDIUM" });
});

test("a newer version that is not approved is not wanted", () => {
  const version = (text: string) => ({ name: "tar", epoch: "2", version: text, release: "1.amzn2", arch: "x86_64" });
  const wanted = new WantedVersions("rpm");
  const older = patch({ package: version("1.29") });
  const newer = withoutNotice({ package: version("1.30") });
  const model = baseline({ approvalRules: [rule()] });

  for (const each of [newer, older]) wanted.add({ patch: each, verdict: explainPatch(model, each, now) });

  expect(wanted.insteadOf(version("1.29"))).toBeUndefined();
});
