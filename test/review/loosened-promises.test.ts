import type { PromiseNote } from "../../model/arrival/promise-note";
import { PatchDeadlines } from "../../model/deadlines/patch-deadlines";
import { UNKNOWN } from "../../model/values/unknown";
import type { StackPromises } from "../../review/arrival/loosened-promises";
import type { ReviewedFinding } from "../../review/findings/reviewed-finding";
import { headlineOf } from "../../review/render/headline";
import { reviewStacks } from "../../review/review";
import { findingKey, inStack } from "../../review/stacks/finding-keys";
import { ChangedPlan } from "./changed-plans";
import { noted } from "./given-deadlines";
import { AT } from "./given-reviews";

describe("what was promised before the change, and is promised no more", () => {
  const told = (before: StackPromises, now: StackPromises) => {
    const review = reviewStacks([{ ...new ChangedPlan().stack(), ...now, promisedBefore: before }], { at: AT });
    const found = review.stacks.flatMap(({ findings }) => findings.filter(({ checkId }) => checkId === "PM761"));
    return { risk: review.risk, found: found.map(({ object, path, message }) => [object, path, message]) };
  };
  const within = (...args: Parameters<typeof noted>) => ({ promises: noted(...args) });
  const OBJECT = "patching/ProdWeb";

  test.each<[string, object, object, [string, string][]]>([
    ["more days", { Critical: 21 }, { Critical: 60 }, [["Critical", "deadline Critical: 60 days, was 21"]]],
    [
      "none for a severity",
      { Critical: 1, Important: 30 },
      { Important: 30 },
      [["Critical", "deadline Critical: none, was 1 day"]],
    ],
    [
      "a severity that every patch is asked for in more days",
      { Critical: 1, any: 30 },
      { any: 30 },
      [["Critical", "deadline Critical: 30 days, was 1"]],
    ],
    [
      "more days for a severity than for every patch, of which the fewer count",
      { Critical: 20 },
      { Critical: 40, any: 30 },
      [["Critical", "deadline Critical: 30 days, was 20"]],
    ],
    [
      "a severity that a published rule asks for in more days",
      { Critical: 7 },
      { Critical: 40, ...PatchDeadlines.cyberEssentials() },
      [["Critical", "deadline Critical: 14 days, was 7"]],
    ],
    [
      "a severity that was asked for with every patch, in fewer days than its own",
      { Critical: 40, any: 30 },
      { Critical: 35 },
      [
        ["Critical", "deadline Critical: 35 days, was 30"],
        ["any", "deadline every approved patch: none, was 30 days"],
      ],
    ],
    [
      "more days for every patch, once, with what was asked of a severity in no fewer days",
      { Critical: 40, any: 20 },
      { any: 25 },
      [["any", "deadline every approved patch: 25 days, was 20"]],
    ],
    [
      "days of one's own that are more than those of a rule",
      PatchDeadlines.pciDss(),
      { Critical: 30 },
      [["published", "deadline: no published rule, was PCI DSS 6.3.3"]],
    ],
    [
      "days of one's own that leave out patches without severity",
      PatchDeadlines.cyberEssentials(),
      { Critical: 7, Important: 7 },
      [["published", "deadline: no published rule, was Cyber Essentials"]],
    ],
    [
      "installed, and pending a reboot",
      { any: 30, inForce: true },
      { any: 30 },
      [["inForce", "deadline: the reboot is no longer included; until now it was"]],
    ],
    [
      "fewer missed runs",
      { any: 30, tolerateMissedRuns: 2 },
      { any: 30, tolerateMissedRuns: 1 },
      [["tolerateMissedRuns", "deadline: proved with 1 missed run, was 2"]],
    ],
    [
      "days that do not count",
      { any: 30, exceptDuring: [{ from: "2026-12-14", until: "2026-12-24" }] },
      { any: 30, exceptDuring: [{ from: "2026-12-14", until: "2027-01-04" }] },
      [["exceptDuring", "deadline: no longer counts 2026-12-24 through 2027-01-03 (a freeze); until now it did"]],
    ],
    [
      "days that do not count where each did",
      { any: 30 },
      { any: 30, exceptDuring: [{ from: "2026-12-14", until: "2027-01-04" }] },
      [["exceptDuring", "deadline: no longer counts 2026-12-14 through 2027-01-03 (a freeze); until now it did"]],
    ],
    [
      "a breach that may be accepted",
      { any: 30, acceptable: false },
      { any: 30 },
      [["acceptable", "deadline: missing it may be accepted; until now it stopped the synth"]],
    ],
    [
      "a rule that allows more days",
      PatchDeadlines.cyberEssentials(),
      PatchDeadlines.pciDss(),
      [["published", "deadline: PCI DSS 6.3.3, was Cyber Essentials"]],
    ],
    [
      "a level of the same rule that allows more days",
      PatchDeadlines.essentialEight({ maturity: 1, internetFacing: true }),
      PatchDeadlines.essentialEight({ maturity: 1, internetFacing: false }),
      [["published", "deadline: Essential Eight: critical 28 days, was 2"]],
    ],
  ])("%s is told, and weighs medium", (_, before, now, says) => {
    expect(told(within(before), within(now))).toEqual({
      risk: "medium",
      found: says.map(([at, message]) => [OBJECT, `patchWithin.${at}`, message]),
    });
    expect(told(within(now), within(now))).toEqual({ risk: "none", found: [] });
  });

  test.each<[string, object, object, string[]]>([
    ["days", { Critical: 21 }, { Critical: UNKNOWN }, ["deadline Critical: known after apply, was 21 days"]],
    ["days that others bound", { Critical: 21, any: 21 }, { Critical: UNKNOWN, any: 21 }, []],
    ["days of a rule", PatchDeadlines.pciDss(), { any: UNKNOWN }, ["deadline: no published rule, was PCI DSS 6.3.3"]],
    [
      "in force",
      { any: 7, inForce: true },
      { any: 7, inForce: UNKNOWN },
      ["deadline: inForce is known after apply from now on"],
    ],
    [
      "missed runs",
      { any: 7, tolerateMissedRuns: 1 },
      { any: 7, tolerateMissedRuns: UNKNOWN },
      ["deadline: tolerateMissedRuns is known after apply from now on"],
    ],
    ["no missed runs", { any: 7 }, { any: 7, tolerateMissedRuns: UNKNOWN }, []],
    [
      "days that do not count",
      { any: 7 },
      { any: 7, exceptDuring: UNKNOWN },
      ["deadline: exceptDuring is known after apply from now on"],
    ],
    ["acceptable", { any: 7, acceptable: false }, { any: 7, acceptable: UNKNOWN }, []],
    [
      "acceptable",
      { any: 7, acceptable: UNKNOWN },
      { any: 7, acceptable: true },
      ["deadline: missing it may be accepted; until now it stopped the synth"],
    ],
  ])("what is known after apply from now on may be looser, and what it was may not be told: %s", (_, was, is, says) => {
    expect(told(within(was), within(is)).found.map(([, , message]) => message)).toEqual(says);
    expect(told(within(is), within(is)).found).toEqual([]);
    expect(told(within(is), within(was)).found).toEqual([]);
  });

  test("days on which patches come out are told where a deadline was proved with more of them, and another name is not", () => {
    const on = (schedule: string, name = "release") => ({
      promises: {
        ...noted({ Critical: 21 }),
        releases: [{ baseline: "linux", calendar: { kind: "days", name, timing: { schedule } } }],
      } as PromiseNote,
    });
    const [any, mondays, tuesdays] = [within({ Critical: 21 }), on("cron(0 6 ? * MON *)"), on("cron(0 6 ? * TUE *)")];
    const found = (before: StackPromises, now: StackPromises) => told(before, now).found;

    expect(found(any, mondays)).toEqual([
      [
        "aws_ssm_patch_baseline.Linux",
        "releases",
        "deadlines are proved with releases on Mon 06:00 UTC, was at any instant",
      ],
    ]);
    expect(found(mondays, tuesdays).map(([, , message]) => message)).toEqual([
      "deadlines are proved with releases on Tue 06:00 UTC, was on Mon 06:00 UTC",
    ]);
    expect(found(mondays, any)).toEqual([]);
    expect(found(mondays, on("cron(0 6 ? * MON *)", "Monday"))).toEqual([]);
    expect(found({}, { promises: { releases: mondays.promises.releases ?? [] } })).toEqual([]);
  });

  test("an address with a slash in its key is no construct path", () => {
    const [finding] = reviewStacks(
      [{ ...new ChangedPlan().stack(), ...within({ any: 30 }), promisedBefore: within({ any: 20 }) }],
      { at: AT },
    ).stacks.flatMap(({ findings }) => findings.filter(({ checkId }) => checkId === "PM761"));
    const each = (key: string) => ({ ...(finding as ReviewedFinding), key, object: key });
    const [one, other] = ["a/x", "b/x"].map((key) => each(`module.eu.aws_ssm_patch_baseline.Linux["${key}"]`)) as [
      ReviewedFinding,
      ReviewedFinding,
    ];

    expect(inStack(one).object).toBe(one.object);
    expect(findingKey(one)).not.toBe(findingKey(other));
    expect(inStack(each("prod/Default/Web")).object).toBe("Default/Web");
  });

  test("a deadline that is gone is told while its group is there", () => {
    expect(told(within({ Critical: 21, any: 60 }), {}).found).toEqual([
      [
        OBJECT,
        "patchWithin",
        "no deadline any more, was Critical within 21 days and every approved patch within 60 days",
      ],
    ]);
    expect(told(within({ any: UNKNOWN }), {}).found.map(([, , message]) => message)).toEqual([
      "no deadline any more, was every approved patch within days that are known after apply",
    ]);
    const [gone] = noted({ any: 7 }).deadlines ?? [];
    expect(told({ promises: { deadlines: [{ ...gone, patchGroup: "gone" } as never] } }, {}).found).toEqual([]);
  });

  test("a deadline whose Region is written out from now on is the same one", () => {
    const written = (days: number) => {
      const [deadline] = noted({ Critical: days }).deadlines ?? [];
      return { promises: { deadlines: [{ ...deadline, region: "eu-central-1" } as never] } };
    };

    expect(told(within({ Critical: 21 }), written(21)).found).toEqual([]);
    expect(told(within({ Critical: 21 }), written(60)).found).toEqual([
      [OBJECT, "patchWithin.Critical", "deadline Critical: 60 days, was 21"],
    ]);
  });

  test.each<[string, object, object]>([
    ["every patch", { Critical: 21 }, { any: 14 }],
    ["a published rule", { Critical: 21, Important: 30 }, PatchDeadlines.cyberEssentials()],
    [
      "each urgency of a published rule",
      { any: 30 },
      PatchDeadlines.essentialEight({ maturity: 1, internetFacing: true }),
    ],
    [
      "another level of a published rule",
      PatchDeadlines.essentialEight({ maturity: 1, internetFacing: false }),
      PatchDeadlines.essentialEight({ maturity: 1, internetFacing: true }),
    ],
    ["every patch, instead of a published rule,", PatchDeadlines.cyberEssentials(), { any: 10 }],
    ["a severity, instead of a published rule,", PatchDeadlines.pciDss(), { Critical: 20 }],
    [
      "each severity of its systems, instead of a published rule,",
      PatchDeadlines.fedRampRev5(),
      { Critical: 30, Important: 30, Medium: 90, Low: 180 },
    ],
    [
      "every patch, instead of a level of a published rule,",
      PatchDeadlines.essentialEight({ maturity: 3, internetFacing: false }),
      { ...PatchDeadlines.essentialEight({ maturity: 1, internetFacing: false }), any: 2 },
    ],
  ])("a deadline that %s keeps short from now on is none that is looser", (_, before, now) => {
    expect(told(within(before), within(now)).found).toEqual([]);
  });

  test("of two Regions that have a group, the deadline of one is not held against that of the other", () => {
    const inRegions = (...regions: readonly [region: string | undefined, days: number][]) => {
      const deadlines = regions.map(([region, Critical]) => {
        const [deadline] = noted({ Critical }).deadlines ?? [];
        const own = region === undefined ? {} : { region };
        return { ...deadline, ...own, path: `patching/${region ?? "own"}/ProdWeb` };
      });
      return { promises: { deadlines } as never };
    };
    const both = inRegions([undefined, 60], ["us-east-1", 21]);

    expect(told(both, inRegions([undefined, 60])).found).toEqual([]);
    expect(told(both, inRegions([undefined, 60], ["us-east-1", 30])).found).toEqual([
      ["patching/us-east-1/ProdWeb", "patchWithin.Critical", "deadline Critical: 30 days, was 21"],
    ]);
  });

  test("less that a ring owes to the one before is told, more is not", () => {
    const ring = (soakDays: number, daysOnRingBefore: number) => ({
      ringPromise: { ring: "prod", soakDays, daysOnRingBefore },
    });

    expect(told(ring(7, 2), ring(3, 0))).toEqual({
      risk: "medium",
      found: [
        ["ring prod", "", "soakDays: 3 days, was 7"],
        ["ring prod", "", "daysOnRingBefore: 0 days, was 2"],
      ],
    });
    expect(told(ring(3, 0), ring(7, 2)).found).toEqual([]);
    expect(told({}, ring(7, 2)).found).toEqual([]);
  });

  describe("in stacks of a program, of which each construct path begins with its stack", () => {
    const withinDays = (Critical: number) => noted({ Critical }).deadlines?.[0]?.within;
    const stack = (name: string, Critical: number) => {
      const [deadline] = noted({ Critical }).deadlines ?? [];
      const promised = (days: number) => ({
        deadlines: [{ ...deadline, path: `${name}/Web`, within: withinDays(days) }],
      });
      return {
        ...new ChangedPlan().stack(),
        name,
        promises: promised(Critical),
        promisedBefore: { promises: promised(21) },
      };
    };
    const inRing = (name: string, Critical: number) => ({ ...stack(name, Critical), ring: name });

    test("is told once for those that are equal", () => {
      const { rows } = reviewStacks([stack("a", 60), stack("b", 60), stack("c", 90)] as never, { at: AT });

      expect(rows.map(({ stacks }) => stacks.map(({ name }) => name))).toEqual([["c"], ["a", "b"]]);
    });

    test("is the headline of those alone that promise the same from now on", () => {
      const headline = (last: number) =>
        headlineOf(reviewStacks([inRing("a", 60), inRing("b", 60), inRing("c", last)] as never, { at: AT })).text;

      expect(headline(60)).toBe("Web: deadline Critical: 60 days, was 21");
      expect(headline(90)).toBe("rings a and b: Web: deadline Critical: 60 days, was 21");
    });
  });

  test("a stricter promise is nothing to stop at, and what was not known before is none", () => {
    expect(told(within({ Critical: 60 }), within({ Critical: 21, any: 30 })).found).toEqual([]);
    expect(told({}, within({ Critical: 21 })).found).toEqual([]);
  });
});
