/** Words that TypeScript or the program itself uses. */
const TAKEN =
  "app args arguments as async await break case catch class const constructor continue debugger default delete do else enum eval export extends false finally for function if implements import in instanceof interface let new null package private protected public return scope static stack super switch this throw true try typeof undefined var void while with yield id path takeOver require module exports process console Schedule unlisted".split(
    " ",
  );

/** Ids and variables of a program, each once. */
export class Names {
  private readonly ids = new Map<string, Set<string>>();
  private readonly variables: Set<string>;

  /** @param others - what else is taken among the variables */
  constructor(others: readonly string[] = []) {
    this.variables = new Set([...TAKEN, ...others]);
  }

  /**
   * A construct's id that no other one in its scope has, from what a person calls the object.
   *
   * @param scope - path of the construct that it stands in; empty for the stack
   * @param suffixes - what tells it apart where the name is taken, in turn; then a number
   */
  id(scope: string, name: string, otherwise: string, suffixes: readonly string[] = []): string {
    const taken = this.ids.get(scope) ?? new Set(["default"]);
    this.ids.set(scope, taken);
    const base = pascalCase(name) || otherwise;
    for (const candidate of candidates(base, suffixes)) {
      // Letter case alone would tell addresses apart, and no reader.
      if (taken.has(candidate.toLowerCase())) continue;
      taken.add(candidate.toLowerCase());
      return candidate;
    }
    throw new Error("there is always another number");
  }

  /** A variable for a construct, from its id. */
  variable(id: string): string {
    const base = id.charAt(0).toLowerCase() + id.slice(1);
    for (const candidate of candidates(base, [])) {
      if (this.variables.has(candidate)) continue;
      this.variables.add(candidate);
      return candidate;
    }
    throw new Error("there is always another number");
  }
}

function* candidates(base: string, suffixes: readonly string[]): Generator<string> {
  yield base;
  for (const suffix of suffixes) yield `${base}${suffix}`;
  const last = suffixes.at(-1) ?? "";
  for (let number = 2; ; number += 1) yield `${base}${last}${number}`;
}

/** `acme-linux 2023` as `AcmeLinux2023`; empty where no letter is left to begin with. */
export function pascalCase(name: string): string {
  const words = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "");
  // An address begins with a letter, and a long one helps nobody.
  const fromLetter = words
    .join(" ")
    .replace(/^[\d ]+/, "")
    .split(" ");
  return fromLetter
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("")
    .slice(0, 60);
}

/** `AMAZON_LINUX_2` as `AmazonLinux2`. */
export function pascalWords(text: string): string {
  return pascalCase(text.toLowerCase());
}
