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
  /** By name, then by architecture. */
  private readonly newest = new Map<string, Map<string, PackageVersion>>();

  constructor(private readonly order: "rpm" | "apt") {}

  public add({ patch, verdict }: ExplainedPatch): void {
    if (verdict.outcome !== "approved" || patch.package === undefined) return;
    const { name, arch } = patch.package;
    const ofName = this.newest.get(name);
    const known = ofName?.get(arch);
    if (known !== undefined && comparePackageVersions(patch.package, known, this.order) <= 0) return;
    if (ofName === undefined) this.newest.set(name, new Map([[arch, patch.package]]));
    else ofName.set(arch, patch.package);
  }

  /** The newer approved version that a node gets instead of this one, if there is one. */
  public insteadOf(version: PackageVersion): PackageVersion | undefined {
    const wanted = this.newest.get(version.name)?.get(version.arch);
    if (wanted === undefined || wanted === version) return undefined;
    return comparePackageVersions(wanted, version, this.order) > 0 ? wanted : undefined;
  }
}
