import fc from "fast-check";
import { calendarOf } from "../../cli/calendar/calendar";
import { subjectsOf } from "../../cli/explain/subjects";
import type { FleetStack } from "../../cli/fleet/fleet-stacks";
import { matrixOf } from "../../cli/fleet/matrix";
import { summariseEnvironment } from "../../cli/summary/environment-summary";
import { firstInstallOf } from "../../model/explain/when/first-install";
import { windowName } from "../../model/patching/ways/window-name";
import { treeFindings } from "../../modules/construct/tree-findings";
import { reportOf } from "../../review/render/json-report";
import { reviewStacks } from "../../review/review";
import { patch } from "../model/explain/given";
import { type BuiltFleet, build, RINGS, randomFleet } from "./random-fleet";

const FLEETS = Number(process.env.FUZZ ?? 500);
/** Everyday runs draw the same ones, so that a failure is the change's fault; the long run draws new ones each time. */
const SEED = process.env.FUZZ === undefined ? { seed: 20_261 } : {};

const AT = new Date("2026-11-23T00:00:00Z");
/** Every window of these fleets runs once a month at least. */
const UNTIL = new Date("2026-12-31T00:00:00Z");

/** What one command says of one patch group. */
interface Said {
  readonly nextRun: string | undefined;
  readonly baseline: string | undefined;
}

/** By stack, Region and name of the group. */
type SaidByGroup = Readonly<Record<string, Said>>;

const groupKey = (stack: string, region: string | undefined, name: string) => `${stack} ${region ?? "?"} ${name}`;

function explained({ stacks }: BuiltFleet): SaidByGroup {
  const subjects = subjectsOf(stacks, "AMAZON_LINUX_2", { at: AT, node: {} });
  return Object.fromEntries(
    subjects.map((subject) => {
      const first = firstInstallOf(subject.explain(patch(), AT), subject.runs, AT);
      const nextRun = first.will === "install" ? first.run.instant.toISOString() : undefined;
      return [groupKey(subject.stack, subject.region, subject.patchGroup), { nextRun, baseline: subject.choice.key }];
    }),
  );
}

function reviewed({ planned }: BuiltFleet) {
  const report = reportOf(reviewStacks(planned, { at: AT }));
  const groups: Record<string, Said> = {};
  for (const { name, changes } of report.stacks) {
    const plan = planned.find((stack) => stack.name === name)?.plan;
    for (const { address, reach } of changes.filter(({ type }) => type === "aws_ssm_patch_group")) {
      const change = plan?.resource_changes?.find((one) => one.address === address)?.change;
      const after = change?.after as { readonly patch_group: string; readonly region?: string };
      const followed = address.replace(/patch_group\.(Group\d).*/, "patch_baseline.$1").replace("Group", "Baseline");
      const said = { nextRun: reach.nextRun?.instant, baseline: followed };
      groups[groupKey(name, after.region ?? "eu-central-1", after.patch_group)] = said;
    }
  }
  const overlaps = report.stacks.flatMap(({ name, findings }) =>
    findings.filter(({ checkId }) => checkId === "PM620").map(({ object }) => `${name}/${object.split(".").at(-1)}`),
  );
  return { groups, overlaps };
}

/** The windows about which synth says that they open while another one is open. */
function synthesisedOverlaps({ app }: BuiltFleet): readonly string[] {
  return treeFindings(app)
    .filter(({ finding }) => finding.checkId === "PM620")
    .map(({ construct }) => construct.node.path);
}

/** For each group, the runs that the calendar has of a window; and the windows that it marks. */
function calendared({ stacks }: BuiltFleet) {
  const { windows } = calendarOf(stacks, AT, UNTIL);
  const runs = new Map(
    windows.map(({ stack, name, region, runs: some }) => [
      `${stack} ${region} ${name}`,
      some[0]?.instant.toISOString(),
    ]),
  );
  const later = windows.flatMap(({ stack, name, runs: some }) =>
    some.some(({ overlaps }) => overlaps.length > 0) ? [`${stack}/${name}`] : [],
  );
  return { runs, overlapping: new Set(later) };
}

/** Whether the overview has a window that installs on a group; a row without Regions speaks for all of them. */
function hasInstallingWindow({ stacks }: BuiltFleet) {
  const rows = matrixOf({ stacks: stacks as readonly FleetStack[], rings: RINGS }, AT);
  return (stack: string, name: string, region: string): boolean | undefined => {
    const isMeant = (label: string) => label === name || (label.startsWith(`${name} (`) && label.includes(region));
    const row = rows.find(({ account, patchGroup }) => account === stack && isMeant(patchGroup));
    return row && row.cells.window.value !== "–";
  };
}

test(`${FLEETS} random fleets: every command names the same next run, baseline and overlaps`, () => {
  let installed = 0;
  let overlapped = 0;
  const property = fc.property(randomFleet, (accounts) => {
    const fleet = build(accounts, "2026-11-23");
    const inExplain = explained(fleet);
    const inReview = reviewed(fleet);
    const inCalendar = calendared(fleet);
    const inMatrix = hasInstallingWindow(fleet);
    const inSynth = synthesisedOverlaps(fleet);

    expect(inReview.groups).toEqual(inExplain);
    expect([...inReview.overlaps].sort()).toEqual([...inSynth].sort());
    expect(inSynth.filter((path) => !inCalendar.overlapping.has(path))).toEqual([]);
    expect(inCalendar.overlapping.size > 0).toBe(inSynth.length > 0);

    const subjects = subjectsOf(fleet.stacks, "AMAZON_LINUX_2", { at: AT, node: {} });
    for (const { stack, region, patchGroup, runs } of subjects) {
      const first = runs.firstAfter(new Date(AT.getTime() - 1));
      expect(inMatrix(stack, patchGroup, String(region))).toBe(first !== undefined);
      if (first === undefined) continue;
      installed++;
      expect(inCalendar.runs.get(`${stack} ${region} ${windowName(first.window as never)}`)).toBe(
        first.run.instant.toISOString(),
      );
    }
    for (const { name, environment } of fleet.stacks) {
      const dates = summariseEnvironment(environment, AT).join(" ");
      for (const [key, { nextRun }] of Object.entries(inExplain)) {
        if (!key.startsWith(`${name} `) || nextRun === undefined) continue;
        expect(dates).toContain(`next: ${shortDay(nextRun)}`);
      }
    }
    overlapped += inSynth.length;
  });

  fc.assert(property, { numRuns: FLEETS, ...SEED });

  // Fleets in which nothing happens would agree about everything.
  expect(installed).toBeGreaterThan(FLEETS / 4);
  expect(overlapped).toBeGreaterThan(FLEETS / 20);
});

/** `Sun 29 Nov` */
function shortDay(instant: string): string {
  const format = new Intl.DateTimeFormat("en-GB", {
    weekday: "short",
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  });
  return format.format(new Date(instant)).replace(",", "");
}
