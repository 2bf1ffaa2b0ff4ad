import type { HouseCheck } from "../../model/house-rules/define-check";

/** The rules that `--checks` names. Without it nothing of them is even loaded. @throws BadInput */
export async function checksOf(
  given: readonly string[] | undefined,
  cwd: string,
  configurations: () => readonly string[],
): Promise<readonly HouseCheck[]> {
  if (given === undefined || given.length === 0) return [];
  const { loadChecks } = require("./load-checks") as typeof import("./load-checks");
  return loadChecks(given, cwd, configurations);
}
