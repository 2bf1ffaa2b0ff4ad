import { execFileSync, spawnSync } from "node:child_process";
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { FRAMEWORK_NAMES, FRAMEWORKS, type FrameworkName } from "../../modules/framework/frameworks";
import { bindingsOf } from "./frameworks";

const { rewritePages } = require("../../scripts/packed-pages");

const ROOT = join(__dirname, "../..");
const TEMPLATE = join(dirname(require.resolve("cdktf-cli/package.json")), "bundle/templates/typescript");

/**
 * The compilers that a project may have: TypeScript 5, as when cdktf 0.21 came out, and the one this project has, whose
 * threads would do a third more work in all, beside other tests.
 */
const COMPILERS = {
  older: { package: "typescript-5", options: [] },
  newer: { package: "typescript", options: ["--singleThreaded"] },
};

/** The package as it would be published, unpacked from its tarball. */
export interface Tarball {
  readonly file: string;
  /** The folder that was packed. */
  readonly source: string;
  /** `dist/modules/index.js`, sorted. */
  readonly contents: readonly string[];
}

/** Builds as `npm pack` does, and packs into a folder; apart from `dist/`, for others pack at the same time. */
export function pack(folder: string): Tarball {
  const source = join(folder, "source");
  const { files } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { files: readonly string[] };
  for (const name of ["package.json", "README.md", "LICENSE", ...files.filter((one) => one !== "dist")]) {
    cpSync(join(ROOT, name), join(source, name), { recursive: true });
  }
  rewritePages(source);
  const build = ["scripts/build.js", "--packed", "--into", source, ...COMPILERS.newer.options];
  execFileSync(process.execPath, build, { cwd: ROOT, stdio: "pipe" });
  const packing = ["pack", "--ignore-scripts", "--silent", "--pack-destination", folder];
  execFileSync("npm", packing, { cwd: source, stdio: "pipe" });
  const file = join(folder, readdirSync(folder).find((name) => name.endsWith(".tgz")) as string);
  const listing = execFileSync("tar", ["-tzf", file], { encoding: "utf8" });
  const contents = listing
    .split("\n")
    .filter((line) => line !== "" && !line.endsWith("/"))
    .map((line) => line.replace(/^package\//, ""))
    .sort();
  return { file, source, contents };
}

/**
 * A project as `cdktf init` makes one from its TypeScript template, with the tarball in it. What the package asks for
 * is linked from this project, and of the frameworks only those that are wanted; nothing else is within reach, so that a
 * dependency it forgot to name is missed.
 */
export class FreshProject {
  public readonly folder: string;

  constructor(
    private readonly home: string,
    private readonly frameworks: readonly FrameworkName[] = ["cdktf"],
  ) {
    this.folder = join(home, frameworks.join("-and-"));
    mkdirSync(join(this.folder, "node_modules"), { recursive: true });
    for (const name of ["package.json", "tsconfig.json", "cdktf.json"])
      copyFileSync(join(TEMPLATE, name), this.at(name));
    this.write("package.json", readFileSync(this.at("package.json"), "utf8").replace("{{ $base }}", "fresh"));
    this.link("@types/node");
  }

  public install({ file }: Tarball): void {
    const place = this.at("node_modules/cdktf-patch-manager");
    mkdirSync(place);
    execFileSync("tar", ["-xzf", file, "-C", place, "--strip-components=1"]);
    const { dependencies, peerDependencies } = JSON.parse(readFileSync(join(place, "package.json"), "utf8"));
    const packages = FRAMEWORK_NAMES.flatMap((name) => [name, FRAMEWORKS[name].bindings]) as readonly string[];
    const asked = Object.keys({ ...dependencies, ...peerDependencies }).filter((name) => !packages.includes(name));
    for (const name of [...asked, ...this.frameworks]) this.link(name);
    for (const name of this.frameworks) this.link(FRAMEWORKS[name].bindings, bindingsOf(name, this.home));
  }

  public write(name: string, text: string): void {
    writeFileSync(this.at(name), text);
  }

  public read(name: string): string {
    return readFileSync(this.at(name), "utf8");
  }

  /** Compiles with the template's own settings and others on top: what the compiler says, nothing where it is content. */
  public compile(compiler: keyof typeof COMPILERS, ...options: readonly string[]): string {
    const { package: name, options: itsOwn } = COMPILERS[compiler];
    const tsc = [join(ROOT, "node_modules", name, "bin/tsc"), ...itsOwn, ...options];
    const { stdout, status } = spawnSync(process.execPath, tsc, { cwd: this.folder, encoding: "utf8" });
    return status === 0 ? stdout : `${stdout}exit code ${status}`;
  }

  /** Runs a script of the project; throws with what it wrote when it fails. */
  public run(script: string, ...args: readonly string[]): string {
    try {
      return execFileSync(process.execPath, [script, ...args], { cwd: this.folder, encoding: "utf8", stdio: "pipe" });
    } catch (error) {
      const { stdout, stderr } = error as { stdout: string; stderr: string };
      throw new Error(`${script} failed\n${stdout}${stderr}`);
    }
  }

  private link(name: string, from = join(ROOT, "node_modules", name)): void {
    const target = this.at(`node_modules/${name}`);
    mkdirSync(dirname(target), { recursive: true });
    symlinkSync(from, target);
  }

  private at(name: string): string {
    return join(this.folder, name);
  }
}

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), "cdktf-patch-manager-"));
}
