import { isOperatingSystem } from "../../facts/operating-systems";
import { type ChangeFreeze, readChangeFreezes } from "../../patch-fleet/change-freeze";
import { MAY_RUN_ONCE, TASK_PROPERTIES } from "../../patch-fleet/environment-definition";
import { OPERATION_IDS, RESERVED_IDS } from "../../patch-fleet/reserved-ids";
import { readReleases } from "../../releases/read-releases";
import { probablyMeant } from "../../text/probably-meant";
import { fixOfKind, quote, show } from "../../text/wording";
import { Problems } from "../../values/problems";
import { NO_TOKENS, PropsReader, type TokenHandling } from "../../values/props-reader";
import { ADDRESSABLE } from "../../values/state-address";
import { checkReleases, noRelease } from "../patch-baseline/release-calendar-checks";
import { deadlineProblems } from "../patch-group/deadline-form-check";
import { dividedWindowProblems } from "./freeze-problems";
import { uncountedProblems } from "./uncounted-problems";

/**
 * Reports what is wrong with a definition as a whole: parts that are no objects, keys that cannot be ids, two parts
 * with one key, and references to what is not there. What a part itself says is checked where it is made, but for
 * deadlines and calendars of release: these stand in many parts, and are told together.
 *
 * @param others - properties that belong to the caller and are not looked at
 * @returns what could be read of its parts, by kind and key; undefined where it is no object
 */
export function checkDefinition(
  given: unknown,
  problems: Problems,
  today: Date,
  tokens: TokenHandling = NO_TOKENS,
  others: readonly string[] = [],
): PartsByKind | undefined {
  const [parts, found] = Problems.of((own) => checkParts(given, own, today, tokens, others));
  problems.addAll(found.findings);
  return parts;
}

function checkParts(
  given: unknown,
  problems: Problems,
  today: Date,
  tokens: TokenHandling,
  others: readonly string[],
): PartsByKind | undefined {
  const reader = PropsReader.open(given, "", problems, tokens);
  if (reader === undefined) return undefined;
  const baselines = partsOf(reader, "baselines", problems, tokens);
  const patchGroups = partsOf(reader, "patchGroups", problems, tokens);
  const maintenanceWindows = partsOf(reader, "maintenanceWindows", problems, tokens);
  const associations = partsOf(reader, "associations", problems, tokens, false);
  const patchPolicies = partsOf(reader, "patchPolicies", problems, tokens, false);
  const parts = { baselines, patchGroups, maintenanceWindows, associations, patchPolicies };
  reader.object("operations", (operations) => {
    // Of them copies are made, in which nothing would be seen of a token.
    for (const name of Object.keys(OPERATION_IDS)) {
      const part = operations.raw(name);
      if (tokens.isUnresolved(part)) PropsReader.open(part, operations.at(name), problems, tokens);
    }
  });
  problems.addAll(
    deadlineProblems(reader.raw("patchWithin"), "patchWithin", systemsOf([...baselines.values()]), tokens),
  );
  const freezes = readChangeFreezes(reader.raw("changeFreezes"), "changeFreezes", problems, tokens);
  reader.ignore(...others);
  reader.refuseOthers();

  checkKeys(parts, problems);
  problems.addAll(dividedWindowProblems(given, freezes, tokens));
  problems.addAll(uncountedProblems(reader.raw("patchWithin"), "patchWithin", freezes));
  checkDeadlines({ baselines, patchGroups, patchPolicies, associations }, freezes, problems, today, tokens);
  for (const [key, group] of patchGroups) {
    checkReferences(`patchGroups.${key}.baselines`, group.raw("baselines"), baselines, "baseline", problems);
  }
  for (const [key, window] of maintenanceWindows) {
    checkWindow(`maintenanceWindows.${key}`, window, patchGroups, problems, tokens);
  }
  for (const [key, association] of associations) {
    checkAssociation(`associations.${key}`, association, patchGroups, problems);
  }
  for (const [key, policy] of patchPolicies) {
    checkReferences(`patchPolicies.${key}.baselines`, policy.raw("baselines"), baselines, "baseline", problems);
  }
  // What else a part has is read where it is made.
  for (const part of Object.values(parts).flatMap((all) => [...all.values()])) part.refuseOthers(true);
  return parts;
}

/** The deadlines of groups, policies and associations, and when the patches of baselines are released. */
function checkDeadlines(
  { baselines, ...withDeadlines }: Readonly<Record<string, Parts>> & { readonly baselines: Parts },
  freezes: readonly ChangeFreeze[],
  problems: Problems,
  today: Date,
  tokens: TokenHandling,
): void {
  for (const [key, baseline] of baselines) {
    const own = new Problems();
    const releases = readReleases(baseline.raw("releases"), `baselines.${key}.releases`, own);
    own.as(noRelease);
    checkReleases(releases, own, today, `baselines.${key}.`);
    problems.addAll(own.findings);
  }
  for (const [kind, parts] of Object.entries(withDeadlines)) {
    for (const [key, part] of parts) {
      const keys = part.raw("baselines");
      const own = Array.isArray(keys) ? keys.flatMap((one: string) => baselines.get(one) ?? []) : [];
      const path = `${kind}.${key}.patchWithin`;
      problems.addAll(deadlineProblems(part.raw("patchWithin"), path, systemsOf(own), tokens));
      problems.addAll(uncountedProblems(part.raw("patchWithin"), path, freezes));
    }
  }
}

/** The systems of the baselines, as far as they are known. */
export function systemsOf(baselines: readonly PropsReader[]): readonly string[] {
  const systems = baselines.map((baseline) => baseline.raw("operatingSystem"));
  return [...new Set(systems.filter((system) => typeof system === "string" && isOperatingSystem(system)))] as string[];
}

type Parts = ReadonlyMap<string, PropsReader>;

/** The parts of a definition by kind and key, as far as they are objects. */
export type PartsByKind = Readonly<
  Record<"baselines" | "patchGroups" | "maintenanceWindows" | "associations" | "patchPolicies", Parts>
>;

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
  const tasks = TASK_PROPERTIES.flatMap((kind) =>
    [...partsOf(window, kind, problems, tokens, false)].map(([key, task]) => ({
      key,
      task,
      at: `${path}.${kind}.${key}`,
      runsOnce: MAY_RUN_ONCE.includes(kind) ? task.raw("runsOnce") : undefined,
    })),
  );
  const targeted = new Set([...(Array.isArray(own) ? (own as unknown[]) : []), ...targets.keys()]);

  for (const key of targets.keys()) {
    if (Array.isArray(own) && own.includes(key)) {
      problems.add(`${path}.targets.${key}`, "expected a key of its own, got that of a patch group of the window");
    }
  }
  const owners = new Map<string, string>();
  for (const { key, task, at, runsOnce } of tasks) {
    const owner = owners.get(key);
    if (targeted.has(key)) problems.add(at, "expected a key of its own, got that of a target of the window");
    else if (owner !== undefined) problems.add(at, `expected a key of its own, got that of ${owner}`);
    else owners.set(key, at);
    const named = task.raw("patchGroups");
    const ofWindow = new Map([...groups].filter(([group]) => targeted.has(group)));
    checkReferences(`${at}.patchGroups`, named, ofWindow, "patch group of the window", problems);
    checkRunsOnce(`${at}.runsOnce`, runsOnce, named, problems);
    task.refuseOthers(true);
  }
  if (targeted.size === 0 && tasks.some(({ runsOnce }) => runsOnce !== true)) {
    problems.add(path, "expected patchGroups or targets, got neither; its tasks would run nowhere");
  }
}

/** Where a task runs is decided while the definition is read, so that it cannot wait for Terraform. */
function checkRunsOnce(path: string, once: unknown, named: unknown, problems: Problems): void {
  if (once === undefined || once === false) return;
  if (once !== true) problems.add(path, `expected a boolean, got ${show(once)}`);
  else if (named !== undefined)
    problems.add(path, "expected nothing beside patchGroups, got true; it runs on nodes, or once");
}

function checkAssociation(path: string, association: PropsReader, groups: Parts, problems: Problems): void {
  const named = association.raw("patchGroups");
  checkReferences(`${path}.patchGroups`, named, groups, "patch group", problems);
  const hasTargets = association.raw("targets") !== undefined;
  if (named === undefined && !hasTargets)
    problems.add(path, "expected patchGroups or targets, got neither; it would run nowhere");
  if (named !== undefined && hasTargets)
    problems.add(`${path}.targets`, "expected nothing beside patchGroups, got targets; make an association for each");
}

function checkReferences(path: string, given: unknown, known: Parts, what: string, problems: Problems): void {
  if (given === undefined) return;
  if (!Array.isArray(given)) {
    problems.add(path, `expected a list of keys, got ${show(given)}${fixOfKind("a list", given)}`);
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
