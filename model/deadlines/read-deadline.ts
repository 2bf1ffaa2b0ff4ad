import { isOperatingSystem, operatingSystemLabel } from "../facts/operating-systems";
import type { PublishedDeadline } from "../facts/published-deadlines";
import { ALL_SEVERITIES, severitiesOf } from "../facts/severities";
import { probablyMeant } from "../text/probably-meant";
import { joined, quote, show } from "../text/wording";
import { Problems } from "../values/problems";
import { PropsReader, type TokenHandling } from "../values/props-reader";
import { isKnown, type Knowable } from "../values/unknown";
import { ANY_SEVERITY, type DeadlineModel, MOST_MISSED, speaksAbout } from "./deadline-model";
import { isInherited } from "./inherited-deadline";
import { readUncountedDays } from "./read-uncounted-days";

const MOST_DAYS = 3650;
/** What is no severity. `any` is one here: it has days. */
export const TERMS = ["published", "acceptable", "inForce", "tolerateMissedRuns", "exceptDuring"];

/** The check that tells of a deadline which is not well-formed, wherever it stands. */
export const DEADLINE_FORM = { id: "PM834", severity: "error" } as const;

/** The deadline in a property of an object. What is wrong with it is reported by the check of its own. */
export function readDeadlineOf(
  reader: Pick<PropsReader, "raw">,
  systems: readonly string[],
  problems: Problems,
  tokens: TokenHandling,
): DeadlineModel | undefined {
  const own = new Problems();
  own.as(DEADLINE_FORM);
  const given = reader.raw("patchWithin");
  const areKnown = !isInherited(given) && systems.every(isOperatingSystem);
  const deadline = readDeadline(given, "patchWithin", areKnown ? [...new Set(systems)] : [], own, tokens);
  problems.addAll(own.findings);
  return deadline;
}

/**
 * Reads what a user wrote as a deadline. What is wrong with it is reported, all of it.
 *
 * @param systems - the operating systems that it is about, as far as they are known
 */
export function readDeadline(
  given: unknown,
  path: string,
  systems: readonly string[],
  problems: Problems,
  tokens: TokenHandling,
): DeadlineModel | undefined {
  if (given === undefined) return undefined;
  const reader = PropsReader.open(given, path, problems, tokens);
  if (reader === undefined) return undefined;
  const words = reader.names().filter((name) => !TERMS.includes(name));
  const days: Record<string, Knowable<number>> = {};
  for (const word of words) {
    const value = checkWord(word, reader.at(word), systems, problems) ? reader.number(word) : undefined;
    if (value === undefined) continue;
    days[word] = value;
    if (isKnown(value) && !(value > 0 && value <= MOST_DAYS)) {
      problems.add(reader.at(word), `expected days above 0 and at most ${MOST_DAYS}, got ${show(value)}`);
    }
  }
  const acceptable = reader.flag("acceptable") ?? false;
  const inForce = reader.flag("inForce") ?? false;
  const missed = reader.number("tolerateMissedRuns") ?? 0;
  const published = publishedIn(reader, problems);
  if (isKnown(missed) && !(Number.isInteger(missed) && missed >= 0 && missed <= MOST_MISSED)) {
    const expected = `expected a whole number from 0 to ${MOST_MISSED}`;
    problems.add(reader.at("tolerateMissedRuns"), `${expected}, got ${show(missed)}`);
  }
  const exceptDuring = readUncountedDays(reader, "exceptDuring", problems);
  const isCounted = isKnown(exceptDuring) && exceptDuring.length === 0;
  const deadline: DeadlineModel = {
    days,
    ...(published === undefined ? {} : { published }),
    acceptable,
    inForce,
    tolerateMissedRuns: missed,
    ...(isCounted ? {} : { exceptDuring }),
  };
  if (!isCounted && words.length === 0 && published !== undefined) {
    const fix = "give days of your own beside it, or acceptable: true in its place";
    problems.add(reader.at("exceptDuring"), `${published.rule} counts every day; ${fix}`);
  }
  if (words.length === 0 && !reader.names().includes("published")) {
    problems.add(path, `missing, expected days for a severity; write ${exampleFor(systems)}`);
  } else checkPublished(deadline, path, systems, problems);
  return deadline;
}

function checkWord(word: string, path: string, systems: readonly string[], problems: Problems): boolean {
  if (word === ANY_SEVERITY) return true;
  const known = systems.length === 0 ? ALL_SEVERITIES : [...new Set(systems.flatMap(severitiesOf))];
  if (known.includes(word)) return true;
  const of = systems.length === 0 ? "any system" : joined(systems.map(operatingSystemLabel), "or");
  const meant = probablyMeant(word, [...known, ANY_SEVERITY, ...TERMS]);
  if (known.length === 0 && meant === undefined) {
    problems.add(path, `${of} has no severities; give "any", the days for every patch`);
    return false;
  }
  const fix = meant === undefined ? `expected one of ${known.join(", ")}, or any` : `did you mean ${meant}`;
  problems.add(path, `${quote(word)} is not a severity of ${of}; ${fix}`);
  return false;
}

/** A rule that says nothing about any of the systems would look as if it were kept. */
function checkPublished(deadline: DeadlineModel, path: string, systems: readonly string[], problems: Problems): void {
  const { published } = deadline;
  if (published === undefined || Object.keys(deadline.days).length > 0) return;
  if (systems.length === 0) {
    if (published.everyMonth !== true && Object.keys(published.days).length === 0) {
      problems.add(`${path}.published`, `${published.rule} sets no deadline for a patch here; remove it`);
    }
    return;
  }
  if (systems.some((system) => speaksAbout(deadline, system))) return;
  const labels = joined(systems.map(operatingSystemLabel), "and");
  const isEmpty = Object.keys(published.days).length === 0;
  const why = isEmpty
    ? "sets no deadline for a patch here; remove it"
    : `counts by severity, which ${labels} does not have; give "any", the days for every patch`;
  problems.add(`${path}.published`, `${published.rule} ${why}`);
}

function publishedIn(reader: PropsReader, problems: Problems): PublishedDeadline | undefined {
  const given = reader.raw("published");
  if (given === undefined) return undefined;
  const { rule, days } = (typeof given === "object" && given !== null ? given : {}) as Partial<PublishedDeadline>;
  if (typeof rule === "string" && typeof days === "object" && days !== null) return given as PublishedDeadline;
  problems.add(reader.at("published"), `expected a rule of PatchDeadlines, got ${show(given)}`);
  return undefined;
}

function exampleFor(systems: readonly string[]): string {
  const [first] = systems.flatMap(severitiesOf);
  return first === undefined ? "any: 14" : `${first}: 14`;
}
