import type { PromiseNote } from "../../model/arrival/promise-note";
import { readDeadline } from "../../model/deadlines/read-deadline";
import { Problems } from "../../model/values/problems";
import { UNKNOWN } from "../../model/values/unknown";

const TOKENS = { isUnresolved: (value: unknown) => value === UNKNOWN, read: () => UNKNOWN };

/** A deadline of the group prod-web as a stack notes it: Sundays, after 7 days for Critical. */
export function noted(patchWithin: object): PromiseNote {
  const within = readDeadline({ acceptable: true, ...patchWithin }, "patchWithin", [], new Problems(), TOKENS);
  return { deadlines: [{ patchGroup: "prod-web", path: "patching/ProdWeb", within: within as never }] };
}
