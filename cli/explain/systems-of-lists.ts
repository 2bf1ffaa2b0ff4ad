import {
  isOperatingSystem,
  OPERATING_SYSTEM_NAMES,
  OPERATING_SYSTEMS,
  type OperatingSystem,
  operatingSystemLabel,
  type PackageManager,
} from "../../model/facts/operating-systems";
import type { ListedPatch } from "../../model/patch-lists/listed-patch";
import {
  marksItsPackages,
  systemOfAdvisory,
  systemOfPatch,
  systemOfRelease,
} from "../../model/patch-lists/systems-of-patch";
import { joined, oneOf, quote } from "../../model/text/wording";
import { BadInput } from "../console/bad-input";
import type { PatchListFormat } from "./open-patch-list";

/** Who reads an updateinfo.xml. */
const UPDATEINFO_READERS: readonly PackageManager[] = ["yum", "dnf", "zypper"];

/** What was typed behind `--os`. @throws BadInput where there is no such system */
export function systemArgument(name: string | undefined): OperatingSystem | undefined {
  if (name === undefined || isOperatingSystem(name)) return name;
  throw new BadInput(`--os: expected ${oneOf(OPERATING_SYSTEM_NAMES)}, got ${quote(name)}`);
}

/** Which system each entry of patch lists is for. */
export class SystemsOfLists {
  private isNeeded = false;
  private other: { readonly id: string; readonly system: OperatingSystem } | undefined;

  /** @param given - what `--os` says of entries that do not tell */
  constructor(private readonly given?: OperatingSystem) {}

  /**
   * The system that an entry tells by its packages or its product; failing that, what was given, the release that it
   * names, whose notice it is by its id, or the only system that is patched here and has such lists.
   *
   * @throws BadInput if there are several, or none
   */
  public of(listed: ListedPatch, format: PatchListFormat, patched: readonly string[]): OperatingSystem {
    const ofList = toldSystem(listed);
    if (ofList !== undefined) {
      if (ofList !== this.given) this.other ??= { id: listed.id, system: ofList };
      else this.isNeeded = true;
      return ofList;
    }
    this.isNeeded = true;
    return this.given ?? namedSystem(listed) ?? systemOfList(format, listed, patched);
  }

  /** @throws BadInput if a system was given, and every entry said that it is for another one */
  public finish(): void {
    const { given, other } = this;
    if (given === undefined || this.isNeeded || other === undefined) return;
    throw new BadInput(
      `expected a list for ${named(given)}, as --os says, got ${other.id}, which is for ${named(other.system)}; leave --os out`,
    );
  }
}

function toldSystem({ patches }: ListedPatch): OperatingSystem | undefined {
  for (const patch of patches) {
    const system = systemOfPatch(patch);
    if (system !== undefined) return system;
  }
  return undefined;
}

/** By its release, its product or its id. Whoever rebuilds a system takes over its notices: what was given counts before. */
function namedSystem({ id, release, patches }: ListedPatch): OperatingSystem | undefined {
  const product = patches[0]?.properties.product;
  const names = [release, product].filter((name) => typeof name === "string");
  return names.flatMap((name) => systemOfRelease(name) ?? [])[0] ?? systemOfAdvisory(id);
}

/** The only system that is patched here and has such lists. */
function systemOfList(format: PatchListFormat, listed: ListedPatch, patched: readonly string[]): OperatingSystem {
  const possible = patched.filter(isOperatingSystem).filter((system) => {
    const managers: readonly PackageManager[] = OPERATING_SYSTEMS[system].packageManagers;
    if (format === "service") return true;
    return managers.some((manager) => UPDATEINFO_READERS.includes(manager)) && mayBeFor(listed, system);
  });
  const [only, second] = possible;
  if (only !== undefined && second === undefined) return only;

  const choice =
    possible.length === 0 ? "no system that is patched here has such lists" : joined(possible.map(named), "or");
  throw new BadInput(`expected --os, for ${listed.id} does not say which system it is for: ${choice}`);
}

/** Amazon marks each of its packages: one without the mark is of another vendor. */
function mayBeFor({ patches }: ListedPatch, system: OperatingSystem): boolean {
  return !marksItsPackages(system) || !patches.some((patch) => patch.package !== undefined);
}

function named(system: OperatingSystem): string {
  return `${system} (${operatingSystemLabel(system)})`;
}
