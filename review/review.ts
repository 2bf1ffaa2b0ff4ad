import type { Acceptance } from "../model/acceptances/acceptance";
import type { CheckBasics } from "../model/checks/check/check";
import type { HouseCheck } from "../model/house-rules/define-check";
import type { ExistingAccounts } from "../model/patching/existing/existing-accounts";
import type { StackedEnvironment } from "../model/patching/patching";
import { TOO_DEEP } from "../model/values/nesting";
import { UnreadableInput } from "../model/values/unreadable-input";
import { AccountNotes, type NotedStack } from "./account/account-notes";
import { EnvironmentFindings, FindingsOfAlike } from "./findings/environment-findings";
import { type ComparedNode, PatchComparer, type PatchComparison } from "./patches/patch-comparison";
import { fingerprintOfStacks } from "./plan/fingerprint";
import { type PlanCounts, sumOfCounts } from "./plan/plan-counts";
import { ReviewedRuns } from "./reach/reviewed-runs";
import type { ApproverRule } from "./risk/approver-rule";
import { highestRisk, type Risk } from "./risk/risk";
import { AlikeStacks } from "./stacks/alike-stacks";
import { type GoneStack, type GradedGoneStack, gradedGoneStack } from "./stacks/gone-stack";
import {
  checkedStack,
  type PlannedStack,
  reviewStack,
  type UncheckedStack,
  WeighedFindings,
} from "./stacks/review-stack";
import type { StackIdentity } from "./stacks/stack-identity";
import type { StackReview } from "./stacks/stack-review";
import { type StackRow, stackRows } from "./stacks/stack-rows";

/** What the plans of one or many stacks mean. */
export interface Review {
  /** The moment at which it was asked: the next runs are those after it. */
  readonly at: Date;
  readonly risk: Risk;
  readonly counts: PlanCounts;
  readonly hasChanges: boolean;
  readonly fingerprint: string;
  /** By name. */
  readonly stacks: readonly StackReview[];
  /** Stacks with the same changes in one row; those that are not like the others first. */
  readonly rows: readonly StackRow[];
  /** Stacks without a plan, and why. */
  readonly failures: readonly StackFailure[];
  /** Stacks that the code had before; absent where none is gone. */
  readonly gone?: readonly GradedGoneStack[];
  /** What changes for the patches of a list; absent where no list was given. */
  readonly patches?: PatchComparison;
  /** The rules of the user's own that were asked. */
  readonly checks: readonly CheckBasics[];
  /** Who must agree to what; absent where nobody was named. */
  readonly approverRules?: readonly ApproverRule[];
  /** What is to be said of the snapshot that nodes were counted in. */
  readonly snapshotNotes?: readonly string[];
}

/** A stack of which no plan could be had. */
export interface StackFailure {
  readonly stack: string;
  readonly reason: string;
}

export interface ReviewOptions {
  readonly at: Date;
  readonly acceptances?: readonly Acceptance[];
  /**
   * Whether findings are told that were there before the plan, too.
   *
   * @default false
   */
  readonly allFindings?: boolean;
  /** Rules of the user's own, that are asked beside ours. */
  readonly checks?: readonly HouseCheck[];
  /** Who must agree to what. */
  readonly approvers?: readonly ApproverRule[];
  /** What exists in the accounts of the stacks. */
  readonly account?: ReadAccounts;
  /**
   * Of how many kinds of stacks one is kept in mind, to say the same of those that are like it. It makes no difference
   * but the time that a review takes.
   *
   * @default 16
   */
  readonly kinds?: number;
}

/** Accounts as they were read. */
export interface ReadAccounts {
  readonly existing: ExistingAccounts;
  /** That it was long ago, say. */
  readonly notes: readonly string[];
}

/** Reads plans one after the other, so that only what they mean is kept in memory. */
export class Reviewer {
  private readonly calendar: ReviewedRuns;
  private readonly alike: AlikeStacks;
  private readonly acceptances: readonly Acceptance[];
  private readonly stacks: UncheckedStack[] = [];
  private readonly failures: StackFailure[] = [];
  private readonly gone: GradedGoneStack[] = [];
  private readonly checks: readonly HouseCheck[];
  private readonly approverRules: readonly ApproverRule[] | undefined;

  private readonly allFindings: boolean;
  private unplanned: readonly StackedEnvironment[] = [];
  private readonly account: ReadAccounts | undefined;

  constructor({ at, acceptances = [], allFindings = false, checks = [], approvers, account, kinds }: ReviewOptions) {
    this.account = account;
    this.approverRules = approvers;
    this.allFindings = allFindings;
    this.checks = checks;
    this.calendar = new ReviewedRuns(at);
    this.alike = new AlikeStacks(this.calendar, kinds);
    this.acceptances = acceptances;
  }

  /** @throws UnreadableInput for values that no provider could have planned */
  public add(stack: PlannedStack): void {
    try {
      // What exists in an account is its own.
      const { calendar, account } = this;
      this.stacks.push(
        account === undefined ? this.alike.review(stack) : reviewStack(stack, calendar, account.existing),
      );
    } catch (error) {
      // What is nested too deep for the walk of our functions is no plan of Terraform's.
      if (!(error instanceof RangeError)) throw error;
      throw new UnreadableInput("", TOO_DEEP);
    }
  }

  /** Tells of stacks of the same program that are not planned this time: what they do is not missing. */
  public knowUnplanned(stacks: readonly StackedEnvironment[]): void {
    this.unplanned = stacks;
  }

  public fail(failure: StackFailure): void {
    this.failures.push(failure);
  }

  /** Tells of a stack that the code had before. */
  public lose(stack: GoneStack & Pick<StackIdentity, "ring">): void {
    this.gone.push(gradedGoneStack(stack));
  }

  /** Compares what is approved before and after; for all stacks that were added. */
  public patchComparer(node: ComparedNode = {}): PatchComparer {
    const stacks = this.stacks.map(({ review, environments }) => ({ name: review.name, ...environments }));
    return new PatchComparer(
      stacks.sort((a, b) => compare(a.name, b.name)),
      this.calendar.at,
      node,
    );
  }

  public review(patches?: PatchComparison): Review {
    const stacks = this.checked().sort((a, b) => compare(a.name, b.name));
    const gone = [...this.gone].sort((a, b) => compare(a.stack, b.stack));
    return {
      at: this.calendar.at,
      risk: highestRisk([...stacks, ...gone].map(({ risk }) => risk)),
      counts: sumOfCounts(stacks.map(({ counts }) => counts)),
      hasChanges: gone.length > 0 || stacks.some(({ hasChanges }) => hasChanges),
      fingerprint: fingerprintOfStacks([...stacks, ...gone.map(({ stack }) => ({ name: stack, fingerprint: "gone" }))]),
      stacks,
      rows: stackRows(stacks),
      failures: [...this.failures].sort((a, b) => compare(a.stack, b.stack)),
      ...(gone.length === 0 ? {} : { gone }),
      ...(patches === undefined ? {} : { patches }),
      checks: this.checks,
      ...(this.approverRules === undefined ? {} : { approverRules: this.approverRules }),
      ...(this.account === undefined ? {} : { snapshotNotes: this.account.notes }),
    };
  }

  private checked(): StackReview[] {
    const { at } = this.calendar;
    const stacksOf = (side: "before" | "after") =>
      this.stacks.map(({ review: { name, ring }, environments, alike }) => ({
        stack: name,
        ...(ring === undefined ? {} : { ring }),
        environment: environments[side],
        ...(alike === undefined ? {} : { alike: alike[side] }),
        ...(side === "before" ? {} : { before: environments.before }),
      }));
    const held = new Set(this.stacks.flatMap((stack) => [...stack.held]));
    const existing = this.account?.existing.beside(held).places ?? [];
    const beside = [...existing.map(({ environment }) => ({ environment })), ...this.unplanned];
    const options = { houseChecks: this.checks, beside };
    const before = new EnvironmentFindings(stacksOf("before"), at, options);
    const after = new EnvironmentFindings(stacksOf("after"), at, options);
    const noted = this.stacks.map(({ environments, review, held }) => ({
      environment: environments.after,
      changes: review.changes,
      held,
    }));
    const notes = this.account && new AccountNotes(this.account.existing, noted, at);
    const compared = new FindingsOfAlike();
    const weighed = new WeighedFindings(this.acceptances, at);
    return this.stacks.map((stack, index) => {
      const { environments } = stack;
      const beside = notes === undefined ? {} : { beside: notes.of(noted[index] as NotedStack) };
      const found = compared.of(stack, before.of(environments.before), after.of(environments.after));
      const fresh = after.weighed(environments.after, found.fresh);
      const ofPlan = { fresh, standing: this.allFindings ? found.standing : NONE };
      return { ...checkedStack(stack, weighed.of(stack, ofPlan)), ...beside };
    });
  }
}

const NONE: readonly never[] = [];

/** What the plans of stacks mean, all at once. */
export function reviewStacks(stacks: readonly PlannedStack[], options: ReviewOptions): Review {
  const reviewer = new Reviewer(options);
  for (const stack of stacks) reviewer.add(stack);
  return reviewer.review();
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
