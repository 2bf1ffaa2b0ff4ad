import { isOperatingSystem } from "../../facts/operating-systems";
import { RESERVED_IDS } from "../../patch-fleet/reserved-ids";
import { probablyMeant } from "../../text/probably-meant";
import { quote, show } from "../../text/wording";
import type { Problems } from "../../values/problems";
import { NO_TOKENS, PropsReader, type TokenHandling } from "../../values/props-reader";
import { ADDRESSABLE } from "../../values/state-address";
import { deadlineProblems } from "../patch-group/deadline-form-check";

/**
 * Reports what is wrong with a definition as a whole: parts that are no objects, keys that cannot be ids, two parts
 * with one key, and references to what is not there. What a part itself says is checked where it is made.
 *
 * @param others - properties that belong to the caller and are not looked at
 */
export function checkDefinition(
  given: unknown,
  problems: Problems,
  tokens: TokenHandling = NO_TOKENS,
  others: readonly string[] = [],
): void {
  const reader = PropsReader.open(given, "", problems, tokens);
  if (reader === undefined) return;
  const baselines = partsOf(reader, "baselines", problems, tokens);
  const patchGroups = partsOf(reader, "patchGroups", problems, tokens);
  const windows = partsOf(reader, "maintenanceWindows", problems, tokens);
  reader.raw("operations");
  problems.addAll(deadlineProblems(reader.raw("patchWithin"), "patchWithin", systemsOf(baselines), tokens));
  reader.ignore(...others);
  reader.refuseOthers();

  checkKeys({ baselines, patchGroups, maintenanceWindows: windows }, problems);
  for (const [key, group] of patchGroups) {
    checkReferences(`patchGroups.${key}.baselines`, group.raw("baselines"), baselines, "baseline", problems);
  }
  for (const [key, window] of windows) checkWindow(`maintenanceWindows.${key}`, window, patchGroups, problems, tokens);
}

/** The systems of the baselines, as far as they are known. */
function systemsOf(baselines: Parts): readonly string[] {
  const systems = [...baselines.values()].map((baseline) => baseline.raw("operatingSystem"));
  return [...new Set(systems.filter((system) => typeof system === "string" && isOperatingSystem(system)))] as string[];
}

type Parts = ReadonlyMap<string, PropsReader>;

function partsOf(
  reader: PropsReader,
  name: string,
  problems: Problems,
  tokens: TokenHandling,
  isRequired = true,
): Parts {
  const given = reader.raw(name);
  if (given === undefined && !isRequired) return new Map();
  const parts = PropsReader.open(given, reader.at(name), problems, tokens);
  if (parts === undefined) return new Map();
  return new Map(
    parts.names().flatMap((key) => {
      const part = PropsReader.open(parts.raw(key), parts.at(key), problems, tokens);
      return part === undefined ? [] : [[key, part] as const];
    }),
  );
}

/** Keys become ids of constructs in one scope. */
function checkKeys(kinds: Readonly<Record<string, Parts>>, problems: Problems): void {
  const owners = new Map<string, string>();
  for (const [kind, parts] of Object.entries(kinds)) {
    for (const key of parts.keys()) {
      const path = `${kind}.${key}`;
      const owner = owners.get(key);
      if (!ADDRESSABLE.pattern.test(key)) {
        problems.add(path, `expected a key of ${ADDRESSABLE.inWords}, got ${quote(key)}; it becomes an address`);
      } else if (RESERVED_IDS.includes(key)) {
        problems.add(path, `expected another key, got ${quote(key)}, which is taken by what surrounds the windows`);
      } else if (owner !== undefined) {
        problems.add(path, `expected a key of its own, got that of ${owner}; both would have one address`);
      } else owners.set(key, path);
    }
  }
}

function checkWindow(
  path: string,
  window: PropsReader,
  groups: Parts,
  problems: Problems,
  tokens: TokenHandling,
): void {
  const own = window.raw("patchGroups");
  checkReferences(`${path}.patchGroups`, own, groups, "patch group", problems);
  const targets = partsOf(window, "targets", problems, tokens, false);
  const tasks = partsOf(window, "patchTasks", problems, tokens);
  const targeted = new Set([...(Array.isArray(own) ? (own as unknown[]) : []), ...targets.keys()]);

  for (const key of targets.keys()) {
    if (Array.isArray(own) && own.includes(key)) {
      problems.add(`${path}.targets.${key}`, "expected a key of its own, got that of a patch group of the window");
    }
  }
  for (const [key, task] of tasks) {
    if (targeted.has(key)) {
      problems.add(`${path}.patchTasks.${key}`, "expected a key of its own, got that of a target of the window");
    }
    const named = task.raw("patchGroups");
    const ofWindow = new Map([...groups].filter(([group]) => targeted.has(group)));
    checkReferences(`${path}.patchTasks.${key}.patchGroups`, named, ofWindow, "patch group of the window", problems);
  }
  if (targeted.size === 0 && tasks.size > 0) {
    problems.add(path, "expected patchGroups or targets, got neither; its tasks would run nowhere");
  }
}

function checkReferences(path: string, given: unknown, known: Parts, what: string, problems: Problems): void {
  if (given === undefined) return;
  if (!Array.isArray(given)) {
    problems.add(path, `expected a list of keys, got ${show(given)}`);
    return;
  }
  const keys = [...known.keys()];
  given.slice(0, 1000).forEach((key: unknown, index) => {
    if (typeof key === "string" && known.has(key)) return;
    const meant = typeof key === "string" ? probablyMeant(key, keys) : undefined;
    const fix =
      meant === undefined
        ? `there ${keys.length === 0 ? "is none" : `are ${keys.join(", ")}`}`
        : `did you mean ${meant}`;
    problems.add(`${path}[${index}]`, `expected the key of a ${what}, got ${show(key)}; ${fix}`);
  });
}
