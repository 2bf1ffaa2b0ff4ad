import fc from "fast-check";
import { COMPLIANCE_LEVELS } from "../../model/facts/compliance-levels";
import {
  OPERATING_SYSTEM_NAMES,
  type OperatingSystem,
  type OperatingSystemFacts,
  operatingSystemFacts,
} from "../../model/facts/operating-systems";
import type { PatchIdFormName } from "../../model/facts/patch-id-forms";
import { REJECTED_PATCHES_ACTIONS, SECURITY_UPDATES_STATUSES } from "../../model/patch-baseline/patch-baseline-options";
import { day, given, name, optional, region, tags, text } from "./arbitraries";

/** Props of a baseline as anybody might write them, for any system. */
export interface BaselineProps {
  readonly name: string;
  readonly operatingSystem: OperatingSystem;
  readonly approvalRules: readonly RuleProps[];
  readonly [other: string]: unknown;
}

export interface RuleProps {
  readonly patchFilters?: Readonly<Record<string, readonly string[]>>;
  readonly approveAfterDays?: number;
  readonly approveUntilDate?: string;
  readonly [other: string]: unknown;
}

export interface BaselineChoices {
  /** @default - every system */
  readonly systems?: readonly OperatingSystem[];
  /** @default 0 */
  readonly minRules?: number;
  /** @default - with and without */
  readonly withRegion?: boolean;
}

/** Baselines that AWS takes. Warnings may be said of them. */
export function validBaseline({
  systems = OPERATING_SYSTEM_NAMES,
  minRules = 0,
  withRegion = true,
}: BaselineChoices = {}) {
  return fc.constantFrom(...systems).chain((system) => baselineOf(system, minRules, withRegion));
}

/** Entries of the approved or rejected list, in each form that a system may know. */
const PATCH_IDS: Readonly<Record<PatchIdFormName, fc.Arbitrary<string>>> = {
  windowsUpdate: fc.integer({ min: 100_000, max: 9_999_999 }).map((number) => `KB${number}`),
  bulletin: fc.integer({ min: 10, max: 99 }).map((year) => `MS${year}-048`),
  vulnerability: fc.integer({ min: 1000, max: 9_999_999 }).map((number) => `CVE-2026-${number}`),
  securityNotice: fc.constantFrom("USN-1234-1", "dsa-5678-2"),
  advisory: fc.constantFrom("ALAS-2018-123", "ALAS2-2026-2914", "RHSA-2017:0864", "ALAS2KERNEL-5.4-2022-001"),
  bugzilla: fc.integer({ min: 1, max: 9_999_999 }).map(String),
  rpmName: fc.constantFrom("openssl", "kernel*", "system-release.*", "curl.x86_64", "1:openssl-1.0.2k-24.amzn2.x86_64"),
  zypperName: fc.constantFrom(
    "curl",
    "SUSE-SLE-SERVER-12-2018-123",
    "kernel-default*",
    "curl >= 7.60.0",
    "a.x86_64.rpm",
  ),
  aptName: fc.constantFrom("openssl", "libssl1.1", "g++", "linux-image-generic"),
  macosName: fc.constantFrom("macOS Ventura 13.6.1-22G313", "Safari17.1VenturaAuto-17.1"),
};

function baselineOf(system: OperatingSystem, minRules: number, withRegion: boolean): fc.Arbitrary<BaselineProps> {
  const facts = operatingSystemFacts(system) as OperatingSystemFacts;
  return fc
    .record({
      name: name(),
      operatingSystem: fc.constant(system),
      description: optional(text(1, 1024)),
      approvalRules: fc.array(ruleOf(facts), { minLength: minRules, maxLength: 10 }),
      globalFilters: optional(filtersOf(facts)),
      approvedPatches: optional(patchesOf(facts, "approvedPatches")),
      approvedPatchesComplianceLevel: optional(fc.constantFrom(...COMPLIANCE_LEVELS)),
      approvedPatchesEnableNonSecurity: optional(flagOf(facts)),
      rejectedPatches: optional(patchesOf(facts, "rejectedPatches")),
      rejectedPatchesAction: optional(fc.constantFrom(...REJECTED_PATCHES_ACTIONS)),
      sources: facts.sources ? optional(fc.array(source, { maxLength: 20 })) : fc.constant(undefined),
      availableSecurityUpdatesComplianceStatus: facts.availableSecurityUpdatesComplianceStatus
        ? optional(fc.constantFrom(...SECURITY_UPDATES_STATUSES))
        : fc.constant(undefined),
      tags: optional(tags),
      region: withRegion ? optional(region) : fc.constant(undefined),
    })
    .map((props) => {
      const nothing = props.approvalRules.length === 0 && (props.approvedPatches ?? []).length === 0;
      return given(nothing ? { ...props, approvalRules: [{ approveAfterDays: 7 }] } : props);
    });
}

function ruleOf(facts: OperatingSystemFacts): fc.Arbitrary<RuleProps> {
  const days = fc.oneof(fc.constantFrom(0, 360), fc.integer({ min: 0, max: 360 }));
  const times = [
    days.map((approveAfterDays) => ({ approveAfterDays })),
    day.map((approveUntilDate) => ({ approveUntilDate })),
  ];
  const time = facts.delay === "ignored" ? fc.oneof(...times, fc.constant({})) : fc.oneof(...times);
  return fc
    .record({
      time,
      patchFilters: optional(filtersOf(facts)),
      complianceLevel: optional(fc.constantFrom(...COMPLIANCE_LEVELS)),
      enableNonSecurity: optional(flagOf(facts)),
    })
    .map(({ time: when, ...rule }) => given({ ...rule, ...when }));
}

function filtersOf({ filters }: OperatingSystemFacts): fc.Arbitrary<Record<string, string[]>> {
  const keys = Object.keys(filters);
  return fc.subarray(keys, { maxLength: Math.min(4, keys.length) }).chain((names) =>
    fc.record(
      Object.fromEntries(
        names.map((key) => {
          const listed = ["*", ...(filters[key]?.confirmed ?? []), ...(filters[key]?.observed ?? [])];
          const value = fc.oneof(
            { arbitrary: fc.constantFrom(...listed), weight: 5 },
            { arbitrary: text(1, 64), weight: 1 },
          );
          return [key, fc.array(value, { minLength: 1, maxLength: 20, size: "small" })];
        }),
      ),
    ),
  );
}

function patchesOf({ patchIds }: OperatingSystemFacts, list: "approvedPatches" | "rejectedPatches") {
  const entry = fc.oneof(...patchIds[list].map((form) => PATCH_IDS[form]));
  return fc.array(entry, { maxLength: 50, size: "small" });
}

function flagOf({ nonSecurity }: OperatingSystemFacts): fc.Arbitrary<boolean> {
  return nonSecurity === "not supported" ? fc.constant(false) : fc.boolean();
}

const source = fc.record({
  name: name(3, 50),
  configuration: text(1, 1024),
  products: fc.array(fc.oneof(fc.constant("*"), text(1, 128)), { minLength: 1, maxLength: 20, size: "small" }),
});
