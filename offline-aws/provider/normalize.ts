import { escapedAsInGo } from "../values/go-json";
import { canonical, type ObjectValue, type Value } from "../values/value";

/** A JSON text as the provider writes it: without blanks, with sorted keys, and in places with the version first. */
export function normalized(value: Value, how: "json" | "json-version-first" | undefined): Value {
  if (typeof value !== "string" || how === undefined) return value;
  try {
    const parsed = JSON.parse(value) as Value;
    const json = escapedAsInGo(canonical(parsed));
    // An empty document counts as none.
    if (how === "json") return json === "{}" ? "" : json;
    const { Version, ...others } = parsed as ObjectValue;
    return Version === undefined
      ? json
      : `{"Version":${JSON.stringify(Version)},${escapedAsInGo(canonical(others)).slice(1)}`;
  } catch {
    return value;
  }
}
