import type { Acceptance } from "../../../model/acceptances/acceptance";
import { applyAcceptances, withoutAdviceToAccept } from "../../../model/acceptances/apply-acceptances";
import { ALL_CHECKS } from "../../../model/checks/all-checks";
import type { Severity } from "../../../model/values/finding";

const TODAY = new Date("2026-11-23T00:00:00Z");
const acceptance = (changes: Partial<Acceptance> = {}): Acceptance => ({
  check: "PM106",
  scope: "patching",
  reason: "moves in spring",
  owner: "platform team",
  until: "2026-11-23",
  ...changes,
});
const finding = (key: string, path = "operatingSystem", severity: Severity = "warning") => ({
  key,
  finding: { checkId: "PM106", severity, path, message: "m" },
});
/** Whether the acceptance holds, held, or matches nothing. */
function verdict(given: Acceptance, found = finding("patching/Linux"), today = TODAY): string {
  const { judged, idle } = applyAcceptances([found], [given], today);
  if (idle.length > 0) return "idle";
  return judged[0]?.accepted === undefined ? "expired" : "accepted";
}

test.each<[string, Partial<Acceptance>, string]>([
  ["for the object itself", { scope: "patching/Linux" }, "accepted"],
  ["for whatever lies below", { scope: "patching" }, "accepted"],
  ["for everything", { scope: "" }, "accepted"],
  ["for a neighbour whose name begins alike", { scope: "patching/Lin" }, "idle"],
  ["for another check", { check: "PM118" }, "idle"],
  ["for the very place", { at: "operatingSystem" }, "accepted"],
  ["for a place that begins alike", { at: "operating" }, "idle"],
])("an acceptance %s", (_, changes, expected) => {
  expect(verdict(acceptance(changes))).toBe(expected);
});

test.each([
  ["approvalRules", "accepted"],
  ["approvalRules[1]", "accepted"],
  ["approvalRules[1].approveAfterDays", "accepted"],
  ["approvalRules[0]", "idle"],
])("a place such as %s means what lies below it", (at, expected) => {
  expect(verdict(acceptance({ at }), finding("patching/Linux", "approvalRules[1].approveAfterDays"))).toBe(expected);
});

test.each(ALL_CHECKS.filter(({ acceptedAt }) => acceptedAt !== undefined).map(({ id }) => id))(
  "%s is accepted at the very name: a group web is not web.prod, nor kernel kernel.x86_64",
  (check) => {
    const found = (path: string): ReturnType<typeof finding> => {
      const { key, finding: one } = finding("patching/Linux", path);
      return { key, finding: { ...one, checkId: check } };
    };

    expect(verdict(acceptance({ check, at: "kernel" }), found("kernel"))).toBe("accepted");
    expect(verdict(acceptance({ check, at: "kernel" }), found("kernel.x86_64"))).toBe("idle");
    expect(verdict(acceptance({ check, at: "kernel" }), found("kernel[0]"))).toBe("idle");
  },
);

test("the last day is included, and on the next the finding counts again", () => {
  expect(verdict(acceptance(), undefined, new Date("2026-11-23T23:59:59Z"))).toBe("accepted");
  expect(verdict(acceptance(), undefined, new Date("2026-11-24T00:00:00Z"))).toBe("expired");
});

test("an error is never accepted", () => {
  expect(verdict(acceptance(), finding("patching/Linux", "name", "error"))).toBe("idle");
});

test("of two acceptances the one that still holds counts", () => {
  const old = acceptance({ until: "2026-01-01" });
  const renewed = acceptance({ until: "2027-01-01" });

  const { judged, idle } = applyAcceptances([finding("patching/Linux")], [old, renewed], TODAY);

  expect(judged[0]?.accepted).toBe(renewed);
  expect(idle).toEqual([]);
});

test.each([
  ["an AMI; attach it, or accept this (acceptFinding) where that role may write here already", "an AMI"],
  [
    "it left support; move its nodes to B; where they run C, accept this (--accept)",
    "it left support; move its nodes to B",
  ],
  ["it left support; move its nodes to B", "it left support; move its nodes to B"],
])("what is accepted is told without the advice to accept it: %s", (message, expected) => {
  expect(withoutAdviceToAccept(message)).toBe(expected);
});

test("of one that a loop writes into each stack, those count that only another stack has a finding for", () => {
  const idleOf = (...given: readonly Acceptance[]) =>
    applyAcceptances([finding("dev/Linux")], given, TODAY).idle.map(({ scope }) => scope);

  expect(idleOf(acceptance({ scope: "dev/Linux" }), acceptance({ scope: "prod/Linux" }))).toEqual([]);
  // Of one stack each is written by hand, and so is one with another reason.
  expect(idleOf(acceptance({ scope: "dev/Linux" }), acceptance({ scope: "dev/Other" }))).toEqual(["dev/Other"]);
  expect(idleOf(acceptance({ scope: "dev/Linux" }), acceptance({ scope: "prod/Linux", reason: "other" }))).toEqual([
    "prod/Linux",
  ]);
  expect(idleOf(acceptance({ scope: "dev", check: "PM118" }), acceptance({ scope: "prod", check: "PM118" }))).toEqual([
    "dev",
    "prod",
  ]);
});
