/** Where something stands within data: names of properties and places in lists. */
type Path = readonly (string | number)[];

/** `${` and `%{` begin what Terraform computes; doubled they are text. Source: Terraform, "Strings and Templates". */
export function literalText(text: string): string {
  return text.replace(/([$%])\{/g, "$1$1{");
}

/** How the framework marks in a text that something else is meant, which Terraform's escape does not undo. */
const TOKEN = /TfToken\[/;

/**
 * Data from a file as it may be written into what Terraform reads: every text and every name of a property stands for
 * itself, and computes nothing. Told to `refuse` is what cannot be made so: a token of the framework, also as the number
 * far below any other that it uses for one.
 */
export function asPlainData<Data>(data: Data, refuse: (path: Path, message: string) => void): Data {
  return plain(data, [], refuse) as Data;
}

function plain(value: unknown, path: Path, refuse: (path: Path, message: string) => void): unknown {
  if (typeof value === "string") {
    if (TOKEN.test(value)) refuse(path, "expected plain text, got a token of the framework");
    return literalText(value);
  }
  if (typeof value === "number") {
    if (Math.abs(value) > Number.MAX_SAFE_INTEGER) refuse(path, `expected a number up to ${Number.MAX_SAFE_INTEGER}`);
    return value;
  }
  if (Array.isArray(value)) return value.map((entry, index) => plain(entry, [...path, index], refuse));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => {
      if (TOKEN.test(name)) refuse([...path, name], "expected a plain name, got a token of the framework");
      return [literalText(name), plain(entry, [...path, name], refuse)];
    }),
  );
}
