import { planFingerprint } from "../../review/plan/fingerprint";
import { planResources } from "../../review/plan/plan-resources";
import { readPlan } from "../../review/plan/read-plan";
import { reviewOf, reviewOfAccounts } from "./given-reviews";
import { recorded } from "./stories/recording";
import { STORIES } from "./stories/stories";

function of(plan: object): string {
  const read = readPlan(JSON.stringify(plan));
  return planFingerprint(read, planResources(read));
}

test("is another one for every story that does something else", () => {
  const names = Object.keys(STORIES).filter(
    (name) =>
      !["nothing-to-destroy", "only-one-target", "group-falls-to-own-default"].includes(name) &&
      !name.startsWith("account-"),
  );

  const fingerprints = new Set(names.map((name) => of(recorded(name).plan)));

  expect(fingerprints.size).toBe(names.length);
});

test("stays the same when only the time of planning and the version of Terraform differ", () => {
  const { plan } = recorded("approved-at-once");

  expect(of({ ...plan, timestamp: "2027-01-01T00:00:00Z", terraform_version: "1.12.0" })).toBe(of(plan));
});

test("is another one when a group takes its baseline from elsewhere, though its id is not known yet", () => {
  const { plan } = recorded("group-moved-to-new-baseline");
  const another = JSON.stringify(plan).replace(
    /("address":"aws_ssm_patch_group.ProdWeb".*?"references":\[)"aws_ssm_patch_baseline.Second.id","aws_ssm_patch_baseline.Second"/,
    '$1"aws_ssm_patch_baseline.Linux.id","aws_ssm_patch_baseline.Linux"',
  );

  expect(another).not.toBe(JSON.stringify(plan));
  expect(of(JSON.parse(another))).not.toBe(of(plan));
});

test("takes no part of a sensitive value, and notices that one changes", () => {
  const { plan } = recorded("source-secret");
  const another = JSON.parse(JSON.stringify(plan).replaceAll("password=afterwards", "password=elsewhere"));
  const unchanged = JSON.parse(JSON.stringify(plan).replaceAll("password=afterwards", "password=before"));

  expect(of(another)).toBe(of(plan));
  expect(of(unchanged)).not.toBe(of(plan));
});

test("of several stacks is one, and that of a single stack its own", () => {
  const { fingerprint, stacks } = reviewOf("approved-at-once");

  expect(fingerprint).toBe(stacks[0]?.fingerprint);
  expect(reviewOfAccounts().fingerprint).toMatch(/^[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}$/);
});
