import { describeApproval } from "../../../model/describe/describe-baseline";
import { describeBrought } from "../../../model/describe/describe-brought";
import { approvalOf, describeFilters, describeRule, describeScope } from "../../../model/describe/describe-rule";
import {
  OPERATING_SYSTEM_NAMES,
  OPERATING_SYSTEMS,
  operatingSystemFacts,
} from "../../../model/facts/operating-systems";
import type { ApprovalRuleModel, PatchBaselineModel } from "../../../model/patch-baseline/patch-baseline-model";
import { readPatchBaseline } from "../../../model/patch-baseline/read-patch-baseline";
import { Problems } from "../../../model/values/problems";
import { NO_TOKENS } from "../../../model/values/props-reader";
import { UNKNOWN } from "../../../model/values/unknown";

function baseline(props: object): PatchBaselineModel {
  const all = { name: "linux", operatingSystem: "AMAZON_LINUX_2", ...props };
  return readPatchBaseline(all, new Problems(), NO_TOKENS) as PatchBaselineModel;
}

test.each([
  [{}, "none"],
  [{ product: ["*"], severity: ["*"] }, "none"],
  [{ classification: ["Security"], severity: ["Important", "Critical"] }, "Security (Important, Critical)"],
  [{ classification: ["Security", "Bugfix"] }, "Security, Bugfix"],
  [{ severity: ["Critical"] }, "Critical"],
  [{ product: ["AmazonLinux2"] }, "AmazonLinux2"],
  [{ product: ["AmazonLinux2"], classification: ["Security"] }, "AmazonLinux2: Security"],
])("filters %j read as %j", (patchFilters, words) => {
  const { approvalRules } = baseline({ approvalRules: [{ patchFilters, approveAfterDays: 0 }] });

  expect(describeFilters((approvalRules as ApprovalRuleModel[])[0]?.patchFilters ?? [])).toBe(words);
});

test.each([
  [{ approveAfterDays: 0, complianceLevel: "CRITICAL" }, "all updates that count as security immediately, CRITICAL"],
  [{ approveAfterDays: 1 }, "all updates that count as security after 1 day, UNSPECIFIED"],
  [{ approveAfterDays: 7, enableNonSecurity: true }, "all updates after 7 days, UNSPECIFIED"],
  [{ approveUntilDate: "2026-11-01", enableNonSecurity: true }, "all updates up to 2026-11-01, UNSPECIFIED"],
])("of a system that is not known rule %j reads as %j", (rule, words) => {
  const { approvalRules } = baseline({ approvalRules: [rule] });

  expect(describeRule((approvalRules as ApprovalRuleModel[])[0] as ApprovalRuleModel)).toBe(words);
});

test.each([
  [
    "the rule that only raises the level is left out",
    [
      { approveAfterDays: 0, complianceLevel: "CRITICAL" },
      { approveAfterDays: 0, complianceLevel: "MEDIUM", enableNonSecurity: true },
    ],
    "all updates immediately",
  ],
  [
    "rules with other delays stand side by side",
    [
      { patchFilters: { classification: ["Security"] }, approveAfterDays: 3 },
      { patchFilters: { classification: ["Bugfix"] }, approveAfterDays: 7 },
    ],
    "Security after 3 days; Bugfix after 7 days",
  ],
  [
    "two equal rules are told once",
    [{ approveAfterDays: 3 }, { approveAfterDays: 3 }],
    "all updates with an advisory after 3 days",
  ],
])("what a baseline approves: %s", (_, approvalRules, words) => {
  expect(describeApproval(baseline({ approvalRules }))).toBe(words);
});

test.each([
  ["AMAZON_LINUX_2", {}, "all updates with an advisory after 7 days"],
  ["UBUNTU", {}, "all security updates after 7 days"],
  ["AMAZON_LINUX_2023", {}, "all updates whose advisory has a severity after 7 days"],
  ["AMAZON_LINUX_2023", { enableNonSecurity: true }, "all updates after 7 days"],
  ["REDHAT_ENTERPRISE_LINUX", {}, "all updates whose advisory has a severity after 7 days"],
  ["SUSE", {}, "all updates after 7 days"],
  ["WINDOWS", {}, "all updates after 7 days"],
  ["MACOS", {}, "all updates after 7 days"],
  [
    "AMAZON_LINUX_2023",
    { enableNonSecurity: UNKNOWN },
    "all updates whose advisory has a severity after 7 days, non-security (known after apply)",
  ],
  ["MACOS", { enableNonSecurity: UNKNOWN }, "all updates after 7 days"],
])("what a rule without filters approves on %s, with %j", (operatingSystem, flag, words) => {
  const { approvalRules } = baseline({ approvalRules: [{ approveAfterDays: 7 }] });
  const rule = { ...(approvalRules as ApprovalRuleModel[])[0], ...flag } as ApprovalRuleModel;

  expect(approvalOf(rule, operatingSystemFacts(operatingSystem))).toBe(words);
});

test.each([
  ["UBUNTU", { product: ["Ubuntu22.04"] }, "Ubuntu22.04: all security updates", "Ubuntu22.04: all updates"],
  [
    "DEBIAN",
    { priority: ["Required"], section: ["net"] },
    "security updates (priority Required · section net)",
    "updates (priority Required · section net)",
  ],
  [
    "AMAZON_LINUX_2",
    { product: ["AmazonLinux2"] },
    "AmazonLinux2: all updates with an advisory",
    "AmazonLinux2: all updates",
  ],
  ["AMAZON_LINUX_2", { classification: ["Security"] }, "Security", "Security"],
  ["AMAZON_LINUX_2023", { classification: ["Bugfix"] }, "Bugfix", "Bugfix, with or without a severity"],
  ["ROCKY_LINUX", { severity: ["Critical"] }, "Critical", "Critical"],
  ["SUSE", { classification: ["Security"] }, "Security", "Security"],
  ["WINDOWS", { product: ["WindowsServer2022"] }, "WindowsServer2022: all updates", "WindowsServer2022: all updates"],
])(
  "what a rule of %s approves within the filters %j: %s, with the flag %s",
  (operatingSystem, patchFilters, without, with_) => {
    const { approvalRules } = baseline({ operatingSystem, approvalRules: [{ patchFilters, approveAfterDays: 7 }] });
    const [rule] = approvalRules as [ApprovalRuleModel];
    const scope = (enableNonSecurity: boolean) =>
      describeScope({ ...rule, enableNonSecurity }, operatingSystemFacts(operatingSystem));

    expect([scope(false), scope(true)]).toEqual([without, with_]);
  },
);

test.each(
  OPERATING_SYSTEM_NAMES.filter((name) => OPERATING_SYSTEMS[name].delay === "ignored").flatMap((operatingSystem) => [
    [operatingSystem, { approveAfterDays: 3 }] as const,
    [operatingSystem, { approveUntilDate: "2026-11-01" }] as const,
  ]),
)("%s ignores %j: what it approves, it approves immediately", (operatingSystem, time) => {
  const rules = [{ patchFilters: { priority: ["Required"] }, ...time }];

  expect(describeApproval(baseline({ operatingSystem, approvalRules: rules }))).toBe(
    "security updates (priority Required) immediately",
  );
});

test("patches approved by name are counted behind rules, and named where there is none", () => {
  const named = { approvedPatches: ["curl", "openssl"] };

  expect(describeApproval(baseline(named))).toBe("only curl and openssl, by name");
  expect(describeApproval(baseline({ ...named, approvalRules: [{ approveAfterDays: 3 }] }))).toBe(
    "all updates with an advisory after 3 days; 2 patches by name",
  );
});

test("what only Terraform knows is said to be unknown", () => {
  const known = baseline({ approvalRules: [{ approveAfterDays: 0 }] });

  expect(describeApproval({ ...known, approvalRules: UNKNOWN })).toBe("(known after apply)");
});

describe("global filters", () => {
  const narrowed = (...approvalRules: readonly object[]) =>
    describeApproval(baseline({ approvalRules, globalFilters: { classification: ["Security"] } }));

  test("are told behind the rules that they narrow", () => {
    expect(narrowed({ approveAfterDays: 7 })).toBe(
      "all updates with an advisory after 7 days; all rules narrowed to Security",
    );
  });

  test("that leave a rule nothing are told with the rule", () => {
    const bugfix = { patchFilters: { classification: ["Bugfix"] }, approveAfterDays: 0 };

    expect(narrowed({ approveAfterDays: 7 }, bugfix)).toBe(
      "all updates with an advisory after 7 days; Bugfix immediately (the global filters leave it nothing); all rules narrowed to Security",
    );
  });
});

test("baselines that a task brings are told by system", () => {
  const windows = baseline({ operatingSystem: "WINDOWS", approvedPatches: ["KB5071547"] });
  const ubuntu = baseline({ operatingSystem: "UBUNTU", approvedPatches: ["openssl", "libssl3"] });
  const linux = baseline({ operatingSystem: "AMAZON_LINUX_2023", approvalRules: [{ approveAfterDays: 0 }] });

  expect(describeBrought({ kind: "baselines", baselines: [windows, linux, ubuntu] })).toBe(
    "KB5071547 (Windows Server), openssl (Ubuntu Server), libssl3 (Ubuntu Server) and " +
      "what a baseline of its own for Amazon Linux 2023 approves",
  );
});

test("a baseline that a task brings is told by what it approves by name", () => {
  const brought = (props: object) =>
    describeBrought({ kind: "baselines", baselines: [baseline({ operatingSystem: "WINDOWS", ...props })] });
  const rule = { approvalRules: [{ approveAfterDays: 0 }] };

  expect(brought(rule)).toBe("what a baseline of its own for Windows Server approves");
  expect(brought({ approvedPatches: ["KB5071547"] })).toBe("KB5071547 (Windows Server)");
  expect(brought({ ...rule, approvedPatches: ["KB5071547"] })).toBe(
    "what a baseline of its own for Windows Server approves, KB5071547 among it",
  );
});
