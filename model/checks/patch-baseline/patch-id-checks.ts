import { TEXT_LIMITS } from "../../facts/limits";
import { type OperatingSystemFacts, operatingSystemFacts } from "../../facts/operating-systems";
import {
  documentedForm,
  malformedPatchId,
  namesOnSystem,
  PATCH_ID_FORMS,
  type PatchIdForm,
  type PatchIdFormName,
  tellingForm,
} from "../../facts/patch-id-forms";
import type { PatchBaselineModel } from "../../patch-baseline/patch-baseline-model";
import { joined, quote } from "../../text/wording";
import { isAcknowledged } from "../../values/listed";
import { isWithin } from "../../values/problems";
import { eachKnown } from "../../values/unknown";
import { defineCheck } from "../check/define-check";

const LISTS = ["approvedPatches", "rejectedPatches"] as const;
type PatchList = (typeof LISTS)[number];

export const patchIdForm = defineCheck({
  id: "PM132",
  severity: "error",
  on: "baseline",
  cause: "An approved or rejected patch is written in a form that the operating system does not know.",
  reason:
    "Nodes compare entries with what their package manager knows; an entry in another form matches nothing, in " +
    "silence. Rejected entries of RPM systems are compared with package names only.",
  source: "patch baseline facts, B3",
  fix: 'Write the form of the system, or unlisted("…") if AWS knows a newer one.',
  find: (baseline, { problems }) =>
    eachEntry(baseline, ({ list, entry, path, facts }) => {
      const allowed = facts.patchIds[list];
      if (namesOnSystem(entry, allowed)) return;
      const telling = tellingForm(entry);
      const expected = joined(
        allowed.map((name) => formOf(name).inWords),
        "or",
      );
      const got =
        telling === undefined ? `got ${quote(entry)}` : `got ${quote(entry)}, which names ${formOf(telling).names}`;
      const malformed = malformedPatchId(entry, allowed);
      const end =
        malformed === undefined
          ? `${facts.label} compares ${list} with nothing else`
          : malformed.meant === undefined
            ? `it is malformed: write ${malformed.write}`
            : `did you mean ${malformed.meant}`;
      problems.add(path, `expected ${expected}, ${got}; ${end}`);
    }),
});

export const patchIdNotDocumented = defineCheck({
  id: "PM133",
  severity: "warning",
  on: "baseline",
  cause: "An approved or rejected patch is written in a form that AWS does not document.",
  reason: "It works in the code on the node as AWS once published it; a newer one may read it in another way.",
  source: "patch baseline facts, B3",
  fix: "Write one entry for each name.",
  find: (baseline, { problems }) =>
    eachEntry(baseline, ({ list, entry, path, facts }) => {
      const documented = documentedForm(entry, facts.patchIds[list]);
      if (documented === undefined) return;
      problems.add(
        path,
        `expected ${documented.without}, as AWS documents it, got ${quote(entry)}; write one entry for each name`,
      );
    }),
});

interface PatchEntry {
  readonly list: PatchList;
  readonly entry: string;
  readonly path: string;
  readonly facts: OperatingSystemFacts;
}

/** Each known entry of a known system; one of a wrong length is said by the limits. */
function eachEntry(baseline: PatchBaselineModel, visit: (entry: PatchEntry) => void): void {
  const facts = operatingSystemFacts(baseline.operatingSystem);
  if (facts === undefined) return;
  for (const list of LISTS) {
    eachKnown(baseline[list], (entry, index) => {
      if (!isWithin(entry, TEXT_LIMITS.patchId) || isAcknowledged(entry)) return;
      visit({ list, entry, path: `${list}[${index}]`, facts });
    });
  }
}

function formOf(name: PatchIdFormName): PatchIdForm {
  return PATCH_ID_FORMS[name];
}
