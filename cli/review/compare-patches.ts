import type { PatchComparison } from "../../review/patches/patch-comparison";
import type { Reviewer } from "../../review/review";
import type { Console } from "../console/console";
import { openPatchList } from "../explain/open-patch-list";
import { SystemsOfLists, systemArgument } from "../explain/systems-of-lists";

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
