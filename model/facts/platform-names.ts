import type { OperatingSystem } from "./operating-systems";

/**
 * What the agent calls the systems that Patch Manager tells apart: the beginning of `PlatformName`, and of
 * `PlatformVersion` where two systems share a name. AWS prints no list; these are the names that the systems give
 * themselves in /etc/os-release, which the agent reports. Source: account facts, 5; not confirmed as complete.
 */
export const PLATFORM_NAMES: readonly (readonly [name: string, version: string, OperatingSystem])[] = [
  ["Microsoft Windows", "", "WINDOWS"],
  ["Amazon Linux AMI", "", "AMAZON_LINUX"],
  ["Amazon Linux", "2023", "AMAZON_LINUX_2023"],
  ["Amazon Linux", "2022", "AMAZON_LINUX_2022"],
  ["Amazon Linux", "2018", "AMAZON_LINUX"],
  ["Amazon Linux", "2017", "AMAZON_LINUX"],
  ["Amazon Linux", "2", "AMAZON_LINUX_2"],
  ["Ubuntu", "", "UBUNTU"],
  ["Red Hat Enterprise Linux", "", "REDHAT_ENTERPRISE_LINUX"],
  ["SLES", "", "SUSE"],
  ["SUSE", "", "SUSE"],
  ["CentOS", "", "CENTOS"],
  ["Oracle Linux", "", "ORACLE_LINUX"],
  ["Debian", "", "DEBIAN"],
  ["macOS", "", "MACOS"],
  ["Mac OS X", "", "MACOS"],
  ["Raspbian", "", "RASPBIAN"],
  ["Rocky Linux", "", "ROCKY_LINUX"],
  ["AlmaLinux", "", "ALMA_LINUX"],
];

/** The system of a node as its agent reports it; undefined for a name that is not listed. */
export function systemOfPlatform(name: string, version: string): OperatingSystem | undefined {
  const found = PLATFORM_NAMES.find(([start, ofVersion]) => name.startsWith(start) && version.startsWith(ofVersion));
  return found?.[2];
}
