import { probablyMeant } from "../text/probably-meant";
import { expectedGot, fixOfKind, KNOWN_LATER, show } from "../text/wording";
import { isObject } from "./is-object";
import { type Problems, pathIn } from "./problems";
import { propertyOf } from "./property-of";
import { type Knowable, UNKNOWN } from "./unknown";

/** No list of AWS is longer (tags: 1000); what is longer is not walked through. */
export const LONGEST_LIST = 1000;

/** How a reader deals with values that are not known yet. */
export interface TokenHandling {
  /** A construct asks `Token.isUnresolved`. */
  readonly isUnresolved: (value: unknown) => boolean;
  /** What stands in the model for such a value: `UNKNOWN`, or the token itself for whoever writes Terraform. */
  readonly read: (token: unknown) => unknown;
}

/** For input that cannot hold tokens, such as a file. */
export const NO_TOKENS: TokenHandling = { isUnresolved: () => false, read: () => UNKNOWN };

/** Where something stands; worked out only when there is something to say about it. */
type Place = () => string;

/** How cdktf writes a list that only Terraform knows: one text that stands for all of its entries. */
const LIST_TOKEN = "#{TfToken[";
const LIST_OF_TERRAFORM =
  "a list that only Terraform knows; take one of its entries with Fn.element(list, 0), for its own [0] is the whole list";
const SCALARS: ReadonlySet<string> = new Set(["a string", "a number", "a boolean"]);

/**
 * Reads an object that may have come from anywhere (TypeScript, JavaScript, a file) into a model: checks the kind of
 * each value, hands out tokens as its caller wants them (mostly as `UNKNOWN`), and names properties that do not exist.
 *
 * What has the wrong kind is reported and read as `UNKNOWN`, so that later checks do not stumble over it.
 */
export class PropsReader {
  private readonly asked = new Set<string>();
  private readonly given = new Map<string, unknown>();
  private ownKeys?: readonly string[];

  private constructor(
    private readonly source: object,
    private readonly place: Place,
    private readonly problems: Problems,
    private readonly tokens: TokenHandling,
  ) {}

  /** Undefined, with a problem reported, where `source` is no object. */
  public static open(
    source: unknown,
    path: string,
    problems: Problems,
    tokens: TokenHandling,
  ): PropsReader | undefined {
    return PropsReader.openAt(source, () => path, problems, tokens);
  }

  private static openAt(
    source: unknown,
    place: Place,
    problems: Problems,
    tokens: TokenHandling,
  ): PropsReader | undefined {
    // To ask of any other object would be to walk through its keys.
    const mayBeToken = typeof source !== "object" || typeof propertyOf(source, "resolve") === "function";
    if (mayBeToken && tokens.isUnresolved(source)) {
      problems.add(place(), `expected an object, got ${KNOWN_LATER}; write it out`);
      return undefined;
    }
    if (isObject(source)) return new PropsReader(source, place, problems, tokens);
    const at = place();
    const isMissing = source === undefined && at !== "";
    problems.add(
      at,
      isMissing
        ? expectedGot("an object", source)
        : `expected an object, got ${show(source)}${fixOfKind("an object", source)}`,
    );
    return undefined;
  }

  /** The place of a property, as the user typed it. */
  public at(name: string): string {
    return pathIn(this.place(), name);
  }

  public text(name: string): Knowable<string> | undefined {
    return this.value(name, "a string", (value) => typeof value === "string") as Knowable<string> | undefined;
  }

  public requiredText(name: string): Knowable<string> {
    return this.required(name, "a string", this.text(name));
  }

  public number(name: string): Knowable<number> | undefined {
    return this.value(name, "a number", (value) => typeof value === "number") as Knowable<number> | undefined;
  }

  public requiredNumber(name: string): Knowable<number> {
    return this.required(name, "a number", this.number(name));
  }

  public flag(name: string): Knowable<boolean> | undefined {
    return this.value(name, "a boolean", (value) => typeof value === "boolean") as Knowable<boolean> | undefined;
  }

  public texts(name: string): Knowable<readonly Knowable<string>[]> | undefined {
    return this.list(name, (entry, place) => {
      if (this.isList(entry)) {
        this.problems.add(place(), `expected a string, got ${LIST_OF_TERRAFORM}`);
        return UNKNOWN;
      }
      if (this.tokens.isUnresolved(entry)) return this.tokens.read(entry) as Knowable<string>;
      if (typeof entry === "string") return entry;
      this.problems.add(place(), `expected a string, got ${show(entry)}${fixOfKind("a string", entry)}`);
      return UNKNOWN;
    });
  }

  public objects<T>(name: string, read: (reader: PropsReader) => T): Knowable<readonly Knowable<T>[]> | undefined {
    return this.list(name, (entry, place) => {
      if (this.tokens.isUnresolved(entry)) return this.tokens.read(entry) as Knowable<T>;
      const reader = PropsReader.openAt(entry, place, this.problems, this.tokens);
      if (reader === undefined) return UNKNOWN;
      const entryRead = read(reader);
      reader.refuseOthers();
      return entryRead;
    });
  }

  public object<T>(name: string, read: (reader: PropsReader) => T): Knowable<T> | undefined {
    let object: object | undefined;
    const answer = this.value(name, "an object", (given) => {
      if (typeof given !== "object" || Array.isArray(given)) return false;
      object = given as object;
      return true;
    });
    if (object === undefined) return answer as Knowable<T> | undefined;
    const reader = new PropsReader(object, () => this.at(name), this.problems, this.tokens);
    const objectRead = read(reader);
    reader.refuseOthers();
    return objectRead;
  }

  /** An object with names that are the user's own, such as tags. */
  public textsByName(name: string): Knowable<Readonly<Record<string, Knowable<string>>>> | undefined {
    return this.object(name, (reader) =>
      Object.fromEntries(reader.names().map((key) => [key, reader.text(key) ?? UNKNOWN])),
    );
  }

  /** The names that the object itself has, without those whose value is `undefined`. */
  public names(): readonly string[] {
    if (!this.hasFewKeys()) return [];
    const names = this.keys();
    for (const name of names) this.asked.add(name);
    return names.filter((name) => this.take(name) !== undefined);
  }

  /** Leaves properties to whoever they belong to (Terraform's meta-arguments). */
  public ignore(...names: readonly string[]): void {
    for (const name of names) this.asked.add(name);
  }

  /**
   * Gives a property a value in place of the user's own: what another property stands for. It is read and checked as if
   * the user had written it.
   */
  public give(name: string, value: unknown): void {
    this.given.set(name, value);
  }

  /** Hands out a value for a reader of its own. Tokens are not looked for. */
  public raw(name: string): unknown {
    this.asked.add(name);
    return this.take(name);
  }

  /**
   * Reports properties that nobody asked for: from JavaScript a misspelt one would be ignored in silence. That the one
   * is missing for which it was meant nobody says as well.
   *
   * @param mayHaveOthers - somebody else reads further properties: only one that is like one of ours is reported
   */
  public refuseOthers(mayHaveOthers = false): void {
    const others = this.hasFewKeys() ? this.keys().filter((name) => !this.asked.has(name)) : [];
    const known = [...this.asked];
    for (const name of others) {
      const meant = probablyMeant(name, known);
      if (meant !== undefined && [undefined, this.problems.meantFor(this.place, meant)].includes(this.take(meant))) {
        this.problems.respell(this.place(), meant, this.take(name));
      } else if (mayHaveOthers) continue;
      const fix = meant === undefined ? `expected ${known.sort().join(", ")}` : `did you mean ${meant}`;
      this.problems.add(this.at(name), `there is no such property; ${fix}`);
    }
  }

  /** Reports more properties than anything of AWS has. Said once is enough: none of them is looked at then. */
  private hasFewKeys(): boolean {
    const { length } = this.keys();
    if (length <= LONGEST_LIST) return true;
    this.problems.add(this.place(), `expected at most ${LONGEST_LIST} properties, got ${length}`);
    this.ownKeys = [];
    return false;
  }

  private keys(): readonly string[] {
    if (this.ownKeys !== undefined) return this.ownKeys;
    try {
      this.ownKeys = Object.keys(this.source);
    } catch (error) {
      this.problems.add(this.place(), `cannot be read: ${error instanceof Error ? error.message : show(error)}`);
      this.ownKeys = [];
    }
    return this.ownKeys;
  }

  private required<T>(name: string, expected: string, value: T | undefined): T | Knowable<never> {
    if (value !== undefined) return value;
    this.problems.add(this.at(name), expectedGot(expected, undefined));
    return UNKNOWN;
  }

  private value(name: string, expected: string, fits: (value: unknown) => boolean): unknown {
    this.asked.add(name);
    const value = this.take(name);
    if (value === undefined) return undefined;
    if (SCALARS.has(expected) && this.isList(value)) {
      this.problems.add(this.at(name), `expected ${expected}, got ${LIST_OF_TERRAFORM}`);
      return UNKNOWN;
    }
    if (this.tokens.isUnresolved(value)) return this.tokens.read(value);
    if (value !== null && fits(value)) return value;
    this.problems.add(this.at(name), `expected ${expected}, got ${show(value)}${fixOfKind(expected, value)}`);
    return UNKNOWN;
  }

  /** A list that only Terraform knows, or the text that stands in it for all of its entries. */
  private isList(value: unknown): boolean {
    if (typeof value === "string") return value.includes(LIST_TOKEN);
    return Array.isArray(value) && this.tokens.isUnresolved(value);
  }

  private list<T>(name: string, read: (entry: unknown, place: Place) => T): Knowable<readonly T[]> | undefined {
    let entries: readonly unknown[] | undefined;
    const answer = this.value(name, "a list", (given) => {
      if (!Array.isArray(given)) return false;
      entries = given;
      return true;
    });
    if (entries === undefined) return answer as Knowable<readonly T[]> | undefined;
    if (entries.length > LONGEST_LIST) {
      this.problems.add(this.at(name), `expected a list of at most ${LONGEST_LIST} entries, got ${entries.length}`);
      return UNKNOWN;
    }
    // Array.from also visits the holes of a list.
    return Array.from(entries, (entry, index) => read(entry, () => `${this.at(name)}[${index}]`));
  }

  private take(name: string): unknown {
    if (this.given.has(name)) return this.given.get(name);
    try {
      const value = (this.source as Record<string, unknown>)[name];
      return value === undefined ? this.problems.meantFor(this.place, name) : value;
    } catch (error) {
      this.problems.add(this.at(name), `cannot be read: ${error instanceof Error ? error.message : show(error)}`);
      return undefined;
    }
  }
}
