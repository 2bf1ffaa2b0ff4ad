import { installs, projectWith, run, target, window } from "../given-stacks";

/** Windows on groups, each with its dates; several of one group by its names. */
function windows(
  all: Readonly<Record<string, { group?: string; zone?: string; dates?: object; task?: object }>>,
): object {
  const each = (make: (name: string, one: (typeof all)[string]) => object) =>
    Object.fromEntries(Object.entries(all).map(([name, one]) => [name, make(name, one)]));
  return {
    aws_ssm_maintenance_window: each((name, { zone = "UTC", dates }) => ({ ...window(name, SUNDAY, zone), ...dates })),
    aws_ssm_maintenance_window_target: each((name, { group = "web" }) => target(name, group)),
    aws_ssm_maintenance_window_task: each((name, { task }) => ({ ...installs(name), ...task })),
  };
}

const SUNDAY = "cron(0 4 ? * SUN *)";
const ended = { end_date: "2026-12-21T00:00:00Z" };
const begins = { start_date: "2027-01-04T00:00:00Z" };
const frozen = windows({ before: { dates: ended }, after: { dates: begins } });

/** The sentences below the windows. */
async function saidOf(stacks: Readonly<Record<string, object>>, ...args: readonly string[]): Promise<string> {
  const { out } = await run(projectWith(stacks), ["calendar", ...args]);
  return out
    .split("\n\n")
    .filter((text) => text.startsWith("Nothing installs"))
    .join("\n\n")
    .replaceAll("\n", " ")
    .trim();
}

const FREEZE = "from Mon 2026-12-21 00:00 to Mon 2027-01-04 00:00 UTC: before ends, and after begins.";

test("a freeze that windows keep by their dates is told, once for the accounts that have it", async () => {
  const daily = windows({ daily: {} });

  expect(await saidOf({ a: frozen })).toBe(`Nothing installs on web ${FREEZE}`);
  expect(await saidOf({ a: frozen, b: frozen })).toBe(`Nothing installs on web ${FREEZE}`);
  expect(await saidOf({ a: frozen, b: frozen, c: daily })).toBe(`Nothing installs on web of a and b ${FREEZE}`);
  expect(await saidOf({ a: daily })).toBe("");
});

test("it is told of the time and the group that are asked for", async () => {
  const two = { a: windows({ before: { dates: ended }, after: { dates: begins }, daily: { group: "db" } }) };

  expect(await saidOf(two, "--until", "2026-12-20")).toBe("");
  expect(await saidOf(two, "--from", "2026-12-24")).toBe(`Nothing installs on web ${FREEZE}`);
  expect(await saidOf(two, "--limit", "1", "--group", "web")).toBe(`Nothing installs on web ${FREEZE}`);
  expect(await saidOf(two, "--group", "db")).toBe("");
});

test("what installs nothing closes nothing, and one group is frozen without the other", async () => {
  const scan = {
    task_invocation_parameters: { run_command_parameters: { parameter: [{ name: "Operation", values: ["Scan"] }] } },
  };

  expect(
    await saidOf({ a: windows({ before: { dates: ended, task: scan }, after: { dates: begins, task: scan } }) }),
  ).toBe("");
  expect(
    await saidOf({ a: windows({ before: { dates: ended }, after: { dates: begins }, scans: { task: scan } }) }),
  ).toBe(`Nothing installs on web ${FREEZE}`);
});

test("an emergency within a freeze divides it", async () => {
  const emergency = { schedule: "at(2026-12-24T12:00:00)" };
  const list = [
    { name: "Operation", values: ["Install"] },
    { name: "InstallOverrideList", values: ["s3://lists/a.yaml"] },
  ];
  const task = { task_invocation_parameters: { run_command_parameters: { parameter: list } } };
  const all = { before: { dates: ended }, openssl: { dates: emergency, task }, after: { dates: begins } };

  expect(await saidOf({ a: windows(all) }, "--limit", "1")).toBe(
    "Nothing installs on web from Mon 2026-12-21 00:00 to Thu 2026-12-24 12:00 UTC: before ends, and openssl begins. " +
      "Nothing installs on web from Thu 2026-12-24 15:00 to Mon 2027-01-04 00:00 UTC: openssl ends, and after begins.",
  );
});

test("each clock has a sentence of its own, where the moments differ", async () => {
  const zone = "Asia/Seoul";
  const seoul = windows({ before: { zone, dates: ended }, after: { zone, dates: begins } });

  expect(await saidOf({ a: frozen, b: seoul })).toBe(
    `Nothing installs on web of a ${FREEZE} ` +
      "Nothing installs on web of b from Mon 2026-12-21 09:00 to Mon 2027-01-04 09:00 Asia/Seoul: before ends, and after begins.",
  );
});

test("a change freeze, which each window keeps by its own clock, is told once, whatever emergency comes before it", async () => {
  const zone = "Asia/Seoul";
  const ofSeoul = {
    before: { zone, dates: { end_date: "2026-12-21T00:00:00+09:00" } },
    after: { zone, dates: { start_date: "2027-01-04T00:00:00+09:00" } },
  };
  const seoul = windows({ aaa: { dates: { schedule: "at(2026-12-05T12:00:00)" } }, ...ofSeoul });

  expect(await saidOf({ a: frozen, b: seoul }, "--limit", "1")).toBe(
    "Nothing installs on web from Mon 2026-12-21 00:00 to Mon 2027-01-04 00:00 on each window's clock: before ends, and after begins.",
  );
});
