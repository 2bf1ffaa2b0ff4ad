import { isOperatingSystem, OPERATING_SYSTEM_NAMES, type OperatingSystem } from "../../model/facts/operating-systems";
import { oneOf, quote } from "../../model/text/wording";
import type { PatchComparison } from "../../review/patches/patch-comparison";
import type { Reviewer } from "../../review/review";
import { BadInput } from "../console/bad-input";
import type { Console } from "../console/console";
import { openPatchList } from "../explain/open-patch-list";
import { SystemsOfLists } from "../explain/systems-of-lists";

/** Reads patch lists and says what the plans change for them; undefined where none was given. @throws BadInput */
export async function comparePatches(
  lists: readonly string[],
  { os, product }: { readonly os?: string; readonly product?: string },
  reviewer: Reviewer,
  console: Console,
): Promise<PatchComparison | undefined> {
  if (lists.length === 0) return undefined;
  const systems = new SystemsOfLists(systemArgument(os));
  const comparer = reviewer.patchComparer(product === undefined ? {} : { product });
  for (const file of lists) {
    for await (const { format, patches } of openPatchList(file, console)) {
      for (const listed of patches) {
        comparer.add(listed, systems.of(listed, format, comparer.systems));
      }
    }
  }
  systems.finish();
  return comparer.comparison;
}

function systemArgument(name: string | undefined): OperatingSystem | undefined {
  if (name === undefined || isOperatingSystem(name)) return name;
  throw new BadInput(`--os: expected ${oneOf(OPERATING_SYSTEM_NAMES)}, got ${quote(name)}`);
}
