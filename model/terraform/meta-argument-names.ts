/** Terraform's own arguments, which every resource takes: a reader of props leaves them to the construct. */
export const META_ARGUMENT_NAMES = ["provider", "dependsOn", "lifecycle"] as const;
