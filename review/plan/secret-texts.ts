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
   */
  public secretsOf({ type, change }: ResourceChange): { readonly before: SecretValues; readonly after: SecretValues } {
    const before = this.secretsIn(type, change.before, change.before_sensitive);
    const after = this.secretsIn(type, change.after, change.after_sensitive);
    const [old, now] = [[...before.keys()], [...after.keys()]];
    collectAt(change.before, new Set(now), before);
    collectAt(change.after, new Set(old), after);
    return { before, after };
  }

  private secretsIn(type: string, values: unknown, marks: unknown): Map<string, unknown> {
    const found = markedValues(type, values, marks);
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

  private holds(text: string): boolean {
    return this.whole.has(text) || this.parts.some((part) => text.length > part.length && text.includes(part));
  }
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
  for (const { type, change } of [...(plan.resource_changes ?? []), ...plan.resource_drift, ...prior]) {
    for (const value of markedValues(type, change.before, change.before_sensitive).values()) addTexts(value, texts, 0);
    for (const value of markedValues(type, change.after, change.after_sensitive).values()) addTexts(value, texts, 0);
  }
  for (const value of sensitiveVariables(plan)) addTexts(value, texts, 0);
  return new SecretTexts(texts);
}

/** `variables` shows all of them in clear; which ones are sensitive stands in the configuration. */
function* sensitiveVariables({ variables, configuration }: PlanJson): Iterable<unknown> {
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
