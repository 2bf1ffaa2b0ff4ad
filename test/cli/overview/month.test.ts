import { daysFrom } from "../../../cli/overview/days-of-range";
import { foldedPlaces } from "../../../cli/overview/folded-places";
import { PaperLists } from "../../../cli/overview/paper-lists";
import { withoutBreaks } from "../../support/without-breaks";
import { installs, patching, projectWith, run, target, window } from "../given-stacks";

const SATURDAYS = "cron(0 3 ? * SAT *)";

interface Opens {
  readonly schedule?: string;
  readonly zone?: string;
  readonly days?: object;
  readonly task?: object;
  /** Of the tag Role; absent: of the patch group Critical. */
  readonly role?: string;
}

/** The page of a stack with these windows, each of which installs. */
async function pageOf(
  windows: Readonly<Record<string, Opens>>,
  command: readonly string[] = ["summary"],
): Promise<string> {
  const each = (draft: (name: string, opens: Opens) => object) =>
    Object.fromEntries(Object.entries(windows).map(([name, opens]) => [name, draft(name, opens)]));
  const folder = projectWith({
    one: {
      ...patching,
      aws_ssm_maintenance_window: each((name, { schedule = SATURDAYS, zone = "UTC", days }) => ({
        ...window(name, schedule, zone),
        ...days,
      })),
      aws_ssm_maintenance_window_target: each((name, { role }) => ({
        ...target(name, "Critical"),
        ...(role === undefined ? {} : { targets: [{ key: "tag:Role", values: [role] }] }),
      })),
      aws_ssm_maintenance_window_task: each((name, { task }) => ({ ...installs(name), ...task })),
    },
  });
  return withoutBreaks((await run(folder, [...command, "--format", "html"])).out);
}

test.each([
  ["every day but Sunday", "cron(0 5 ? * MON-SAT *)", "2026-12-07"],
  ["on two days", "cron(0 5 ? * TUE,WED *)", "2026-11-27"],
])("what runs %s is not told as every day, however short the time is", async (_, schedule, until) => {
  const page = await pageOf({ Often: { schedule } }, ["calendar", "--until", `${until}T00:00Z`]);

  expect(page).not.toContain("Every day");
});

test.each([
  ["UTC", "2026-11-23T18:00Z"],
  // Of two days.
  ["Pacific/Auckland", "2026-11-23T18:00Z"],
  ["America/Los_Angeles", "2026-11-24T00:00Z"],
])("what runs each day in %s is, though the first one is over at that hour", async (zone, at) => {
  const command = ["calendar", "--at", at, "--until", "2026-12-07T00:00Z"];
  const page = await pageOf({ Often: { schedule: "cron(0 5 * * ? *)", zone } }, command);

  expect(page).toContain("Every day");
});

describe("days of clocks that are not UTC", () => {
  const NEW_YORK = "America/New_York";
  const SINGAPORE = "Asia/Singapore";

  test.each(["calendar", "summary"])("are shown to their end by %s --until", async (command) => {
    const page = await pageOf({ Late: { schedule: "cron(0 22 ? * THU *)", zone: NEW_YORK } }, [
      ...[command, "--from", "2026-12-20", "--until", "2027-01-01"],
    ]);

    expect(daysWithRuns(page)).toEqual(["2026-12-24", "2026-12-31"]);
    expect(page).not.toContain("January 2027");
  });

  test.each([
    [
      "after that of UTC",
      SINGAPORE,
      "0 1",
      ["--from", "2026-11-30T12:00Z", "--until", "2026-12-01T00:00Z"],
      "2026-12-01",
    ],
    ["before it", NEW_YORK, "0 20", ["--from", "2026-12-01T00:00Z", "--until", "2026-12-01T12:00Z"], "2026-11-30"],
  ])("are shown where a run begins on the day %s", async (_, zone, time, period, day) => {
    const page = await pageOf({ Often: { schedule: `cron(${time} * * ? *)`, zone } }, ["calendar", ...period]);

    expect(daysWithRuns(page)).toEqual([day]);
  });

  test("are shown in the week before, where that is not over on their clock", async () => {
    const page = await pageOf({ Sunday: { schedule: "cron(0 20 ? * SUN *)", zone: NEW_YORK } }, [
      ...["summary", "--at", "2026-11-30T00:00Z"],
    ]);

    expect(daysWithRuns(page)).toEqual([
      "2026-11-29",
      "2026-12-06",
      "2026-12-13",
      "2026-12-20",
      "2026-12-27",
      "2027-01-03",
    ]);
  });

  test("begin no month for what runs every day", async () => {
    const page = await pageOf({ Often: { schedule: "cron(0 1 * * ? *)", zone: SINGAPORE } }, [
      ...["calendar", "--from", "2026-12-01T00:00Z", "--until", "2027-01-01T00:00Z"],
    ]);

    expect(page).toContain("Every day");
    expect(page).not.toContain("January 2027");
    expect(page).not.toContain("November 2026");
  });

  test("that are after the end are not shown, and no week of them", async () => {
    const page = await pageOf({ Often: { schedule: "cron(0 22 ? * MON,TUE *)", zone: NEW_YORK } }, [
      ...["calendar", "--from", "2026-12-01T00:00Z", "--until", "2026-12-15T12:00Z"],
    ]);

    expect(daysWithRuns(page)).toEqual(["2026-11-30", "2026-12-01", "2026-12-07", "2026-12-08", "2026-12-14"]);
    expect(page).not.toContain('datetime="2026-12-21"');
  });
});

describe("a freeze", () => {
  test("between seasons is told to the first of them that opens again, from the last that closed", async () => {
    const page = await pageOf({
      A: { schedule: "cron(0 3 ? * SUN *)", days: { end_date: "2026-12-01T00:00:00Z" } },
      B: {
        schedule: "cron(0 3 ? * SUN *)",
        days: { start_date: "2026-12-10T00:00:00Z", end_date: "2026-12-20T00:00:00Z" },
      },
      C: { schedule: "cron(0 3 ? * SUN *)", days: { start_date: "2027-01-20T00:00:00Z" } },
    });

    // The last run of A is on 29 November, and C counts with it: neither is closed while one of them opens.
    expect(bandsOf(page)).toEqual([
      ...Array.from({ length: 9 }, (_, at) => [`2026-12-0${at + 1}`, "Freeze until Thu 10 Dec"]),
      ...daysFrom("2026-12-20", 31).map((day) => [day, "Freeze until Wed 20 Jan"]),
    ]);
    // To the first run after it.
    expect(daysWithRuns(page).at(-1)).toBe("2027-01-24");
  });

  test("is shown to the week in which it ends, unless that is months away", async () => {
    const weeksOf = async (until: string) => {
      const schedule = "cron(0 3 ? * SUN *)";
      const page = await pageOf({
        Before: { schedule, days: { end_date: "2026-12-18T00:00:00+01:00" } },
        After: { schedule, days: { start_date: `${until}T00:00:00+01:00` } },
      });
      return daysWithRuns(page).at(-1);
    };

    expect(await weeksOf("2026-12-20")).toBe("2026-12-27");
    expect(await weeksOf("2027-01-04")).toBe("2027-01-10");
    expect(await weeksOf("2027-06-07")).toBe("2026-12-27");
  });

  test("of nodes by a tag is told, though a window of other nodes opens at that time", async () => {
    const page = await pageOf({
      Database: { role: "db", days: { start_date: "2026-12-10T00:00:00Z" } },
      Web: { role: "web" },
    });

    expect(page.match(/closed (from|until) [^<]*/g)).toEqual([
      "closed until Thu 2026-12-10",
      "closed until Thu 2026-12-10",
    ]);
  });

  test("begins and ends by the clock of the window, as its hours do", async () => {
    const days = { start_date: "2026-12-10T00:00:00+01:00" };
    const page = await pageOf({ Weekly: { zone: "America/New_York", days } });

    expect(page.match(/closed until [^<]*/g)?.[0]).toBe("closed until Wed 2026-12-09 18:00");
  });
});

describe("days of which nothing is asked", () => {
  const SUNDAY = { Sunday: { schedule: "cron(0 4 ? * SUN *)", zone: "Europe/Paris" } };

  test("are hatched and not empty, and the first one says from when on it is told", async () => {
    const page = await pageOf(SUNDAY, ["summary", "--at", "2026-12-06T12:00Z"]);

    expect(looksOf(page).slice(0, 8)).toEqual([
      ...["11-30", "12-01", "12-02", "12-03", "12-04", "12-05"].map((day) => [`2026-${day}`, "beyond"]),
      ["2026-12-06", "shown from 12:00 UTC"],
      ["2026-12-07", "empty"],
    ]);
    expect(page).toContain("<h2>Sun 6 Dec to Sun 3 Jan 2027</h2>");
  });

  test("are hatched after the end, also of a month", async () => {
    const saturday = { Saturday: { schedule: "cron(0 23 ? * SAT *)", zone: "Europe/Paris" } };
    const period = (until: string) => ["calendar", "--from", "2027-03-20", "--until", until];

    expect(looksOf(await pageOf(saturday, period("2027-04-03"))).slice(-3)).toEqual([
      ["2027-04-02", "empty"],
      ["2027-04-03", "beyond"],
      ["2027-04-04", "beyond"],
    ]);
    expect(looksOf(await pageOf(saturday, period("2027-04-03T12:00Z"))).slice(-2)).toEqual([
      ["2027-04-03", "shown until 12:00 UTC"],
      ["2027-04-04", "beyond"],
    ]);
  });

  test("begin and end on the clocks of what runs", async () => {
    const looks = async (zone: string) => {
      const page = await pageOf({ Sunday: { schedule: "cron(0 4 ? * SUN *)", zone } }, [
        "summary",
        "--at",
        "2026-12-04T11:00Z",
      ]);
      return Object.fromEntries(looksOf(page).slice(3, 6));
    };

    expect(await looks("Europe/Paris")).toEqual({
      "2026-12-03": "beyond",
      "2026-12-04": "shown from 11:00 UTC",
      "2026-12-05": "empty",
    });
    expect(await looks("Pacific/Kiritimati")).toMatchObject({
      "2026-12-04": "beyond",
      "2026-12-05": "shown from Fri 11:00 UTC",
    });
  });
});

describe("who reboots on Saturday", () => {
  const PARIS = "Europe/Paris";
  const FRIDAYS = { schedule: "cron(0 22 ? * FRI *)", zone: PARIS, days: { duration: 2, cutoff: 0 } };
  const SUNDAYS = "cron(0 4 ? * SUN *)";

  const onSaturday = async (windows: Parameters<typeof pageOf>[0], ...words: readonly string[]) => {
    const page = await pageOf(windows, ["summary", ...(words.length > 0 ? words : ["--at", "2026-11-30T12:00Z"])]);
    const text = (html: string) => html.replaceAll("\u00a0", " ").replace(/<[^>]*>/g, "");
    return {
      lead: text(/<p class="lead">.*/.exec(page)?.[0] ?? ""),
      saturday: text(/<time datetime="2026-12-05">.*?<\/td>/.exec(page)?.[0] ?? ""),
    };
  };

  test("a command that began on Friday does, where nothing ends it at midnight", async () => {
    expect(await onSaturday({ Fridays: FRIDAYS })).toEqual({
      lead: "In the 7 days from Tue 1 Dec no node reboots on Tue 1 Dec, Wed 2 Dec, Thu 3 Dec, Sun 6 Dec and Mon 7 Dec (Europe/Paris).",
      saturday: "5 DecReboot of Fri 22:00 Europe/Paris",
    });
    expect(await onSaturday({ Fridays: { ...FRIDAYS, task: { cutoff_behavior: "CANCEL_TASK" } } })).toEqual({
      lead: expect.stringContaining("Thu 3 Dec, Sat 5 Dec, Sun 6 Dec"),
      saturday: "5 Dec",
    });
  });

  test("a node does whose Sunday is a Saturday on the clock of another window", async () => {
    const windows = { Paris: { schedule: SUNDAYS, zone: PARIS }, Tokyo: { schedule: SUNDAYS, zone: "Asia/Tokyo" } };

    expect(await onSaturday(windows)).toEqual({
      lead: "In the 7 days from Tue 1 Dec no node reboots on Tue 1 Dec, Wed 2 Dec, Thu 3 Dec, Fri 4 Dec and Mon 7 Dec (on each clock: Asia/Tokyo and Europe/Paris).",
      saturday: "5 DecReboot of Sun 04:00 Asia/Tokyo",
    });
  });

  test("is answered on Friday: the days begin on the clocks of the windows", async () => {
    const { lead } = await onSaturday({ Paris: { schedule: SUNDAYS, zone: PARIS } }, "--from", "2026-12-04T11:00Z");

    expect(lead).toMatch(/^In the 7 days from Sat 5 Dec no node reboots on Sat 5 Dec, Mon 7 Dec/);
  });

  test("what runs every day stands above, and on no day again", async () => {
    const { saturday } = await onSaturday({ Often: { schedule: "cron(0 23 * * ? *)", zone: PARIS } });

    expect(saturday).toBe("5 Dec");
  });
});

test("a month without a run has no heading on a phone, where its days are left out", async () => {
  const page = await pageOf({ Weekly: { days: { start_date: "2026-12-01T00:00:00Z" } } }, [
    "calendar",
    ...["--from", "2026-11-30T00:00Z", "--until", "2026-12-15T00:00Z"],
  ]);

  expect(page).toContain('<h2 class="empty">November 2026</h2>');
  expect(page).toContain("<h2>December 2026</h2>");
});

test("a long list of places is printed with its Regions", () => {
  const paper = new PaperLists();
  const names = Array.from({ length: 13 }, (_, index) => `account-${index} · eu-central-1`);

  foldedPlaces("13 stacks", names, paper);

  expect(paper.section().replace(/<[^>]*>/g, "")).toMatch(/List 1 .*account-12, each in eu-central-1\n/);
});

test("a time zone that all Regions of a stack have is named once", () => {
  const names = ["eu-central-1", "eu-west-1"].map((region) => `prod-eu · ${region} · Europe/Paris`);

  expect(withoutBreaks(foldedPlaces("ring prod", names))).toContain("prod-eu · eu-central-1, eu-west-1 · Europe/Paris");
});

/** The days of freezes, each with its band. */
function bandsOf(page: string): readonly (readonly string[])[] {
  return [
    ...page.matchAll(
      /datetime="([^"]+)">[^<]*<\/time>(?: <span class="part">[^<]*<\/span>)?<\/p><p class="freeze">([^<]*)/g,
    ),
  ].map(([, day = "", text = ""]) => [day, text]);
}

/** The days on which something stands. */
function daysWithRuns(page: string): readonly (string | undefined)[] {
  return [
    ...page.matchAll(
      /<time datetime="([^"]+)">[^<]*<\/time>(?: <span class="part">[^<]*<\/span>)?<\/p>(?:<p class="freeze">[^<]*<\/p>)*<div class="opening/g,
    ),
  ].map(([, day]) => day);
}

/** How days look, without those on which something stands: `empty`, `beyond`, or what is told of a part. */
function looksOf(page: string): readonly (readonly [string, string])[] {
  return [
    ...page.matchAll(
      /<td(?: class="(\w+)")?><p class="date">.*?datetime="([^"]+)">[^<]*<\/time>(?: <span class="part">([^<]*))?/g,
    ),
  ].map(([, look = "", day = "", part]) => [day, part ?? look] as const);
}
