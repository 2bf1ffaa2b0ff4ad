import { environment, findings, type Given, installing, said } from "./given";

describe("Windows that is patched late", () => {
  const windows = (schedule: string) => ({ Month: installing("web", { schedule }) });
  const late = (delay: number, schedule: string): Given => ({
    baselines: { Base: { operatingSystem: "WINDOWS", approvalRules: [{ approveAfterDays: delay }] } },
    groups: { web: {} },
    windows: windows(schedule),
  });

  test("an update that comes more than 30 days after its release is warned of", () => {
    expect(said("PM836", late(12, "cron(0 22 ? * TUE#2 *)"))).toEqual([
      [
        'web: "web" gets the update of Tue 2027-06-08 17:00 UTC 35.4 days after its release [PM836]',
        "    Windows Server is updated on Patch Tuesday: the next one comes first, and supersedes it.",
        "    → shorten the delay, or open the window some days after the release: Schedule.patchTuesday({ plusDays: … })",
      ].join("\n"),
    ]);
  });

  test("in a plan it stands where Windows is registered for the group, and not under the first of its systems", () => {
    const model = environment(late(12, "cron(0 22 ? * TUE#2 *)"));
    const [group] = model.patchGroups;
    if (group === undefined) throw new Error("expected a group");
    const registrations = group.registrations.map((one) => ({ ...one, key: "aws_ssm_patch_group.Web_WINDOWS" }));
    const found = findings({ ...model, patchGroups: [{ ...group, registrations }] });

    expect(found.filter(({ checkId }) => checkId === "PM836").map(({ key }) => key)).toEqual([
      "aws_ssm_patch_group.Web_WINDOWS",
    ]);
  });

  test("an update that is superseded while it waits is warned of", () => {
    expect(said("PM836", late(36, "cron(0 22 ? * SUN *)"))[0]).toContain(
      '"web" never gets some updates: the next release supersedes it before its delay is over [PM836]',
    );
  });

  describe("with releases of its own", () => {
    const every = (releases: string, delay: number, schedule: string): Given => ({
      ...late(delay, schedule),
      baselines: {
        Base: {
          operatingSystem: "WINDOWS",
          approvalRules: [{ approveAfterDays: delay }],
          releases: { schedule: releases },
        },
      },
    });

    test("that supersede one another while they wait, the days between two are named, not those of Patch Tuesday", () => {
      expect(said("PM836", every("cron(0 6 ? * MON *)", 8, "cron(0 22 ? * SUN *)"))).toEqual([
        [
          'web: "web" never gets some updates: the next release supersedes it before its delay is over [PM836]',
          "    Windows Server is updated on the days that releases names.",
          "    → wait fewer days than lie between two releases",
        ].join("\n"),
      ]);
    });

    test("that come seldom, it is not told that the next one comes first", () => {
      expect(said("PM836", every("cron(0 6 1 JAN,APR,JUL,OCT ? *)", 40, "cron(0 22 ? * SUN *)"))[0]).toContain(
        "\n    Windows Server is updated on the days that releases names: the next one is out 45.2 days after that.\n    → wait fewer days than lie between two releases",
      );
    });
  });

  test("the day after Patch Tuesday is in time", () => {
    expect(said("PM836", late(0, "cron(0 22 ? * TUE#2 *)"))).toEqual([]);
  });
});
