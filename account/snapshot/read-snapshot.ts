import { schemaProblem } from "../../model/values/schema-problem";
import { UnreadableInput } from "../../model/values/unreadable-input";
import { pathText } from "../../model/values/value-path";
import { SNAPSHOT_FORMAT, SNAPSHOT_VERSION, type Snapshot, snapshotSchema } from "./snapshot-schema";

/** What makes such a file. */
export const MAKES_SNAPSHOT = "cdktf-patch snapshot writes one";

/** Problems of one file that are told; more help nobody. */
const MOST_PROBLEMS = 5;

/**
 * Reads what `cdktf-patch snapshot` wrote.
 *
 * @param content - the file as parsed JSON
 * @throws UnreadableInput for another file, a half one, or one of a newer version
 */
export function readSnapshot(content: unknown): Snapshot {
  const { format, version } = (typeof content === "object" && content !== null ? content : {}) as Record<
    string,
    unknown
  >;
  if (format !== SNAPSHOT_FORMAT) {
    throw new UnreadableInput("", `expected a snapshot, got something else; ${MAKES_SNAPSHOT}`);
  }
  if (typeof version === "number" && version > SNAPSHOT_VERSION) {
    throw new UnreadableInput(
      "version",
      `expected ${SNAPSHOT_VERSION}, got ${version}; update cdktf-patch-manager, which wrote it in a newer version`,
    );
  }
  const read = snapshotSchema.safeParse(content);
  if (read.success) return read.data;
  const problems = read.error.issues
    .slice(0, MOST_PROBLEMS)
    .map((issue) => `${pathText(issue.path)}: ${schemaProblem(issue, content)}`);
  throw new UnreadableInput("", `expected a whole snapshot; ${problems.join("; ")}`);
}
