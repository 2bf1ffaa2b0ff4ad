import { execFileSync } from "node:child_process";
import { closeSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { patching, projectWith } from "../test/cli/given-stacks";
import { inTurns, median } from "./measure";

const ROOT = join(__dirname, "..");
const COMMAND = join(ROOT, "dist/cli/cdktf-patch.js");

/** Compiles the package, for the command is measured as users run it. */
export function build(): void {
  execFileSync("npm", ["run", "build"], { cwd: ROOT, stdio: "pipe" });
}

/** Milliseconds that the command takes to start beyond 1.3 times those of Node alone. */
export function startUp(): number {
  const { first, second } = inTurns(
    15,
    () => millisecondsOf([COMMAND, "--help"]),
    () => millisecondsOf(["-e", "0"]),
  );
  return median(first) - 1.3 * median(second);
}

export interface Cost {
  readonly seconds: number;
  /** Of the process at its largest, in units of 1,000,000 bytes. */
  readonly megabytes: number;
}

const NOTICES = 50_000;
const PACKAGES_PER_NOTICE = 4;

/** What the answers can be asked for as, and the option that does. */
const FORMATS = [
  { format: "a table", options: [] },
  { format: "CSV", options: ["--format", "csv"] },
  { format: "JSON", options: ["--format", "json"] },
] as const;

/** What it costs to explain an updateinfo of 50,000 notices for two patch groups, in each format: the best of three. */
export function largeUpdateinfo(): readonly (Cost & { readonly format: string })[] {
  const folder = projectWith({ patching });
  writeUpdateinfo(join(folder, "updateinfo.xml"));
  try {
    return FORMATS.map(({ format, options }) => {
      const args = ["explain", "updateinfo.xml", "--at", "2026-11-23T09:00Z", ...options];
      const costs = [1, 2, 3].map(() => costOf(args, folder));
      return {
        format,
        seconds: Math.min(...costs.map(({ seconds }) => seconds)),
        megabytes: Math.max(...costs.map(({ megabytes }) => megabytes)),
      };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a run of the command in a folder costs; its answers go into a file there. */
export function costOf(args: readonly string[], folder: string, environment: NodeJS.ProcessEnv = {}): Cost {
  const peak = join(folder, "peak");
  const hook = `import { writeFileSync } from "node:fs";
    process.on("exit", () => writeFileSync(${JSON.stringify(peak)}, String(process.resourceUsage().maxRSS)));`;
  const watched = ["--import", `data:text/javascript,${encodeURIComponent(hook)}`];
  const answers = openSync(join(folder, "answers"), "w");
  const start = process.hrtime.bigint();
  try {
    execFileSync(process.execPath, [...watched, COMMAND, ...args], {
      cwd: folder,
      env: { ...process.env, ...environment },
      stdio: ["ignore", answers, "pipe"],
    });
  } finally {
    closeSync(answers);
  }
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  return { seconds, megabytes: (Number(readFileSync(peak, "utf8")) * 1024) / 1e6 };
}

function millisecondsOf(args: readonly string[]): number {
  const start = process.hrtime.bigint();
  execFileSync(process.execPath, args, { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] });
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/** Notices in the shape of Amazon Linux 2's own, some 90 MB of them. */
function writeUpdateinfo(file: string): void {
  const handle = openSync(file, "w");
  try {
    writeSync(handle, '<?xml version="1.0" ?>\n<updates>\n');
    for (let number = 0; number < NOTICES; number++) writeSync(handle, notice(number));
    writeSync(handle, "</updates>\n");
  } finally {
    closeSync(handle);
  }
}

const SEVERITIES = ["critical", "important", "medium", "low"];
const FOUR_HOURS = 4 * 60 * 60 * 1000;

function notice(number: number): string {
  const date = new Date(Date.UTC(2004, 0, 1) + number * FOUR_HOURS).toISOString().slice(0, 16).replace("T", " ");
  const packages = Array.from({ length: PACKAGES_PER_NOTICE }, (_, part) => {
    const name = `package-${number % 3000}-${part >> 1}`;
    const arch = part % 2 === 0 ? "x86_64" : "aarch64";
    return `<package arch="${arch}" epoch="0" name="${name}" release="${number}.amzn2" version="1.${number}"><filename>Packages/${name}-1.${number}-${number}.amzn2.${arch}.rpm</filename></package>`;
  });
  return `<update author="linux-security@amazon.com" from="linux-security@amazon.com" status="final" type="${number % 5 === 0 ? "bugfix" : "security"}" version="1.4">
<id>ALAS2-${number}</id><title>Amazon Linux 2 - ALAS2-${number}: package update</title>
<issued date="${date}" /><updated date="${date}" /><severity>${SEVERITIES[number % 4]}</severity>
<description>${"Package updates are available for Amazon Linux 2 that fix the following vulnerabilities. ".repeat(6)}</description>
<references><reference href="http://cve.mitre.org/cgi-bin/cvename.cgi?name=CVE-2026-${number}" id="CVE-2026-${number}" title="" type="cve" /></references>
<pkglist><collection short="amazon-linux-2---core"><name>Amazon Linux 2</name>
${packages.join("\n")}
</collection></pkglist></update>
`;
}
