import { mkdirSync } from "node:fs";
import { join, relative } from "node:path";
import { sayingWhich } from "../../host/files/write-whole";
import type { Console } from "../console/console";
import { writeAllWhole } from "../files/write-file";

/** Writes a whole project, or nothing. */
export function writeProject(
  files: Readonly<Record<string, string>>,
  { folder, into }: { readonly folder: string; readonly into: string },
  console: Console,
): void {
  sayingWhich(into, () => mkdirSync(folder, { recursive: true }));
  writeAllWhole(
    Object.entries(files).map(([name, text]) => {
      const path = join(folder, name);
      return { path, shown: relative(console.cwd, path), text };
    }),
  );
}
