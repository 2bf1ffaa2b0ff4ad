import { UNKNOWN } from "../../../../model/values/unknown";
import { baseline, said, TODAY } from "./given";

test.each([
  ["2026-06-30T23:59:59Z", []],
  [
    "2026-07-01T00:00:00Z",
    [
      "operatingSystem: Amazon Linux 2 left support on 2026-06-30: no patches are released for it any more; move its nodes to Amazon Linux 2023 [PM106]",
    ],
  ],
])("on %s the end of support of Amazon Linux 2 is said or not", (today, lines) => {
  expect(said("PM106", baseline({}), new Date(today))).toEqual(lines);
});

test("a system without a single successor is named without one, and one whose releases end one by one not at all", () => {
  expect(said("PM106", baseline({ operatingSystem: "CENTOS" }))).toEqual([
    "operatingSystem: CentOS Linux left support on 2024-06-30: no patches are released for it any more; move its nodes to another system; where they run CentOS Stream, which is supported until 2030-01-01, accept this (acceptFinding) [PM106]",
  ]);
  expect(said("PM106", baseline({ operatingSystem: "SUSE" }), new Date("2199-01-01"))).toEqual([]);
  expect(said("PM106", { ...baseline({}), operatingSystem: UNKNOWN }, TODAY)).toEqual([]);
});

test.each([
  [30, []],
  [
    31,
    [
      "approvalRules[0].approveAfterDays: expected at most 30 days, got 31; a newer release restarts the wait, so that what is renewed more often may never be approved [PM118]",
    ],
  ],
])("a wait of %d days", (approveAfterDays, lines) => {
  expect(said("PM118", baseline({ approvalRules: [{ approveAfterDays }] }))).toEqual(lines);
  expect(said("PM118", baseline({ operatingSystem: "UBUNTU", approvalRules: [{ approveAfterDays }] }))).toEqual([]);
});

test("apt ignores both times, and no days are nothing to ignore", () => {
  const operatingSystem = "DEBIAN";

  expect(said("PM128", baseline({ operatingSystem, approvalRules: [{ approveAfterDays: 0 }, {}] }))).toEqual([]);
  expect(
    said(
      "PM128",
      baseline({ operatingSystem, approvalRules: [{ approveAfterDays: 7 }, { approveUntilDate: "2026-01-01" }] }),
    ),
  ).toEqual([
    "approvalRules[0].approveAfterDays: Debian Server ignores the 7 days and approves immediately; leave them out [PM128]",
    "approvalRules[1].approveUntilDate: Debian Server ignores the date and approves immediately; leave it out [PM128]",
  ]);
});

const flagged = (patchFilters: object) => ({
  approvalRules: [{ approveAfterDays: 0, enableNonSecurity: true, patchFilters }],
});

test.each<[string, object, string[]]>([
  ["AMAZON_LINUX_2", {}, []],
  ["AMAZON_LINUX_2", { product: ["AmazonLinux2"] }, []],
  [
    "AMAZON_LINUX_2",
    { severity: ["Critical"] },
    [
      "approvalRules[0].enableNonSecurity: has no effect beside a filter of severity: the updates that it adds match no such filter; set it on a rule without that filter [PM119]",
    ],
  ],
  ["AMAZON_LINUX_2023", { classification: ["Bugfix"] }, []],
  [
    "AMAZON_LINUX_2023",
    { classification: ["Bugfix"], severity: ["Critical"] },
    [
      "approvalRules[0].enableNonSecurity: has no effect beside a filter of classification and severity: the updates that it adds match no such filter; set it on a rule without that filter [PM119]",
    ],
  ],
  ["REDHAT_ENTERPRISE_LINUX", { severity: ["Critical"] }, []],
  ["UBUNTU", { priority: ["Required"] }, []],
  [
    "SUSE",
    {},
    [
      "approvalRules[0].enableNonSecurity: SUSE Linux Enterprise Server does not look at the flag; leave it out [PM119]",
    ],
  ],
])("non-security updates on %s with %j", (operatingSystem, filters, lines) => {
  expect(said("PM119", baseline({ operatingSystem, ...flagged(filters) }))).toEqual(lines);
});

test("the flag of the approved list has no effect without one", () => {
  expect(said("PM119", baseline({ approvedPatchesEnableNonSecurity: true, approvedPatches: ["curl"] }))).toEqual([]);
  expect(said("PM119", baseline({ approvedPatchesEnableNonSecurity: true }))).toEqual([
    "approvedPatchesEnableNonSecurity: has no effect without approvedPatches; for rules, set enableNonSecurity of the rule [PM119]",
  ]);
});

test("a key that a plan holds twice in one list is refused", () => {
  const filter = { key: "SEVERITY", values: ["Critical"] };

  expect(
    said("PM124", { ...baseline({}), globalFilters: [filter, { key: "PRODUCT", values: ["*"] }, filter] }),
  ).toEqual(["globalFilters: expected the key SEVERITY once, got it twice; give all its values in one filter [PM124]"]);
});

const rules = (...filters: object[]) => ({
  approvalRules: filters.map((patchFilters) => ({ approveAfterDays: 7, patchFilters })),
});

test.each<[string, object, string[]]>([
  ["everything", rules({}), []],
  ["the most urgent alone", rules({ severity: ["Critical", "Important"] }), []],
  [
    "Critical and Medium without Important",
    rules({ severity: ["Critical"] }, { severity: ["Medium"] }),
    [
      "approvalRules (Important): no rule approves severity Important, though less urgent ones are approved (Medium); add Important to a rule [PM125]",
    ],
  ],
  [
    "another hole in each classification",
    rules({ classification: ["Security"], severity: ["Important"] }, { classification: ["Bugfix"], severity: ["*"] }),
    [
      "approvalRules (Critical): no rule approves severity Critical of classification Security, though less urgent ones are approved (Important); add Critical to a rule [PM125]",
    ],
  ],
  [
    "what the whole baseline is not about",
    { ...rules({ severity: ["Critical", "Medium"] }), globalFilters: { severity: ["Critical", "Medium"] } },
    [],
  ],
])("severities of a baseline that approves %s", (_, props, lines) => {
  expect(said("PM125", baseline(props))).toEqual(lines);
});

test("Windows and apt have scales of other names", () => {
  const windows = { operatingSystem: "WINDOWS", ...rules({ msrcSeverity: ["Critical", "Low"] }) };
  const ubuntu = { operatingSystem: "UBUNTU", ...rules({ priority: ["Required", "Standard"] }) };

  expect(said("PM125", baseline(windows))).toEqual([
    "approvalRules (Important): no rule approves msrcSeverity Important, though less urgent ones are approved (Low); add Important to a rule [PM125]",
    "approvalRules (Moderate): no rule approves msrcSeverity Moderate, though less urgent ones are approved (Low); add Moderate to a rule [PM125]",
  ]);
  expect(said("PM125", baseline(ubuntu))).toEqual([
    "approvalRules (Important): no rule approves priority Important, though less urgent ones are approved (Standard); add Important to a rule [PM125]",
  ]);
});

test("what no rule approves is told as a sentence, and nothing is told where something is not known", () => {
  const narrow = rules({ classification: ["Security"], severity: ["Critical", "Important"] });

  expect(said("PM126", baseline(narrow))).toEqual([
    "approvalRules: no rule approves patches of classification Bugfix, Enhancement, Recommended or Newpackage, nor of severity Medium or Low [PM126]",
  ]);
  expect(said("PM126", baseline({}))).toEqual([]);
  expect(said("PM126", { ...baseline(narrow), globalFilters: UNKNOWN })).toEqual([]);
  expect(said("PM126", { ...baseline(narrow), approvalRules: [UNKNOWN] })).toEqual([]);
});

test("a rule that raises the level of what another one approves as soon is as its author wrote it", () => {
  const raised = { approveAfterDays: 0, complianceLevel: "CRITICAL" };
  const everything = { approveAfterDays: 0, complianceLevel: "MEDIUM", enableNonSecurity: true };
  const unspecified = { approveAfterDays: 0, enableNonSecurity: true };

  expect(said("PM127", baseline({ approvalRules: [raised, everything] }))).toEqual([]);
  expect(said("PM127", baseline({ approvalRules: [unspecified, raised] }))).toEqual([]);
});

test("a rule that raises the level is told where another one makes its delay, its date or its level useless", () => {
  const raised = { approveAfterDays: 7, complianceLevel: "CRITICAL" };
  const atOnce = { approveAfterDays: 0, complianceLevel: "MEDIUM", enableNonSecurity: true };
  const asHigh = { approveAfterDays: 7, complianceLevel: "CRITICAL", enableNonSecurity: true };
  const untilDay = { approveUntilDate: "2026-11-20", complianceLevel: "CRITICAL" };

  expect(said("PM127", baseline({ approvalRules: [raised, atOnce] }))).toEqual([
    "approvalRules[0]: approves nothing that approvalRules[1] does not approve sooner; it only raises the compliance level of what it matches to CRITICAL [PM127]",
  ]);
  expect(said("PM127", baseline({ approvalRules: [untilDay, { approveUntilDate: "2026-11-21" }] }))).toEqual([
    "approvalRules[0]: approves nothing that approvalRules[1] does not approve; it only raises the compliance level of what it matches to CRITICAL [PM127]",
  ]);
  expect(said("PM127", baseline({ approvalRules: [{ approveAfterDays: 7 }, raised, asHigh] }))).toEqual([
    "approvalRules[0]: approves nothing that approvalRules[1] does not approve, and at no higher compliance level; it can be dropped [PM127]",
    "approvalRules[1]: approves nothing that approvalRules[2] does not approve, and at no higher compliance level; it can be dropped [PM127]",
  ]);
});

test("a rule that another one includes at no lower level can be dropped", () => {
  const twins = [{ approveAfterDays: 7 }, { approveAfterDays: 7 }];
  const higherTwin = [{ approveAfterDays: 7 }, { approveAfterDays: 7, complianceLevel: "HIGH" }];
  const sooner = [{ approveAfterDays: 0, patchFilters: { severity: ["Critical"] } }, { approveAfterDays: 7 }];

  expect(said("PM127", baseline({ approvalRules: twins }))).toEqual([
    "approvalRules[1]: approves nothing that approvalRules[0] does not approve, and at no higher compliance level; it can be dropped [PM127]",
  ]);
  expect(said("PM127", baseline({ approvalRules: higherTwin }))).toEqual([
    "approvalRules[0]: approves nothing that approvalRules[1] does not approve, and at no higher compliance level; it can be dropped [PM127]",
  ]);
  expect(said("PM127", baseline({ approvalRules: sooner }))).toEqual([]);
});

const source = (products: string[]) => ({ name: "own", configuration: "x", products });

test.each<[string, object, string[]]>([
  ["every product", { sources: [source(["*"])] }, []],
  ["a product of the system", { sources: [source(["AmazonLinux2"])] }, []],
  [
    "products of another system",
    { sources: [source(["AmazonLinux2018.03"])] },
    [
      'sources: expected a source for a product of Amazon Linux 2, one of AmazonLinux2, AmazonLinux2.0, got sources for AmazonLinux2018.03; the run would fail on every node, so add the product or write "*" [PM143]',
    ],
  ],
  [
    "one of two products that the filters ask for",
    { sources: [source(["AmazonLinux2"])], ...rules({ product: ["AmazonLinux2", "AmazonLinux2.0"] }) },
    [
      'sources (AmazonLinux2.0): expected a source for AmazonLinux2.0, which the filters ask for, got sources for AmazonLinux2; the run would fail on such a node, so add the product or write "*" [PM143]',
    ],
  ],
])("sources for %s", (_, props, lines) => {
  expect(said("PM143", baseline(props))).toEqual(lines);
});
