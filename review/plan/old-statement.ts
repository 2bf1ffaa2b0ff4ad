import { KNOWN_LATER } from "./known-later";
import type { ResourceChange } from "./plan-schema";
import type { Statement } from "./policy-statement";

/**
 * The old statement that says the same: a text of it that is known after apply is taken from something that stood there
 * before, and was its name then.
 */
export function oldStatement(
  statement: Statement,
  old: readonly Statement[],
  taken: readonly ResourceChange["change"]["before"][],
): Statement | undefined {
  const now = partsOf(statement);
  const names = taken.flatMap((values) => Object.values(values ?? {}).filter((value) => typeof value === "string"));
  const haveAllStood = taken.every((values) => values !== undefined && values !== null);
  const isTaken = (one: string) =>
    haveAllStood &&
    names.some((name) => name !== "" && [name, `${name}/`, `${name}:`].includes(one.slice(0, name.length + 1)));
  return old.find((one) => {
    const was = partsOf(one);
    const isSame = ([key, texts]: readonly [string, readonly string[]]) => {
      const [stood, known] = [was.get(key) ?? [], texts.filter((text) => text !== KNOWN_LATER)];
      const others = stood.filter((text) => !known.includes(text));
      return (
        known.every((text) => stood.includes(text)) &&
        others.length === texts.length - known.length &&
        others.every(isTaken)
      );
    };
    return now.size === was.size && [...now].every(isSame);
  });
}

/** Lists of texts by where they stand: `Condition.ArnEquals.aws:SourceArn`. What a statement is called is no part. */
function partsOf(statement: Statement): ReadonlyMap<string, readonly string[]> {
  const parts = new Map<string, readonly string[]>();
  const collect = (value: unknown, path: string) => {
    if (typeof value === "object" && value !== null && !Array.isArray(value))
      for (const [name, entry] of Object.entries(value)) collect(entry, `${path}.${name}`);
    else parts.set(path, [value].flat().map(String));
  };
  for (const [name, value] of Object.entries(statement)) if (name !== "Sid") collect(value, name);
  return parts;
}
