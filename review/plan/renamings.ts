import { grouped } from "../../model/values/grouped";
import type { ConfigurationReferences } from "./configuration-references";
import { entryOf } from "./entry-of";
import { hasMark } from "./marks";
import { accountOf } from "./plan-providers";
import type { ResourceChange } from "./plan-schema";
import { joinPath } from "./secret-values";

/** A resource that a plan destroys at one address and creates at another, because no `moved` block joins the two. */
export interface Renaming {
  readonly gone: ResourceChange;
  readonly made: ResourceChange;
  /** Whether all that is known of it stays: else its name alone tells that it is the same. */
  readonly isEqual: boolean;
  /** Whether it refers to something else that was renamed. */
  readonly isAlong: boolean;
}

/** The same as one change: of what is made in place of something else. */
export interface JoinedChange extends ResourceChange {
  readonly renamed?: { readonly from: string; readonly isEqual: boolean; readonly isAlong: boolean };
}

/** A plan's changes with what was renamed as a replacement at its new address. */
export function joinedChanges(
  changes: readonly ResourceChange[],
  renamed: readonly Renaming[],
): readonly JoinedChange[] {
  if (renamed.length === 0) return changes;
  const gone = new Set(renamed.map((one) => one.gone));
  const made = new Map(renamed.map((one) => [one.made, one]));
  return changes
    .filter((one) => !gone.has(one))
    .map((one): JoinedChange => {
      const renaming = made.get(one);
      if (renaming === undefined) return one;
      const { address: from, change } = renaming.gone;
      const { before, before_sensitive } = change;
      const { isEqual, isAlong } = renaming;
      const joined = { ...one.change, actions: ["delete", "create"], before, before_sensitive };
      return { ...one, change: joined, renamed: { from, isEqual, isAlong } };
    });
}

/** What tells one of a type from another. */
const NAMES = ["name", "patch_group", "association_name", "bucket"];
const KEYS = [...NAMES, "operating_system", "window_id", "role", "arn"];
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
  const places = new Places(configuration, references);
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

/** What is made, by its keys: of a thousand each is not held against each. */
class Candidates {
  private readonly lists = new Map<string, ResourceChange[]>();

  constructor(
    made: readonly ResourceChange[],
    private readonly keys: readonly string[],
    references: ConfigurationReferences,
    renamed: ReadonlyMap<string, Renaming>,
  ) {
    for (const one of made) {
      const { after, after_unknown: marks } = one.change;
      this.add([one.type], one);
      for (const key of keys) {
        const isLater = entryOf(marks, key) === true;
        if (!isLater) this.add([one.type, key, entryOf(after, key)], one);
        else if (!references.isGiven(one, key)) this.add([one.type, key], one);
        else {
          const leads = references.of(one, key).map((address) => renamed.get(address)?.gone.change.before);
          const values = new Set(leads.flatMap((old) => Object.values(old ?? {})));
          for (const value of values) if (typeof value === "string") this.add([one.type, key, value], one);
        }
      }
    }
  }

  /** Those of its type that have its value of a key, or one that the provider computes: by the key with the fewest. */
  public of({ type, change: { before } }: ResourceChange): readonly ResourceChange[] {
    let fewest = [this.list([type])];
    for (const key of this.keys) {
      const value = entryOf(before, key);
      const lists = [this.list([type, key, value]), this.list([type, key])];
      if (value && count(lists) < count(fewest)) fewest = lists;
    }
    return fewest.flat();
  }

  private list(key: readonly unknown[]): readonly ResourceChange[] {
    return this.lists.get(JSON.stringify(key)) ?? [];
  }

  private add(key: readonly unknown[], one: ResourceChange): void {
    const text = JSON.stringify(key);
    const list = this.lists.get(text) ?? [];
    if (list.push(one) === 1) this.lists.set(text, list);
  }
}

function count(lists: readonly (readonly unknown[])[]): number {
  return lists.reduce((sum, { length }) => sum + length, 0);
}

class Comparison {
  /** Arguments that are known to be the same. */
  private readonly same = new Set<string>();
  private isAlong = false;

  constructor(
    private readonly made: ResourceChange,
    private readonly references: ConfigurationReferences,
    private readonly renamed: ReadonlyMap<string, Renaming>,
  ) {}

  /** The pair, where they are the same. */
  public pair(gone: ResourceChange, isByName: boolean): readonly Renaming[] {
    const { before } = gone.change;
    const { after, after_unknown: marks } = this.made.change;
    const isSame = namesOf(before, after, marks)
      // The Region is where they are, and not what they are.
      .filter((name) => name !== "region" && (!isByName || KEYS.includes(name)))
      .every((name) => this.isSame(entryOf(before, name), entryOf(after, name), entryOf(marks, name), name));
    if (!isSame || !(isByName ? this.isNamed(gone) : this.same.size > 0 || this.isCalledAlike(gone))) return [];
    return [{ gone, made: this.made, isEqual: !isByName, isAlong: this.isAlong }];
  }

  /** A default is one for its system; what belongs to something renamed may have no name of its own. */
  private isNamed(gone: ResourceChange): boolean {
    if (gone.type === "aws_ssm_default_patch_baseline" || NAMES.some((one) => this.same.has(one))) return true;
    return this.isAlong && this.isCalledAlike(gone);
  }

  /** `Weekly_Install_30CAD3A4` and `Sunday_Install_647C1CF4` */
  private isCalledAlike(gone: ResourceChange): boolean {
    return lastWord(gone.name) === lastWord(this.made.name);
  }

  private isSame(before: unknown, after: unknown, mark: unknown, path: string): boolean {
    if (mark === true) return this.leadsToSame(before, path);
    if (isEmpty(before) && isEmpty(after) && !hasMark(mark)) return true;
    if (typeof before === "object" && typeof after === "object" && before !== null && after !== null) {
      if (Array.isArray(before) && Array.isArray(after) && before.length !== after.length) return false;
      return namesOf(before, after, mark).every((name) =>
        this.isSame(entryOf(before, name), entryOf(after, name), entryOf(mark, name), joinPath(path, name)),
      );
    }
    this.same.add(path);
    return before === after;
  }

  /** Of what is known after apply: that it is taken from what was renamed, or that the provider computes it. */
  private leadsToSame(before: unknown, path: string): boolean {
    const values: readonly unknown[] = Array.isArray(before) ? before : [before];
    // What makes blocks (`dynamic`) stands in no plan.
    const mayBeGiven = Array.isArray(before) && before.some((value) => typeof value === "object");
    if (!path.includes(".") && !mayBeGiven && !this.references.isGiven(this.made, path)) return true;
    const leads = this.references.of(this.made, path).map((address) => this.renamed.get(address)?.gone.change.before);
    const leadsTo = (value: unknown) =>
      typeof value === "string" && leads.some((old) => Object.values(old ?? {}).includes(value));
    if (leads.length !== values.length || !values.every(leadsTo)) return false;
    this.same.add(path);
    this.isAlong = true;
    return true;
  }
}

/** The providers of a plan. Of what is deleted no configuration says by which of several it was made. */
class Places {
  private readonly providers: readonly (readonly [key: string, provider: unknown])[];

  constructor(
    configuration: unknown,
    private readonly references: ConfigurationReferences,
  ) {
    this.providers = Object.entries(entryOf(configuration, "provider_config") ?? {});
  }

  /** Whether both are known to be in one Region of one account. */
  public areSame({ change: { before }, provider_name: name }: ResourceChange, made: ResourceChange): boolean {
    const region = entryOf(before, "region");
    if (name !== made.provider_name || region !== entryOf(made.change.after, "region")) return false;
    const alike = this.providers.filter(([, one]) => entryOf(one, "full_name") === name);
    if (alike.length < 2) return true;
    const [, regionInArn, account] = /^arn:[\w-]+:[\w-]+:([\w-]*):(\d*):/.exec(String(entryOf(before, "arn"))) ?? [];
    const isInRegion = region !== undefined || regionInArn === "";
    if (new Set(alike.map(([, one]) => placeArguments(one, isInRegion))).size === 1) return true;
    const key = this.references.providerOf(made);
    const own = alike.find(([one]) => one === key)?.[1];
    return isInRegion && accountOf(entryOf(own, "expressions")) === (account ?? "");
  }
}

/** The arguments of a provider that may tell another place; of references the plan does not say what they come to. */
function placeArguments(provider: unknown, isInRegion: boolean): unknown {
  const { region, default_tags: _, ...others } = Object(entryOf(provider, "expressions"));
  const text = JSON.stringify([others, isInRegion || region]);
  return text.includes('"references"') ? provider : text;
}

function namesOf(...values: readonly unknown[]): readonly string[] {
  return [...new Set(values.flatMap((value) => Object.keys(typeof value === "object" ? (value ?? {}) : {})))];
}

/** `Install` of `Weekly_Install_30CAD3A4` */
function lastWord(name: string): string | undefined {
  return name
    .replace(/_[\dA-F]{8}$/, "")
    .split(/[_-]/)
    .at(-1);
}

/** The provider reads what is not set, empty or off back as each other. */
function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === "" || value === false || value === 0) return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}
