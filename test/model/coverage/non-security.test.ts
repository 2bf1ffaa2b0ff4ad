import { nonSecurityOf } from "../../../model/coverage/non-security";
import type { PatchBaselineModel } from "../../../model/patch-baseline/patch-baseline-model";
import { readPatchBaseline } from "../../../model/patch-baseline/read-patch-baseline";
import { Problems } from "../../../model/values/problems";
import { NO_TOKENS } from "../../../model/values/props-reader";
import { UNKNOWN } from "../../../model/values/unknown";

function baseline(props: object): PatchBaselineModel {
  const all = { name: "linux", operatingSystem: "AMAZON_LINUX_2", ...props };
  return readPatchBaseline(all, new Problems(), NO_TOKENS) as PatchBaselineModel;
}

const rule = (patchFilters: object, enableNonSecurity = false) => ({
  patchFilters,
  enableNonSecurity,
  approveAfterDays: 0,
});

test.each([
  ["AMAZON_LINUX_2", [rule({})], "with advisory"],
  ["AMAZON_LINUX_2023", [rule({ classification: ["Security", "Bugfix"] })], "with advisory"],
  ["AMAZON_LINUX_2023", [rule({ classification: ["Security"] })], "no"],
  ["AMAZON_LINUX_2023", [rule({ classification: ["Security"] }, true)], "no"],
  ["AMAZON_LINUX_2023", [rule({ severity: ["Critical"] }, true)], "with advisory"],
  ["AMAZON_LINUX_2023", [rule({ classification: ["Security"] }), rule({}, true)], "yes"],
  ["UBUNTU", [rule({ priority: ["Required"] })], "no"],
  ["UBUNTU", [rule({ priority: ["Required"] }, true)], "yes"],
  ["WINDOWS", [rule({})], undefined],
  ["SUSE", [rule({})], undefined],
])("whether %s by %j approves what is not about security: %s", (operatingSystem, approvalRules, answer) => {
  expect(nonSecurityOf(baseline({ operatingSystem, approvalRules }))).toBe(answer);
});

test("global filters narrow what is approved, and what only Terraform knows is not known", () => {
  const model = baseline({ approvalRules: [rule({}, true)], globalFilters: { classification: ["Security"] } });

  expect(nonSecurityOf(model)).toBe("no");
  expect(nonSecurityOf({ ...model, approvalRules: UNKNOWN })).toBe(UNKNOWN);
});
