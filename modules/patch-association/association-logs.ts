import { PATCH_OPERATIONS } from "../../model/maintenance-window/patch-task-options";
import { shownOrToken } from "../../model/maintenance-window/read-own-list";
import type { IPatchLogs } from "../../model/patch-operations/task/task-integrations";
import { Problems } from "../../model/values/problems";
import { propertyOf } from "../../model/values/property-of";
import { PropsReader, type TokenHandling } from "../../model/values/props-reader";

const IN_PLACE_OF = ["outputS3Bucket", "outputS3KeyPrefix", "outputS3Region"] as const;

/**
 * The props of an association with its logs written out as the arguments that they stand for. Reports what is none, and
 * what is given twice. Props without logs are handed on as they are.
 *
 * @param name - what the association is called where it gives no name
 */
export function withLogs(props: unknown, name: string, problems: Problems, tokens: TokenHandling): unknown {
  // That the props are no object is told by the reader of all of them.
  const reader = PropsReader.open(props, "", new Problems(), tokens);
  const logs = reader?.raw("logs");
  // An Automation has none, which its reader says.
  if (reader === undefined || logs === undefined || reader.raw("name") !== undefined) return props;
  if (!isLogs(logs)) {
    problems.add("logs", `expected a PatchLogs or PatchLogs.fromBucket(…), got ${shownOrToken(logs, tokens)}`);
    return props;
  }
  const twice = IN_PLACE_OF.filter((property) => reader.raw(property) !== undefined);
  for (const property of twice)
    problems.add(property, "expected nothing beside logs, got a value; logs say where the output goes");
  const operation = PATCH_OPERATIONS.find((known) => known === reader.raw("operation"));
  if (twice.length > 0 || operation === undefined) return props;
  const given = reader.raw("associationName");
  const output = logs.outputOf(operation, typeof given === "string" && !tokens.isUnresolved(given) ? given : name);
  return {
    ...(props as object),
    outputS3Bucket: output.outputS3Bucket,
    outputS3KeyPrefix: output.outputS3KeyPrefix,
  };
}

/** By shape and not by class: two copies of this library may be loaded. */
function isLogs(value: unknown): value is IPatchLogs {
  return typeof value === "object" && value !== null && typeof propertyOf(value, "outputOf") === "function";
}
