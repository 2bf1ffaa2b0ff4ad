import type { WindowTaskModel } from "../../maintenance-window/maintenance-window-model";
import { eachKnown, isKnown } from "../../values/unknown";
import { type Statement, statementsOf } from "./script-statements";

/** Documents of AWS that run whatever their commands say. */
const SCRIPTS = /(^|\/)AWS-Run(Shell|PowerShell)Script$/;

/** A command that installs what a repository or Windows Update has. */
interface Installer {
  readonly name: string;
  readonly command: RegExp;
  /** The subcommand that installs; absent: it has none. */
  readonly subcommand?: RegExp;
  /** An argument without which it does not install. */
  readonly needs?: RegExp;
  /** Options of which the value is the next word. */
  readonly valued?: RegExp;
  /** With it nothing is installed. */
  readonly spares?: RegExp;
}

const RPM = {
  subcommand: /^((update|upgrade)(-minimal|-to)?|up|up-min|distro-?sync|dsync|distribution-synchronization)$/,
  valued:
    /^(-[cdeRx]|--(config|releasever|exclude|excludepkgs|enablerepo|disablerepo|repo|repoid|setopt|installroot|advisory|cve|sec-severity|downloaddir))$/,
  spares: /^--(assumeno|downloadonly)$/,
};

/** Source: other ways facts, D4. */
const INSTALLERS: readonly Installer[] = [
  { name: "yum", command: /^yum$/, ...RPM },
  { name: "dnf", command: /^dnf$/, ...RPM },
  {
    name: "apt",
    command: /^apt(-get)?$/,
    subcommand: /^(dist-|full-)?upgrade$/,
    valued: /^(-[oct]|--(option|config-file|target-release|default-release))$/,
    spares: /^(-[qyfm]*[sd][qyfm]*|--(simulate|just-print|dry-run|recon|no-act|download-only))$/,
  },
  { name: "unattended-upgrades", command: /^unattended-upgrades?$/, spares: /^--(dry-run|download-only|help)$/ },
  {
    name: "zypper",
    command: /^zypper$/,
    subcommand: /^(update|up|patch|dup|dist-upgrade)$/,
    valued: /^(-[cCDRp]|--(config|cache-dir|reposd-dir|root|installroot|releasever|plus-repo|plus-content))$/,
    spares: /^--(dry-run|download-only)$/,
  },
  { name: "softwareupdate", command: /^softwareupdate$/, needs: /^(-[a-z]*i[a-z]*|--install)$/i },
  { name: "Windows Update", command: /^(Install-WindowsUpdate|Get-WUInstall)$/i, spares: /^-WhatIf$/i },
  { name: "Windows Update", command: /^UsoClient$/i, needs: /^(?!(StartScan|RefreshSettings)$)/i },
  { name: "Windows Update", command: /^wuauclt$/i, needs: /^(?!\/(detectnow|reportnow|resetauthorization)$)/i },
];

/** Commands that do nothing with the commands that they name, or with packages of that name. */
const HARMLESS = /^(echo|printf|logger|grep|systemctl|service|dpkg-reconfigure|Write-(Host|Output))$/i;

/** By what a script installs, which follows no baseline; undefined where it is none, or where none is found. */
export function scriptInstaller({
  taskArn,
  runCommand,
}: Pick<WindowTaskModel, "taskArn" | "runCommand">): string | undefined {
  if (!isKnown(taskArn) || !SCRIPTS.test(taskArn)) return undefined;
  if (runCommand === undefined || !isKnown(runCommand) || !isKnown(runCommand.parameters)) return undefined;
  const lines: string[] = [];
  eachKnown(runCommand.parameters.commands ?? [], (line) => lines.push(line));
  for (const statement of statementsOf(lines.join("\n"))) {
    const installer = installerOf(statement);
    if (installer !== undefined) return installer.name;
  }
  return undefined;
}

/** Behind a command that is not known, what it names may be what it runs. */
function installerOf({ words, mayRunItsText }: Statement): Installer | undefined {
  const [first = ""] = words;
  if (HARMLESS.test(commandOf(first)) && !mayRunItsText) return undefined;
  const isKnownCommand = INSTALLERS.some(({ command }) => command.test(commandOf(first)));
  const beginnings = isKnownCommand ? [words] : words.map((_, index) => words.slice(index));
  for (const [word = "", ...args] of beginnings) {
    const found = INSTALLERS.find(({ command }) => command.test(commandOf(word)));
    if (found !== undefined && installs(found, args)) return found;
  }
  return undefined;
}

/** `C:\Windows\System32\UsoClient.exe` is UsoClient. */
function commandOf(word: string): string {
  return word.replace(/^.*[\\/]/, "").replace(/\.exe$/i, "");
}

function installs({ subcommand, needs, valued, spares }: Installer, args: readonly string[]): boolean {
  const own = args.filter((_, index) => index === 0 || valued?.test(args[index - 1] ?? "") !== true);
  if (spares !== undefined && own.some((arg) => spares.test(arg))) return false;
  if (needs !== undefined && !own.some((arg) => needs.test(arg))) return false;
  return subcommand === undefined || subcommand.test(own.find((arg) => !arg.startsWith("-")) ?? "");
}
