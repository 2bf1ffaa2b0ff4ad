import type { AssociationModel } from "../association/association-model";
import type { DeadlineModel } from "../deadlines/deadline-model";
import type { Keyed, PatchEnvironmentModel } from "../environment/patch-environment-model";
import type { PatchBaselineModel } from "../patch-baseline/patch-baseline-model";
import type { PatchGroupModel } from "../patch-group/patch-group-model";
import type { PatchPolicyModel } from "../patch-policy/patch-policy-model";
import type { ReleaseCalendar } from "../releases/release-calendar";
import { isKnown, type Knowable, UNKNOWN } from "../values/unknown";
import { areOfWay, type PatchedNodes } from "./patched-nodes";

/** The property of a stack's comment (`//`) that says what is promised of its patches. Terraform reads past it. */
export const PROMISE_NOTE = "patchPromises";

/** Stands in a note for what is not known. It stays, whatever words messages find for it: stacks of other releases hold it. */
const NOT_KNOWN = "(known after apply)";

/** What Terraform's arguments do not hold, and what is proved rests on. */
export interface PromiseNote {
  readonly deadlines?: readonly NotedDeadline[];
  /** Those of patch policies. */
  readonly policies?: readonly NotedPolicyDeadline[];
  /** Those of associations. */
  readonly associations?: readonly NotedAssociationDeadline[];
  readonly releases?: readonly NotedReleases[];
}

export interface NotedDeadline {
  readonly patchGroup: string;
  /** Absent: the provider's Region. */
  readonly region?: string;
  /** The construct of the group, by which acceptances name it. */
  readonly path: string;
  readonly within: DeadlineModel;
}

export interface NotedPolicyDeadline {
  /** What it is called in Quick Setup. */
  readonly policy: string;
  /** Its construct. */
  readonly path: string;
  readonly within: DeadlineModel;
}

export interface NotedAssociationDeadline {
  /** What it is called in State Manager. */
  readonly association: string;
  /** Absent: the provider's Region. */
  readonly region?: string;
  /** Its construct. */
  readonly path: string;
  readonly within: DeadlineModel;
}

interface NotedReleases {
  readonly baseline: string;
  readonly region?: string;
  readonly calendar: ReleaseCalendar;
}

/**
 * What there is to note of the objects of a stack, as JSON; undefined for nothing. JSON has no word for what is not known,
 * and without one it would be read as not promised.
 */
export function promiseNote({ groups, policies, associations, baselines }: ObjectsOfStack): PromiseNote | undefined {
  const deadlines = groups.flatMap(({ patchGroup, region, patchWithin, key }): readonly NotedDeadline[] =>
    patchWithin !== undefined && isKnown(patchGroup)
      ? [{ patchGroup, ...given(region), path: key, within: patchWithin }]
      : [],
  );
  const releases = baselines.flatMap(({ name, region, releases: calendar }): readonly NotedReleases[] =>
    calendar !== undefined && isKnown(name) ? [{ baseline: name, ...given(region), calendar }] : [],
  );
  const ofPolicies = policies.flatMap(({ name, patchWithin, key }): readonly NotedPolicyDeadline[] =>
    patchWithin !== undefined && isKnown(name) ? [{ policy: name, path: key, within: patchWithin }] : [],
  );
  const ofAssociations = associations.flatMap(
    ({ associationName: name, region, patchWithin, key }): readonly NotedAssociationDeadline[] =>
      patchWithin !== undefined && name !== undefined && isKnown(name)
        ? [{ association: name, ...given(region), path: key, within: patchWithin }]
        : [],
  );
  if (deadlines.length + ofPolicies.length + ofAssociations.length + releases.length === 0) return undefined;
  const note: PromiseNote = {
    ...(deadlines.length === 0 ? {} : { deadlines }),
    ...(ofPolicies.length === 0 ? {} : { policies: ofPolicies }),
    ...(ofAssociations.length === 0 ? {} : { associations: ofAssociations }),
    ...(releases.length === 0 ? {} : { releases }),
  };
  return replaced(note, UNKNOWN, NOT_KNOWN) as PromiseNote;
}

interface ObjectsOfStack {
  readonly groups: readonly Keyed<PatchGroupModel>[];
  readonly policies: readonly Keyed<PatchPolicyModel>[];
  readonly associations: readonly Keyed<AssociationModel>[];
  readonly baselines: readonly Keyed<PatchBaselineModel>[];
}

/** An environment of a stack, with what the stack notes beside. */
export function withPromises(environment: PatchEnvironmentModel, note: PromiseNote): PatchEnvironmentModel {
  const { deadlines = [], policies = [], associations: ofAssociations = [], releases = [] } = note;
  if (deadlines.length + policies.length + ofAssociations.length + releases.length === 0) return environment;
  const { patchPolicies, associations } = environment;
  return {
    ...environment,
    patchGroups: environment.patchGroups.map((group) => {
      const noted = deadlines.find(
        ({ patchGroup, region }) => patchGroup === group.patchGroup && isThere(region, group.region, environment),
      );
      return noted === undefined ? group : { ...group, patchWithin: noted.within };
    }),
    baselines: environment.baselines.map((baseline) => {
      const noted = releases.find(
        ({ baseline: name, region }) => name === baseline.name && isThere(region, baseline.region, environment),
      );
      return noted === undefined ? baseline : { ...baseline, releases: noted.calendar };
    }),
    ...(associations && {
      associations: associations.map((association) => {
        const noted = ofAssociations.find(
          ({ association: name, region }) =>
            name === association.associationName && isThere(region, association.region, environment),
        );
        return noted === undefined ? association : { ...association, patchWithin: noted.within };
      }),
    }),
    ...(patchPolicies && {
      patchPolicies: patchPolicies.map((policy) => {
        const noted = policies.find((one) => one.policy === policy.name);
        return noted === undefined ? policy : { ...policy, patchWithin: noted.within };
      }),
    }),
  };
}

/** Whether an object is in the Region that a note names. A plan also shows the Region of the provider. */
export function isThere(
  noted: string | undefined,
  own: Knowable<string> | undefined,
  { region }: PatchEnvironmentModel,
): boolean {
  const shown = known(own);
  return noted === shown || (noted === undefined && shown === known(region));
}

/** The construct of each group, policy and association with a deadline, as the stack notes it. */
export function notedPaths({
  deadlines = [],
  policies = [],
  associations = [],
}: PromiseNote): ReadonlyMap<string, string> {
  return new Map([
    ...deadlines.map(({ patchGroup, region, path }) => [groupKey(patchGroup, region), path] as const),
    ...policies.map(({ policy, path }) => [policyKey(policy), path] as const),
    ...associations.map(({ association, region, path }) => [associationKey(association, region), path] as const),
  ]);
}

/** By what `notedPaths` tells the construct of some nodes. */
export function notedKey(nodes: PatchedNodes): string {
  if (areOfWay(nodes)) {
    const { way } = nodes;
    const { name } = way.carrier;
    return way.kind === "association" ? associationKey(name, known(way.association.region)) : policyKey(name);
  }
  return groupKey(nodes.patchGroup, known(nodes.registered?.region));
}

function groupKey(patchGroup: string, region = ""): string {
  return JSON.stringify(["group", patchGroup, region]);
}

function policyKey(policy: string): string {
  return JSON.stringify(["policy", policy]);
}

function associationKey(association: string, region = ""): string {
  return JSON.stringify(["association", association, region]);
}

/** The note in a synthesised stack; nothing for one without. What is none is passed over. */
export function promisesIn(configuration: unknown): PromiseNote {
  const comment = (configuration as { "//"?: Readonly<Record<string, unknown>> } | null)?.["//"];
  const note = comment?.[PROMISE_NOTE] as Partial<Record<keyof PromiseNote, unknown>> | undefined;
  const list = (value: unknown) => (Array.isArray(value) ? value : []);
  const noted = <Noted extends { readonly within: DeadlineModel }>(value: unknown) =>
    (list(value) as Noted[])
      .filter(({ within }) => typeof within?.days === "object")
      .map((one) => ({ ...one, within: replaced(one.within, NOT_KNOWN, UNKNOWN) }) as Noted);
  return {
    deadlines: noted<NotedDeadline>(note?.deadlines),
    policies: noted<NotedPolicyDeadline>(note?.policies),
    associations: noted<NotedAssociationDeadline>(note?.associations),
    releases: (list(note?.releases) as NotedReleases[]).filter(({ calendar }) => typeof calendar?.kind === "string"),
  };
}

/** A value of plain data in which one stands for another. */
function replaced(value: unknown, one: unknown, other: unknown): unknown {
  if (value === one) return other;
  if (Array.isArray(value)) return value.map((entry) => replaced(entry, one, other));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, replaced(entry, one, other)]));
}

function known(region: Knowable<string> | undefined): string | undefined {
  return region !== undefined && isKnown(region) ? region : undefined;
}

function given(region: Knowable<string> | undefined): { readonly region?: string } {
  const name = known(region);
  return name === undefined ? {} : { region: name };
}
