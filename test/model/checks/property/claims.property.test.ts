import fc from "fast-check";
import { gapsIn, uncoveredIn } from "../../../../model/checks/patch-baseline/coverage-checks";
import { coverageOf, type Situation } from "../../../../model/coverage/baseline-coverage";
import { patchExplainer } from "../../../../model/explain/decision/explain-patch";
import type { Patch } from "../../../../model/explain/patch/patch";
import type { PatchVerdict } from "../../../../model/explain/patch/verdict";
import {
  OPERATING_SYSTEMS,
  type OperatingSystemFacts,
  type PackageManager,
} from "../../../../model/facts/operating-systems";
import type { PatchBaselineModel } from "../../../../model/patch-baseline/patch-baseline-model";
import { filterKey } from "../../../../model/patch-baseline/patch-filters";
import { patch } from "../../explain/given";
import { said } from "../patch-baseline/given";
import { counted, expectEqual, printCounts, runs } from "./cases";

// A claim of a check that something is approved, or is not, against what the explainer says of every such patch.

const SCALES = ["severity", "msrcSeverity", "priority"];
const LATER = new Date("2030-01-01T00:00:00Z");
const SYSTEMS = [
  "AMAZON_LINUX_2",
  "AMAZON_LINUX_2023",
  "REDHAT_ENTERPRISE_LINUX",
  "SUSE",
  "UBUNTU",
  "ROCKY_LINUX",
  "ORACLE_LINUX",
  "WINDOWS",
] as const;
type System = (typeof SYSTEMS)[number];

function factsOf(system: string): OperatingSystemFacts {
  return OPERATING_SYSTEMS[system as System];
}

/** The values of a filter that a baseline may ask for: listed ones, in other letters, and one that no list has. */
function valuesOf(system: System, name: string): readonly string[] {
  const { confirmed = [], observed = [], ofApplications = [] } = factsOf(system).filters[name] ?? {};
  const few = [...confirmed, ...observed].slice(name === "product" ? -2 : 0);
  return [...few, ...ofApplications.slice(0, 1), ...few.slice(0, 1).map((value) => value.toLowerCase()), "Unheard"];
}

/** Mostly classification and urgency: what else is told apart multiplies the patches to be asked about. */
const filters = (system: System) => {
  const names = Object.keys(factsOf(system).filters).filter((name) => name !== "section");
  const main = names.filter((name) => name === "classification" || SCALES.includes(name));
  const others = names.filter((name) => !main.includes(name));
  return fc
    .tuple(
      fc.subarray(main),
      fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.subarray(others, { maxLength: 1 })),
    )
    .chain(([some, other]) => fc.tuple(...[...some, ...other].map((name) => filterOf(system, name))));
};

const filterOf = (system: System, name: string) =>
  fc
    .oneof({ weight: 1, arbitrary: fc.constant(["*"]) }, fc.subarray([...valuesOf(system, name)], { minLength: 1 }))
    .map((values) => ({ key: filterKey(name), values }));

const BASELINES = fc.constantFrom(...SYSTEMS).chain((operatingSystem) =>
  fc.record({
    name: fc.constant("random"),
    operatingSystem: fc.constant(operatingSystem),
    approvalRules: fc.array(
      fc.record({
        patchFilters: filters(operatingSystem),
        approveAfterDays: fc.constantFrom(0, 7),
        complianceLevel: fc.constantFrom("CRITICAL", "LOW"),
        enableNonSecurity: fc.boolean(),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    globalFilters: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, filters(operatingSystem)),
    approvedPatches: fc.constant([]),
    approvedPatchesComplianceLevel: fc.constant("UNSPECIFIED"),
    approvedPatchesEnableNonSecurity: fc.constant(false),
    rejectedPatches: fc.constant([]),
    rejectedPatchesAction: fc.constant("BLOCK"),
    sources: fc.constant([]),
    tags: fc.constant({}),
  }),
);

interface Choices {
  readonly kinds?: readonly (string | undefined)[];
  readonly levels?: readonly (string | undefined)[];
  /** Values of the other filters, by name. */
  readonly of?: Situation["of"];
  readonly notice?: readonly boolean[];
}

/** What filters of the baseline say of a key: they tell nothing else apart. */
function mentioned({ approvalRules, globalFilters }: PatchBaselineModel, name: string): readonly string[] {
  const lists = [
    ...(approvalRules as readonly { patchFilters: unknown }[]).map((rule) => rule.patchFilters),
    globalFilters,
  ];
  const filters = lists.flat() as readonly { readonly key: string; readonly values: readonly string[] }[];
  const values = filters.filter(({ key }) => key === filterKey(name)).flatMap((filter) => filter.values);
  return [...new Set(values)].filter((value) => value !== "*");
}

/** Every patch that the filters of a baseline tell apart, as far as a claim leaves it open. */
function* patchesOf(
  baseline: PatchBaselineModel,
  { kinds, levels, of = {}, notice = [true] }: Choices,
): Generator<Patch> {
  const system = baseline.operatingSystem as System;
  const names = Object.keys(factsOf(system).filters);
  const scale = SCALES.find((name) => names.includes(name)) ?? "";
  // AWS prints the patch sets as two alternatives: every patch of Windows is in one of them.
  const free = (name: string) =>
    name === "patchSet"
      ? [...new Set([...mentioned(baseline, name), "OS", "APPLICATION"])]
      : [...mentioned(baseline, name), "Elsewhere", undefined];
  const others = names.filter((name) => name !== scale && name !== "classification");
  const choices = others.reduce<Record<string, string | undefined>[]>(
    (all, name) => {
      const atom = of[name];
      const values = atom === undefined ? free(name) : atom === "others" ? ["Elsewhere"] : atom;
      return all.flatMap((one) => values.map((value) => ({ ...one, [name]: value })));
    },
    [{}],
  );
  for (const isNoticed of notice) {
    for (const classification of names.includes("classification") ? (kinds ?? free("classification")) : [undefined]) {
      for (const level of levels ?? free(scale)) {
        for (const one of choices) {
          const properties = { ...one, severity: undefined, classification, [scale]: level };
          yield { ...patch({ id: "KB5031364", notice: isNoticed, properties }), securityOrigin: isNoticed };
        }
      }
    }
  }
}

/** What every package manager that the system may have says: a claim that is true of one alone is not true. */
function asker(baseline: PatchBaselineModel): (asked: Patch) => readonly PatchVerdict[] {
  const managers: readonly PackageManager[] = factsOf(baseline.operatingSystem as System).packageManagers;
  const explainers = managers.map((packageManager) => patchExplainer(baseline, { packageManager }));
  return (asked) => explainers.map((explain) => explain(asked, LATER));
}

function approvedOf(baseline: PatchBaselineModel, choices: Choices): readonly boolean[] {
  const ask = asker(baseline);
  return [...patchesOf(baseline, choices)].flatMap((asked) => ask(asked).map(({ outcome }) => outcome === "approved"));
}

const ALL_KINDS = (baseline: PatchBaselineModel) => [
  ...valuesOf(baseline.operatingSystem as System, "classification"),
  "Other",
];

/** How many claims of each check were compared. */
const compared = new Map<string, number>();

function claims(check: string, baseline: PatchBaselineModel): readonly string[] {
  const lines = said(check, baseline);
  compared.set(check, (compared.get(check) ?? 0) + lines.length);
  return lines;
}

afterAll(() => {
  for (const [check, count] of compared) counted(`claims of ${check} compared with the explainer`, count);
  printCounts();
});

test("PM125: what no rule approves is approved of no such patch, and what is approved of each", () => {
  fc.assert(
    fc.property(BASELINES, (baseline) => {
      for (const situation of coverageOf(baseline)?.situations ?? []) {
        for (const { missing, approved, kinds, ofAllKinds } of gapsIn(situation)) {
          compared.set("PM125", (compared.get("PM125") ?? 0) + 1);
          const of = situation.of;
          const named = ofAllKinds ? [...kinds, "Other"] : kinds;
          const anyKind = ofAllKinds ? ALL_KINDS(baseline) : kinds;
          expect(approvedOf(baseline, { kinds: anyKind, levels: missing, of })).not.toContain(true);
          expect(approvedOf(baseline, { kinds: named, levels: approved, of })).not.toContain(false);
        }
      }
    }),
    runs(0.06),
  );
});

test("PM126: what no rule approves is approved of no such patch", () => {
  fc.assert(
    fc.property(BASELINES, (baseline) => {
      const coverage = coverageOf(baseline);
      for (const { kinds, levels, patchSet } of coverage === undefined ? [] : uncoveredIn(coverage)) {
        compared.set("PM126", (compared.get("PM126") ?? 0) + 1);
        const of = patchSet === undefined ? patchSetsOf(coverage?.situations ?? []) : { patchSet: [patchSet] };
        if (kinds.length > 0) expect(approvedOf(baseline, { kinds, of })).not.toContain(true);
        expect(approvedOf(baseline, { levels, of })).not.toContain(true);
      }
    }),
    runs(0.04),
  );
});

/** Without a named patch set, the one that some rule is about is meant. */
function patchSetsOf(situations: readonly Situation[]): Situation["of"] {
  const sets = situations
    .filter(({ kinds }) => kinds.some(({ approved }) => approved.length > 0))
    .flatMap(({ of }) => (of.patchSet === undefined || of.patchSet === "others" ? [] : of.patchSet));
  return sets.length === 0 ? {} : { patchSet: [...new Set(sets)] };
}

test("PM127: a rule that adds nothing approves no patch that the other does not approve, nor sooner", () => {
  fc.assert(
    fc.property(BASELINES, (baseline) => {
      for (const line of claims("PM127", baseline)) {
        const [, one, other] = /^approvalRules\[(\d+)\].*approvalRules\[(\d+)\]/.exec(line) ?? [];
        const ask = asker(baseline);
        for (const asked of patchesOf(baseline, { notice: [true, false] })) {
          for (const { rules } of ask(asked)) {
            const mine = rules[Number(one)];
            const wider = rules[Number(other)];
            if (mine?.result !== "approves") continue;
            const isNoLater =
              wider?.result === "approves" && (wider.since?.getTime() ?? 0) <= (mine.since?.getTime() ?? 0);
            if (!isNoLater) throw new Error(`${line}: not of ${JSON.stringify(asked)}`);
          }
        }
      }
    }),
    runs(0.006),
  );
});

test("PM119: a flag without effect changes the verdict of no patch", () => {
  fc.assert(
    fc.property(BASELINES, (baseline) => {
      for (const line of claims("PM119", baseline)) {
        const place = Number(/^approvalRules\[(\d+)\]/.exec(line)?.[1]);
        const rules = baseline.approvalRules as readonly object[];
        const without = {
          ...baseline,
          approvalRules: rules.map((rule, index) => (index === place ? { ...rule, enableNonSecurity: false } : rule)),
        } as PatchBaselineModel;
        const [askWith, askWithout] = [asker(baseline), asker(without)];
        for (const asked of patchesOf(baseline, { notice: [true, false] })) {
          const outcomes = askWith(withoutMetadata(asked)).map(({ outcome }) => outcome);
          expectEqual(
            askWithout(withoutMetadata(asked)).map(({ outcome }) => outcome),
            outcomes,
          );
        }
      }
    }),
    runs(0.008),
  );
});

/** A package that no notice speaks about has neither classification nor severity. */
function withoutMetadata(asked: Patch): Patch {
  if (asked.notice === true) return asked;
  return { ...asked, properties: { ...asked.properties, classification: undefined, severity: undefined } };
}

test("PM135: a rule that global filters leave nothing approves no patch", () => {
  fc.assert(
    fc.property(BASELINES, (baseline) => {
      for (const line of claims("PM135", baseline)) {
        const place = Number(/^approvalRules\[(\d+)\]/.exec(line)?.[1]);
        const ask = asker(baseline);
        for (const asked of patchesOf(baseline, { notice: [true, false] })) {
          const approves = ask(asked).some(({ rules }) => rules[place]?.result === "approves");
          if (approves) throw new Error(`${line}: not of ${JSON.stringify(asked)}`);
        }
      }
    }),
    runs(0.06),
  );
});
