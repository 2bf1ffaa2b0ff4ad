import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { OPERATING_SYSTEM_NAMES, OPERATING_SYSTEMS } from "../../model/facts/operating-systems";
import { unlisted } from "../../model/values/listed";
import { PatchBaseline } from "../../modules/patch-baseline";
import { fleet } from "../support/fleet";

const TYPE = "aws_ssm_patch_baseline";

test("a rule without filters speaks about every patch of the system", () => {
  const { stack, only } = fleet();

  new PatchBaseline(stack, "Linux", {
    name: "linux",
    operatingSystem: "AMAZON_LINUX_2023",
    approvalRules: [{ approveAfterDays: 7 }],
  });

  expect(only(TYPE)).toEqual({
    name: "linux",
    operating_system: "AMAZON_LINUX_2023",
    approval_rule: [
      {
        approve_after_days: 7,
        patch_filter: [
          { key: "PRODUCT", values: ["*"] },
          { key: "CLASSIFICATION", values: ["*"] },
          { key: "SEVERITY", values: ["*"] },
        ],
      },
    ],
    rejected_patches_action: "ALLOW_AS_DEPENDENCY",
  });
});

test("every argument of the resource can be given", () => {
  const { stack, only } = fleet();

  new PatchBaseline(stack, "Linux", {
    name: "linux",
    description: "What the web servers may run",
    operatingSystem: "AMAZON_LINUX_2",
    approvalRules: [
      {
        patchFilters: { severity: ["Important", "Critical"], classification: ["Security"] },
        approveUntilDate: "2026-11-01",
        complianceLevel: "HIGH",
        enableNonSecurity: true,
      },
    ],
    globalFilters: { product: ["AmazonLinux2"] },
    approvedPatches: ["openssl*"],
    approvedPatchesComplianceLevel: "CRITICAL",
    approvedPatchesEnableNonSecurity: true,
    rejectedPatches: ["kernel*"],
    rejectedPatchesAction: "BLOCK",
    sources: [{ name: "extras", configuration: "[extras]\nbaseurl=https://repo.example/", products: ["*"] }],
    tags: { Team: "platform" },
    region: "eu-west-1",
    lifecycle: { preventDestroy: true },
  });

  expect(only(TYPE)).toEqual({
    name: "linux",
    description: "What the web servers may run",
    operating_system: "AMAZON_LINUX_2",
    approval_rule: [
      {
        approve_until_date: "2026-11-01",
        compliance_level: "HIGH",
        enable_non_security: true,
        patch_filter: [
          { key: "CLASSIFICATION", values: ["Security"] },
          { key: "SEVERITY", values: ["Critical", "Important"] },
        ],
      },
    ],
    global_filter: [{ key: "PRODUCT", values: ["AmazonLinux2"] }],
    approved_patches: ["openssl*"],
    approved_patches_compliance_level: "CRITICAL",
    approved_patches_enable_non_security: true,
    rejected_patches: ["kernel*"],
    rejected_patches_action: "BLOCK",
    source: [{ name: "extras", configuration: "[extras]\nbaseurl=https://repo.example/", products: ["*"] }],
    tags: { Team: "platform" },
    region: "eu-west-1",
    lifecycle: { prevent_destroy: true },
  });
});

test("a Windows baseline can say how available security updates count", () => {
  const { stack, only } = fleet();

  new PatchBaseline(stack, "Windows", {
    name: "windows",
    operatingSystem: "WINDOWS",
    approvalRules: [{ patchFilters: { patchSet: ["APPLICATION"], msrcSeverity: ["Critical"] }, approveAfterDays: 3 }],
    availableSecurityUpdatesComplianceStatus: "NON_COMPLIANT",
  });

  expect(only(TYPE)).toMatchObject({
    approval_rule: [
      {
        patch_filter: [
          { key: "PATCH_SET", values: ["APPLICATION"] },
          { key: "MSRC_SEVERITY", values: ["Critical"] },
        ],
      },
    ],
    available_security_updates_compliance_status: "NON_COMPLIANT",
  });
});

test.each(OPERATING_SYSTEM_NAMES)(
  "everything on %s is said with filter keys that the system has",
  (operatingSystem) => {
    const { stack, only } = fleet();

    new PatchBaseline(stack, "All", { name: "all", operatingSystem, approvalRules: [{ approveAfterDays: 0 }] });

    const [rule] = only(TYPE).approval_rule as { patch_filter: { key: string; values: string[] }[] }[];
    const keys = rule?.patch_filter.map(({ key }) =>
      key.toLowerCase().replace(/_(.)/g, (_, c: string) => c.toUpperCase()),
    );
    expect(keys?.length).toBeGreaterThanOrEqual(2);
    expect(Object.keys(OPERATING_SYSTEMS[operatingSystem].filters)).toEqual(expect.arrayContaining(keys ?? []));
    expect(rule?.patch_filter.every(({ values }) => values.length === 1 && values[0] === "*")).toBe(true);
  },
);

test("the order in which rules, filters, values and sources are written changes nothing", () => {
  const oneWay = fleet();
  const otherWay = fleet();
  const everything = { approveAfterDays: 0, complianceLevel: "CRITICAL" } as const;
  const source = (name: string, ...products: string[]) => ({ name, configuration: name, products });

  new PatchBaseline(oneWay.stack, "Linux", {
    name: "linux",
    operatingSystem: "AMAZON_LINUX_2",
    approvalRules: [
      everything,
      { patchFilters: { severity: ["Low", "Medium"], classification: ["Bugfix"] }, approveAfterDays: 9 },
    ],
    sources: [source("one", "AmazonLinux2", "AmazonLinux2.0"), source("two", "*")],
  });
  new PatchBaseline(otherWay.stack, "Linux", {
    sources: [source("two", "*"), source("one", "AmazonLinux2.0", "AmazonLinux2")],
    approvalRules: [
      { approveAfterDays: 9, patchFilters: { classification: ["Bugfix"], severity: ["Medium", "Low"] } },
      everything,
    ],
    operatingSystem: "AMAZON_LINUX_2",
    name: "linux",
  });

  expect(JSON.stringify(otherWay.only(TYPE))).toBe(JSON.stringify(oneWay.only(TYPE)));
});

test("a rule that raises the level stands before one that does not, whichever was written first", () => {
  const { stack, only } = fleet();

  new PatchBaseline(stack, "Linux", {
    name: "linux",
    operatingSystem: "AMAZON_LINUX_2",
    approvalRules: [
      { approveAfterDays: 0, complianceLevel: "MEDIUM", enableNonSecurity: true },
      { approveAfterDays: 0, complianceLevel: "CRITICAL" },
    ],
  });

  const rules = only(TYPE).approval_rule as { compliance_level: string }[];
  expect(rules.map((rule) => rule.compliance_level)).toEqual(["CRITICAL", "MEDIUM"]);
});

test("what was passed in can be changed afterwards without changing the baseline", () => {
  const { stack, only } = fleet();
  const rejectedPatches = ["kernel*"];

  const baseline = new PatchBaseline(stack, "Linux", {
    name: "linux",
    operatingSystem: "AMAZON_LINUX_2",
    approvalRules: [{ approveAfterDays: 0 }],
    rejectedPatches,
  });
  rejectedPatches.push("openssl*");

  expect(only(TYPE).rejected_patches).toEqual(["kernel*"]);
  expect(baseline.model.rejectedPatches).toEqual(["kernel*"]);
});

test("a value that AWS added later goes through unlisted()", () => {
  const { stack, only } = fleet();

  new PatchBaseline(stack, "Linux", {
    name: "linux",
    operatingSystem: "AMAZON_LINUX_2023",
    approvalRules: [{ patchFilters: { severity: [unlisted("Urgent"), "Critical"] }, approveAfterDays: 0 }],
  });

  expect(only(TYPE)).toMatchObject({
    approval_rule: [{ patch_filter: [{ key: "SEVERITY", values: ["Critical", "Urgent"] }] }],
  });
});

test("registering as default makes the account's nodes without a group follow the baseline", () => {
  const { stack, only } = fleet();

  new PatchBaseline(stack, "Linux", {
    name: "linux",
    operatingSystem: "AMAZON_LINUX_2",
    approvalRules: [{ approveAfterDays: 0 }],
    registerAsDefault: true,
    region: "eu-west-1",
  });

  expect(only("aws_ssm_default_patch_baseline")).toEqual({
    baseline_id: "${aws_ssm_patch_baseline.Linux.id}",
    operating_system: "${aws_ssm_patch_baseline.Linux.operating_system}",
    region: "eu-west-1",
  });
});

test("a default registration belongs to the provider of its baseline", () => {
  const { stack, only } = fleet();
  const provider = new AwsProvider(stack, "second", { alias: "second", region: "eu-west-1" });

  new PatchBaseline(stack, "Linux", {
    name: "linux",
    operatingSystem: "AMAZON_LINUX_2",
    approvalRules: [{ approveAfterDays: 0 }],
    registerAsDefault: true,
    provider,
  });

  expect(only("aws_ssm_patch_baseline").provider).toBe("aws.second");
  expect(only("aws_ssm_default_patch_baseline").provider).toBe("aws.second");
});

test("AWS's own baseline is looked up by its name, so that the account's registrations do not matter", () => {
  const { stack, synth } = fleet();

  PatchBaseline.predefined(stack, "Aws", { operatingSystem: "UBUNTU" });

  expect(synth().data?.aws_ssm_patch_baseline?.Aws).toEqual({
    owner: "AWS",
    name_prefix: "AWS-UbuntuDefaultPatchBaseline",
    operating_system: "UBUNTU",
  });
});

test("the state addresses are pinned: changing one is a breaking change", () => {
  const { stack } = fleet();

  const baseline = new PatchBaseline(stack, "Linux", {
    name: "linux",
    operatingSystem: "AMAZON_LINUX_2",
    approvalRules: [{ approveAfterDays: 0 }],
    registerAsDefault: true,
  });
  const predefined = PatchBaseline.predefined(stack, "Aws", { operatingSystem: "UBUNTU" });

  expect(baseline.resource.friendlyUniqueId).toBe("Linux");
  expect(baseline.defaultRegistration?.friendlyUniqueId).toBe("Linux_DefaultRegistration_2EFD645D");
  expect(predefined.resource.friendlyUniqueId).toBe("Aws");
  expect(baseline.node.defaultChild).toBe(baseline.resource);
});
