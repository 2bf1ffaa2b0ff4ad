/** The frameworks that this library is made for, and what a project with each of them installs and imports. */
export const FRAMEWORKS = {
  cdktf: {
    bindings: "@cdktf/provider-aws",
    importFrom: "cdktf-patch-manager",
    // npm weighs the peers of cdktn in a project of cdktf too, where no lock file says otherwise.
    packages: "cdktf @cdktf/provider-aws constructs@10.7",
  },
  cdktn: {
    bindings: "@cdktn/provider-aws",
    importFrom: "cdktf-patch-manager/cdktn",
    // On a Node before 22 npm picks older bindings, which ask for an older cdktn.
    packages: "cdktn @cdktn/provider-aws@25 constructs@10.7",
  },
} as const;

/** As its package is called. */
export type FrameworkName = keyof typeof FRAMEWORKS;

export const FRAMEWORK_NAMES = Object.keys(FRAMEWORKS) as readonly FrameworkName[];
