import type { PackageVersion } from "../patch/patch";

/**
 * Every text which an entry of the approved or rejected list is compared with; one hit suffices.
 * Source: AWS's node code 1.80, executed for yum and dnf, read for apt.
 */
export function rpmNameForms({ name: n, epoch: e, version: v, release: r, arch: a }: PackageVersion): string[] {
  return [
    n,
    `${n}.${a}`,
    `${n}-${v}`,
    `${n}-${v}-${r}`,
    `${n}-${v}-${r}.${a}`,
    `${e}:${n}-${v}-${r}.${a}`,
    `${n}-${e}:${v}-${r}`,
    `${n}-${e}:${v}-${r}.${a}`,
    `${n}.${a}:${e}:${v}-${r}`,
    v,
    `${v}-${r}`,
    `${e}:${v}-${r}`,
  ];
}

export function aptNameForms({ name: n, version: v, arch: a }: PackageVersion): string[] {
  return [n, v, `${n}.${a}`, `${n}-${v}`, `${a}:${v}`, `${n}.${a}:${v}`];
}

/** The start of each of these is compared, so the package's own name is there in the longest form only. */
export function zypperNameForms(id: string, { name, version, release, arch }: PackageVersion): string[] {
  return [id, `${name}-${version}-${release}.${arch}.rpm`];
}

/**
 * Whether one of the forms above may begin like an entry, by what is said of first characters. Whoever has many packages
 * asks this first: most entries begin with something else, and need no form at all.
 */
export function mayAFormBegin(
  id: string,
  { name, epoch, version, arch }: PackageVersion,
  mayBegin: (text: string) => boolean,
): boolean {
  return mayBegin(name) || mayBegin(version) || mayBegin(epoch || ":") || mayBegin(arch || ":") || mayBegin(id);
}
