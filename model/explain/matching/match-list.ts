import { isKnown, type Knowable } from "../../values/unknown";
import type { PackageManagerFacts } from "../patch/package-manager-facts";
import type { Patch } from "../patch/patch";
import { compareRpmText } from "./compare-versions";
import { globMatcher } from "./glob";
import { aptNameForms, mayAFormBegin, rpmNameForms, zypperNameForms } from "./package-name-forms";

/** The entry of a list that names a patch, and by what. */
export interface ListHit {
  readonly entry: string;
  readonly by: "name" | "advisory";
}

/** Answers which entry of one list names a patch. Made once for a list, for its patterns are read once. */
export interface ListMatcher {
  /** Whether an entry (or the list) is not known yet, so that "no hit" says nothing. */
  readonly open: boolean;
  hit(patch: Patch): ListHit | undefined;
  /** The entry that names an advisory, vulnerability or bug of the patch. */
  advisoryHit(patch: Patch): ListHit | undefined;
}

export function listMatcher(list: Knowable<readonly Knowable<string>[]>, facts: PackageManagerFacts): ListMatcher {
  const entries = isKnown(list) ? list.filter(isKnown) : [];
  const open = !isKnown(list) || entries.length < list.length;
  const byName = entries.map((entry) => ({ entry, names: nameMatcher(entry, facts) }));
  const mayBegin = beginningsOf(entries);
  const mayBeNamed = ({ id, package: version }: Patch): boolean =>
    version === undefined || facts.names === "identifier" || mayAFormBegin(id, version, mayBegin);
  return {
    open,
    hit(patch) {
      if (byName.length === 0 || !mayBeNamed(patch)) return undefined;
      const forms = nameForms(patch, facts);
      const found = byName.find(({ names }) => names(forms, patch));
      return found && { entry: found.entry, by: "name" };
    },
    advisoryHit({ advisoryIds, cveIds, bugzillaIds }) {
      if (facts.names !== "rpm" || entries.length === 0) return undefined;
      if (!advisoryIds.some(mayBegin) && !cveIds.some(mayBegin) && !bugzillaIds.some(mayBegin)) return undefined;
      const ids = [...advisoryIds, ...cveIds, ...bugzillaIds].map((id) => id.toLowerCase());
      const entry = entries.find((candidate) => ids.includes(candidate.toLowerCase()));
      return entry === undefined ? undefined : { entry, by: "advisory" };
    },
  };
}

/**
 * Whether some entry might match a text, by their first characters alone: most texts begin with something else, and
 * who has many of them asks this first.
 */
function beginningsOf(entries: readonly string[]): (text: string) => boolean {
  const firsts = new Set(entries.map((entry) => entry.toLowerCase().charCodeAt(0)));
  const mayBeginWithAnything = entries.some((entry) => /^(?:[*?[]|$)/.test(entry));
  if (mayBeginWithAnything) return () => true;
  return (text) => {
    const first = text.charCodeAt(0);
    return first > LAST_OF_ASCII || firsts.has(isCapital(first) ? first + CAPITAL_TO_SMALL : first);
  };
}

const LAST_OF_ASCII = 0x7f;
const CAPITAL_TO_SMALL = 0x20;

function isCapital(code: number): boolean {
  return code >= 0x41 && code <= 0x5a;
}

function nameForms(patch: Patch, facts: PackageManagerFacts): readonly string[] {
  const { package: version } = patch;
  const forms = (() => {
    switch (facts.names) {
      case "rpm":
        return version === undefined ? [] : rpmNameForms(version);
      case "apt":
        return version === undefined ? [patch.id] : aptNameForms(version);
      case "zypper":
        return version === undefined ? [patch.id] : zypperNameForms(patch.id, version);
      case "identifier":
        return [patch.id, ...(version === undefined ? [] : [version.name]), ...(patch.bulletinIds ?? [])];
    }
  })();
  return forms.map((form) => form.toLowerCase());
}

type NameMatcher = (lowerCaseForms: readonly string[], patch: Patch) => boolean;

function nameMatcher(entry: string, facts: PackageManagerFacts): NameMatcher {
  switch (facts.names) {
    case "identifier":
      return (forms) => forms.includes(entry.toLowerCase());
    case "zypper":
      return zypperMatcher(entry);
    default: {
      const matches = globMatcher(entry);
      return (forms) => forms.some(matches);
    }
  }
}

const RANGE = /^(\S+?)\s*(>=|<=|!=|==|=|>|<)\s*(\S+)$/;

/** Whether an entry names the versions of a package on one side of another: `curl >= 7.60`. */
export function isVersionRange(entry: string): boolean {
  return RANGE.test(entry);
}

/** Zypper's side reads an entry as the start of a name, `*` as one or more characters, and knows `name >= version`. */
function zypperMatcher(entry: string): NameMatcher {
  const range = RANGE.exec(entry);
  if (range !== null) {
    const [, name = "", operator = "", bound = ""] = range;
    const startsLikeIt = globMatcher(`${name}*`);
    return (_, { package: version }) =>
      version !== undefined &&
      startsLikeIt(version.name.toLowerCase()) &&
      holds(compareRpmText(`${version.version}-${version.release}`, bound), operator);
  }
  const matches = globMatcher(zypperPattern(entry));
  return (forms) => forms.some(matches);
}

/** What an entry that is no range means to zypper's side. */
export function zypperPattern(entry: string): string {
  return `${entry.replaceAll("*", "?*")}*`;
}

function holds(order: number, operator: string): boolean {
  switch (operator) {
    case ">=":
      return order >= 0;
    case "<=":
      return order <= 0;
    case ">":
      return order > 0;
    case "<":
      return order < 0;
    case "!=":
      return order !== 0;
    default:
      return order === 0;
  }
}
