import { unlisted } from "../../model/values/listed";
import { PatchBaseline, type PatchBaselineProps } from "../../modules/patch-baseline";
import { fleet } from "../support/fleet";
import { refusal } from "../support/refusal";
import { warningsOn } from "../support/warnings";

const valid = {
  name: "linux",
  operatingSystem: "AMAZON_LINUX_2023",
  approvalRules: [{ approveAfterDays: 0 }],
} as const satisfies PatchBaselineProps<"AMAZON_LINUX_2023">;

/** Builds a baseline from anything at all, as JavaScript would, and says what was wrong with it. */
function refused(props: unknown): string {
  const { stack } = fleet();
  return refusal(() => new PatchBaseline(stack, "Linux", props as PatchBaselineProps));
}

const problem = (line: string) => `patch baseline fleet/Linux is not valid\n  - ${line}`;
const source = { name: "abc", configuration: "[abc]\nbaseurl=https://abc.example", products: ["*"] };
const rule = (changes: object) => ({ ...valid, approvalRules: [{ ...valid.approvalRules[0], ...changes }] });
const times = (count: number, entry: unknown = "a") => Array.from({ length: count }, () => entry);

test.each([
  ["a name of 3 characters", { ...valid, name: "abc" }],
  ["a name of 128 characters", { ...valid, name: "a".repeat(128) }],
  ["a description of 1 character", { ...valid, description: "a" }],
  ["a description of 1024 characters", { ...valid, description: "a".repeat(1024) }],
  ["a description of 1024 bytes", { ...valid, description: "é".repeat(512) }],
  ["letters whose accents Terraform joins to them", { ...valid, description: "e\u0301".repeat(512) }],
  ["10 rules", { ...valid, approvalRules: times(10, valid.approvalRules[0]) }],
  ["a delay of 0 days", rule({ approveAfterDays: 0 })],
  ["a delay of 360 days", rule({ approveAfterDays: 360 })],
  ["a leap day", rule({ approveAfterDays: undefined, approveUntilDate: "2028-02-29" })],
  ["a value of 64 characters", { ...valid, globalFilters: { product: ["a".repeat(64)] } }],
  ["20 values", { ...valid, globalFilters: { product: times(20) } }],
  ["50 approved patches", { ...valid, approvedPatches: times(50) }],
  ["a patch of 100 characters", { ...valid, rejectedPatches: ["a".repeat(100)] }],
  ["20 sources", { ...valid, sources: times(20, { name: "abc", configuration: "x", products: ["*"] }) }],
  [
    "a source at its longest",
    { ...valid, sources: [{ name: "a".repeat(50), configuration: "x".repeat(1024), products: times(20) }] },
  ],
  [
    "a source product of 128 characters",
    { ...valid, sources: [{ name: "abc", configuration: "x", products: ["p".repeat(128)] }] },
  ],
  ["only approved patches", { name: "linux", operatingSystem: "AMAZON_LINUX_2", approvedPatches: ["openssl"] }],
  ["no delay where nodes ignore it", { name: "ubuntu", operatingSystem: "UBUNTU", approvalRules: [{}] }],
  ["the longest tag", { ...valid, tags: { ["k".repeat(128)]: "v".repeat(256) } }],
])("accepts %s", (_, props) => {
  expect(refused(props)).toBe("accepted");
});

test.each([
  ["ab", 'name: expected 3 to 128 characters out of letters, digits, "_", "-" and ".", got "ab" [PM101]'],
  [
    "my baseline",
    'name: expected 3 to 128 characters out of letters, digits, "_", "-" and ".", got "my baseline" [PM101]',
  ],
  [
    "a".repeat(129),
    `name: expected 3 to 128 characters out of letters, digits, "_", "-" and ".", got "${"a".repeat(60)}"… (129 characters) [PM101]`,
  ],
])("throws when the name is %s", (name, line) => {
  expect(refused({ ...valid, name })).toBe(problem(line));
});

test.each([
  [-1, "-1"],
  [361, "361"],
  [1.5, "1.5"],
  [Number.NaN, "NaN"],
])("throws when the delay is %d days", (approveAfterDays, got) => {
  expect(refused(rule({ approveAfterDays }))).toBe(
    problem(`approvalRules[0].approveAfterDays: expected a whole number from 0 to 360, got ${got} [PM114]`),
  );
});

test("beside what is refused stand the baseline's own warnings, for one of them is often the cause", () => {
  const windows = {
    name: "windows",
    operatingSystem: "WINDOWS",
    approvalRules: [{ patchFilters: { msrcSeverity: [unlisted("Medium")] }, approveAfterDays: 400 }],
  };

  expect(refused(windows).replace(/"Medium" is .* did/, "… did")).toBe(
    [
      problem("approvalRules[0].approveAfterDays: expected a whole number from 0 to 360, got 400 [PM114]"),
      "  Warnings, which may explain its errors (even if accepted later):",
      "  - approvalRules[0].patchFilters.msrcSeverity[0]: … did you mean Moderate [PM123]",
    ].join("\n"),
  );
});

test.each([["2025-02-29"], ["2025-2-1"], ["xx2025-02-01"], ["2025-02-01T00:00:00Z"]])(
  "throws when the date is %s",
  (approveUntilDate) => {
    expect(refused(rule({ approveAfterDays: undefined, approveUntilDate }))).toBe(
      problem(
        `approvalRules[0].approveUntilDate: expected a valid date as YYYY-MM-DD, got "${approveUntilDate}" [PM115]`,
      ),
    );
  },
);

test.each<[string, object, string]>([
  [
    "both a delay and a date",
    rule({ approveUntilDate: "2026-01-01" }),
    "approvalRules[0]: gives both approveAfterDays and approveUntilDate, expected one; the node would follow the date, and Terraform would show a change on every plan [PM112]",
  ],
  [
    "neither a delay nor a date",
    rule({ approveAfterDays: undefined }),
    "approvalRules[0]: expected approveAfterDays or approveUntilDate, got neither; the provider would approve immediately, so write approveAfterDays: 0 if that is meant [PM113]",
  ],
  [
    "a description of 1200 bytes in 600 characters",
    { ...valid, description: "é".repeat(600) },
    `description: expected 1 to 1024 bytes, got "${"é".repeat(60)}"… (1200 bytes); the provider counts bytes, and "é" has 2 [PM102]`,
  ],
  [
    "a filter value of 66 bytes in 33 characters",
    { ...valid, globalFilters: { product: ["é".repeat(33)] } },
    `globalFilters.product[0]: expected 1 to 64 bytes, got "${"é".repeat(33)}" (66 bytes); the provider counts bytes, and "é" has 2 [PM122]`,
  ],
  ["an empty description", { ...valid, description: "" }, 'description: expected 1 to 1024 bytes, got "" [PM102]'],
  [
    "a misspelt system",
    { ...valid, operatingSystem: "AMAZON_LINUX2" },
    'operatingSystem: expected one of WINDOWS, AMAZON_LINUX, AMAZON_LINUX_2, AMAZON_LINUX_2022, UBUNTU, REDHAT_ENTERPRISE_LINUX, SUSE, CENTOS, ORACLE_LINUX, DEBIAN, MACOS, RASPBIAN, ROCKY_LINUX, ALMA_LINUX, AMAZON_LINUX_2023, got "AMAZON_LINUX2"; did you mean AMAZON_LINUX_2 [PM103]',
  ],
  [
    "a misspelt system, of which nobody knows whether its nodes wait",
    { ...valid, operatingSystem: "UBUNTO", approvalRules: [{}] },
    'operatingSystem: expected one of WINDOWS, AMAZON_LINUX, AMAZON_LINUX_2, AMAZON_LINUX_2022, UBUNTU, REDHAT_ENTERPRISE_LINUX, SUSE, CENTOS, ORACLE_LINUX, DEBIAN, MACOS, RASPBIAN, ROCKY_LINUX, ALMA_LINUX, AMAZON_LINUX_2023, got "UBUNTO"; did you mean UBUNTU [PM103]',
  ],
  [
    "a tag of AWS's own",
    { ...valid, tags: { "aws:team": "a" } },
    'tags["aws:team"]: keys that start with aws: belong to AWS; use another [PM104]',
  ],
  [
    "a Region that is none",
    { ...valid, region: "Frankfurt" },
    'region: expected the code of a Region such as eu-central-1, got "Frankfurt" [PM105]',
  ],
  [
    "11 rules",
    { ...valid, approvalRules: times(11, { approveAfterDays: 0 }) },
    "approvalRules: expected at most 10 rules, got 11 [PM110]",
  ],
  [
    "neither a rule nor an approved patch",
    { ...valid, approvalRules: [] },
    "approvalRules: expected an approval rule or one of approvedPatches, got neither; such a baseline approves nothing [PM111]",
  ],
  [
    "a level that does not exist",
    rule({ complianceLevel: "critical" }),
    'approvalRules[0].complianceLevel: expected one of CRITICAL, HIGH, MEDIUM, LOW, INFORMATIONAL, UNSPECIFIED, got "critical"; did you mean CRITICAL [PM116]',
  ],
  [
    "non-security updates on Windows",
    { name: "windows", operatingSystem: "WINDOWS", approvalRules: [{ approveAfterDays: 0, enableNonSecurity: true }] },
    "approvalRules[0].enableNonSecurity: Windows Server has no such flag; leave it out and choose by classification [PM117]",
  ],
  [
    "a filter key of another system",
    rule({ patchFilters: { msrcSeverity: ["Critical"] } }),
    "approvalRules[0].patchFilters.msrcSeverity: Amazon Linux 2023 calls it severity; its other filter keys are product and classification [PM121]",
  ],
  [
    "a filter key that is misspelt",
    rule({ patchFilters: { clasification: ["Security"] } }),
    "approvalRules[0].patchFilters.clasification: Amazon Linux 2023 has no such filter key; did you mean classification [PM121]",
  ],
  [
    "the severity of another system on Windows",
    {
      name: "windows",
      operatingSystem: "WINDOWS",
      approvalRules: [{ patchFilters: { severity: ["Critical"] }, approveAfterDays: 0 }],
    },
    "approvalRules[0].patchFilters.severity: Windows Server calls it msrcSeverity; its other filter keys are patchSet, product, productFamily and classification [PM121]",
  ],
  [
    "a filter without values",
    rule({ patchFilters: { severity: [] } }),
    "approvalRules[0].patchFilters.severity: expected 1 to 20 values, got 0 [PM122]",
  ],
  [
    "21 values",
    { ...valid, globalFilters: { product: times(21, "*") } },
    "globalFilters.product: expected 1 to 20 values, got 21 [PM122]",
  ],
  [
    "an empty value",
    { ...valid, globalFilters: { product: [""] } },
    'globalFilters.product[0]: expected 1 to 64 bytes, got "" [PM122]',
  ],
  [
    "51 rejected patches",
    { ...valid, rejectedPatches: times(51) },
    "rejectedPatches: expected at most 50 patches, got 51 [PM130]",
  ],
  [
    "an empty patch name",
    { ...valid, approvedPatches: [""] },
    'approvedPatches[0]: expected 1 to 100 bytes, got "" [PM130]',
  ],
  [
    "an action that does not exist",
    { ...valid, rejectedPatchesAction: "DENY" },
    'rejectedPatchesAction: expected one of ALLOW_AS_DEPENDENCY, BLOCK, got "DENY" [PM131]',
  ],
  ["21 sources", { ...valid, sources: times(21, source) }, "sources: expected at most 20 sources, got 21 [PM140]"],
  [
    "a source without products",
    { ...valid, sources: [{ ...source, products: [] }] },
    "sources[0].products: expected 1 to 20 products, got 0 [PM140]",
  ],
  [
    "a source whose configuration is too long, without repeating what may be secret",
    { ...valid, sources: [{ ...source, configuration: "password".repeat(200) }] },
    "sources[0].configuration: expected 1 to 1024 bytes, got 1600 [PM140]",
  ],
  [
    "sources on Windows",
    {
      name: "windows",
      operatingSystem: "WINDOWS",
      approvalRules: [{ approveAfterDays: 0 }],
      sources: [source],
    },
    "sources: Windows Server has no alternative repositories; leave them out [PM141]",
  ],
  [
    "a status for security updates on Linux",
    { ...valid, availableSecurityUpdatesComplianceStatus: "COMPLIANT" },
    'availableSecurityUpdatesComplianceStatus: expected nothing on Amazon Linux 2023, got "COMPLIANT"; it is for Windows Server only [PM142]',
  ],
])("throws when there is %s", (_, props, line) => {
  expect(refused(props)).toBe(problem(line));
});

test("more filter keys than AWS accepts are refused on the system that has as many", () => {
  const patchFilters = {
    patchSet: ["OS"],
    product: ["*"],
    productFamily: ["Windows"],
    classification: ["*"],
    msrcSeverity: ["*"],
  };

  const message = refused({
    name: "windows",
    operatingSystem: "WINDOWS",
    approvalRules: [{ approveAfterDays: 0, patchFilters }],
  });

  expect(message).toBe(problem("approvalRules[0].patchFilters: expected at most 4 filters, got 5 [PM120]"));
});

test("everything that is wrong with a baseline is said at once, in the order of its properties", () => {
  const message = refused({
    ...valid,
    name: "x",
    approvalRules: [
      { approveAfterDays: 400, patchFilters: { msrcSeverity: ["Critical"] } },
      { approveAfterDays: 1, approveUntilDate: "2026-01-01" },
    ],
  });

  expect(message.split("\n")).toEqual([
    "patch baseline fleet/Linux is not valid",
    '  - name: expected 3 to 128 characters out of letters, digits, "_", "-" and ".", got "x" [PM101]',
    "  - approvalRules[1]: gives both approveAfterDays and approveUntilDate, expected one; the node would follow the date, and Terraform would show a change on every plan [PM112]",
    "  - approvalRules[0].approveAfterDays: expected a whole number from 0 to 360, got 400 [PM114]",
    "  - approvalRules[0].patchFilters.msrcSeverity: Amazon Linux 2023 calls it severity; its other filter keys are product and classification [PM121]",
  ]);
});

test.each<[string, unknown, string]>([
  ["null", null, "patch baseline fleet/Linux is not valid\n  - expected an object, got null [PM001]"],
  ["a text", "baseline", 'patch baseline fleet/Linux is not valid\n  - expected an object, got "baseline" [PM001]'],
  [
    "a text for the registration as default",
    { ...valid, registerAsDefault: "false" },
    problem('registerAsDefault: expected a boolean, known at synth, got "false" [PM001]'),
  ],
  ["a number for a name", { ...valid, name: 5 }, problem("name: expected a string, got 5; write it in quotes [PM001]")],
  ["no name", { ...valid, name: undefined }, problem("name: missing, expected a string [PM001]")],
  [
    "a text for rules",
    { ...valid, approvalRules: "all" },
    problem('approvalRules: expected a list, got "all"; write it in square brackets [PM001]'),
  ],
  [
    "null for a rule",
    { ...valid, approvalRules: [null] },
    problem("approvalRules[0]: expected an object, got null [PM001]"),
  ],
  [
    "a text for a delay",
    rule({ approveAfterDays: "7" }),
    problem('approvalRules[0].approveAfterDays: expected a number, got "7"; write it without quotes [PM001]'),
  ],
  [
    "a number among patches",
    { ...valid, rejectedPatches: [1] },
    problem("rejectedPatches[0]: expected a string, got 1; write it in quotes [PM001]"),
  ],
  [
    "a misspelt property",
    { ...valid, approvalRule: [] },
    problem("approvalRule: there is no such property; did you mean approvalRules [PM001]"),
  ],
  [
    "a misspelt property, of which the right one is missing then",
    { ...valid, approvalRules: undefined, approvalRule: [] },
    problem("approvalRule: there is no such property; did you mean approvalRules [PM001]"),
  ],
  [
    "a misspelt property of a rule, of which the right one is missing then",
    { ...valid, approvalRules: [{ approveAfterDay: 3 }] },
    problem("approvalRules[0].approveAfterDay: there is no such property; did you mean approveAfterDays [PM001]"),
  ],
  [
    "a list of a million patches",
    { ...valid, rejectedPatches: times(1_000_000) },
    problem("rejectedPatches: expected a list of at most 1000 entries, got 1000000 [PM001]"),
  ],
])("throws our own error when JavaScript passes %s", (_, props, message) => {
  expect(refused(props)).toBe(message);
});

test("a cyclic object, a prototype key and a text of a megabyte are refused like any other wrong value", () => {
  const cyclic: Record<string, unknown> = { ...valid };
  cyclic.tags = cyclic;
  const polluted = JSON.parse('{"__proto__": {"name": "linux"}, "operatingSystem": "AMAZON_LINUX_2"}');

  expect(refused(cyclic)).toContain("tags.approvalRules: expected a string, got a list of 1 entry");
  expect(refused(polluted)).toContain("__proto__: there is no such property");
  expect(refused({ ...valid, name: "a".repeat(1_000_000) })).toContain("(1000000 characters) [PM101]");
});

test.each([
  ["a blank", "my baseline"],
  ["a slash", "a/b"],
  ["nothing at all", ""],
])("throws when the id holds %s", (_, id) => {
  const { stack } = fleet();

  expect(() => new PatchBaseline(stack, id, valid)).toThrow(
    `patch baseline ${JSON.stringify(id)} is not valid\n  - id: expected letters, digits, "_" and "-", got ${JSON.stringify(id)}; cdktf drops other characters from the state address, and two ids could become one [PM003]`,
  );
});

test("a value that AWS does not list is a warning on the construct and no error", () => {
  const { stack } = fleet();

  const baseline = new PatchBaseline(stack, "Linux", rule({ patchFilters: { severity: ["Moderate"] } }) as never);

  expect(warningsOn(baseline).filter((line) => line.endsWith("[PM123]"))).toEqual([
    'approvalRules[0].patchFilters.severity[0]: "Moderate" is not a listed severity of Amazon Linux 2023, expected one of Critical, Important, Medium, None, Low; did you mean Medium; SUSE Linux Enterprise Server and Oracle Linux say Moderate [PM123]',
  ]);
});

test.each([
  ["WINDOWS", "msrcSeverity", "Medium", "did you mean Moderate"],
  ["REDHAT_ENTERPRISE_LINUX", "severity", "Moderat", "did you mean Moderate"],
  ["AMAZON_LINUX_2023", "severity", "Moderate", "did you mean Medium"],
])("of %s, the %s %s is told what is called so there", (operatingSystem, key, value, hint) => {
  const { stack } = fleet();
  const approvalRules = [{ patchFilters: { [key]: [value] }, approveAfterDays: 0 }];

  const baseline = new PatchBaseline(stack, "Other", { name: "other", operatingSystem, approvalRules } as never);

  expect(warningsOn(baseline).find((line) => line.endsWith("[PM123]"))).toContain(`; ${hint}`);
});

test("an existing baseline is refused when its id or system cannot be one", () => {
  expect(() => PatchBaseline.fromBaselineId({ baselineId: "pb-1", operatingSystem: "UBUNTU2" as never })).toThrow(
    'existing patch baseline "pb-1" is not valid\n' +
      '  - baselineId: expected 20 to 128 characters out of letters, digits and "_", "-", ":", "/", got "pb-1" [PM001]',
  );
});

test("AWS keeps no predefined baseline for a system that does not exist", () => {
  const { stack } = fleet();

  expect(() => PatchBaseline.predefined(stack, "Aws", { operatingSystem: "BEOS" as never })).toThrow(
    /^predefined patch baseline fleet\/Aws is not valid\n {2}- operatingSystem: expected one of WINDOWS, .*, got "BEOS" \[PM001\]$/,
  );
});
