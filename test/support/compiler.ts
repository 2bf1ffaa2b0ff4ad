import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const ROOT = join(__dirname, "../..");
const COMPILER = join(dirname(require.resolve("typescript/package.json")), "bin/tsc");

/** `written-by-a-user-3.ts(5,7): error TS2322: Type …`; further lines of a message are indented. */
const MESSAGE = /^written-by-a-user-(\d+)\.ts\(\d+,\d+\): error TS\d+: (.*)$/;

/**
 * What the compiler says of pieces of code, each a file of its own in a folder that has our modules and packages: for
 * each piece its messages, whole. All are compiled at once, for the libraries they import take most of the time.
 */
export function compilerMessages(pieces: readonly string[]): readonly (readonly string[])[] {
  const folder = mkdtempSync(join(tmpdir(), "compiler-"));
  try {
    for (const name of ["host", "model", "modules", "node_modules"]) symlinkSync(join(ROOT, name), join(folder, name));
    const files = pieces.map((_, index) => `written-by-a-user-${index}.ts`);
    for (const [index, name] of files.entries()) writeFileSync(join(folder, name), pieces[index] as string);
    const compilerOptions = { incremental: false, tsBuildInfoFile: null, rootDir: "/", types: ["node"] };
    const settings = { extends: join(ROOT, "tsconfig.json"), compilerOptions, files, include: [] };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(settings));

    // Several threads of the compiler would do a third more work in all, beside other tests.
    const command = [COMPILER, "--pretty", "false", "--singleThreaded"];
    const { stdout } = spawnSync(process.execPath, command, { cwd: folder, encoding: "utf8" });
    return messagesByPiece(stdout, pieces.length);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What it says of projects that adopt wrote, all of them together. */
export function compilerMessagesOfAdopted(projects: readonly Readonly<Record<string, string>>[]): readonly string[] {
  const pieces = projects.flatMap((files, index) => {
    const { "main.ts": main = "", "adoption.ts": adoption = "" } = files;
    const ours = main.replaceAll('from "cdktf-patch-manager"', 'from "./modules"');
    return [adoption, ours.replaceAll('from "./adoption"', `from "./written-by-a-user-${2 * index}"`)];
  });
  return compilerMessages(pieces).flat();
}

function messagesByPiece(told: string, pieces: number): readonly (readonly string[])[] {
  const messages = Array.from({ length: pieces }, (): string[] => []);
  let last: string[] | undefined;
  for (const line of told.split(/\r?\n/).filter((one) => one !== "")) {
    const [, piece, message] = MESSAGE.exec(line) ?? [];
    if (message !== undefined) {
      last = messages[Number(piece)] as string[];
      last.push(message);
    } else if (last !== undefined && line.startsWith(" ")) {
      last.push(`${last.pop()}\n${line}`);
    } else {
      throw new Error(`The compiler said what is no message about a piece: ${line}`);
    }
  }
  return messages;
}
