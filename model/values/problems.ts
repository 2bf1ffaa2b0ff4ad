import { firstWideCharacter, type TextUnit, textLength } from "../text/text-length";
import { counted, joined, oneOf, quote, show } from "../text/wording";
import { type Finding, NotValidError, type Severity } from "./finding";
import { type Knowable, UNKNOWN } from "./unknown";

/** How long a text may be and what it may hold, with the source of the numbers. */
export interface TextLimit {
  readonly minLength: number;
  readonly maxLength: number;
  /** Who checks it first decides: bytes where the provider does, characters where only the service does. */
  readonly unit: TextUnit;
  readonly pattern?: RegExp;
  /** The pattern in words: `letters, digits, "_", "-" and "."`. */
  readonly allowed?: string;
  readonly source: string;
}

/** From `min` to `max`. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** A whole number, or a count of entries, from `min` to `max`, with the source of the numbers. */
export interface NumberLimit extends Bounds {
  readonly source: string;
}

/**
 * Collects what is wrong with one object, so that all of it is said at once.
 *
 * Every helper lets `UNKNOWN` and an absent value pass: a check cannot forget tokens.
 */
export class Problems {
  private readonly collected: Finding[] = [];
  /** What was given under misspelt names, by the places that were meant: what is wrong with these is told already. */
  private meant = new Map<string, unknown>();
  private checkId = "PM001";
  private severity: Severity = "error";

  /**
   * Reads something, and once more as if nothing were misspelt where something is: otherwise its other properties would
   * be told to lack what has another name.
   */
  public static of<Value>(read: (problems: Problems) => Value): readonly [Value, Problems] {
    const problems = new Problems();
    const value = read(problems);
    if (problems.meant.size === 0) return [value, problems];
    const again = new Problems();
    again.meant = problems.meant;
    return [read(again), again];
  }

  /** What was found so far, in the order in which it was found. */
  public get findings(): readonly Finding[] {
    return this.collected.filter(({ path }) => !this.meant.has(path));
  }

  /** Whether something that was found is an error, and no warning. */
  public get hasErrors(): boolean {
    return this.findings.some(({ severity }) => severity === "error");
  }

  /** What is added from now on is said by this check. */
  public as({ id, severity }: { readonly id: string; readonly severity: Severity }): void {
    this.checkId = id;
    this.severity = severity;
  }

  public add(path: string, message: string): void {
    this.collected.push({ checkId: this.checkId, severity: this.severity, path, message });
  }

  /** The same, unless somebody who knows more has said something of that place. */
  public addUnlessTold(path: string, message: string): void {
    if (!this.collected.some((one) => one.path === path)) this.add(path, message);
  }

  /** What stands at a place under a name that is misspelt. */
  public respell(place: string, name: string, value: unknown): void {
    this.meant.set(pathIn(place, name), value);
  }

  /** What was respelt at a place, when an object is read again. */
  public meantFor(place: () => string, name: string): unknown {
    return this.meant.size === 0 ? undefined : this.meant.get(pathIn(place(), name));
  }

  /** Takes over what was found elsewhere, with the check that said it. */
  public addAll(findings: readonly Finding[]): void {
    this.collected.push(...findings);
  }

  /** The same, but for places of which something is said already. */
  public addNew(findings: readonly Finding[]): void {
    const told = new Set(this.collected.map(({ path }) => path));
    this.addAll(findings.filter(({ path }) => !told.has(path)));
  }

  /** Adds it where `holds` is known to be false. */
  public unless(holds: Knowable<boolean> | undefined, path: string, message: string): void {
    if (holds === false) this.add(path, message);
  }

  public text(path: string, value: unknown, limit: TextLimit): void {
    if (typeof value !== "string") return;
    const fits = isWithin(value, limit) && (limit.pattern === undefined || limit.pattern.test(value));
    if (fits) return;

    const length = lengthInWords(limit);
    const expected = limit.allowed === undefined ? length : `${length} out of ${limit.allowed}`;
    this.add(path, `expected ${expected}, got ${quote(value, limit.unit)}${whyNotCharacters(value, limit)}`);
  }

  public wholeNumber(path: string, value: unknown, limit: Bounds): void {
    if (typeof value !== "number") return;
    const fits = Number.isInteger(value) && value >= limit.min && value <= limit.max;
    this.unless(fits, path, `expected a whole number from ${limit.min} to ${limit.max}, got ${show(value)}`);
  }

  /** The number of entries of a list. `noun` is what an entry is called: `filter`. */
  public count(path: string, value: unknown, limit: NumberLimit, noun: string, nouns = `${noun}s`): void {
    if (!Array.isArray(value)) return;
    const fits = value.length >= limit.min && value.length <= limit.max;
    const expected =
      limit.min === 0 ? `at most ${counted(limit.max, noun, nouns)}` : `${limit.min} to ${limit.max} ${nouns}`;
    this.unless(fits, path, `expected ${expected}, got ${value.length}`);
  }

  public oneOf(path: string, value: unknown, allowed: readonly string[]): void {
    if (typeof value !== "string" || allowed.includes(value)) return;
    this.add(path, `expected ${oneOf(allowed)}, got ${show(value)}`);
  }

  /** Two ways to say one thing: exactly one of the named properties may be given. */
  public exactlyOne(path: string, given: Readonly<Record<string, unknown>>, whyNotBoth: string): void {
    const names = Object.keys(given).filter((name) => given[name] !== undefined);
    if (names.length === 1) return;
    const all = Object.keys(given);
    if (names.length === 0) this.add(path, `expected ${joined(all, "or")}, got neither`);
    else this.add(path, `expected one of ${joined(all, "or")}, got ${joined(names)}; ${whyNotBoth}`);
  }

  /**
   * @param subject - names the object: `patch baseline fleet/Linux`
   * @param isAccepted - of a warning: then it is not told beside the errors
   * @throws NotValidError with every error and warning found
   */
  public throwIfAny(subject: string | (() => string), isAccepted = (_: Finding): boolean => false): void {
    const errors = this.findings.filter(({ severity }) => severity === "error");
    if (errors.length === 0) return;
    // What is refused needs no advice for the same place.
    const wrong = new Set(errors.map(({ path }) => path));
    const warnings = this.findings.filter(
      (one) => one.severity === "warning" && !wrong.has(one.path) && !isAccepted(one),
    );
    throw new NotValidError(typeof subject === "string" ? subject : subject(), errors, warnings);
  }
}

/** `targets.tags`, or the name alone where the object is the whole. */
export function pathIn(place: string, name: string): string {
  return place === "" ? name : `${place}.${name}`;
}

/** Whether a value may be looked at: given, and not a token. */
export function isGiven<T>(value: T): value is Exclude<T, undefined | typeof UNKNOWN> {
  return value !== undefined && value !== UNKNOWN;
}

/** Whether a text is as long as a limit wants it. */
export function isWithin(text: string, { minLength, maxLength, unit }: TextLimit): boolean {
  const length = textLength(text, unit);
  return length >= minLength && length <= maxLength;
}

/** `1 to 1024 bytes` */
export function lengthInWords({ minLength, maxLength, unit }: TextLimit): string {
  return `${minLength} to ${maxLength} ${unit}`;
}

/** Who counts the characters of a text that is too long in bytes may find few enough. */
export function whyNotCharacters(text: string, { unit }: TextLimit): string {
  const wide = unit === "bytes" ? firstWideCharacter(text) : undefined;
  return wide === undefined ? "" : `; the provider counts bytes, and "${wide}" has ${textLength(wide, "bytes")}`;
}
