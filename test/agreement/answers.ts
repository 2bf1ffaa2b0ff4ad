import { shortDate } from "../../model/text/moments";
import type { FleetProject } from "./project";

/** By stack, Region and name of a patch group. */
export type ByGroup<Answer> = Readonly<Record<string, Answer>>;

/** What commands say of one patch group. */
export interface Answer {
  /** ISO 8601; undefined: none. */
  readonly nextRun: string | undefined;
  readonly baseline: string;
}

const groupKey = (stack: string, region: string | undefined, name: string) => `${stack} ${region} ${name}`;

interface ExplainedRow {
  readonly stack: string;
  readonly region: string;
  readonly patchGroup: string;
  readonly baseline: string;
  readonly nextRun: { readonly will: string; readonly at?: string };
}

/** The first run that installs a patch that has been approved for long. */
export async function explained(project: FleetProject): Promise<ByGroup<Answer>> {
  const rows = await project.json<readonly ExplainedRow[]>("explain", "patches.xml");
  return Object.fromEntries(
    rows
      // What a policy installs by its own baselines is told beside the groups.
      .filter(({ patchGroup }) => !/ by Policy\d$/.test(patchGroup))
      .map(({ stack, region, patchGroup, baseline, nextRun }) => [
        groupKey(stack, region, patchGroup),
        { baseline, nextRun: nextRun.at },
      ]),
  );
}

interface Reviewed {
  readonly stacks: readonly {
    readonly name: string;
    readonly changes: readonly {
      readonly address: string;
      readonly type: string;
      readonly details: readonly { readonly says: string }[];
      readonly reach: { readonly nextRun?: { readonly instant: string } };
    }[];
    readonly findings: readonly { readonly checkId: string; readonly object: string }[];
  }[];
}

/** What the review of a plan says that makes all of it: `plan` prints the same of its own plans. */
export async function reviewed(project: FleetProject, regionOf: (stack: string, address: string) => string) {
  const { stacks } = await project.json<Reviewed>("review", ...project.plans);
  const groups = stacks.flatMap(({ name, changes }) =>
    changes
      .filter(({ type }) => type === "aws_ssm_patch_group")
      .map(({ address, details, reach }) => {
        const [, group = "", baseline = ""] = /^(\w+) now follows (\S+) on/.exec(details[0]?.says ?? "") ?? [];
        return [groupKey(name, regionOf(name, address), group), { nextRun: reach.nextRun?.instant, baseline }] as const;
      }),
  );
  const told = (id: string) =>
    stacks
      .flatMap(({ name, findings }) =>
        findings.filter(({ checkId }) => checkId === id).map(({ object }) => `${name}/${object.split(".").at(-1)}`),
      )
      .sort();
  return {
    groups: Object.fromEntries(groups) as ByGroup<Answer>,
    overlapping: told("PM620"),
    besideAssociations: told("PM640"),
  };
}

interface CalendarJson {
  readonly windows: readonly {
    readonly stack: string;
    readonly region: string;
    readonly name: string;
    readonly schedule: string;
    readonly runs: readonly { readonly instant: string; readonly end?: string; readonly overlaps: readonly string[] }[];
  }[];
}
export type CalendarWindow = CalendarJson["windows"][number];

/** So far back and ahead that every window runs once. */
export async function calendared(project: FleetProject) {
  const range = ["--from", "2026-09-01T00:00Z", "--until", "2027-01-10T00:00Z"];
  const { windows } = await project.json<CalendarJson>("calendar", ...range);
  const overlapping = windows.filter(({ runs }) => runs.some(({ overlaps }) => overlaps.length > 0));
  return {
    windows: new Map(windows.map((window) => [groupKey(window.stack, window.region, window.name), window])),
    overlapping: new Set(overlapping.map(({ stack, name }) => `${stack}/${name}`)),
  };
}

interface SummaryJson {
  readonly rows: readonly {
    readonly patchGroup: string;
    readonly policy?: string;
    readonly patches: string;
    readonly homes: readonly { readonly stack: string; readonly region: string }[];
    readonly ways: readonly {
      readonly name: string;
      readonly does: string;
      readonly nextRun?: string;
      readonly notes: readonly string[];
    }[];
  }[];
}

/** A group in the summary, with the windows that install on it week by week. */
export interface Summarised {
  readonly stack: string;
  readonly region: string;
  readonly patchGroup: string;
  readonly answer: Answer;
  /** `Sun 29 Nov`, as the summary of synth says it. */
  readonly shortDate: string | undefined;
  readonly installing: readonly { readonly name: string; readonly onAllNodes: boolean }[];
  /** Whether a patch policy installs on it as well, by its own baselines. */
  readonly byPolicy: boolean;
}

export async function summarised(project: FleetProject) {
  const { text, json } = await project.textAndJson<SummaryJson>("summary");
  const groups: ByGroup<Summarised> = Object.fromEntries(
    json.rows.flatMap(({ patchGroup, policy, patches, homes, ways }) => {
      // Nodes of a policy that are in no group stand beside the groups.
      if (policy !== undefined) return [];
      const installing = ways.filter(
        // What a policy installs by its own baselines is no answer about the group's.
        ({ name, does, notes }) =>
          does.startsWith("Install") && !/^Policy/.test(name) && !notes.some((note) => /disabled|emergency/.test(note)),
      );
      const [nextRun] = installing.flatMap((way) => instantOf(way.nextRun) ?? []).sort();
      return homes.map(({ stack, region }): readonly [string, Summarised] => [
        groupKey(stack, region, patchGroup),
        {
          ...{ stack, region, patchGroup },
          answer: { nextRun, baseline: `baseline-${/after (\d+)/.exec(patches)?.[1] ?? 0}` },
          shortDate: nextRun && shortDate(nextRun.slice(0, 16)),
          byPolicy: ways.some(({ name, does }) => does.startsWith("Install") && /^Policy/.test(name)),
          installing: installing.map(({ name, notes }) => ({
            name,
            onAllNodes: !notes.some((note) => note.startsWith("only nodes")),
          })),
        },
      ]);
    }),
  );
  return { groups, text };
}

/** `Sun 2026-11-29 02:00 UTC` */
function instantOf(text = ""): string | undefined {
  const [, day, time] = /^\w+ (\S+) (\S+) UTC$/.exec(text) ?? [];
  return day === undefined ? undefined : `${day}T${time}:00.000Z`;
}

interface MatrixJson {
  readonly accounts: readonly {
    readonly account: string;
    readonly patchGroup: string;
    readonly cells: Readonly<Record<"delay" | "window", { readonly value: string }>>;
  }[];
}

/** What the overview of accounts says of a group; a row without Regions speaks for all of them. */
export async function inMatrix(project: FleetProject) {
  const { accounts } = await project.json<MatrixJson>("matrix");
  return ({ stack, region, patchGroup }: Summarised) => {
    const isMeant = (label: string) =>
      label === patchGroup || (label.startsWith(`${patchGroup} (`) && label.includes(region));
    const cells = accounts.find((row) => row.account === stack && isMeant(row.patchGroup))?.cells;
    return { baseline: `baseline-${parseInt(cells?.delay.value ?? "", 10)}`, windows: cells?.window.value ?? "" };
  };
}

interface PromoteJson {
  readonly evidence: readonly {
    readonly stack: string;
    readonly patchGroup: string;
    readonly baseline: string;
    readonly window: string;
    readonly began: string;
    readonly installedUntil: string;
  }[];
}

/** What the first ring has installed, sorted; or why that cannot be said. */
export async function promoted(project: FleetProject): Promise<PromoteJson["evidence"] | string> {
  const { out, err } = await project.run("promote", "first", "second", "--app", ".", "--dry-run", "--allow-rollback");
  if (out === "") return err;
  return sortedByBaseline((JSON.parse(out) as PromoteJson).evidence);
}

/** In an order of its own: the baseline tells the Region of a group. */
export function sortedByBaseline<One extends { readonly stack: string; readonly baseline: string }>(
  all: readonly One[],
): readonly One[] {
  return [...all].sort((a, b) => (a.stack + a.baseline < b.stack + b.baseline ? -1 : 1));
}
