import { groupOfNoWindow, tagKeyDiffers, targetOfNoGroup } from "./patch-group-checks";
import { nothingInstalls, windowWithoutTask } from "./task-checks";

/** Checks that find nodes which nothing patches. */
export const LEAVES_UNPATCHED: ReadonlySet<string> = new Set(
  [targetOfNoGroup, groupOfNoWindow, tagKeyDiffers, windowWithoutTask, nothingInstalls].map(({ id }) => id),
);
