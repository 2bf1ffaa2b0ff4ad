import { createRequire } from "node:module";
import { join } from "node:path";

/** The newest release of Node for which the pseudo terminal that cdktf's command needs is built beforehand. */
const NEWEST_OF_CDKTF = 22;
/** What the package of cdktn's command asks for. */
const OLDEST_OF_CDKTN = [22, 19] as const;

type Command = "cdktf" | "cdktn";

/** The command of the framework that the project of a folder has: `cdktf`, unless it has cdktn alone. */
export function frameworkCommand(folder: string): Command {
  return !isInstalled("cdktf", folder) && isInstalled("cdktn", folder) ? "cdktn" : "cdktf";
}

/** How a command of the framework is typed in the project of a folder, and why it cannot run, where it cannot. */
export function typedCommand(name: string, folder: string, when: string): string {
  const command = frameworkCommand(folder);
  return `npx ${command} ${name} ${when}${whereCommandCannotRun(command)}`;
}

/** What stands behind a line that names `npx cdktf`, or `npx cdktn`, where that command cannot run; else nothing. */
export function whereCommandCannotRun(command: Command = "cdktf", node: string = process.versions.node): string {
  const [major = 0, minor = 0] = node.split(".").map(Number);
  if (command === "cdktf") {
    if (major <= NEWEST_OF_CDKTF) return "";
    return ` (not on Node ${major}: cdktf-cli has its pty prebuilt up to Node ${NEWEST_OF_CDKTF})`;
  }
  const [oldest, minorOfOldest] = OLDEST_OF_CDKTN;
  if (major > oldest || (major === oldest && minor >= minorOfOldest)) return "";
  return ` (not on Node ${major}.${minor}: cdktn-cli asks for Node ${oldest}.${minorOfOldest})`;
}

function isInstalled(name: Command, folder: string): boolean {
  try {
    createRequire(join(folder, "package.json")).resolve(name);
    return true;
  } catch {
    return false;
  }
}
