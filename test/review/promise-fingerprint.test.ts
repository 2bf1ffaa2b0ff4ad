import type { NotedDeadline } from "../../model/arrival/promise-note";
import { type Knowable, UNKNOWN } from "../../model/values/unknown";
import { lastLine } from "../../review/render/phrases";
import { reviewStacks } from "../../review/review";
import type { PlannedStack } from "../../review/stacks/review-stack";
import { ChangedPlan } from "./changed-plans";
import { AT } from "./given-reviews";

/** A deadline of the group prod-web, as its stack notes it. */
function deadline(Critical: Knowable<number>, more: object = {}, patchGroup = "prod-web"): NotedDeadline {
  return {
    patchGroup,
    path: `patching/${patchGroup}`,
    within: { days: { Critical }, acceptable: true, inForce: false, tolerateMissedRuns: 0, ...more },
  };
}

function promising(...deadlines: readonly object[]): Partial<PlannedStack> {
  return { promises: { deadlines } as never };
}

function review(said: Partial<PlannedStack>, at = AT) {
  return reviewStacks([{ ...new ChangedPlan().stack(), ...said }], { at });
}

const of = (said: Partial<PlannedStack>, at?: Date) => review(said, at).fingerprint;

const acceptance = (until: string, check = "PM830") =>
  ({ check, reason: "until the move", owner: "platform", until, scope: "patching" }) as never;
const ring = (soakDays: number, daysOnRingBefore = 0, more: object = {}): Partial<PlannedStack> => ({
  ring: "prod",
  ringWait: { soakDays, ...more },
  ringPromise: { ring: "prod", soakDays, daysOnRingBefore },
});
const lock = (approveUntilDate: string) => ({ lock: { approveUntilDate, from: "test", on: "2026-11-20" } });
const releases = (schedule: string): Partial<PlannedStack> => ({
  promises: { releases: [{ baseline: "linux", calendar: { kind: "days", name: "r", timing: { schedule } } }] } as never,
});

describe("the fingerprint holds what the program promises beside the plan:", () => {
  test.each<[string, Partial<PlannedStack>, Partial<PlannedStack>]>([
    ["that there is a deadline", {}, promising(deadline(14))],
    ["its days", promising(deadline(14)), promising(deadline(21))],
    ["that its days are known after apply", promising(deadline(14)), promising(deadline(UNKNOWN))],
    [
      "days beside some that are known after apply",
      promising(deadline(UNKNOWN)),
      promising({ ...deadline(14), within: { ...deadline(14).within, days: {} } }),
    ],
    ["inForce", promising(deadline(14)), promising(deadline(14, { inForce: true }))],
    ["missed runs", promising(deadline(14)), promising(deadline(14, { tolerateMissedRuns: 1 }))],
    ["a deadline of a policy", {}, { promises: { policies: [{ ...deadline(14), policy: "nightly" }] } }],
    ["of an association", {}, { promises: { associations: [{ ...deadline(14), association: "nightly" }] } }],
    ["the days of releases", releases("cron(0 6 ? * MON *)"), releases("cron(0 6 ? * TUE *)")],
    ["soakDays", ring(7), ring(3)],
    ["daysOnRingBefore", ring(7, 5), ring(7, 1)],
    ["the lock of a ring", ring(7, 0, lock("2026-11-01")), ring(7, 0, lock("2026-11-08"))],
    ["that a ring is the first", ring(7), ring(7, 0, { isFirst: true })],
    ["what it accepts", {}, { acceptances: [acceptance("2026-12-31")] }],
    ["until when", { acceptances: [acceptance("2026-12-31")] }, { acceptances: [acceptance("2027-12-31")] }],
  ])("%s", (_, one, other) => {
    expect(of(one)).not.toBe(of(other));
    expect(review(other).hasChanges).toBe(false);
  });

  test("and what it promised before, where that is loosened", () => {
    const now = promising(deadline(60));
    const from = (days: number) => of({ ...now, promisedBefore: promising(deadline(days)) });

    expect(new Set([of(now), from(14), from(21)]).size).toBe(3);
    expect(of({ promisedBefore: promising(deadline(14)) })).not.toBe(of({ promisedBefore: {} }));
  });

  test("but not that a stricter promise was another one, nor one that stays", () => {
    const now = promising(deadline(14));

    expect(of({ ...now, promisedBefore: promising(deadline(60)) })).toBe(of(now));
    expect(of({ ...now, promisedBefore: now })).toBe(of(now));
  });

  test("in any order, on any day", () => {
    const [one, other] = [deadline(14), deadline(21, {}, "batch")];
    const accepted = [acceptance("2026-12-31"), acceptance("2026-12-31", "PM838")];
    const said = { ...promising(one, other), acceptances: accepted };
    const reversed = { ...promising(other, one), acceptances: [...accepted].reverse() };

    expect(of(reversed)).toBe(of(said));
    expect(of(said, new Date("2027-06-01T00:00:00Z"))).toBe(of(said));
  });

  test("and a program that promises nothing is as one that notes nothing", () => {
    expect(of({ promises: { deadlines: [], policies: [], associations: [], releases: [] }, acceptances: [] })).toBe(
      of({}),
    );
  });
});

test("a loosened promise is a change, of which Terraform knows nothing", () => {
  const loosened = review({ promisedBefore: promising(deadline(14)) });

  expect([loosened.hasChanges, loosened.stacks[0]?.hasChanges, loosened.risk]).toEqual([true, true, "medium"]);
  expect(lastLine(loosened)).toBe("Terraform changes nothing; deadlines or the ring order are loosened.");
});

test("a stricter promise is none: nothing that was promised is less", () => {
  const stricter = review({ ...promising(deadline(7)), promisedBefore: promising(deadline(14)) });

  expect(stricter.hasChanges).toBe(false);
  expect(lastLine(stricter)).toBe("No changes. Your infrastructure matches the configuration.");
});
