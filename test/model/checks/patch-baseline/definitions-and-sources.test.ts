import { UNKNOWN } from "../../../../model/values/unknown";
import { baseline, said } from "./given";

const windows = (approveAfterDays: number, classification: readonly string[]) =>
  baseline({ operatingSystem: "WINDOWS", approvalRules: [{ patchFilters: { classification }, approveAfterDays }] });

test("definition updates that wait are never approved, for the next one supersedes them", () => {
  expect(said("PM136", windows(1, ["SecurityUpdates", "DefinitionUpdates"]))).toEqual([
    "approvalRules[0].approveAfterDays: DefinitionUpdates wait 1 day and are superseded before, so that none is approved; give them a rule of their own with approveAfterDays: 0 [PM136]",
  ]);
  expect(said("PM136", windows(0, ["DefinitionUpdates"]))).toEqual([]);
  expect(said("PM136", windows(7, ["SecurityUpdates"]))).toEqual([]);
  expect(said("PM136", windows(7, ["*"]))).toEqual([]);
  expect(said("PM136", { ...windows(7, ["DefinitionUpdates"]), approvalRules: [UNKNOWN] })).toEqual([]);
});

test.each([[{ classification: ["*"] }], [undefined], [{ product: ["WindowsServer2022"] }]])(
  "a rule that names none lets them wait too, which is a note: %j",
  (patchFilters) => {
    const model = baseline({ operatingSystem: "WINDOWS", approvalRules: [{ patchFilters, approveAfterDays: 7 }] });

    expect(said("PM136", model)).toEqual([]);
    expect(said("PM145", model)).toEqual([
      "approvalRules[0].approveAfterDays: DefinitionUpdates wait 7 days as well and are superseded before, so that none is approved; unless something else brings them, give them a rule of their own with approveAfterDays: 0 [PM145]",
    ]);
  },
);

test("a rule that approves them at once is what both ask for, where it is about the same products", () => {
  const rules = (atOnce: object, waits?: object) =>
    baseline({
      operatingSystem: "WINDOWS",
      approvalRules: [
        { patchFilters: { classification: ["DefinitionUpdates"], ...atOnce }, approveAfterDays: 0 },
        { patchFilters: waits, approveAfterDays: 7 },
      ],
    });
  const both = (model: ReturnType<typeof baseline>) => [...said("PM136", model), ...said("PM145", model)].length;

  expect(both(rules({}))).toBe(0);
  expect(both(rules({}, { classification: ["SecurityUpdates", "DefinitionUpdates"] }))).toBe(0);
  expect(both(rules({ product: ["WindowsServer2022"] }))).toBe(1);
  expect(both(rules({ product: ["WindowsServer2022"] }, { product: ["WindowsServer2022"] }))).toBe(0);
});

test("definition updates that the baseline never lets in are not told of", () => {
  const globalFilters = { classification: ["SecurityUpdates"] };
  const rules = [{ patchFilters: { classification: ["DefinitionUpdates"] }, approveAfterDays: 7 }];
  const model = (approvalRules: readonly object[]) =>
    baseline({ operatingSystem: "WINDOWS", approvalRules, globalFilters });

  expect(said("PM136", model(rules))).toEqual([]);
  expect(said("PM145", model([{ approveAfterDays: 7 }]))).toEqual([]);
});

test("a rule about applications alone brings none for the operating system", () => {
  const patchFilters = { patchSet: ["APPLICATION"], classification: ["DefinitionUpdates"] };
  const approvalRules = [{ approveAfterDays: 7 }, { approveAfterDays: 0, patchFilters }];

  expect(said("PM145", baseline({ operatingSystem: "WINDOWS", approvalRules }))).toHaveLength(1);
});

const source = (operatingSystem: string, configuration: unknown) => {
  const model = baseline({ operatingSystem, sources: [{ name: "internal", configuration: "x", products: ["*"] }] });
  return said("PM144", {
    ...model,
    sources: [{ name: "internal", configuration: configuration as string, products: ["*"] }],
  });
};

test.each([
  ["AMAZON_LINUX_2023", "[internal]\nname=Internal\nbaseurl=https://example.com/al2023\nenabled=1\n"],
  ["REDHAT_ENTERPRISE_LINUX", "# ours\n[internal]\nmirrorlist = https://example.com/mirrors"],
  ["SUSE", "[internal]\nbaseurl=dir:///srv/repository"],
  ["UBUNTU", "deb https://example.com/ubuntu jammy main"],
  ["DEBIAN", "deb-src [arch=amd64 signed-by=/etc/apt/key.gpg] http://example.com/debian bookworm main"],
  ["AMAZON_LINUX_2023", UNKNOWN],
])("on %s a repository that its package manager reads is let through", (operatingSystem, configuration) => {
  expect(source(operatingSystem, configuration)).toEqual([]);
});

test.each([
  ["AMAZON_LINUX_2023", "https://user:secret@example.com/al2023"],
  ["AMAZON_LINUX_2", "baseurl=https://example.com/al2"],
  ["ROCKY_LINUX", "[internal]\nname=Internal"],
  ["SUSE", "deb https://example.com/suse main"],
])(
  "on %s one that no yum, dnf or zypper reads is warned of, and nothing of it is said: %j",
  (operatingSystem, text) => {
    expect(source(operatingSystem, text)).toEqual([
      'sources[0].configuration: expected a section such as [internal] with a baseurl, mirrorlist or metalink, but it is missing for "internal" [PM144]',
    ]);
  },
);

test.each([
  ["UBUNTU", "[internal]\nbaseurl=https://example.com/ubuntu"],
  ["DEBIAN", "deb jammy main"],
])("on %s one that apt does not read is warned of: %j", (operatingSystem, text) => {
  expect(source(operatingSystem, text)).toEqual([
    'sources[0].configuration: expected a line such as deb https://example.com/ubuntu jammy main, but it is missing for "internal" [PM144]',
  ]);
});
