/** How a state of Terraform calls the provider. */
export const PROVIDER = 'provider["registry.terraform.io/hashicorp/aws"]';
