import { grouped } from "../../model/values/grouped";
import { textFingerprint } from "../plan/fingerprint";
import { withoutRuns } from "../stacks/stack-rows";

interface Fingerprinted {
  readonly message: { readonly text: string };
  readonly partialFingerprints: Readonly<Record<string, string>>;
}

/**
 * Gives each result a fingerprint of its own: where several have one, because a check or a kind of change speaks twice of
 * one place, what they say tells them apart. By it they are found again, whatever stands before them in the next review.
 */
export function withOwnFingerprints<Result extends Fingerprinted>(results: readonly Result[]): readonly Result[] {
  const byMessage = whereShared(results, ({ message }) => textFingerprint(withoutRuns(message.text)));
  // Those that say the same are the same to a reader, and counted.
  return whereShared(byMessage, (_, index) => (index === 0 ? undefined : String(index + 1)));
}

/** Results that share a fingerprint, with something behind it. */
function whereShared<Result extends Fingerprinted>(
  results: readonly Result[],
  more: (result: Result, index: number) => string | undefined,
): readonly Result[] {
  const groups = grouped(results, keyOf);
  return results.map((result) => {
    const group = groups.get(keyOf(result)) ?? [];
    const added = group.length < 2 ? undefined : more(result, group.indexOf(result));
    if (added === undefined) return result;
    const own = Object.entries(result.partialFingerprints).map(([name, value]) => [name, `${value}/${added}`]);
    return { ...result, partialFingerprints: Object.fromEntries(own) };
  });
}

function keyOf({ partialFingerprints }: Fingerprinted): string {
  return JSON.stringify(partialFingerprints);
}
