/** The provider that offline-aws stands in for, as Terraform calls it, and as OpenTofu does. */
export const PROVIDER_ADDRESSES = [
  "registry.terraform.io/hashicorp/aws",
  "registry.opentofu.org/hashicorp/aws",
] as const;
