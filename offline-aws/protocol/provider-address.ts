/** The provider that offline-aws stands in for, as Terraform calls it. */
export const PROVIDER_ADDRESS = "registry.terraform.io/hashicorp/aws";
