import type { WindowTaskModel } from "../../maintenance-window/maintenance-window-model";
import { eachKnown, isKnown } from "../../values/unknown";

/** Documents of AWS that run whatever their commands say. */
const SCRIPTS = /(^|\/)AWS-Run(Shell|PowerShell)Script$/;

/** Commands that install what a repository or Windows Update has, by who runs them. Source: other ways facts, D4. */
const INSTALLERS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ["yum", /\byum\s+(-\S+\s+)*(update|upgrade)(-minimal)?\b/],
  ["dnf", /\bdnf\s+(-\S+\s+)*(update|upgrade|distro-sync)(-minimal)?\b/],
  ["apt", /\bapt(-get)?\s+(-\S+\s+)*(dist-|full-)?upgrade\b/],
  ["unattended-upgrades", /\bunattended-upgrades?\b/],
  ["zypper", /\bzypper\s+(-\S+\s+)*(update|up|patch|dup|dist-upgrade)\b/],
  ["softwareupdate", /\bsoftwareupdate\s+(-i|--install)\b/],
  ["Windows Update", /\b(Install-WindowsUpdate|Get-WUInstall|UsoClient|wuauclt)\b/i],
];

/** By what a script installs, which follows no baseline; undefined where it is none, or where none is found. */
export function scriptInstaller({
  taskArn,
  runCommand,
}: Pick<WindowTaskModel, "taskArn" | "runCommand">): string | undefined {
  if (!isKnown(taskArn) || !SCRIPTS.test(taskArn)) return undefined;
  if (runCommand === undefined || !isKnown(runCommand) || !isKnown(runCommand.parameters)) return undefined;
  const lines: string[] = [];
  eachKnown(runCommand.parameters.commands ?? [], (line) => lines.push(line));
  const script = lines.join("\n");
  return INSTALLERS.find(([, pattern]) => pattern.test(script))?.[0];
}
