import { scriptInstaller } from "../../../model/patching/ways/script-installer";
import { type Knowable, UNKNOWN } from "../../../model/values/unknown";

function installerOf(...commands: readonly string[]): string | undefined {
  return scriptInstaller({ taskArn: "AWS-RunShellScript", runCommand: { parameters: { commands } } });
}

test.each([
  ["yum", "yum -y update"],
  ["yum", "yum -c /etc/yum/patching.conf update"],
  ["yum", "/usr/bin/yum update-minimal --security -y"],
  ["dnf", "dnf up -y"],
  ["dnf", "dnf -y --releasever 9 upgrade"],
  ["dnf", "dnf --releasever=9 -x 'kernel*' distro-sync"],
  ["apt", "sudo -n apt-get -y dist-upgrade"],
  ["apt", "DEBIAN_FRONTEND=noninteractive apt-get -o Dpkg::Options::=--force-confold -y upgrade"],
  ["apt", "apt full-upgrade -y 2>&1 | tee /var/log/patching"],
  ["unattended-upgrades", "sudo unattended-upgrade -v"],
  ["unattended-upgrades", "timeout 30m /usr/bin/unattended-upgrades"],
  ["zypper", "zypper --non-interactive patch"],
  ["softwareupdate", "softwareupdate -ia"],
  ["softwareupdate", "softwareupdate -R --install --all"],
  ["Windows Update", "Install-WindowsUpdate -AcceptAll"],
  ["Windows Update", "$found=Get-WUInstall -AcceptAll"],
  ["Windows Update", "Get-WindowsUpdate|Install-WindowsUpdate"],
  ["Windows Update", "& C:\\Windows\\System32\\UsoClient.exe StartInstall"],
  ["Windows Update", "wuauclt /detectnow /updatenow"],
])("%s installs by: %s", (installer, command) => {
  expect(installerOf(command)).toBe(installer);
});

test.each([
  "zypper patch-check",
  "zypper list-patches",
  "zypper patch --dry-run",
  "systemctl stop unattended-upgrades",
  "sudo apt-get install -y unattended-upgrades",
  "tail /var/log/unattended-upgrades/unattended-upgrades.log",
  "apt-get -s upgrade",
  "apt-get -qs dist-upgrade",
  "apt-get --simulate upgrade",
  "apt-get --dry-run upgrade",
  "apt-get upgrade -y --download-only",
  "unattended-upgrade --dry-run",
  "dnf update --assumeno",
  "dnf -y upgrade --downloadonly",
  "dnf -x upgrade list",
  "yum check-update",
  "yum install -y update",
  "# dnf update",
  "uptime # dnf update follows at noon",
  "echo dnf update is done by Patch Manager",
  "if true; then echo 'yum update; apt-get upgrade'; fi",
  "softwareupdate --list",
  "wuauclt /detectnow",
  "UsoClient StartScan",
  "Write-Host 'Install-WindowsUpdate follows'",
  "Install-WindowsUpdate -WhatIf",
])("nothing is installed by: %s", (command) => {
  expect(installerOf(command)).toBeUndefined();
});

test.each([
  ["after another command", "yum clean all && yum -y update"],
  ["behind a failure", "dnf check-update || dnf -y upgrade"],
  ["in a condition", "if ! needs-restarting -r; then sudo dnf -y upgrade; fi"],
  ["in a loop", "for one in 1 2 3; do apt-get -y upgrade && break; done"],
  ["behind what is piped to it", "echo y | yum update"],
  ["behind a harmless one", 'echo "yum # update"; yum -y update'],
  ["in a group", "(yum -y update)"],
  ["for its output", "out=$(yum -y update)"],
  ["in a text that another shell runs", "bash -c 'yum clean all; yum -y update'"],
  ["in a text that is piped to a shell", "echo yum -y update | sh"],
  ["within what is printed", 'echo "$(yum -y update)"'],
  ["by a command that is not known", "chronic flock -n /run/patching yum -y update"],
  ["over two lines", "yum \\\n  -y update"],
  ["below a comment", "# all of it \\\nyum -y update"],
  ["behind a comment of PowerShell", "<# all #> Install-WindowsUpdate -AcceptAll"],
])("an installation is found %s", (_where, command) => {
  expect(installerOf("set -e", ...command.split("\n"))).toBeDefined();
});

test("only what AWS runs as a script is read, and of it what is known", () => {
  const commands: Knowable<string>[] = [UNKNOWN, "yum -y update"];
  const runCommand = { parameters: { commands } };

  expect(scriptInstaller({ taskArn: "AWS-RunShellScript", runCommand })).toBe("yum");
  expect(scriptInstaller({ taskArn: "own-script", runCommand })).toBeUndefined();
});
