import { probablyMeant } from "../text/probably-meant";
import { quote, show } from "../text/wording";
import type { Finding } from "../values/finding";
import { NotValidError } from "../values/finding";
import { isObject } from "../values/is-object";
import { refuseDeepJson } from "../values/nesting";
import { notADate, parseCalendarDate } from "../values/parse-date";
import { UnreadableInput } from "../values/unreadable-input";

/** What a ring may install, fixed by a promotion. */
export interface RingLock {
  /** Patches released up to this day are approved, `YYYY-MM-DD`, the day itself included, UTC. */
  readonly approveUntilDate: string;
  /** The ring that had installed them. */
  readonly from: string;
  /** The day of the promotion, `YYYY-MM-DD`, UTC. */
  readonly on: string;
}

/** Locks by the name of their ring. */
export type RingLocks = Readonly<Record<string, RingLock>>;

/** What a ring is locked to, if it is. */
export function lockOf(locks: RingLocks, ring: string): RingLock | undefined {
  return Object.hasOwn(locks, ring) ? locks[ring] : undefined;
}

export const LOCK_FILE_NAME = "patch-lock.json";
const VERSION = 1;
const PROPERTIES = ["approveUntilDate", "from", "on"] as const satisfies readonly (keyof RingLock)[];

/** The text of a lock file: sorted, a ring on a line, so that two promotions of different rings merge. */
export function writeLockFile(locks: RingLocks): string {
  const lines = Object.keys(locks)
    .sort()
    .map((ring) => {
      const lock = locks[ring] as RingLock;
      const properties = PROPERTIES.map((name) => `${JSON.stringify(name)}: ${JSON.stringify(lock[name])}`);
      return `    ${JSON.stringify(ring)}: { ${properties.join(", ")} }`;
    });
  const rings = lines.length === 0 ? "{}" : `{\n${lines.join(",\n")}\n  }`;
  return `{\n  "version": ${VERSION},\n  "rings": ${rings}\n}\n`;
}

/** What a lock is held against. */
export interface LockContext {
  /** The rings of the fleet in their order; undefined where they are not known. */
  readonly rings: readonly string[] | undefined;
  /** The day after which no promotion can have been made. */
  readonly today: Date;
}

/**
 * Reads a lock file.
 *
 * @throws NotValidError with everything that is wrong with it, and the lines
 */
export function readLockFile(text: string, fileName: string, context: LockContext): RingLocks {
  const findings: Finding[] = [];
  const add = (needle: string | undefined, path: string, message: string) => {
    const line = needle === undefined ? undefined : lineOf(text, needle);
    const place = [line === undefined ? "" : `line ${line}`, path].filter((part) => part !== "").join(", ");
    findings.push({ checkId: "PM820", severity: "error", path: place, message });
  };
  const locks = locksIn(text, context, add);
  if (findings.length > 0) throw new NotValidError(fileName, findings);
  return locks;
}

type Add = (needle: string | undefined, path: string, message: string) => void;

function locksIn(text: string, { rings, today }: LockContext, add: Add): RingLocks {
  const file = parsed(text, add);
  if (file === undefined) return {};
  const { version, rings: given, ...others } = file;
  if (version !== VERSION) {
    add('"version"', "version", `expected ${VERSION}, got ${show(version)}; another release of this package wrote it`);
    return {};
  }
  for (const name of Object.keys(others)) add(JSON.stringify(name), name, "there is no such property");
  if (!isObject(given)) {
    add('"rings"', "rings", `expected an object, got ${show(given)}`);
    return {};
  }
  const locks: Record<string, RingLock> = {};
  for (const [ring, lock] of Object.entries(given)) {
    const path = `rings.${ring}`;
    const needle = `${JSON.stringify(ring)}:`;
    if (text.split(needle).length > 2)
      add(needle, path, "expected each ring once, got it again; keep the line you want");
    if (rings !== undefined && !rings.includes(ring)) add(needle, path, unknownRing(ring, rings));
    if (isLock(lock, (name, message) => add(needle, `${path}${name}`, message))) {
      checkDays(lock, today, (name, message) => add(needle, `${path}.${name}`, message));
      if (rings !== undefined) checkFrom(ring, lock.from, rings, (message) => add(needle, `${path}.from`, message));
      locks[ring] = { approveUntilDate: lock.approveUntilDate, from: lock.from, on: lock.on };
    }
  }
  return locks;
}

function parsed(text: string, add: Add): Record<string, unknown> | undefined {
  let file: unknown;
  try {
    refuseDeepJson(text);
    file = JSON.parse(text);
  } catch (error) {
    if (error instanceof UnreadableInput) {
      add(undefined, "", error.problem);
      return undefined;
    }
    const isMerging = /^(<{7}|={7}|>{7})/m.exec(text)?.[0];
    const why = isMerging === undefined ? "it is damaged" : "it holds a merge that is not done";
    add(isMerging, "", `expected complete JSON, ${why}; take it from version control, or promote again`);
    return undefined;
  }
  if (isObject(file)) return file;
  add(undefined, "", `expected an object, got ${show(file)}`);
  return undefined;
}

function isLock(lock: unknown, add: (name: string, message: string) => void): lock is RingLock {
  if (!isObject(lock)) {
    add("", `expected an object, got ${show(lock)}`);
    return false;
  }
  let isRight = true;
  for (const name of PROPERTIES) {
    const value = lock[name];
    const isDay = name !== "from";
    if (typeof value === "string" && (!isDay || parseCalendarDate(value) !== undefined)) continue;
    add(`.${name}`, isDay ? notADate(show(value)) : `expected the name of a ring, got ${show(value)}`);
    isRight = false;
  }
  for (const name of Object.keys(lock)) {
    if (!(PROPERTIES as readonly string[]).includes(name)) add(`.${name}`, "there is no such property");
  }
  return isRight;
}

/** A lock speaks of the past: nobody has tested what is released after its promotion. */
function checkDays({ approveUntilDate, on }: RingLock, today: Date, add: (name: string, message: string) => void) {
  const last = today.toISOString().slice(0, 10);
  if (on > last) add("on", `expected the day of the promotion, today (${last}) or earlier, got ${show(on)}`);
  if (approveUntilDate <= on) return;
  const message = `expected at most ${on}, the day of the promotion, got ${show(approveUntilDate)}`;
  add("approveUntilDate", `${message}; what is released later nobody has tested`);
}

function checkFrom(ring: string, from: string, rings: readonly string[], add: (message: string) => void): void {
  if (!rings.includes(from)) add(unknownRing(from, rings));
  else if (rings.includes(ring) && rings.indexOf(from) >= rings.indexOf(ring)) {
    add(`expected a ring before ${ring}, got ${show(from)}; the order is ${rings.join(", ")}`);
  }
}

/** `expected one of dev, test, got "prd"; did you mean prod` */
export function unknownRing(ring: unknown, rings: readonly string[]): string {
  const meant = typeof ring === "string" ? probablyMeant(ring, rings) : undefined;
  const got = typeof ring === "string" ? quote(ring) : show(ring);
  return `expected one of ${rings.join(", ")}, got ${got}${meant === undefined ? "" : `; did you mean ${meant}`}`;
}

function lineOf(text: string, needle: string): number | undefined {
  const place = text.indexOf(needle);
  return place === -1 ? undefined : text.slice(0, place).split("\n").length;
}
