import { ACROSS_CHECKS, findingsAcross } from "../../model/checks/across/across-checks";
import { ASSOCIATION_CHECKS } from "../../model/checks/association/association-checks";
import { type Check, type CheckContext, findingsOf } from "../../model/checks/check/check";
import { MAINTENANCE_WINDOW_CHECKS } from "../../model/checks/maintenance-window/maintenance-window-checks";
import { WINDOW_TARGET_CHECKS } from "../../model/checks/maintenance-window/window-target-checks";
import { WINDOW_TASK_CHECKS } from "../../model/checks/maintenance-window/window-task-checks";
import { PATCH_BASELINE_CHECKS } from "../../model/checks/patch-baseline/patch-baseline-checks";
import { PATCH_GROUP_CHECKS } from "../../model/checks/patch-group/patch-group-checks";
import { PATCH_POLICY_CHECKS } from "../../model/checks/patch-policy/patch-policy-checks";
import type { Keyed, PatchEnvironmentModel } from "../../model/environment/patch-environment-model";
import type { HouseCheck } from "../../model/house-rules/define-check";
import { type Patching, patchingOf, type StackedEnvironment } from "../../model/patching/patching";
import { canonical } from "../changes/differences";
import { subjectsOf } from "./finding-subject";
import { findingsOfHouse } from "./house-rule-findings";
import { inOtherWords, type KeyedFinding } from "./keyed-finding";

/** One side of a stack's plan. */
export interface StackSide extends StackedEnvironment {
  readonly stack: string;
  readonly ring?: string;
  /** What it was, for rules on changes. */
  readonly before?: PatchEnvironmentModel;
  /** That of another stack, where the two differ by their accounts alone, which nothing in them names. */
  readonly alike?: PatchEnvironmentModel;
}

/** Checks by what they look at. */
const CHECKS = {
  baselines: PATCH_BASELINE_CHECKS,
  patchGroups: PATCH_GROUP_CHECKS,
  windows: MAINTENANCE_WINDOW_CHECKS,
  targets: WINDOW_TARGET_CHECKS,
  tasks: WINDOW_TASK_CHECKS,
  associations: ASSOCIATION_CHECKS,
  patchPolicies: PATCH_POLICY_CHECKS,
  across: ACROSS_CHECKS,
};

type ChecksOfObjects = typeof CHECKS;

/** Those of which another day may know another answer. */
const CHECKS_OF_THE_DAY = Object.fromEntries(
  Object.entries(CHECKS).map(([on, checks]) => [
    on,
    (checks as readonly Check<never>[]).filter(({ dependsOnDay }) => dependsOnDay),
  ]),
) as unknown as ChecksOfObjects;

interface FindingsOptions {
  /** Rules of the user's own. */
  readonly houseChecks?: readonly HouseCheck[];
  /** What else is known to exist in the accounts, or stacks without a plan: what it does is not missing. */
  readonly beside?: readonly StackedEnvironment[];
  /**
   * The checks of ours that are asked.
   *
   * @default - all of them
   */
  readonly checks?: ChecksOfObjects;
}

/**
 * Runs every check over the environments of all stacks on one side of their plans. Answers are remembered where an
 * environment is alone in its account, for many accounts are alike.
 */
export class EnvironmentFindings {
  private readonly known = new Map<string, KnownFindings>();
  /** Of environments that are alike the first one, by each of them. */
  private readonly firsts = new Map<PatchEnvironmentModel, PatchEnvironmentModel>();
  private readonly texts = new Map<PatchEnvironmentModel, string>();
  private readonly patching: Patching;
  private readonly sizes = new Map<string, number>();
  private readonly context: CheckContext;
  private readonly house: ReadonlyMap<PatchEnvironmentModel, readonly KeyedFinding[]>;

  private readonly beside: readonly StackedEnvironment[];
  private readonly checks: ChecksOfObjects;

  private onOtherDays?: readonly EnvironmentFindings[];

  constructor(
    private readonly stacks: readonly StackSide[],
    today: Date,
    { houseChecks = [], beside = [], checks = CHECKS }: FindingsOptions = {},
  ) {
    this.beside = beside;
    this.checks = checks;
    this.context = { today };
    for (const { environment } of stacks) this.count(environment);
    for (const { environment } of beside) this.count(environment);
    this.findFirsts();
    // What is alone in an account meets nothing of others; only the rules of a house are asked about each.
    const isAsked = ({ environment }: StackSide) => houseChecks.length > 0 || this.first(environment) === environment;
    const asked = stacks.filter(isAsked).map(({ alike: _, ...stack }) => stack);
    this.patching = patchingOf([...asked, ...beside], { from: today });
    this.house = findingsOfHouse(houseChecks, asked, this.patching, today);
  }

  private count({ account = "" }: PatchEnvironmentModel): void {
    this.sizes.set(account, (this.sizes.get(account) ?? 0) + 1);
  }

  /** What is in other accounts as well, where others may be, is like none. */
  private findFirsts(): void {
    const found = new Map<PatchEnvironmentModel, PatchEnvironmentModel>();
    for (const { environment, alike = environment } of this.stacks) {
      if (!this.isAlone(environment) || environment.providers !== undefined) continue;
      const first = found.get(alike) ?? environment;
      found.set(alike, first);
      this.firsts.set(environment, first);
    }
  }

  private first(environment: PatchEnvironmentModel): PatchEnvironmentModel {
    return this.firsts.get(environment) ?? environment;
  }

  private isAlone({ account }: PatchEnvironmentModel): boolean {
    return account !== undefined && this.sizes.get(account) === 1 && !this.sizes.has("");
  }

  /**
   * Findings with what they weigh: of what another day would not find, nothing, for what a plan weighs must not depend on
   * the day of its review. A house rule may ask for the day, and weighs as it says.
   */
  public weighed(environment: PatchEnvironmentModel, findings: readonly KeyedFinding[]): readonly KeyedFinding[] {
    if (!findings.some(({ checkId }) => DEPENDING_ON_DAY.has(checkId))) return findings;
    this.onOtherDays ??= OTHER_DAYS.map(
      (day) => new EnvironmentFindings(this.stacks, day, { beside: this.beside, checks: CHECKS_OF_THE_DAY }),
    );
    const found = this.onOtherDays.map((day) => new Set(day.ours(environment).map(keyOfFinding)));
    const isLasting = (finding: KeyedFinding) => found.every((places) => places.has(keyOfFinding(finding)));
    return findings.map((finding) =>
      !DEPENDING_ON_DAY.has(finding.checkId) || isLasting(finding) ? finding : { ...finding, weighs: "none" },
    );
  }

  public of(environment: PatchEnvironmentModel): readonly KeyedFinding[] {
    const house = this.house.get(environment) ?? [];
    return house.length === 0 ? this.ours(environment) : [...this.ours(environment), ...house];
  }

  private ours(environment: PatchEnvironmentModel): readonly KeyedFinding[] {
    if (!this.isAlone(environment)) return this.find(environment);
    const first = this.first(environment);
    const key = this.textOf(first);
    const known = this.known.get(key) ?? knownFindings(this.find(first), first.account);
    this.known.set(key, known);
    return known.nameAccount ? replaced(known.findings, ACCOUNT, environment.account) : known.findings;
  }

  /** The same text for environments that are alike but for the numbers of their accounts: these are asked once. */
  private textOf(environment: PatchEnvironmentModel): string {
    const { account = "", ...rest } = environment;
    // An account stands in the ARNs of its roles, too.
    const text = this.texts.get(environment) ?? canonical(rest).replaceAll(account, ACCOUNT);
    this.texts.set(environment, text);
    return text;
  }

  private find(environment: PatchEnvironmentModel): readonly KeyedFinding[] {
    const { checks } = this;
    return [
      ...this.each(checks.baselines, environment.baselines),
      ...this.each(checks.patchGroups, environment.patchGroups),
      ...this.each(checks.windows, environment.maintenanceWindows),
      ...environment.maintenanceWindows.flatMap(({ targets, tasks, allowUnassociatedTargets }) => [
        ...this.each(checks.targets, targets),
        ...this.each(
          checks.tasks,
          tasks.map((task) => ({ ...task, allowUnassociatedTargets })),
        ),
      ]),
      ...this.each(checks.associations, environment.associations ?? []),
      ...this.each(checks.patchPolicies, environment.patchPolicies ?? []),
      ...findingsAcross(
        this.patching.of(environment),
        { ...this.context, neighbours: this.patching.neighbours },
        checks.across,
      ),
    ];
  }

  private each<Model>(checks: readonly Check<Model>[], subjects: readonly Keyed<Model>[]): readonly KeyedFinding[] {
    return subjects.flatMap((subject) =>
      findingsOf(checks, subject, this.context).map((finding) => ({ ...finding, key: subject.key })),
    );
  }
}

/** Every review lies between them: what both find is found on any day. */
const OTHER_DAYS = ["2020-01-06T00:00:00Z", "2036-01-07T00:00:00Z"].map((day) => new Date(day));

const DEPENDING_ON_DAY: ReadonlySet<string> = new Set(
  Object.values(CHECKS_OF_THE_DAY)
    .flat()
    .map(({ id }) => id),
);

function keyOfFinding({ checkId, key, path }: KeyedFinding): string {
  return JSON.stringify([checkId, key, path]);
}

/** Stands for the number of an account. */
const ACCOUNT = "\u0000account\u0000";

/** What was found in an environment, with what stands for its account. */
interface KnownFindings {
  readonly findings: readonly KeyedFinding[];
  readonly nameAccount: boolean;
}

function knownFindings(found: readonly KeyedFinding[], account: string | undefined): KnownFindings {
  const findings = replaced(found, account, ACCOUNT);
  return { findings, nameAccount: JSON.stringify(findings).includes("\\u0000account") };
}

function replaced(
  findings: readonly KeyedFinding[],
  what: string | undefined,
  by: string | undefined,
): readonly KeyedFinding[] {
  if (what === undefined || by === undefined) return findings;
  return findings.map((finding) => inOtherWords(finding, (text) => text.replaceAll(what, by)));
}

interface Sides {
  readonly before: PatchEnvironmentModel;
  readonly after: PatchEnvironmentModel;
}

/** What is said now, apart by whether it was said before about the same thing. */
export interface ComparedFindings {
  readonly fresh: readonly KeyedFinding[];
  readonly standing: readonly KeyedFinding[];
}

function comparedFindings(
  before: readonly KeyedFinding[],
  now: readonly KeyedFinding[],
  environments: Sides,
): ComparedFindings {
  if (before.length === 0 || now.length === 0) return { fresh: now, standing: [] };
  const subjects = subjectsOf(environments.before, environments.after);
  const old = new Set(before.map((finding) => subjects.before.of(finding)));
  const isOld = (finding: KeyedFinding) => old.has(subjects.after.of(finding));
  return { fresh: now.filter((finding) => !isOld(finding)), standing: now.filter(isOld) };
}

/** Compares what is said of stacks; of stacks that are alike, and of which the same is said, once. */
export class FindingsOfAlike {
  private readonly known = new Map<PatchEnvironmentModel, Compared>();

  public of(
    { environments, alike = environments }: { readonly environments: Sides; readonly alike?: Sides },
    before: readonly KeyedFinding[],
    now: readonly KeyedFinding[],
  ): ComparedFindings {
    const known = this.known.get(alike.after);
    if (known !== undefined && known.before === before && known.now === now) return known.findings;
    const findings = comparedFindings(before, now, environments);
    this.known.set(alike.after, { before, now, findings });
    return findings;
  }
}

interface Compared {
  readonly before: readonly KeyedFinding[];
  readonly now: readonly KeyedFinding[];
  readonly findings: ComparedFindings;
}
