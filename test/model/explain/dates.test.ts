import { explainPatch } from "../../../model/explain/decision/explain-patch";
import type { Patch } from "../../../model/explain/patch/patch";
import { UNKNOWN } from "../../../model/values/unknown";
import { baseline, patch, rule, withoutNotice } from "./given";

const released = (date: string): Partial<Patch> => ({ dates: { issued: new Date(date), updated: new Date(date) } });
const afterDays = (days: number, operatingSystem = "AMAZON_LINUX_2") =>
  baseline({
    operatingSystem,
    approvalRules: [rule({ patchFilters: [], approveAfterDays: days, enableNonSecurity: true })],
  });
const untilDate = (date: string) => baseline({ approvalRules: [rule({ approveUntilDate: date })] });

test.each([
  ["2026-11-27T14:02:59Z", "waiting"],
  ["2026-11-27T14:03:00Z", "waiting"],
  ["2026-11-27T14:03:00.999Z", "waiting"],
  ["2026-11-27T14:03:01Z", "approved"],
])("days are 24 hours, and the moment itself is too early: at %s it is %s", (at, outcome) => {
  const verdict = explainPatch(afterDays(7), patch(), new Date(at));

  expect(verdict.outcome).toBe(outcome);
  expect(verdict).toMatchObject({
    [outcome === "waiting" ? "until" : "since"]: new Date("2026-11-27T14:03:00Z"),
  });
});

test("with 0 days a notice dated in the future waits", () => {
  const future = patch(released("2026-12-01T00:00:00Z"));

  expect(explainPatch(afterDays(0), future, new Date("2026-11-29T00:00:00Z"))).toMatchObject({
    outcome: "waiting",
    until: new Date("2026-12-01T00:00:00Z"),
  });
});

test("neither days nor date means 0 days", () => {
  const model = baseline({ approvalRules: [rule()] });

  expect(explainPatch(model, patch(), new Date("2026-11-20T14:03:01Z")).outcome).toBe("approved");
  expect(explainPatch(model, patch(), new Date("2026-11-20T14:03:00Z")).outcome).toBe("waiting");
});

test.each([
  ["2026-01-31T23:59:59Z", "approved"],
  ["2026-02-01T00:00:00Z", "not selected"],
])("an until date includes the day it names, by UTC: released %s is %s", (date, outcome) => {
  const verdict = explainPatch(untilDate("2026-01-31"), patch(released(date)), new Date("2026-06-01T00:00:00Z"));

  expect(verdict.outcome).toBe(outcome);
});

test("tells that a patch came too late for an until date", () => {
  const verdict = explainPatch(untilDate("2026-01-31"), patch(), new Date("2026-12-01T00:00:00Z"));

  expect(verdict).toMatchObject({ because: "approvalRules[0]: released after 2026-01-31" });
});

test("where a rule has both, the date wins", () => {
  const model = baseline({ approvalRules: [rule({ approveAfterDays: 360, approveUntilDate: "2026-11-30" })] });

  expect(explainPatch(model, patch(), new Date("2026-11-21T00:00:00Z")).outcome).toBe("approved");
});

test.each(["2026-02-31", "31.01.2026"])("says of the until date %s that the calendar has no such day", (date) => {
  expect(explainPatch(untilDate(date), patch(), new Date("2026-12-01T00:00:00Z"))).toMatchObject({
    outcome: "unknown",
    because: `of approvalRules[0]: its approveUntilDate "${date}" is not a valid date`,
  });
});

describe("which date counts", () => {
  const issued = new Date("2026-11-01T00:00:00Z");
  const updated = new Date("2026-11-10T00:00:00Z");
  const republished = patch({ dates: { issued, updated } });
  const at = new Date("2026-11-12T00:00:00Z");
  const until = (days: number, model: string, given: Patch = republished) => {
    const verdict = explainPatch(afterDays(days, model), given, at);
    return { outcome: verdict.outcome, caveats: verdict.caveats };
  };

  test("with yum the update: a republished notice starts the wait anew", () => {
    expect(until(7, "AMAZON_LINUX_2")).toEqual({ outcome: "waiting", caveats: [] });
    expect(until(7, "AMAZON_LINUX_2", patch({ dates: { issued } }))).toEqual({ outcome: "approved", caveats: [] });
  });

  test("with yum and no notice the day the package was built", () => {
    const built = (date: string) => withoutNotice({ dates: { built: new Date(date) } });

    expect(until(7, "AMAZON_LINUX_2", built("2026-11-11T00:00:00Z")).outcome).toBe("waiting");
    expect(until(7, "AMAZON_LINUX_2", built("2026-11-01T00:00:00Z")).outcome).toBe("approved");
  });

  test("with dnf the issue, and newer code may differ", () => {
    const oracle8 = {
      ...republished,
      package: { name: "tar", epoch: "2", version: "1", release: "1.el8", arch: "x86_64" },
    };

    expect(until(7, "ORACLE_LINUX", oracle8)).toEqual({ outcome: "approved", caveats: ["counts-from-issue"] });
  });

  test.each(["AMAZON_LINUX_2022", "AMAZON_LINUX_2023", "ROCKY_LINUX", "ALMA_LINUX"])(
    "on %s the update, by the word of the user guide",
    (operatingSystem) => {
      expect(until(7, operatingSystem)).toEqual({ outcome: "waiting", caveats: ["counts-from-update"] });
    },
  );

  test("a rule without delay does not ask, and carries no caveat", () => {
    expect(until(0, "AMAZON_LINUX_2023")).toEqual({ outcome: "approved", caveats: [] });
  });

  test("none that can be read counts as 1970", () => {
    expect(until(360, "AMAZON_LINUX_2", patch({ dates: {} }))).toEqual({
      outcome: "approved",
      caveats: ["undated-is-1970"],
    });
  });

  test.each(["UBUNTU", "DEBIAN", "RASPBIAN"])(
    "%s knows none: everything is approved immediately",
    (operatingSystem) => {
      const model = afterDays(360, operatingSystem);
      const dated = { ...model, approvalRules: [rule({ approveUntilDate: "2000-01-01", enableNonSecurity: true })] };

      const verdict = explainPatch(model, patch({ securityOrigin: true }), at);

      expect(verdict.outcome).toBe("approved");
      expect("since" in verdict).toBe(false);
      expect(explainPatch(dated, patch({ securityOrigin: true }), at).outcome).toBe("approved");
    },
  );

  test("a Mac's delay is not confirmed", () => {
    expect(until(7, "MACOS", patch({ dates: { released: issued } })).caveats).toEqual(["delay-on-macos"]);
  });

  test("a Windows update that waits may be superseded before", () => {
    const update = patch({ id: "KB5031364", dates: { released: updated }, properties: { patchSet: "OS" } });

    expect(until(7, "WINDOWS", update)).toEqual({ outcome: "waiting", caveats: ["superseded-on-windows"] });
  });

  test("one that is still to be released waits for that alone where a rule has no delay", () => {
    const update = patch({ id: "KB5031364", dates: { released: new Date(at.getTime() + 86_400_000) } });
    const windows = { ...update, properties: { patchSet: "OS" } };

    expect(until(0, "WINDOWS", windows)).toEqual({ outcome: "waiting", caveats: [] });
    expect(until(1, "WINDOWS", windows)).toEqual({ outcome: "waiting", caveats: ["superseded-on-windows"] });
  });

  test("one that the list does not say matters only to a rule that waits", () => {
    const undated = patch({ dates: { released: UNKNOWN } });

    expect(until(0, "AMAZON_LINUX_2", undated).outcome).toBe("approved");
    expect(explainPatch(afterDays(1), undated, at)).toMatchObject({
      because: "of approvalRules[0]: the patch list does not say the release date",
    });
  });
});
