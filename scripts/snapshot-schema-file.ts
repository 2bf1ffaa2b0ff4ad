import { z } from "zod";
import { snapshotSchema } from "../account/snapshot/snapshot-schema";

/** The schema of a snapshot for other programs, as JSON Schema. */
export function snapshotSchemaText(): string {
  const schema = z.toJSONSchema(snapshotSchema);
  const about = { title: "What cdktf-patch snapshot writes", ...schema };
  return `${JSON.stringify(about, undefined, 2)}\n`;
}
