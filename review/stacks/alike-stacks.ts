import { isDeepStrictEqual } from "node:util";
import type { OwnWords } from "../alike/own-words";
import { PlanPattern } from "../alike/plan-pattern";
import { RenamedValues } from "../alike/renamed-values";
import type { EnvironmentNotes } from "../arrival/with-notes";
import type { PlanEnvironments } from "../plan/plan-environments";
import type { ReviewedRuns } from "../reach/reviewed-runs";
import {
  identityOf,
  namedStack,
  type PlannedStack,
  type ReadStack,
  readStack,
  stageOfStack,
  type UncheckedStack,
} from "./review-stack";

/** Kinds of stacks that are kept in mind: rings, Regions, and some that nobody is like. */
const MOST_KINDS = 16;

/**
 * Reviews stacks that were not compared with an account. Of stacks that are alike but for their accounts, the ids that
 * AWS gave and their own names, as those of a fleet are, one plan is reviewed: a review says the same of the others.
 */
export class AlikeStacks {
  /** The one that was met last is first. */
  private kinds: readonly Kind[] = [];

  /** @param most - of kinds that are kept; none makes no difference but the time that it takes */
  constructor(
    private readonly calendar: ReviewedRuns,
    private readonly most = MOST_KINDS,
  ) {}

  /** @throws UnreadableInput for values that no provider could have planned */
  public review(stack: PlannedStack): UncheckedStack {
    for (const kind of this.kinds) {
      const found = kind.review(stack);
      if (found !== undefined) {
        this.keep(kind);
        return found;
      }
    }
    const read = readStack(stack, this.calendar);
    const kind = this.most > 0 ? Kind.of(read, notesOf(stack)) : undefined;
    if (kind !== undefined) this.keep(kind);
    return namedStack(stack, read);
  }

  private keep(kind: Kind): void {
    if (kind === this.kinds[0]) return;
    this.kinds = [kind, ...this.kinds.filter((one) => one !== kind)].slice(0, this.most);
  }
}

/** The first stack of its kind, and what was found out about others from it. */
class Kind {
  private readonly environments: RenamedValues<PlanEnvironments>;
  /** What is told of the first one, and all that is known of it, as text. */
  private readonly reviewText: string;
  private readonly known: string;
  /** Whether a name stands in what is known. */
  private readonly held = new Map<string, boolean>();

  private constructor(
    private readonly first: Omit<ReadStack, "plan">,
    private readonly pattern: PlanPattern,
    private readonly notes: EnvironmentNotes,
  ) {
    const { review, findings, environments } = first.meaning;
    this.environments = new RenamedValues(environments, (text) => pattern.texts.isOfAccount(text));
    this.reviewText = JSON.stringify([review, findings]);
    this.known = `${this.reviewText}${JSON.stringify(environments)}`;
  }

  /** Undefined for a stack that no other one is like. */
  public static of({ plan, ...first }: ReadStack, notes: EnvironmentNotes): Kind | undefined {
    const { before, after } = first.meaning.environments;
    // Patch policies name accounts, by which it is decided where they work.
    if (before.patchPolicies !== undefined || after.patchPolicies !== undefined) return undefined;
    const places = [first.identity, before, ...Object.values(before.providers ?? {})];
    const accounts = places.flatMap(({ account = [] }) => account);
    const pattern = PlanPattern.of(plan, first.reading, accounts);
    return pattern && new Kind(first, pattern, notes);
  }

  /** The review of a stack that is like this one; undefined for any other. */
  public review(stack: PlannedStack): UncheckedStack | undefined {
    const { first } = this;
    if (stageOfStack(stack.name, identityOf(stack, first.found)) !== first.stage) return undefined;
    if (!isDeepStrictEqual(notesOf(stack), this.notes)) return undefined;
    const { account } = first.found;
    const renaming = account === undefined ? { one: first.identity.account, other: stack.account } : {};
    const words = this.pattern.wordsOf(stack.plan, renaming);
    if (words === undefined || this.isToldApart(words)) return undefined;
    const found = { ...first.found, ...(account === undefined ? {} : { account: words.inOther(account) }) };
    const identity = identityOf(stack, found);
    const { before, after } = this.environments.by(words.inOther);
    // Each stack has an environment of its own, by which others know it.
    const meaning = { ...first.meaning, environments: { before: { ...before }, after: { ...after } } };
    return { ...namedStack(stack, { ...first, identity, meaning }), alike: first.meaning.environments };
  }

  /** Whether what is known of the first one holds what is another text in the other one, or means another thing. */
  private isToldApart({ names, accounts }: OwnWords): boolean {
    return (
      names.some((name) => this.holds(name)) ||
      accounts.renamed.some(([one, other]) => this.reviewText.includes(one) || this.known.includes(other))
    );
  }

  private holds(name: string): boolean {
    const isHeld = this.held.get(name) ?? this.known.includes(JSON.stringify(name).slice(1, -1));
    this.held.set(name, isHeld);
    return isHeld;
  }
}

function notesOf({ promises, ringWait }: PlannedStack): EnvironmentNotes {
  return { ...(promises === undefined ? {} : { promises }), ...(ringWait === undefined ? {} : { ringWait }) };
}
