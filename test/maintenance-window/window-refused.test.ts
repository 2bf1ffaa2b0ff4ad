import { Schedule } from "../../modules/maintenance-window";
import { refusal } from "../support/refusal";
import { group, refusedWindow, sunday, times, VALID, windowProblem } from "./given";

const NAME = 'expected 3 to 128 characters out of letters, digits, "_", "-" and "."';
const long = (count: number) => `"${"a".repeat(60)}"… (${count} characters)`;

test.each([
  ["a name of 3 characters", { name: "a.b" }],
  ["a name of 128 characters", { name: "a".repeat(128) }],
  ["a description of 1 character", { description: "a" }],
  ["a description of 128 characters", { description: "a".repeat(128) }],
  ["a duration of 1 hour, with a cutoff of 0", { duration: 1, cutoff: 0 }],
  ["a duration of 24 hours, with a cutoff of 23", { duration: 24, cutoff: 23 }],
  ["an offset of 1 day", { scheduleOffset: 1 }],
  ["an offset of 6 days", { scheduleOffset: 6 }],
  ["a rate", { schedule: "rate(7 days)" }],
  ["a single run", { schedule: "at(2027-01-31T02:00:00)" }],
  ["a zone that Intl does not list", { scheduleTimezone: "UTC" }],
  ["an end a second after the start", { startDate: "2027-01-01T00:00:00Z", endDate: "2027-01-01T00:00:01Z" }],
  ["the longest tag", { tags: { ["k".repeat(128)]: "v".repeat(256) } }],
  ["a Region of a government partition", { region: "us-gov-west-1" }],
])("accepts %s", (_, changes) => {
  expect(refusedWindow({ ...VALID, ...changes })).toBe("accepted");
});

test.each<[string, object, string]>([
  ["the name has 2 characters", { name: "ab" }, `name: ${NAME}, got "ab" [PM301]`],
  ["the name has 129 characters", { name: "a".repeat(129) }, `name: ${NAME}, got ${long(129)} [PM301]`],
  ["the name has a blank", { name: "my window" }, `name: ${NAME}, got "my window" [PM301]`],
  ["the description is empty", { description: "" }, 'description: expected 1 to 128 characters, got "" [PM302]'],
  [
    "the description has 129 characters",
    { description: "a".repeat(129) },
    `description: expected 1 to 128 characters, got ${long(129)} [PM302]`,
  ],
  [
    "a tag key belongs to AWS",
    { tags: { "aws:owner": "me" } },
    'tags["aws:owner"]: keys that start with aws: belong to AWS; use another [PM303]',
  ],
  [
    "the Region is a zone",
    { region: "eu-central-1a" },
    'region: expected the code of a Region such as eu-central-1, got "eu-central-1a" [PM304]',
  ],
  [
    "the duration is 0 hours",
    { duration: 0, cutoff: 0 },
    "duration: expected a whole number from 1 to 24, got 0 [PM310]",
  ],
  ["the duration is 25 hours", { duration: 25 }, "duration: expected a whole number from 1 to 24, got 25 [PM310]"],
  ["the duration is 1.5 hours", { duration: 1.5 }, "duration: expected a whole number from 1 to 24, got 1.5 [PM310]"],
  ["the cutoff is -1 hours", { cutoff: -1 }, "cutoff: expected a whole number from 0 to 23, got -1 [PM311]"],
  [
    "the cutoff is 24 hours",
    { duration: 24, cutoff: 24 },
    "cutoff: expected a whole number from 0 to 23, got 24 [PM311]",
  ],
  [
    "the cutoff is as long as the window",
    { duration: 1, cutoff: 1 },
    "cutoff: expected less than the duration of 1 hour, got 1; no task could ever start [PM312]",
  ],
  [
    "the cutoff is longer than the window",
    { duration: 3, cutoff: 4 },
    "cutoff: expected less than the duration of 3 hours, got 4; no task could ever start [PM312]",
  ],
  [
    "the schedule is empty",
    { schedule: "" },
    'schedule: expected 1 to 256 characters, got ""; such as cron(0 2 ? * SUN *) [PM320]',
  ],
  [
    "the schedule has 257 characters",
    { schedule: "a".repeat(257) },
    `schedule: expected 1 to 256 characters, got ${long(257)}; such as cron(0 2 ? * SUN *) [PM320]`,
  ],
  [
    "the schedule is a word",
    { schedule: "@weekly" },
    'schedule: expected cron(…), rate(…) or at(…), got "@weekly"; write cron(0 0 ? * SUN *) [PM320]',
  ],
  [
    "the schedule is no text",
    { schedule: 7 },
    'schedule: expected a Schedule or a string such as "cron(0 2 ? * SUN *)", got 7 [PM001]',
  ],
  [
    "the schedule is missing",
    { schedule: undefined },
    'schedule: missing, expected a Schedule or a string such as "cron(0 2 ? * SUN *)" [PM001]',
  ],
  [
    "the offset is 0 days",
    { scheduleOffset: 0 },
    "scheduleOffset: expected a whole number of days from 1 to 6, got 0; leave it out for no offset [PM322]",
  ],
  [
    "the offset is 7 days",
    { scheduleOffset: 7 },
    "scheduleOffset: expected a whole number of days from 1 to 6, got 7; " +
      "a week later is the next weekday of the month: TUE#3 for TUE#2 [PM322]",
  ],
  [
    "an offset goes with a rate",
    { schedule: "rate(7 days)", scheduleOffset: 2 },
    "scheduleOffset: expected an offset with cron(…) only, got one with rate(…); move the start date [PM322]",
  ],
  [
    "the offset is not the one of the Schedule",
    { schedule: Schedule.patchTuesday({ plusDays: 4, at: "02:00" }), scheduleOffset: 2 },
    "scheduleOffset: expected nothing beside a schedule that brings its own offset of 4 days, got 2; leave it out [PM001]",
  ],
  [
    "the time zone is none",
    { scheduleTimezone: "Europe/Pari" },
    'scheduleTimezone: expected the name of a time zone in the IANA database, got "Europe/Pari"; did you mean Europe/Paris [PM324]',
  ],
  [
    "the start date has no time",
    { startDate: "2027-01-31" },
    'startDate: expected YYYY-MM-DDThh:mm:ss and an offset or Z, got "2027-01-31"; write 2027-01-31T00:00:00Z [PM326]',
  ],
  [
    "the end date does not exist",
    { endDate: "2027-02-29T00:00:00Z" },
    'endDate: expected a date and time that exist, got "2027-02-29T00:00:00Z" [PM326]',
  ],
  [
    "the window ends as it starts",
    { startDate: "2027-01-01T00:00:00Z", endDate: "2027-01-01T00:00:00Z" },
    'endDate: expected an end after the start, "2027-01-01T00:00:00Z", got "2027-01-01T00:00:00Z"; swap them [PM328]',
  ],
])("throws when %s", (_, changes, line) => {
  expect(refusedWindow({ ...VALID, ...changes })).toBe(windowProblem(line));
});

test("all that is wrong with a window is said at once", () => {
  expect(refusedWindow({ name: "ab", schedule: "cron(0 2 * * SUN *)", duration: 25, region: "Frankfurt" })).toBe(
    [
      "maintenance window fleet/Sunday is not valid",
      "  - cutoff: missing, expected a number [PM001]",
      `  - name: ${NAME}, got "ab" [PM301]`,
      '  - schedule: expected ? in one of day of month and day of week, got "*" and "SUN"; write cron(0 2 ? * SUN *) [PM320]',
      "  - duration: expected a whole number from 1 to 24, got 25 [PM310]",
      '  - region: expected the code of a Region such as eu-central-1, got "Frankfurt" [PM304]',
    ].join("\n"),
  );
});

test("a window accepts 100 targets and not one more", () => {
  const { window } = sunday();
  for (const index of times(99, (one) => one)) window.addTarget(`T${index}`, { patchGroups: [group("Critical")] });
  const both = [group("Old"), group("New", "PatchGroup")];

  const line = "targets: expected at most 100 targets, got 101 [PM330]";
  expect(refusal(() => window.addTarget("Both", { patchGroups: both }))).toBe(windowProblem(line));
  expect(refusal(() => window.addTarget("Last", { patchGroups: [group("Critical")] }))).toBe("accepted");
  expect(refusal(() => window.addTarget("Next", { patchGroups: [group("Critical")] }))).toBe(windowProblem(line));
  expect(window.model.targets).toHaveLength(100);
});

test("a window accepts 20 tasks and not one more", () => {
  const { window } = sunday();
  const targets = [window.addTarget("Critical", { patchGroups: [group("Critical")] })];
  for (const index of times(20, (one) => one)) window.addPatchTask(`Scan${index}`, { operation: "Scan", targets });

  expect(refusal(() => window.addPatchTask("Next", { operation: "Scan", targets }))).toBe(
    windowProblem("tasks: expected at most 20 tasks, got 21 [PM331]"),
  );
  expect(window.model.tasks).toHaveLength(20);
});
