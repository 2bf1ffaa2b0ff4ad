import { grouped } from "../../model/values/grouped";
import type { ConfigurationReferences } from "./configuration-references";
import type { ResourceChange } from "./plan-schema";
import type { Renaming } from "./renaming";
import { Candidates } from "./renaming-candidates";
import { Comparison, KEYS } from "./renaming-comparison";
import { Places } from "./same-place";

const KEYS_OF_ALL = [...KEYS, "policy_arn", "resource_id"];

/** What was renamed; where two may be the same as one nothing is claimed of them. */
export function renamings(
  changes: readonly ResourceChange[],
  references: ConfigurationReferences,
  configuration: unknown,
): readonly Renaming[] {
  const having = (action: string) =>
    changes.filter(
      ({ mode, deposed, change: { actions } }) =>
        mode === "managed" && deposed === undefined && actions.length === 1 && actions[0] === action,
    );
  const [gone, made] = [having("delete"), having("create")];
  if (gone.length === 0 || made.length === 0) return [];
  const found = new Map<string, Renaming>();
  const places = new Places(configuration, references, changes);
  // The surest way first: by all arguments, then by names alone.
  for (let isByName = false, isOver = false; !isOver; ) {
    const taken = new Set([...found.values()].map((one) => one.gone));
    const free = made.filter(({ address }) => !found.has(address));
    const candidates: Candidates = new Candidates(free, isByName ? KEYS : KEYS_OF_ALL, references, found);
    const pairs: readonly Renaming[] = gone
      .filter((old) => !taken.has(old))
      .flatMap((old) =>
        candidates
          .of(old)
          .filter((now) => places.areSame(old, now))
          .flatMap((now) => new Comparison(now, references, found).pair(old, isByName)),
      );
    const [ofGone, ofMade] = [grouped(pairs, (pair) => pair.gone), grouped(pairs, (pair) => pair.made)];
    const isAlone = (pair: Renaming) => ofGone.get(pair.gone)?.length === 1 && ofMade.get(pair.made)?.length === 1;
    const clear = pairs.filter(isAlone);
    for (const pair of clear) found.set(pair.made.address, pair);
    // What is found lets what refers to it be found, too.
    isOver = clear.length === 0 && isByName;
    isByName = clear.length === 0;
  }
  return [...found.values()];
}
