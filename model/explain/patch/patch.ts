import { type Knowable, UNKNOWN } from "../../values/unknown";

/** What a patch baseline decides about: one version of one package, or one Windows update. */
export interface Patch {
  /** What the list calls it: `ALAS2-2026-2914`, `KB5031364`, or the package's name. */
  readonly id: string;
  readonly title?: string;
  /** The package version that would be installed. Absent for what is not a package. */
  readonly package?: PackageVersion;
  /**
   * The values that filters compare, by the name of the filter: `classification`, `msrcSeverity`, `product`, …
   * Absent: the patch has no such value. UNKNOWN: the list does not say.
   */
  readonly properties: { readonly [filterName: string]: Knowable<string> | undefined };
  /** Whether a notice (advisory) of the repository is about this version. */
  readonly notice: Knowable<boolean>;
  /** Whether the version comes from a security archive. Only apt asks. */
  readonly securityOrigin?: Knowable<boolean>;
  /** Whether the node from whose list it comes reports it as missing. */
  readonly isMissing?: true;
  readonly dates: PatchDates;
  readonly advisoryIds: readonly string[];
  readonly cveIds: readonly string[];
  readonly bugzillaIds: readonly string[];
  /** Security bulletins such as `MS10-048`, and KB numbers. Windows only. */
  readonly bulletinIds?: readonly string[];
}

/** When the patch came out, as far as the list says. */
export interface PatchDates {
  /** When the notice was first issued. */
  readonly issued?: Date;
  /** When the notice was last changed. */
  readonly updated?: Date;
  /** When the package was built. */
  readonly built?: Date;
  /** The date that Systems Manager itself holds. UNKNOWN: there is one, and the list does not say it. */
  readonly released?: Knowable<Date>;
}

export interface PackageVersion {
  readonly name: string;
  /** `0` where none is given, as rpm and dpkg have it. */
  readonly epoch: string;
  readonly version: string;
  /** Empty where the package manager has no release apart from the version. */
  readonly release: string;
  readonly arch: string;
}

/** The package versions among some patches. */
export function packagesIn(patches: readonly Patch[]): PackageVersion[] {
  const packages: PackageVersion[] = [];
  for (const patch of patches) if (patch.package !== undefined) packages.push(patch.package);
  return packages;
}

/** A patch about which nothing is said: a start for readers and tests. */
export function blankPatch(id: string): Patch {
  return {
    id,
    properties: { product: UNKNOWN },
    notice: false,
    dates: {},
    advisoryIds: [],
    cveIds: [],
    bugzillaIds: [],
  };
}

/** `1.0.2k-24.amzn2.0.17`, with the epoch in front where it is not 0. */
export function versionText({ epoch, version, release }: PackageVersion): string {
  const bare = release === "" ? version : `${version}-${release}`;
  return epoch === "0" || epoch === "" ? bare : `${epoch}:${bare}`;
}

/** `openssl 1.0.2k-24.amzn2.0.17` */
export function packageText(patchPackage: PackageVersion): string {
  return `${patchPackage.name} ${versionText(patchPackage)}`;
}
