import fc from "fast-check";
import { explainPatch } from "../../../model/explain/decision/explain-patch";
import type { PatchVerdict } from "../../../model/explain/patch/verdict";
import { COMPLIANCE_LEVELS } from "../../../model/facts/compliance-levels";
import { isOperatingSystem, OPERATING_SYSTEM_NAMES } from "../../../model/facts/operating-systems";
import type { ApprovalRuleModel } from "../../../model/patch-baseline/patch-baseline-model";
import { isKnown } from "../../../model/values/unknown";
import { cases } from "../../support/attacks/full-size";
import { baseline, filter, patch, withoutNotice } from "./given";

const moment = fc.date({ min: new Date("2026-01-01"), max: new Date("2027-12-31"), noInvalidDate: true });
const word = fc.constantFrom("*", "Security", "Bugfix", "Critical", "Important", "Low");
const operatingSystem = fc.constantFrom(...OPERATING_SYSTEM_NAMES.filter(isOperatingSystem));
const name = fc.constantFrom("openssl", "open*", "curl", "*", "ALAS2-2026-2914");

const rules = fc.record({
  patchFilters: fc.array(
    fc.tuple(fc.constantFrom("PRODUCT", "CLASSIFICATION", "SEVERITY"), word).map(([key, value]) => filter(key, value)),
    { maxLength: 2 },
  ),
  approveAfterDays: fc.integer({ min: 0, max: 360 }),
  complianceLevel: fc.constantFrom(...COMPLIANCE_LEVELS),
  enableNonSecurity: fc.boolean(),
});

const patches = fc
  .record({ released: moment, severity: fc.constantFrom("Important", "Low", undefined), notice: fc.boolean() })
  .map(({ released, severity, notice }) => {
    const dates = { issued: released, updated: released, built: released, released };
    return notice ? patch({ dates, properties: { severity } }) : withoutNotice({ dates });
  });

const situation = fc.record({
  model: fc
    .record({
      operatingSystem,
      approvalRules: fc.array(rules, { maxLength: 3 }),
      approvedPatches: fc.array(name, { maxLength: 1 }),
      rejectedPatches: fc.array(name, { maxLength: 1 }),
    })
    .map(baseline),
  patch: patches,
  at: moment,
});

const approved = (verdict: PatchVerdict) => verdict.outcome === "approved";

function withRules<T extends { approvalRules: unknown }>(model: T, rulesNow: readonly ApprovalRuleModel[]): T {
  return { ...model, approvalRules: rulesNow };
}

test("a longer delay never approves earlier", () => {
  fc.assert(
    fc.property(situation, fc.integer({ min: 1, max: 360 }), ({ model, patch: given, at }, more) => {
      const delayed = (model.approvalRules as readonly ApprovalRuleModel[]).map((each) => ({
        ...each,
        approveAfterDays: Number(each.approveAfterDays) + more,
      }));

      if (approved(explainPatch(withRules(model, delayed), given, at))) {
        expect(approved(explainPatch(model, given, at))).toBe(true);
      }
    }),
    { numRuns: cases(500) },
  );
});

test("one more rejected entry never approves more", () => {
  fc.assert(
    fc.property(situation, name, ({ model, patch: given, at }, entry) => {
      const rejecting = { ...model, rejectedPatches: [entry] };

      if (approved(explainPatch(rejecting, given, at))) {
        expect(approved(explainPatch({ ...model, rejectedPatches: [] }, given, at))).toBe(true);
      }
    }),
    { numRuns: cases(500) },
  );
});

test("one more rule never lowers a level, and never takes an approval away", () => {
  fc.assert(
    fc.property(situation, rules, ({ model, patch: given, at }, extra) => {
      const before = explainPatch(model, given, at);
      const after = explainPatch(withRules(model, [...(model.approvalRules as ApprovalRuleModel[]), extra]), given, at);
      if (before.outcome !== "approved" || !isKnown(before.level)) return;

      expect(after.outcome).toBe("approved");
      if (after.outcome === "approved" && isKnown(after.level)) {
        expect(rank(after.level)).toBeLessThanOrEqual(rank(before.level));
      }
    }),
    { numRuns: cases(500) },
  );
});

test("what was approved stays approved", () => {
  fc.assert(
    fc.property(situation, fc.integer({ min: 0, max: 1000 }), ({ model, patch: given, at }, days) => {
      const later = new Date(at.getTime() + days * 24 * 60 * 60 * 1000);

      if (approved(explainPatch(model, given, at))) expect(approved(explainPatch(model, given, later))).toBe(true);
    }),
    { numRuns: cases(500) },
  );
});

test("a patch that waits is approved a second after the moment that was told", () => {
  fc.assert(
    fc.property(situation, ({ model, patch: given, at }) => {
      const verdict = explainPatch(model, given, at);
      if (verdict.outcome !== "waiting") return;

      expect(approved(explainPatch(model, given, verdict.until))).toBe(false);
      expect(approved(explainPatch(model, given, new Date(verdict.until.getTime() + 1000)))).toBe(true);
    }),
    { numRuns: cases(500) },
  );
});

function rank(level: string): number {
  return (COMPLIANCE_LEVELS as readonly string[]).indexOf(level);
}
