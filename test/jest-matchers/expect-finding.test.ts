import { type CheckSubject, defineCheck } from "../../model/house-rules";
import { expectFinding, expectNoFinding } from "../../modules/jest-matchers";

const always = (on: CheckSubject) =>
  defineCheck({
    id: "ACME001",
    severity: "warning",
    on,
    cause: "It is there.",
    reason: "It shall not be.",
    fix: "Remove it.",
    find: (_, { problems }) => problems.add("place", "expected nothing"),
  });

test.each<[CheckSubject, object]>([
  ["baseline", { approvalRules: [] }],
  ["group", { patchGroup: "web", registrations: [] }],
  ["window", { schedule: "rate(7 days)", targets: [], tasks: [] }],
  ["association", { document: "AWS-RunPatchBaseline", parameters: {}, targets: [] }],
  ["policy", { patchPolicyName: "nightly", targets: { kind: "all" }, regions: ["eu-central-1"], baselines: [] }],
])("a rule on a %s is asked about its model, and about no other kind", (on, model) => {
  expectFinding(always(on), model, { path: "place", message: "expected nothing" });
  expectNoFinding(always(on === "group" ? "baseline" : "group"), model);
});

test("what is found otherwise, or not at all, is told", () => {
  expect(() => expectFinding(always("baseline"), { approvalRules: [] }, { path: "elsewhere" })).toThrow(
    "expected a finding of ACME001 at elsewhere, got place: expected nothing",
  );
  expect(() => expectFinding(always("group"), { approvalRules: [] })).toThrow(
    "expected a finding of ACME001, but there is none",
  );
  expect(() => expectNoFinding(always("baseline"), { approvalRules: [] })).toThrow(
    "expected no finding of ACME001, got place: expected nothing",
  );
  expect(() => expectFinding(always("baseline"), 7)).toThrow(
    "expected a baseline, a patch group, a window, an association, a patch policy or an environment, got 7",
  );
});
