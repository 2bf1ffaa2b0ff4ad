import { show } from "../text/wording";
import type { Problems } from "./problems";
import type { PropsReader } from "./props-reader";

/** Whether what is written stays in the user's own order; it decides how that is read, so that a token is no answer. */
export function readKeepOrder(reader: PropsReader, problems: Problems): boolean {
  const given = reader.raw("keepOrder");
  if (given !== undefined && typeof given !== "boolean") {
    problems.add("keepOrder", `expected a boolean, known at synth, got ${show(given)}`);
  }
  return given === true;
}
