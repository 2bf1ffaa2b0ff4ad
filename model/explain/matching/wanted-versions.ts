import type { PackageVersion, Patch } from "../patch/patch";
import type { PatchVerdict } from "../patch/verdict";
import { comparePackageVersions } from "./compare-versions";

/** A patch with what a baseline says about it. */
export interface ExplainedPatch {
  readonly patch: Patch;
  readonly verdict: PatchVerdict;
}

/**
 * Which version of each package a node will be brought to: of every name and architecture the newest approved one.
 * Fed patch by patch, in any order. Only that version's compliance level counts on the node.
 */
export class WantedVersions {
  /** By name, one for each architecture. */
  private readonly newest = new Map<string, PackageVersion[]>();
  /** The name that was asked of last, with its versions: those of its other architectures are asked of next. */
  private last: { readonly name: string; readonly versions: PackageVersion[] } | undefined;

  constructor(private readonly order: "rpm" | "apt") {}

  public add({ patch, verdict }: ExplainedPatch): void {
    const version = patch.package;
    if (verdict.outcome !== "approved" || version === undefined) return;
    const versions = this.versionsOf(version.name);
    const place = versions.findIndex(({ arch }) => arch === version.arch);
    const known = versions[place];
    if (known === undefined) versions.push(version);
    else if (comparePackageVersions(version, known, this.order) > 0) versions[place] = version;
  }

  /** The newer approved version that a node gets instead of this one, if there is one. */
  public insteadOf(version: PackageVersion): PackageVersion | undefined {
    const wanted = this.versionsOf(version.name).find(({ arch }) => arch === version.arch);
    if (wanted === undefined || wanted === version) return undefined;
    return comparePackageVersions(wanted, version, this.order) > 0 ? wanted : undefined;
  }

  private versionsOf(name: string): PackageVersion[] {
    if (this.last?.name !== name) this.last = { name, versions: this.newest.get(name) ?? this.begin(name) };
    return this.last.versions;
  }

  private begin(name: string): PackageVersion[] {
    const versions: PackageVersion[] = [];
    this.newest.set(name, versions);
    return versions;
  }
}
