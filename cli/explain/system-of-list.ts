import {
  isOperatingSystem,
  OPERATING_SYSTEMS,
  type OperatingSystem,
  operatingSystemLabel,
  type PackageManager,
} from "../../model/facts/operating-systems";
import type { ListedPatch } from "../../model/patch-lists/listed-patch";
import { systemOfRelease } from "../../model/patch-lists/systems-of-patch";
import { joined } from "../../model/text/wording";
import { BadInput } from "../console/bad-input";
import type { PatchListFormat } from "./open-patch-list";

/** Who reads an updateinfo.xml. */
const UPDATEINFO_READERS: readonly PackageManager[] = ["yum", "dnf", "zypper"];

/**
 * The system of a list whose packages do not tell it: that of the release which it names, else the only one that is
 * patched here and has such lists.
 *
 * @throws BadInput if there are several, or none
 */
export function systemOfList(
  format: PatchListFormat,
  { id, release }: ListedPatch,
  patched: readonly string[],
): OperatingSystem {
  const told = release === undefined ? undefined : systemOfRelease(release);
  if (told !== undefined) return told;
  const possible = patched.filter(isOperatingSystem).filter((system) => {
    const managers: readonly PackageManager[] = OPERATING_SYSTEMS[system].packageManagers;
    return format === "service" || managers.some((manager) => UPDATEINFO_READERS.includes(manager));
  });
  const [only, second] = possible;
  if (only !== undefined && second === undefined) return only;

  const choice = possible.length === 0 ? "none that is patched here has such lists" : joined(possible.map(named), "or");
  throw new BadInput(`expected --os, for ${id} does not say which system it is for: ${choice}`);
}

function named(system: OperatingSystem): string {
  return `${system} (${operatingSystemLabel(system)})`;
}
