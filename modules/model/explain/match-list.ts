import { isKnown, type Knowable } from "../unknown";
import { compareRpmText } from "./compare-versions";
import { globMatcher } from "./glob";
import type { PackageManagerFacts } from "./package-manager-facts";
import { aptNameForms, rpmNameForms, startsOfForms, zypperNameForms } from "./package-name-forms";
import type { Patch } from "./patch";

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
  const beginnings = entries.map((entry) => /^[^\s*?[]*/.exec(entry.toLowerCase())?.[0] ?? "");
  const mayBeNamed = ({ id, package: version }: Patch): boolean => {
    if (version === undefined || facts.names === "identifier") return true;
    const starts = startsOfForms(id, version);
    return starts.some((start) => {
      const form = start.toLowerCase();
      return beginnings.some((beginning) => form.startsWith(beginning) || beginning.startsWith(form));
    });
  };
  return {
    open,
    hit(patch) {
      if (byName.length === 0 || !mayBeNamed(patch)) return undefined;
      const forms = nameForms(patch, facts);
      const found = byName.find(({ names }) => names(forms, patch));
      return found && { entry: found.entry, by: "name" };
    },
    advisoryHit(patch) {
      if (facts.names !== "rpm" || entries.length === 0) return undefined;
      const ids = [...patch.advisoryIds, ...patch.cveIds, ...patch.bugzillaIds].map((id) => id.toLowerCase());
      const entry = entries.find((candidate) => ids.includes(candidate.toLowerCase()));
      return entry === undefined ? undefined : { entry, by: "advisory" };
    },
  };
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
  const matches = globMatcher(`${entry.replaceAll("*", "?*")}*`);
  return (forms) => forms.some(matches);
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
