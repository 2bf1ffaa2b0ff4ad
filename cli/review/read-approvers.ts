import { resolve } from "node:path";
import { z } from "zod";
import { readText } from "../../host/files/read-text";
import { shapeProblems } from "../../model/checks/check/shape-problems";
import { findingLine, listedProblems } from "../../model/values/finding";
import { pathText } from "../../model/values/value-path";
import type { ApproverRule } from "../../review/risk/approver-rule";
import { RISKS } from "../../review/risk/risk";
import { BadInput, readingFile } from "../console/bad-input";
import { parseYaml } from "../files/parse-yaml";

const risks = RISKS.filter((risk) => risk !== "none") as ["low", "medium", "high"];
const TABLE = z.array(
  z.strictObject({
    risk: z.enum(risks).optional(),
    ring: z.string().min(1).optional(),
    path: z.string().min(1).optional(),
    approvers: z.array(z.string().min(1)).min(1),
  }),
);

/**
 * Reads a table of approvers, YAML or JSON: in each row `approvers`, and to what they must agree, `risk` (from this one
 * on), `ring` and `path` (`*` stands for any text).
 *
 * @throws BadInput with everything that is wrong with it
 */
export function readApprovers(file: string | undefined, cwd: string): readonly ApproverRule[] | undefined {
  if (file === undefined) return undefined;
  const content = readingFile(file, () => parseYaml(readText(resolve(cwd, file))));
  const wrong = shapeProblems(TABLE, content, pathText);
  if (wrong.length === 0) return content as readonly ApproverRule[];
  throw new BadInput(listedProblems(`${file} is not a table of approvers`, wrong.map(findingLine)));
}
