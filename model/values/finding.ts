import { printable } from "../text/printable";
import { firstOnes, shortPlace } from "../text/wording";

/**
 * - `error`: AWS, the provider or the window would refuse it, or nodes would not be patched at all.
 * - `warning`: legal, and probably not what was meant.
 * - `information`: worth knowing while reading.
 */
export type Severity = "error" | "warning" | "information";

/** What a check says about one place of one object. */
export interface Finding {
  /** The check that speaks, `PM104`; docs/checks.md says why. */
  readonly checkId: string;
  readonly severity: Severity;
  /** The place as the user typed it: `approvalRules[0].approveAfterDays`; empty for the object as a whole. */
  readonly path: string;
  /** What was expected, what came, and how to fix it. */
  readonly message: string;
}

/** `approvalRules[0].approveAfterDays: expected …, got … [PM104]`, in one line that steers no screen. */
export function findingLine(finding: Finding): string {
  const place = finding.path === "" ? "" : `${shortPlace(finding.path)}: `;
  return printable(`${place}${finding.message} [${finding.checkId}]`);
}

/** Thrown by a construct: everything that is wrong with one object, in one error. */
export class NotValidError extends Error {
  public override readonly name = "NotValidError";
  /** The errors among what was found, in the order of the object's properties. */
  declare public readonly findings: readonly Finding[];

  // What is warned of is often why something is refused.
  constructor(subject: string, findings: readonly Finding[], warnings?: readonly Finding[]) {
    const problems = listedProblems(`${printable(subject)} is not valid`, findings.map(findingLine));
    const beside = warnings?.length
      ? listedProblems(`  Warnings, ${WHY_BESIDE}:`, warnings.map(findingLine))
      : undefined;
    super(beside === undefined ? problems : `${problems}\n${beside}`);
    // Whoever prints an error prints what can be enumerated below its message, which says all of it already.
    Object.defineProperty(this, "findings", { value: findings });
    withFramesOfProgram(this, NotValidError);
  }
}

/** The same error with a line more below it. */
export function withLineBelow(error: NotValidError, line: string): NotValidError {
  error.message = `${error.message}\n    ${line}`;
  withFramesOfProgram(error, withLineBelow);
  return error;
}

/** Between a fleet and one of its parts lie more calls than an error keeps, and above them the line of the program. */
const MOST_FRAMES = 50;

function withFramesOfProgram(
  error: NotValidError,
  below: NonNullable<Parameters<typeof Error.captureStackTrace>[1]>,
): void {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = MOST_FRAMES;
  Error.captureStackTrace(error, below);
  Error.stackTraceLimit = stackTraceLimit;
}

/** Why warnings stand beside errors. What the program accepts after an error was never run. */
export const WHY_BESIDE = "which may explain its errors (even if accepted later)";

const MOST_LINES = 50;

/** What is wrong, and below it each problem on a line of its own; of very many only the first. */
export function listedProblems(wrong: string, problems: readonly string[]): string {
  const lines = firstOnes(problems, MOST_LINES).map((problem) => `  - ${problem}`);
  const more = problems.length - lines.length;
  if (more > 0) lines.push(`  … and ${more} more`);
  return [wrong, ...lines].join("\n");
}
