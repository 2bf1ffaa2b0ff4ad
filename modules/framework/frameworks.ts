/** The frameworks that this library is made for, and what a project with each of them installs and imports. */
export const FRAMEWORKS = {
  cdktf: { bindings: "@cdktf/provider-aws", importFrom: "cdktf-patch-manager" },
  cdktn: { bindings: "@cdktn/provider-aws", importFrom: "cdktf-patch-manager/cdktn" },
} as const;

/** As its package is called. */
export type FrameworkName = keyof typeof FRAMEWORKS;

export const FRAMEWORK_NAMES = Object.keys(FRAMEWORKS) as readonly FrameworkName[];
