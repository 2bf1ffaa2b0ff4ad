import {
  OPERATING_SYSTEM_NAMES,
  type OperatingSystem,
  operatingSystemFacts,
} from "../../../../model/facts/operating-systems";
import { type BaselineProps, type RuleProps, validBaseline } from "../../../support/arbitraries-baseline";
import { inProperty, times, type Violation, withEntry } from "./violation";

const any = validBaseline({ minRules: 1 });
const having = (holds: (system: OperatingSystem) => boolean) =>
  validBaseline({ systems: OPERATING_SYSTEM_NAMES.filter(holds), minRules: 1 });
const facts = (system: OperatingSystem) => operatingSystemFacts(system);
const linux = having((system) => facts(system)?.sources === true);
const waiting = having((system) => facts(system)?.delay !== "ignored");
const windows = validBaseline({ systems: ["WINDOWS"], minRules: 1 });
const notWindows = having((system) => system !== "WINDOWS");

/** Something wrong in one of the rules. `change` is laid over the rule; `at` is the place within it. */
function inRule(
  id: Violation["id"],
  at: string,
  change: (rule: RuleProps, system: OperatingSystem) => object,
  base = any,
): Violation {
  return {
    id,
    what: `approvalRules[n]${at}`,
    base,
    inject: ({ ...props }: BaselineProps, pick) => {
      const index = pick % props.approvalRules.length;
      const rules = props.approvalRules.map((rule, place) =>
        place === index ? { ...rule, ...change(rule, props.operatingSystem) } : rule,
      );
      return { props: { ...props, approvalRules: rules }, path: `approvalRules[${index}]${at}` };
    },
  };
}

/** One wrong entry somewhere in a list. */
function inList(id: Violation["id"], list: string, entries: readonly unknown[], at = "", base = any): Violation {
  return {
    id,
    what: `${list}[n]${at}`,
    base,
    inject: (props: BaselineProps, pick) => {
      const given = ((props[list] ?? []) as unknown[]).slice(0, 19);
      const changed = withEntry(given, pick, entries[pick % entries.length]);
      return { props: { ...props, [list]: changed.list }, path: `${list}[${changed.index}]${at}` };
    },
  };
}

const time = { approveAfterDays: 7, approveUntilDate: undefined };
const source = { name: "own", configuration: "x", products: ["*"] };
const keysOf = (system: OperatingSystem) => Object.keys(facts(system)?.filters ?? {});
const foreignKey = (system: OperatingSystem) =>
  ["msrcSeverity", "priority", "severity"].find((key) => !keysOf(system).includes(key)) ?? "";

export const BASELINE_VIOLATIONS: readonly Violation[] = [
  inProperty("PM101", any, "name", ["ab", "a".repeat(129), "my baseline", "ä".repeat(5), ""]),
  inProperty("PM102", any, "description", ["", "a".repeat(1025)]),
  inProperty("PM103", any, "operatingSystem", ["AMAZON_LINUX2", "linux", ""], {
    approvalRules: [{ approveAfterDays: 7 }],
    globalFilters: undefined,
  }),
  inProperty("PM104", any, 'tags["aws:team"]', [{ "aws:team": "a" }]),
  inProperty("PM104", any, 'tags["team"]', [{ team: "a".repeat(257) }, { team: "a,b" }]),
  inProperty("PM105", any, "region", ["Frankfurt", "eu-central-1a", "", "eu_central_1"]),
  inProperty("PM110", any, "approvalRules", [times(11, time), times(12, time)]),
  inProperty("PM111", any, "approvalRules", [[], undefined], { approvedPatches: [], globalFilters: undefined }),
  inRule("PM112", "", () => ({ approveAfterDays: 0, approveUntilDate: "2026-01-01" })),
  inRule("PM113", "", () => ({ approveAfterDays: undefined, approveUntilDate: undefined }), waiting),
  ...[-1, 361, 1.5, Number.NaN, Number.POSITIVE_INFINITY].map((approveAfterDays) =>
    inRule("PM114", ".approveAfterDays", () => ({ approveAfterDays, approveUntilDate: undefined })),
  ),
  ...["2025-02-31", "xx2025-02-01", "2025-2-1", "2025-13-01", "01-02-2025", ""].map((approveUntilDate) =>
    inRule("PM115", ".approveUntilDate", () => ({ approveAfterDays: undefined, approveUntilDate })),
  ),
  inRule("PM116", ".complianceLevel", () => ({ complianceLevel: "critical" })),
  inProperty("PM116", any, "approvedPatchesComplianceLevel", ["SEVERE", ""]),
  inRule("PM117", ".enableNonSecurity", () => ({ enableNonSecurity: true }), windows),
  inProperty("PM117", windows, "approvedPatchesEnableNonSecurity", [true]),
  inRule(
    "PM120",
    ".patchFilters",
    (_, system) => ({ patchFilters: Object.fromEntries(keysOf(system).map((key) => [key, ["*"]])) }),
    windows,
  ),
  {
    id: "PM121",
    what: "approvalRules[n].patchFilters.key",
    base: any,
    inject: (props: BaselineProps, pick) => {
      const key = foreignKey(props.operatingSystem);
      return inRule("PM121", `.patchFilters.${key}`, () => ({ patchFilters: { [key]: ["*"] } })).inject(
        props as never,
        pick,
      );
    },
  },
  ...[[], times(21, "*"), ["a".repeat(65)], [""]].map((values, index) =>
    inRule("PM122", `.patchFilters.product${index < 2 ? "" : "[0]"}`, () => ({ patchFilters: { product: values } })),
  ),
  inProperty("PM122", any, "globalFilters.product", [{ product: [] }, { product: times(21, "*") }]),
  inProperty("PM130", linux, "approvedPatches", [times(51, "openssl")]),
  inProperty("PM130", linux, "rejectedPatches", [times(51, "openssl")]),
  inList("PM130", "approvedPatches", ["", "a".repeat(101)]),
  inList("PM130", "rejectedPatches", ["", "a".repeat(101)]),
  inProperty("PM131", any, "rejectedPatchesAction", ["DENY", "block", ""]),
  inList("PM132", "rejectedPatches", ["KB2032276", "CVE-2026-1234", "RHSA-2017:0864", "12345", "a\nb"], "", linux),
  inList("PM132", "approvedPatches", ["KB2032276", "MS10-048", "a\nb"], "", linux),
  inList("PM132", "approvedPatches", ["2032276", "openssl", "CVE-2026-1234"], "", windows),
  inProperty("PM140", linux, "sources", [times(21, source)]),
  inList(
    "PM140",
    "sources",
    [
      { ...source, name: "ab" },
      { ...source, name: "my source" },
    ],
    ".name",
    linux,
  ),
  inList(
    "PM140",
    "sources",
    [
      { ...source, configuration: "" },
      { ...source, configuration: "x".repeat(1025) },
    ],
    ".configuration",
    linux,
  ),
  inList(
    "PM140",
    "sources",
    [
      { ...source, products: [] },
      { ...source, products: times(21, "*") },
    ],
    ".products",
    linux,
  ),
  inList(
    "PM140",
    "sources",
    [
      { ...source, products: [""] },
      { ...source, products: ["a".repeat(129)] },
    ],
    ".products[0]",
    linux,
  ),
  inProperty("PM141", windows, "sources", [[source]]),
  inProperty("PM142", windows, "availableSecurityUpdatesComplianceStatus", ["compliant", ""]),
  inProperty("PM142", notWindows, "availableSecurityUpdatesComplianceStatus", ["COMPLIANT", "NON_COMPLIANT"]),
];
