import { TerraformVariable, Token } from "cdktf";
import { unlisted } from "../../model/values/listed";
import { UNKNOWN } from "../../model/values/unknown";
import { PatchBaseline } from "../../modules/patch-baseline";
import { fleet } from "../support/fleet";

test("a variable in every argument reaches Terraform unharmed, and the model says that it is not known", () => {
  const { stack, only } = fleet();
  const any = new TerraformVariable(stack, "any", {});
  const text = any.stringValue;
  const choice = unlisted(text);
  const number = any.numberValue;
  const flag = any.booleanValue;

  const baseline = new PatchBaseline(stack, "Linux", {
    name: text,
    description: text,
    operatingSystem: choice,
    approvalRules: [
      {
        patchFilters: { product: [choice] },
        approveAfterDays: number,
        complianceLevel: choice,
        enableNonSecurity: flag,
      },
      { patchFilters: { product: any.listValue as never }, approveUntilDate: text },
      { approveAfterDays: 0 },
    ],
    globalFilters: { product: any.listValue as never },
    approvedPatches: [text],
    approvedPatchesComplianceLevel: choice,
    approvedPatchesEnableNonSecurity: flag,
    rejectedPatches: any.listValue,
    rejectedPatchesAction: choice,
    sources: [{ name: text, configuration: text, products: any.listValue }],
    availableSecurityUpdatesComplianceStatus: choice,
    tags: { Team: text },
    region: text,
  });

  const variable = "${var.any}";
  expect(only("aws_ssm_patch_baseline")).toEqual({
    name: variable,
    description: variable,
    operating_system: variable,
    approval_rule: [
      {
        approve_after_days: variable,
        compliance_level: variable,
        enable_non_security: variable,
        patch_filter: [{ key: "PRODUCT", values: [variable] }],
      },
      { approve_until_date: variable, patch_filter: [{ key: "PRODUCT", values: variable }] },
      { approve_after_days: 0, patch_filter: [{ key: "PRODUCT", values: ["*"] }] },
    ],
    global_filter: [{ key: "PRODUCT", values: variable }],
    approved_patches: [variable],
    approved_patches_compliance_level: variable,
    approved_patches_enable_non_security: variable,
    rejected_patches: variable,
    rejected_patches_action: variable,
    source: [{ name: variable, configuration: variable, products: variable }],
    available_security_updates_compliance_status: variable,
    tags: { Team: variable },
    region: variable,
  });
  expect(baseline.model).toMatchObject({
    name: UNKNOWN,
    operatingSystem: UNKNOWN,
    rejectedPatches: UNKNOWN,
    approvedPatches: [UNKNOWN],
    tags: { Team: UNKNOWN },
  });
});

test("whole lists, rules and maps may be tokens", () => {
  const { stack, all } = fleet();
  const any = new TerraformVariable(stack, "any", {});

  new PatchBaseline(stack, "Linux", {
    name: "linux",
    operatingSystem: "AMAZON_LINUX_2",
    approvalRules: Token.asAny(any.fqn) as never,
    globalFilters: Token.asAny(any.fqn) as never,
    sources: Token.asAny(any.fqn) as never,
    tags: Token.asStringMap(any.fqn),
  });
  new PatchBaseline(stack, "Other", {
    name: "other",
    operatingSystem: "AMAZON_LINUX_2",
    approvalRules: [Token.asAny(any.fqn) as never],
  });

  const { Linux, Other } = all("aws_ssm_patch_baseline");
  expect(Linux).toMatchObject({
    approval_rule: "${var.any}",
    global_filter: "${var.any}",
    source: "${var.any}",
    tags: "${var.any}",
  });
  expect(Other).toMatchObject({ approval_rule: ["${var.any}"] });
});

test("rules that hold a token keep the order in which they were written", () => {
  const { stack, only } = fleet();
  const any = new TerraformVariable(stack, "any", {});

  new PatchBaseline(stack, "Linux", {
    name: "linux",
    operatingSystem: "AMAZON_LINUX_2",
    approvalRules: [
      { patchFilters: { severity: ["Low"] }, approveAfterDays: any.numberValue },
      { approveAfterDays: 0 },
    ],
  });

  const rules = only("aws_ssm_patch_baseline").approval_rule as { approve_after_days: unknown }[];
  expect(rules.map((rule) => rule.approve_after_days)).toEqual(["${var.any}", 0]);
});

test("throws when a list that only Terraform knows stands where one of its entries is wanted", () => {
  const { stack } = fleet();
  const list = new TerraformVariable(stack, "names", {}).listValue;
  const made =
    (props: object, id = "Linux") =>
    () =>
      new PatchBaseline(stack, id, { name: "linux", operatingSystem: "AMAZON_LINUX_2", ...props } as never);
  const got =
    "expected a string, got a list that only Terraform knows; take one of its entries with Fn.element(list, 0), " +
    "for its own [0] is the whole list";

  expect(made({ name: list })).toThrow(`patch baseline fleet/Linux is not valid\n  - name: ${got}`);
  expect(made({ description: list[0] }, "Other")).toThrow(
    `patch baseline fleet/Other is not valid\n  - description: ${got}`,
  );
  expect(made({ rejectedPatches: ["kernel*", list[0]] }, "Third")).toThrow(
    `patch baseline fleet/Third is not valid\n  - rejectedPatches[1]: ${got}`,
  );
});
