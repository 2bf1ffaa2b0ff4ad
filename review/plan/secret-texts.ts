import { entryOf } from "./entry-of";
import type { PlanJson, ResourceChange } from "./plan-schema";
import { joinPath, markedValues, type SecretValues } from "./secret-values";

/** Shorter texts (`on`, `prod`) stand everywhere, and hiding them all would hide the plan. */
const SHORTEST = 6;
/** From this length on a text is looked for within longer ones, too. */
const SHORTEST_PART = 8;
/** Deeper than any resource. */
const DEEPEST = 40;

/**
 * The texts of a plan that are marked as sensitive somewhere. The provider repeats them without a mark: a tag in
 * `tags_all`, a name in what looks it up. Source: real plans, "json and secrets".
 */
export class SecretTexts {
  private readonly whole: ReadonlySet<string>;
  private readonly parts: readonly string[];

  constructor(texts: Iterable<string>) {
    this.whole = new Set([...texts].filter((text) => text.length >= SHORTEST));
    this.parts = [...this.whole].filter((text) => text.length >= SHORTEST_PART);
  }

  /**
   * What must not be shown of a resource: what is marked, what we know, and what repeats such a text. What is secret
   * on one side of a change is on the other, too: an old secret is marked nowhere once the new one has taken its place.
   * Of a list in which both sides mark entries each tells its own: one entry more or less moves the others.
   */
  public secretsOf({ type, change }: ResourceChange): { readonly before: SecretValues; readonly after: SecretValues } {
    const markedBefore = markedValues(type, change.before, change.before_sensitive);
    const markedAfter = markedValues(type, change.after, change.after_sensitive);
    const isOpen = markedBefore.size === 0 && markedAfter.size === 0 && this.whole.size === 0;
    if (isOpen) return { before: markedBefore, after: markedAfter };
    const [before, after] = [
      this.withRepeated(markedBefore, change.before),
      this.withRepeated(markedAfter, change.after),
    ];
    const [old, now] = [[...before.keys()], [...after.keys()]];
    const both = commonTo(listsIn(markedBefore), listsIn(markedAfter));
    const isAligned = (path: string) => !both.has(listOf(path));
    collectAt(change.before, new Set(now.filter(isAligned)), before);
    collectAt(change.after, new Set(old.filter(isAligned)), after);
    return { before, after };
  }

  private withRepeated(marked: SecretValues, values: unknown): Map<string, unknown> {
    const found = new Map(marked);
    // The provider copies tags into `tags_all` without the mark; a short one is found by its place alone.
    const copies = [...found.keys()]
      .filter((path) => /^tags(\.|$)/.test(path))
      .map((path) => path.replace("tags", "tags_all"));
    collectAt(values, new Set(copies), found);
    if (this.whole.size === 0) return found;
    eachValue(values, "", 0, (path, value) => {
      if (typeof value === "string" && !found.has(path) && this.holds(value)) found.set(path, value);
    });
    return found;
  }

  /** Whether a text must not be shown, or holds one that must not. */
  public holds(text: string): boolean {
    if (this.whole.size === 0) return false;
    return this.whole.has(text) || this.parts.some((part) => text.length > part.length && text.includes(part));
  }
}

/** The list that a path leads into, the outermost one; empty for a path that leads through none. */
function listOf(path: string): string {
  return /^(.*?)\.\d+(?:\.|$)/.exec(path)?.[1] ?? "";
}

/** The lists of which single entries are marked. */
function listsIn(marked: SecretValues): ReadonlySet<string> {
  return new Set([...marked.keys()].map(listOf).filter((list) => list !== ""));
}

function commonTo(some: ReadonlySet<string>, others: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...some].filter((one) => others.has(one)));
}

/** Adds what stands at some paths. */
function collectAt(values: unknown, paths: ReadonlySet<string>, found: Map<string, unknown>): void {
  if (paths.size === 0) return;
  eachValue(values, "", 0, (path, value) => {
    if (paths.has(path) && !found.has(path)) found.set(path, value);
  });
}

function eachValue(value: unknown, path: string, depth: number, visit: (path: string, value: unknown) => void): void {
  if (path !== "") visit(path, value);
  if (typeof value !== "object" || value === null || depth > DEEPEST) return;
  for (const [name, entry] of Object.entries(value)) eachValue(entry, joinPath(path, name), depth + 1, visit);
}

/** Every text that a resource of any type or a variable of the root module keeps secret. */
export function secretTexts(plan: PlanJson, prior: readonly ResourceChange[]): SecretTexts {
  const texts = new Set<string>();
  const deferred = plan.deferred_changes.map((one) => one.resource_change);
  for (const { type, change } of [...(plan.resource_changes ?? []), ...plan.resource_drift, ...deferred, ...prior]) {
    for (const value of markedValues(type, change.before, change.before_sensitive).values()) addTexts(value, texts, 0);
    for (const value of markedValues(type, change.after, change.after_sensitive).values()) addTexts(value, texts, 0);
  }
  for (const value of sensitiveVariables(plan)) addTexts(value, texts, 0);
  return new SecretTexts(texts);
}

/** `variables` shows all of them in clear; which ones are sensitive stands in the configuration. */
export function* sensitiveVariables({ variables, configuration }: PlanJson): Iterable<unknown> {
  const declared = entryOf(entryOf(configuration, "root_module"), "variables");
  if (typeof declared !== "object" || declared === null) return;
  for (const [name, declaration] of Object.entries(declared)) {
    if (entryOf(declaration, "sensitive") === true) yield entryOf(entryOf(variables, name), "value");
  }
}

function addTexts(value: unknown, texts: Set<string>, depth: number): void {
  if (typeof value === "string") texts.add(value);
  if (typeof value !== "object" || value === null || depth > DEEPEST) return;
  for (const entry of Object.values(value)) addTexts(entry, texts, depth + 1);
}
