import { escapedAsInGo } from "../values/go-json";
import { canonical, type Value } from "../values/value";

/** A JSON text as the provider writes it: without blanks, and with sorted keys where the provider sorts them. */
export function normalized(value: Value, how: "json" | "json-in-order" | undefined): Value {
  if (typeof value !== "string" || how === undefined) return value;
  try {
    const parsed = JSON.parse(value) as Value;
    // An empty document counts as none.
    if (how === "json" && canonical(parsed) === "{}") return "";
    return how === "json" ? escapedAsInGo(canonical(parsed)) : JSON.stringify(parsed);
  } catch {
    return value;
  }
}

/** The elements of a set in one fixed order and each once; Terraform keeps its own order. */
export function sorted(value: Value): Value {
  if (!Array.isArray(value)) return value;
  const byText = new Map(value.map((element) => [canonical(element), element]));
  return [...byText].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, element]) => element);
}
