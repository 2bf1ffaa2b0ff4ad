import { type PackageVersion, type Patch, packagesIn } from "../../model/explain/patch/patch";
import type { PatchVerdict } from "../../model/explain/patch/verdict";
import { type FirstInstall, firstInstallOf } from "../../model/explain/when/first-install";
import { type OperatingSystem, operatingSystemLabel } from "../../model/facts/operating-systems";
import type { ListedPatch } from "../../model/patch-lists/listed-patch";
import { joined } from "../../model/text/wording";
import { BadInput } from "../console/bad-input";
import type { Stack } from "../stacks/read-stacks";
import { releaseDate } from "./answer-words";
import type { FileBaseline } from "./baseline-file";
import type { PatchListFormat } from "./open-patch-list";
import { patchedSystems, type Subject, type SubjectOptions, subjectsOf, subjectsOfFiles } from "./subjects";
import { SystemsOfLists } from "./systems-of-lists";
import { type UnexplainedGroup, unexplainedGroups } from "./unexplained-groups";

/** What one group gets of one entry of a list: all package versions with the same verdict. */
export interface Answer {
  readonly subject: Subject;
  readonly listed: ListedPatch;
  /** The package versions, or the patch itself where it is no package. The entry's own list if they are all of it. */
  readonly patches: ListedPatch["patches"];
  readonly verdict: PatchVerdict;
  readonly first: FirstInstall;
}

export interface ExplainListOptions extends SubjectOptions {
  /** Baselines that are asked beside those of the stacks. */
  readonly files?: readonly FileBaseline[];
  /** The system of a list that does not say it. */
  readonly operatingSystem?: OperatingSystem;
  /** How many answers are kept, the newest ones. Absent: all. */
  readonly most?: number;
  /** Takes each answer as soon as it is known; none is kept then. */
  readonly take?: (answer: Answer) => void;
  /** Which entries are told. All are read, for a newer version may take the place of an older one. */
  readonly isMeant: (listed: ListedPatch) => boolean;
}

/** Explains a list piece by piece and keeps what is meant. */
export class ListExplainer {
  /** How many answers there were, also those that were not kept. */
  public count = 0;
  /** How many entries were meant, also those that are for no group here. */
  public found = 0;
  private kept: Answer[] = [];
  /** How many entries are for a system that no group here has a baseline for. */
  public readonly skipped = new Map<OperatingSystem, number>();
  private readonly subjects = new Map<OperatingSystem, readonly Subject[]>();
  private readonly systems: SystemsOfLists;
  private readonly files: readonly FileBaseline[];
  /** Asked for each entry of a list. */
  private readonly patched: readonly string[];

  constructor(
    private readonly stacks: readonly Stack[],
    private readonly options: ExplainListOptions,
  ) {
    this.systems = new SystemsOfLists(options.operatingSystem);
    this.files = options.files ?? [];
    const ofFiles = this.files.flatMap(({ operatingSystem }) => operatingSystem ?? []);
    this.patched = [...new Set([...patchedSystems(options.meant ?? stacks), ...ofFiles])];
  }

  /** The newest release first; of one entry, in the order of the groups. */
  public get answers(): readonly Answer[] {
    return newestFirst(this.kept).slice(0, this.options.most);
  }

  /** @throws BadInput if it cannot be said which system the list is for */
  public add(listed: ListedPatch, format: PatchListFormat): void {
    const system = this.systems.of(listed, format, this.patched);
    const subjects = this.subjectsFor(system);
    if (subjects.length === 0) this.skipped.set(system, (this.skipped.get(system) ?? 0) + 1);
    const isMeant = this.options.isMeant(listed);
    if (isMeant) this.found++;
    for (const subject of subjects) this.explain(listed, subject, isMeant);
  }

  /** The groups that the list may be meant for, and about which nothing can be told. */
  public get unexplained(): readonly UnexplainedGroup[] {
    return unexplainedGroups(this.options.meant ?? this.stacks, this.subjects.keys(), this.options.patchGroup);
  }

  /** @throws BadInput if nothing of the list was for a system that is patched here, or for the one that was given */
  public finish(): void {
    this.systems.finish();
    if (
      this.unexplained.length > 0 ||
      this.skipped.size === 0 ||
      [...this.subjects.values()].some((subjects) => subjects.length > 0)
    )
      return;
    const systems = joined([...this.skipped.keys()].map(operatingSystemLabel));
    const patched = this.patched.map(operatingSystemLabel);
    const here =
      patched.length === 0 ? "no patch group is registered here" : `the groups here are for ${joined(patched)}`;
    const which = this.options.patchGroup === undefined ? "" : ` and group ${JSON.stringify(this.options.patchGroup)}`;
    throw new BadInput(`expected a patch list for these stacks${which}, got one for ${systems}; ${here}`);
  }

  private explain(listed: ListedPatch, subject: Subject, isMeant: boolean): void {
    const { at, most, take } = this.options;
    const decisions = new Decisions();
    for (const patch of listed.patches) {
      const verdict = subject.explain(patch, at);
      subject.wanted.add({ patch, verdict });
      if (isMeant) decisions.add(patch, verdict);
    }
    for (const { patches: some, verdict } of decisions.all) {
      this.count++;
      const patches = some.length === listed.patches.length ? listed.patches : some;
      const answer = { subject, listed, patches, verdict, first: firstInstallOf(verdict, subject.runs, at) };
      if (take === undefined) this.kept.push(answer);
      else take(answer);
    }
    // Sorting now and then is cheaper than keeping order with each answer.
    if (most !== undefined && this.kept.length > 4 * most + 100) this.kept = newestFirst(this.kept).slice(0, most);
  }

  private subjectsFor(system: OperatingSystem): readonly Subject[] {
    const known = this.subjects.get(system);
    if (known !== undefined) return known;
    const ofStacks = subjectsOf(this.stacks, system, this.options);
    const found = [...ofStacks, ...subjectsOfFiles(this.files, system, this.options)];
    this.subjects.set(system, found);
    return found;
  }
}

interface Decision {
  readonly patches: [Patch, ...Patch[]];
  readonly verdict: PatchVerdict;
}

/** The package versions of one entry, those with the same verdict together. */
class Decisions {
  public readonly all: Decision[] = [];

  public add(patch: Patch, verdict: PatchVerdict): void {
    const same =
      this.all.find((decision) => decision.verdict === verdict) ??
      this.all.find((decision) => decisionKey(decision.verdict) === decisionKey(verdict));
    if (same === undefined) this.all.push({ patches: [patch], verdict });
    else same.patches.push(patch);
  }
}

function newestFirst(answers: readonly Answer[]): Answer[] {
  const timed = answers.map((answer) => ({ answer, time: releaseTime(answer) }));
  return timed.sort((a, b) => b.time - a.time).map(({ answer }) => answer);
}

/** When the patch was released, to sort by; one without a date counts as old. */
export function releaseTime({ patches }: Answer): number {
  return releaseDate(patches[0])?.getTime() ?? 0;
}

function decisionKey(verdict: PatchVerdict): string {
  switch (verdict.outcome) {
    case "approved":
      return `${verdict.outcome} ${verdict.since?.getTime()} ${String(verdict.level)} ${verdict.listEntry ?? ""}`;
    case "waiting":
      return `${verdict.outcome} ${verdict.until.getTime()}`;
    case "rejected":
      return `${verdict.outcome} ${verdict.entry}`;
    default:
      return `${verdict.outcome} ${verdict.because}`;
  }
}

/** The newer versions that nodes get instead, where that holds for every approved package version of an answer. */
export function newerVersions({ subject, patches, verdict }: Answer): readonly PackageVersion[] {
  if (verdict.outcome !== "approved") return [];
  return replacedBy(subject, packagesIn(patches));
}

/** The same for approved package versions; empty where there are none. */
export function replacedBy({ wanted }: Subject, approved: readonly PackageVersion[]): readonly PackageVersion[] {
  const newer: PackageVersion[] = [];
  for (const version of approved) {
    const instead = wanted.insteadOf(version);
    if (instead === undefined) return [];
    newer.push(instead);
  }
  return newer;
}
