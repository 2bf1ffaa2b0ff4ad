import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { patching, projectWith } from "../given-stacks";

export const FIXTURES = join(__dirname, "..", "..", "model", "patch-lists", "fixtures");
export const fixture = (name: string) => readFileSync(join(FIXTURES, `updateinfo-${name}.xml`));

/** A project with the list of Amazon Linux 2 beside it, in `updateinfo.xml`. */
export function project(): string {
  const folder = projectWith({ patching });
  copyFileSync(join(FIXTURES, "updateinfo-amazon-linux-2.xml"), join(folder, "updateinfo.xml"));
  return folder;
}
