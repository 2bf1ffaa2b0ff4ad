import { type AcrossFinding, toldFinding } from "../checks/across/across-check";
import { type FindingOnObject, ObjectProblems } from "../checks/check/object-problems";
import type { PatchEnvironmentModel } from "../environment/patch-environment-model";
import type { Patching } from "../patching/patching";
import { show } from "../text/wording";
import { changesBetween, type KeyedSubject, type StackOfEnvironment, SUBJECTS_OF_STACK } from "./check-subjects";
import type { CheckTools, HouseCheck } from "./define-check";
import { frozenCopy } from "./frozen-copy";
import { RulePatching } from "./rule-patching";

/** What rules are asked with. */
export interface HouseQuestion {
  readonly patching: Patching;
  readonly today: Date;
  /** Does a rule's whole work on all stacks, and throws where it does not come to its end. */
  readonly withinTime: (work: () => void) => void;
}

/** A stack, and for the review of a plan what it was before. */
export interface AskedStack extends StackOfEnvironment {
  readonly before?: PatchEnvironmentModel;
}

/**
 * What the rules of a house say about each environment. A rule that throws, or does not come to its end, is a finding of
 * its own, with its id: a rule that is not asked must not look like one that is kept.
 */
export function houseFindings(
  checks: readonly HouseCheck[],
  stacks: readonly AskedStack[],
  question: HouseQuestion,
): ReadonlyMap<PatchEnvironmentModel, readonly AcrossFinding[]> {
  const found = new Map<PatchEnvironmentModel, AcrossFinding[]>(stacks.map(({ environment }) => [environment, []]));
  const { patching: room } = question;
  const frozen = stacks.map((stack) => ({
    stack,
    shown: frozenStack(stack),
    patching: new RulePatching(room, room.of(stack.environment)),
  }));
  for (const check of checks) {
    let current: { readonly stack: AskedStack; readonly key: string } | undefined;
    const collected: (readonly [AskedStack, FindingOnObject])[] = [];
    try {
      question.withinTime(() => {
        for (const { stack, shown, patching } of frozen) {
          for (const { key, subject } of subjectsOf(check, stack, frozen[0]?.stack, frozen)) {
            current = { stack, key };
            const own: FindingOnObject[] = [];
            const problems = new ObjectProblems(check, key, own);
            const tools: CheckTools = { problems, patching, today: question.today, stack: shown };
            throwUnlessAtOnce(check.find(frozenCopy(subject) as never, tools));
            collected.push(...own.map((finding) => [stack, finding] as const));
          }
        }
      });
    } catch (error) {
      if (current !== undefined) collected.push([current.stack, failureOf(check, current.key, error)]);
    }
    for (const [stack, finding] of collected) {
      found.get(stack.environment)?.push(toldFinding(finding, check));
    }
  }
  return found;
}

function subjectsOf(
  { on }: HouseCheck,
  stack: AskedStack,
  first: AskedStack | undefined,
  all: readonly { readonly shown: StackOfEnvironment }[],
): readonly KeyedSubject[] {
  switch (on) {
    case "change":
      return stack.before === undefined ? [] : changesBetween(stack.before, stack.environment);
    case "fleet":
      return stack === first ? [{ key: stack.name, subject: { stacks: all.map(({ shown }) => shown) } }] : [];
    default:
      return SUBJECTS_OF_STACK[on](stack);
  }
}

function frozenStack({ name, ring, environment }: AskedStack): StackOfEnvironment {
  return Object.freeze({ name, ...(ring === undefined ? {} : { ring }), environment: frozenCopy(environment) });
}

/** What a rule says after somebody was waited for, nobody hears. */
function throwUnlessAtOnce(answer: unknown): void {
  if (typeof (answer as PromiseLike<unknown> | undefined)?.then !== "function") return;
  Promise.resolve(answer).catch(() => {});
  throw new TypeError("find returned a promise; it must answer at once");
}

/** An error, whatever the rule's own severity: what could not be asked was not checked. */
function failureOf({ id }: HouseCheck, key: string, error: unknown): FindingOnObject {
  const why = error instanceof Error ? `${error.name}: ${error.message}` : show(error);
  const message = `the rule itself failed, and nothing more was checked by it: ${why.split("\n")[0]}`;
  return { checkId: id, severity: "error", path: "", message, key };
}
