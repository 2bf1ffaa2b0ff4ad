import { NUMBER_LIMITS } from "../../facts/limits";
import { waysReachingAll } from "../../patching/groups/reaching-ways";
import { type Counted, type Occupant, Occupants } from "../../patching/occupants";
import type { EnvironmentView } from "../../patching/view/environment-view";
import type { WayOfPatching } from "../../patching/ways/way-of-patching";
import type { Occurrence } from "../../schedule/runs/occurrences";
import { localText } from "../../text/moments";
import { joined } from "../../text/wording";
import { isKnown } from "../../values/unknown";
import { type AcrossTools, defineCheck } from "../check/define-check";
import type { AcrossReport } from "./across-check";

const RAISED = "where AWS has raised the quota, accept the finding";

export const tooManyGroupsOfBaseline = defineCheck({
  id: "PM333",
  severity: "warning",
  on: "environment",
  cause: "More patch groups follow one baseline than AWS registers by default.",
  reason: "The quota is 25 patch groups a baseline; the registration beyond it fails at apply.",
  source: NUMBER_LIMITS.groupsOfBaseline.source,
  fix: `Make a second baseline with the same rules; ${RAISED}.`,
  find: (view, { problems, neighbours }) => {
    const { max } = NUMBER_LIMITS.groupsOfBaseline;
    problems.addEach(
      occupantsOf(view, neighbours)
        .groupsByBaseline(view)
        .flatMap(({ baselineKey, groups }): AcrossReport[] => {
          const beyond = groups[max];
          if (beyond?.view !== view) return [];
          const name = view.environment.baselines.find(({ key }) => key === baselineKey)?.name;
          return [
            {
              key: baselineKey ?? beyond.key,
              message: `expected at most ${max} patch groups that follow ${baselineKey === undefined ? "its baseline" : "it"}, got ${groups.length}`,
              because: `AWS registers ${max} patch groups for ${name !== undefined && isKnown(name) ? name : "a baseline"} by default and refuses more at apply${inStacks(groups)}.`,
              fix: "make a second baseline with the same rules for the others",
            },
          ];
        }),
    );
  },
});

export const tooManyBaselines = defineCheck({
  id: "PM334",
  severity: "warning",
  on: "environment",
  cause: "A Region of an account has more patch baselines than the default quota of AWS.",
  reason: "The quota is 50 baselines an account and Region; the one beyond it fails at apply.",
  source: NUMBER_LIMITS.baselinesOfRegion.source,
  fix: `Let groups with the same rules follow one baseline; ${RAISED}.`,
  find: tooMany("baselines", NUMBER_LIMITS.baselinesOfRegion.max, {
    what: "patch baselines",
    fix: "let groups with the same rules follow one baseline",
  }),
});

export const tooManyWindows = defineCheck({
  id: "PM335",
  severity: "warning",
  on: "environment",
  cause: "A Region of an account has more maintenance windows than the default quota of AWS.",
  reason: "The quota is 50 windows an account and Region; the one beyond it fails at apply.",
  source: NUMBER_LIMITS.windowsOfRegion.source,
  fix: `Give windows that open at the same time one window with several targets; ${RAISED}.`,
  find: tooMany("windows", NUMBER_LIMITS.windowsOfRegion.max, {
    what: "maintenance windows",
    fix: "give those that open at the same time one window with several targets",
  }),
});

export const tooManyAssociations = defineCheck({
  id: "PM336",
  severity: "warning",
  on: "environment",
  cause: "A Region of an account has more associations than the default quota of AWS.",
  reason: "The quota is 2,000 associations an account and Region; the one beyond it fails at apply.",
  source: NUMBER_LIMITS.associationsOfRegion.source,
  fix: `Let one association select several patch groups; ${RAISED}.`,
  find: tooMany("associations", NUMBER_LIMITS.associationsOfRegion.max, {
    what: "associations",
    fix: "let one association select several patch groups",
  }),
});

export const tooManyWindowsAtOnce = defineCheck({
  id: "PM337",
  severity: "warning",
  on: "environment",
  dependsOnDay: true,
  cause: "More windows of an account and Region open at the same moment than AWS runs at the same time.",
  reason: "The quota is 5 windows that run at the same time; AWS does not say what becomes of the others.",
  source: NUMBER_LIMITS.windowsAtOnce.source,
  fix: `Let them open one after the other, or give one window several targets; ${RAISED}.`,
  find: (view, { problems, neighbours }) => {
    const { max } = NUMBER_LIMITS.windowsAtOnce;
    problems.addEach(
      atOnce(view, occupantsOf(view, neighbours), max).map(({ windows, key, when }): AcrossReport => {
        return {
          key,
          message: `expected at most ${max} windows that open at the same moment, got ${windows.length}`,
          because: `First on ${when}: ${joined(windows.map(({ key }) => key))}. AWS runs ${max} windows at the same time by default, and does not say what becomes of the others.`,
          fix: "let them open one after the other, or give one window several targets",
        };
      }),
    );
  },
});

export const tooManyAssociationsOfNode = defineCheck({
  id: "PM338",
  severity: "warning",
  on: "environment",
  cause: "More associations select the nodes of a patch group than AWS binds to one node by default.",
  reason: "The quota is 20 associations that target one node.",
  source: NUMBER_LIMITS.associationsOfNode.source,
  fix: `Put what runs at the same time into one document; ${RAISED}.`,
  find: (view, { problems }) => {
    const { max } = NUMBER_LIMITS.associationsOfNode;
    if (view.ways.filter(isAssociation).length <= max) return;
    problems.addEach(
      view.groups.flatMap((group): AcrossReport[] => {
        const { patchGroup, key } = group;
        if (!isKnown(patchGroup)) return [];
        const reaching = waysReachingAll({ view, patchGroup, place: view.placeOf(group) }).filter(isAssociation);
        if (reaching.length <= max) return [];
        return [
          {
            key,
            message: `expected at most ${max} associations that select its nodes, got ${reaching.length}`,
            because: `AWS binds ${max} associations to one node by default.`,
            fix: "put what runs at the same time into one document",
          },
        ];
      }),
    );
  },
});

function isAssociation({ kind }: WayOfPatching): boolean {
  return kind === "association";
}

/** Those of several stacks are counted together where their account and Region are known. */
function tooMany(kind: Counted, max: number, { what, fix }: { readonly what: string; readonly fix: string }) {
  return (view: EnvironmentView, { problems, neighbours }: AcrossTools): void => {
    problems.addEach(
      occupantsOf(view, neighbours)
        .of(kind, view)
        .flatMap((occupants): AcrossReport[] => {
          const beyond = occupants[max];
          if (beyond?.view !== view) return [];
          return [
            {
              key: beyond.key,
              message: `expected at most ${max} ${what} in a Region of an account, got ${occupants.length}`,
              because: `AWS keeps ${max} by default and refuses more at apply${inStacks(occupants)}. What exists beside them counts as well.`,
              fix,
            },
          ];
        }),
    );
  };
}

function occupantsOf(view: EnvironmentView, neighbours: AcrossTools["neighbours"]): Occupants {
  return neighbours?.occupants ?? new Occupants([view]);
}

/** `: 30 in patching and 21 in other`, where there are several stacks. */
function inStacks(occupants: readonly Occupant[]): string {
  const counts = new Map<string, number>();
  for (const { view } of occupants) counts.set(view.stack, (counts.get(view.stack) ?? 0) + 1);
  if (counts.size < 2) return "";
  return `: ${joined([...counts].map(([stack, count]) => `${count} in ${stack}`))}`;
}

/** The first window beyond the quota, and those that it opens with. */
interface AtOnce extends Occupant {
  readonly windows: readonly Occupant[];
  readonly when: string;
}

/** Windows with tasks that open at the same moment, for each place where they are too many and the one beyond is here. */
function atOnce(view: EnvironmentView, occupants: Occupants, max: number): readonly AtOnce[] {
  return occupants.of("windows", view).flatMap((windows): AtOnce[] => {
    const beyond = firstBeyond(windows, max);
    return beyond?.view === view ? [beyond] : [];
  });
}

const NEVER = "never";
const BEYOND = new WeakMap<readonly Occupant[], AtOnce | typeof NEVER>();

/** The same of one place; worked out once for all environments that share it. */
function firstBeyond(windows: readonly Occupant[], max: number): AtOnce | undefined {
  if (windows.length <= max) return undefined;
  const answer = BEYOND.get(windows) ?? tooManyOpen(windows, max) ?? NEVER;
  BEYOND.set(windows, answer);
  return answer === NEVER ? undefined : answer;
}

function tooManyOpen(windows: readonly Occupant[], max: number): AtOnce | undefined {
  const byMoment = new Map<number, { readonly windows: Occupant[]; readonly run: Occurrence }>();
  for (const window of windows) {
    for (const run of runsOf(window)) {
      const moment = run.instant.getTime();
      const known = byMoment.get(moment) ?? { windows: [], run };
      byMoment.set(moment, known);
      known.windows.push(window);
    }
  }
  const [first] = [...byMoment].filter(([, open]) => open.windows.length > max).sort(([one], [other]) => one - other);
  if (first === undefined) return undefined;
  const [, open] = first;
  const { key, view } = open.windows[max] as Occupant;
  return { windows: open.windows, when: localText(open.run), key, view };
}

function runsOf({ key, view }: Occupant): readonly Occurrence[] {
  const window = view.windows.find((one) => one.key === key);
  return window === undefined || window.tasks.length === 0 ? [] : view.runsOf(window);
}
