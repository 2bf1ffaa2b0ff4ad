import fc from "fast-check";
import { treeFindings } from "../../modules/construct/tree-findings";
import {
  type CalendarWindow,
  calendared,
  explained,
  inMatrix,
  promoted,
  reviewed,
  type Summarised,
  sortedByBaseline,
  summarised,
} from "./answers";
import { FleetProject } from "./project";
import { type BuiltFleet, build, type GivenAccount, LATE_ACCOUNT, PROVIDERS_REGION, randomFleet } from "./random-fleet";

const FLEETS = Number(process.env.FUZZ ?? 500);

/** The clock of the commands: Monday 23 November 2026, before any run of the day. */
const AT = "2026-11-23T09:00:00.000Z";
const DAY = 86_400_000;

const project = new FleetProject(["late", build([LATE_ACCOUNT], "2026-11-23").stacks.account0 as object]);

/** How often something was seen: fleets in which nothing happens would agree about everything. */
const seen = { installs: 0, overlaps: 0, promotions: 0, refusals: 0, byPolicy: 0 };

test(`${FLEETS} random fleets: every command and synth name the same next run, baseline and overlaps`, async () => {
  await fc.assert(
    fc.asyncProperty(randomFleet, async (accounts) => agree(accounts, build(accounts, "2026-11-23"))),
    { numRuns: FLEETS, includeErrorInReport: true },
  );

  expect(seen.installs).toBeGreaterThan(FLEETS / 6);
  expect(seen.overlaps).toBeGreaterThan(FLEETS / 20);
  expect(seen.promotions).toBeGreaterThan(FLEETS / 50);
  expect(seen.refusals).toBeGreaterThan(FLEETS / 20);
  expect(seen.byPolicy).toBeGreaterThan(FLEETS / 20);
}, 900_000);

async function agree(accounts: readonly GivenAccount[], fleet: BuiltFleet): Promise<void> {
  project.hold(fleet.stacks);
  const { groups: summary, text } = await summarised(project);
  const explanation = await explained(project);
  const review = await reviewed(project, (stack, address) => regionOf(accounts, stack, address));
  const calendar = await calendared(project);
  const matrix = await inMatrix(project);
  const synthesis = overlapsOf(fleet);

  const answers = Object.fromEntries(Object.entries(summary).map(([key, { answer }]) => [key, answer]));
  expect(explanation).toEqual(answers);
  expect(review.groups).toEqual(answers);
  for (const group of Object.values(summary)) {
    const { baseline, nextRun } = group.answer;
    const windows = windowsOf(group, calendar.windows);
    expect(firstStart(windows)).toBe(nextRun);
    const row = matrix(group);
    expect(row.baseline).toBe(baseline);
    expect(row.windows === "–").toBe(windows.length === 0 && !group.byPolicy);
    if (group.byPolicy) seen.byPolicy++;
    for (const { schedule } of windows) expect(row.windows).toContain(schedule);
  }

  expect(review.overlapping).toEqual(synthesis);
  expect(synthesis.filter((path) => !calendar.overlapping.has(path))).toEqual([]);
  // Where an association and something else both install, that is said whenever they run.
  const besideAssociations = told(fleet, "PM640");
  expect(review.besideAssociations).toEqual(besideAssociations);
  const isSaid = [...calendar.overlapping].some((path) => besideAssociations.includes(path));
  expect(calendar.overlapping.size > 0).toBe(synthesis.length > 0 || isSaid);

  for (const { shortDate } of Object.values(summary))
    if (shortDate !== undefined) expect(text).toContain(`next: ${shortDate}`);

  expect(await promoted(project)).toEqual(expectedPromotion(Object.values(summary), calendar.windows));

  seen.installs += Object.values(answers).filter(({ nextRun }) => nextRun !== undefined).length;
  seen.overlaps += synthesis.length;
}

/** The windows about which synth says that they open while another one is open. */
function overlapsOf(fleet: BuiltFleet): readonly string[] {
  return told(fleet, "PM620");
}

/** The paths of which a check says something at synth. */
function told({ app }: BuiltFleet, checkId: string): readonly string[] {
  return treeFindings(app)
    .filter(({ finding }) => finding.checkId === checkId)
    .map(({ construct }) => construct.node.path)
    .sort();
}

/** Addresses are made of ids, and these of places in what was drawn. */
function regionOf(accounts: readonly GivenAccount[], stack: string, address: string): string {
  const [, account] = /(\d+)$/.exec(stack) ?? [];
  const [, group] = /\.Group(\d+)_/.exec(address) ?? [];
  return accounts[Number(account)]?.groups[Number(group)]?.region ?? PROVIDERS_REGION;
}

/** The windows that install on a group, as the calendar has them. */
function windowsOf(
  { stack, region, installing }: Summarised,
  calendar: ReadonlyMap<string, CalendarWindow>,
  onAllNodes = false,
): readonly CalendarWindow[] {
  return installing
    .filter((way) => way.onAllNodes || !onAllNodes)
    .map(({ name }) => calendar.get(`${stack} ${region} ${name}`) as CalendarWindow);
}

function firstStart(windows: readonly CalendarWindow[]): string | undefined {
  return windows
    .flatMap(({ runs }) => runs.find(({ instant }) => instant >= AT)?.instant ?? [])
    .sort()
    .at(0);
}

/** What was installed on all nodes of each group by its last run that is over; a refusal where one has none. */
function expectedPromotion(groups: readonly Summarised[], calendar: ReadonlyMap<string, CalendarWindow>): unknown {
  const evidence = groups.map((group) => {
    const { stack, patchGroup, answer } = group;
    if (group.byPolicy) return { stack, patchGroup, missing: true as const };
    const runs = windowsOf(group, calendar, true).flatMap(({ name, runs: all }) =>
      all.filter((run) => endOf(run) <= AT).map(({ instant }) => ({ name, instant })),
    );
    const last = runs.sort((a, b) => (a.instant < b.instant ? -1 : 1)).at(-1)?.instant;
    if (last === undefined) return { stack, patchGroup, missing: true as const };
    const days = Number(answer.baseline.slice("baseline-".length));
    return {
      ...{ stack, patchGroup, baseline: answer.baseline },
      window: expect.stringMatching(`^(${namesAt(runs, last)})$`),
      began: last.slice(0, 16).replace("T", " "),
      installedUntil: new Date(Date.parse(last) - (days + 1) * DAY).toISOString().slice(0, 10),
    };
  });
  const missing = evidence.flatMap((one) => ("missing" in one ? [`${one.stack}: .* what ${one.patchGroup}`] : []));
  if (missing.length === 0) {
    seen.promotions++;
    return sortedByBaseline(evidence as { stack: string; baseline: string }[]).map((one) =>
      expect.objectContaining(one),
    );
  }
  seen.refusals++;
  return expect.stringMatching(`(${missing.join("|")}) has installed by `);
}

/** An association has no end: a day is taken for one. */
function endOf({ instant, end }: CalendarWindow["runs"][number]): string {
  return end ?? new Date(Date.parse(instant) + DAY).toISOString();
}

function namesAt(runs: readonly { readonly name: string; readonly instant: string }[], moment: string): string {
  return runs.flatMap(({ name, instant }) => (instant === moment ? [name] : [])).join("|");
}
