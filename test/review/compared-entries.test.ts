import fc from "fast-check";
import { entryComparison } from "../../model/explain/matching/compare-entries";
import { globCovers, globMatcher } from "../../model/explain/matching/glob";
import { cases } from "../support/attacks/full-size";
import { ChangedPlan, toldOf } from "./changed-plans";

const rejecting = (before: readonly string[], after: readonly string[], system = "AMAZON_LINUX_2023") =>
  new ChangedPlan()
    .update("linux", (now, old) => {
      Object.assign(old, { operating_system: system, rejected_patches: before });
      Object.assign(now, { operating_system: system, rejected_patches: after });
    })
    .review();

const EVERYTHING = '"*" is rejected now, which is every patch (high)';

test.each<[readonly string[], readonly string[], readonly string[]]>([
  [[], ["*"], [EVERYTHING]],
  [["kernel*"], ["*"], [EVERYTHING]],
  [["kernel*"], ["kernel*", "*"], [EVERYTHING]],
  [["kernel*"], ["**"], ['"**" is rejected now, which is every patch (high)']],
  [[], ["kernel*"], ['"kernel*" is rejected now (medium)']],
  [[], ["k*"], ['"k*" is rejected now (medium)']],
  [[], ["openssl*"], ['"openssl*" is rejected now (low)']],
  [["kernel*"], ["k*"], ['"k*" is rejected now (low)']],
  [["k*"], ["kernel*"], ['rejected entry "k*" is gone (medium)']],
  [["*"], ["kernel*"], ['rejected entry "*" is gone (medium)']],
  [["*"], ["openssl*"], ['rejected entry "*" is gone (high)']],
  [["kernel*", "kernel-livepatch*"], ["kernel-livepatch*"], ['rejected entry "kernel*" is gone (high)']],
  [["kernel*"], ["kernel*", "kernel-devel"], ["the rejected entries are written differently and name the same (none)"]],
  [["Kernel*"], ["kernel*"], ["the rejected entries are written differently and name the same (none)"]],
])("weighs %j to %j by what the entries name", (before, after, told) => {
  expect(toldOf(rejecting(before, after))).toEqual(told);
});

test.each<[readonly string[], readonly string[], readonly string[]]>([
  [["kernel*"], ["*"], ['"*" is approved by name, which is every patch (high)']],
  [["kernel*"], ["k*"], ['"k*" is approved by name (medium)']],
  [["k*"], ["kernel*"], ['"k*" is no longer approved by name (low)']],
  [["k*"], ["k*", "kernel*"], ["the approved entries are written differently and name the same (none)"]],
])("weighs approved %j to %j by what the entries name", (before, after, told) => {
  const review = new ChangedPlan()
    .update("linux", (now, old) => {
      Object.assign(old, { operating_system: "AMAZON_LINUX_2023", approved_patches: before });
      Object.assign(now, { operating_system: "AMAZON_LINUX_2023", approved_patches: after });
    })
    .review();

  expect(toldOf(review)).toEqual(told);
});

test("names in its title that nothing is installed any more", () => {
  const [stack] = rejecting(["kernel*"], ["*"]).stacks;

  expect(stack?.changes[0]?.details[0]).toMatchObject({
    kind: "rejected-everything",
    why: "nothing is installed any more",
  });
});

test.each([
  ["SUSE", "curl", "curl-devel", true],
  ["SUSE", "curl", "curl >= 7.60", true],
  ["SUSE", "curl >= 7.6", "curl >= 7.61", false],
  ["SUSE", "*", "curl", true],
  ["AMAZON_LINUX_2", "curl", "curl-devel", false],
  ["AMAZON_LINUX_2", "curl?", "curl*", false],
  ["AMAZON_LINUX_2", "[ck]url*", "curl*", false],
  ["WINDOWS", "*", "KB2032276", false],
  ["WINDOWS", "KB2032276", "kb2032276", true],
])("on %s, %s covers %s: %s", (system, wide, narrow, expected) => {
  expect(entryComparison(system).covers(wide, narrow)).toBe(expected);
});

test("a pattern that covers another one matches all that it matches", () => {
  const pattern = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), minLength: 1, maxLength: 6 });
  const name = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 8 });

  fc.assert(
    fc.property(pattern, pattern, fc.array(name, { minLength: 10, maxLength: 20 }), (wide, narrow, names) => {
      fc.pre(globCovers(wide, narrow));
      const [all, some] = [globMatcher(wide), globMatcher(narrow)];
      expect(names.filter((one) => some(one) && !all(one))).toEqual([]);
    }),
    { numRuns: cases(100) },
  );
});

describe("a new baseline that names every patch", () => {
  const told = (arguments_: object, isFollowed = true, from = 1) => {
    const plan = new ChangedPlan();
    const { id: _, arn: __, ...before } = plan.at("linux").change.before;
    const own = { ...before, name: "fresh", rejected_patches: [], approved_patches: [], ...arguments_ };
    const id = "pb-0fresh0000000000";
    plan.create("aws_ssm_patch_baseline.Fresh", { ...own, id }, { id: false });
    if (isFollowed) plan.update("prodWeb", (after) => (after.baseline_id = id));
    const change = plan.review().stacks[0]?.changes.find(({ address }) => address.endsWith("Fresh"));
    return change?.details.slice(from).map(({ says, risk, why }) => [says, risk, why]);
  };

  test("weighs as one by which nothing is ever installed, where it rejects them", () => {
    expect(told({ rejected_patches: ["*"] })).toEqual([
      ["rejects *, which is every patch", "high", "nothing is installed by it"],
    ]);
  });

  test("weighs as one without a delay, where it approves them", () => {
    expect(told({ approved_patches: ["*"] })).toEqual([
      ["approves * by name, which is every patch", "high", "nobody has tried a patch before these nodes get it"],
    ]);
  });

  test("as the whole of what it says, where it has no rule", () => {
    expect(told({ approved_patches: ["*"], approval_rule: [] }, true, 0)).toEqual([
      [
        "new baseline fresh for Amazon Linux 2023: approves only *, by name, which is every patch",
        "high",
        "nobody has tried a patch before these nodes get it",
      ],
    ]);
  });

  test("and less, where no group follows it yet", () => {
    expect(told({ rejected_patches: ["*"] }, false)?.map(([, risk]) => risk)).toEqual(["low"]);
  });
});
