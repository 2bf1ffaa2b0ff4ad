import { rmSync } from "node:fs";
import { relative, resolve } from "node:path";
import { BadInput } from "../console/bad-input";
import { writeWhole } from "../files/write-file";
import type { StackFile } from "../stacks/stack-files";
import { planFileOf } from "./plan-file";

/** The list of the plans of one run, a path on a line: what may be applied, and nothing else that lies there. */
export interface PlanList {
  /** Takes away the list of an earlier run. */
  readonly remove: () => void;
  readonly write: (stacks: readonly StackFile[]) => void;
}

/** @throws BadInput where no plan will be kept */
export function planList(shown: string, { offline }: { readonly offline?: boolean }, cwd: string): PlanList {
  if (offline === true)
    throw new BadInput("--write-plans: expected plans that are kept, got --offline, which keeps none");
  const path = resolve(cwd, shown);
  return {
    remove: () => rmSync(path, { force: true }),
    write: (stacks) => {
      const files = stacks.map(({ file }) => relative(cwd, planFileOf(file))).sort();
      writeWhole(path, shown, files.map((file) => `${file}\n`).join(""));
    },
  };
}
