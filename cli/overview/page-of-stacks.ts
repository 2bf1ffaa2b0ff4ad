import type { ExistingAccounts } from "../../model/patching/existing/existing-accounts";
import { acceptancesAsOf } from "../stacks/acceptances-as-of";
import type { MeantNodes } from "../stacks/meant-stacks";
import { patchingOfStacks } from "../stacks/patching-of-stacks";
import type { Stack } from "../stacks/read-stacks";
import { overviewOf } from "./overview";
import type { PageOptions } from "./overview-page";

/** What a command writes a page of. */
export interface PageContents {
  readonly at: Date;
  /** All that are in the room, of which some are asked about. */
  readonly all: readonly Stack[];
  readonly meant: readonly Stack[];
  /** What was typed of the nodes that are asked about. */
  readonly given: MeantNodes;
  readonly existing?: ExistingAccounts | undefined;
}

/** The one page of summary, calendar and matrix. */
export function pageOfStacks(
  { at, all, meant, given: { group, stack }, existing }: PageContents,
  own: Omit<PageOptions, "patchGroup" | "stacks"> = {},
): string {
  const { overviewPage } = require("./overview-page") as typeof import("./overview-page");
  const patching = patchingOfStacks(all, at, existing);
  const overview = overviewOf(acceptancesAsOf(meant, at), patching, group);
  return overviewPage(overview, patching, { ...own, patchGroup: group, stacks: stack && new Set(stack) });
}
