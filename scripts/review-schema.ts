// Writes docs/review.schema.json anew: `node --import tsx scripts/review-schema.ts`.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { reportSchema } from "../review/render/report-schema";

writeFileSync(
  join(__dirname, "../docs/review.schema.json"),
  `${JSON.stringify(z.toJSONSchema(reportSchema), undefined, 2)}\n`,
);
