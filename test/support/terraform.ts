import { findTerraform, TERRAFORM_DOWNLOAD } from "../../host/terraform/find-terraform";
import { type OfflineTerraform, withOfflineAws as withFreshAws } from "../../offline-aws/with-offline-aws";
import { skipGroup } from "./skipped-group";

export type { OfflineTerraform };

/** Folder with a real `hashicorp/aws`, in the layout of `terraform init -plugin-dir`; most machines have none. */
export const REAL_PROVIDER_FOLDER = process.env.TF_PLUGIN_DIR;

/** A group of tests that need `terraform`; without it they are skipped, which one line tells. */
export function describeWithTerraform(name: string, tests: () => void): void {
  jest.setTimeout(120_000);
  if (findTerraform()) describe(name, tests);
  else {
    skipGroup(name, tests, { needs: "Terraform", reason: `terraform is not installed (${TERRAFORM_DOWNLOAD})` });
  }
}

/** A group of tests that need `terraform` and a real AWS provider to compare with. */
export function describeWithRealProvider(name: string, tests: () => void): void {
  jest.setTimeout(300_000);
  if (!findTerraform()) describeWithTerraform(name, tests);
  else if (REAL_PROVIDER_FOLDER) describe(name, tests);
  else {
    const reason = "TF_PLUGIN_DIR names no folder with a real hashicorp/aws to compare with";
    skipGroup(name, tests, { needs: "the real provider", reason });
  }
}

/** A test with a fresh simulated AWS, which is cleaned up whether it passes or not. */
export function withOfflineAws(test: (context: OfflineTerraform) => Promise<void>): () => Promise<void> {
  return () => withFreshAws(test);
}

/** Resources, data sources and outputs with the provider block they need, as Terraform's JSON. */
export function configuration(
  parts: { resource?: object; data?: object; output?: object },
  provider: object = { region: "eu-central-1" },
): object {
  const filled = Object.entries(parts).filter(([, part]) => Object.keys(part).length > 0);
  return {
    terraform: { required_providers: { aws: { source: "hashicorp/aws" } } },
    provider: { aws: provider },
    ...Object.fromEntries(filled),
  };
}

/** A long configuration in parts, each with one of the resources. */
export function inParts(
  resources: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  provider: object = { region: "eu-central-1" },
): object[] {
  const parts = Object.entries(resources).flatMap(([type, named]) =>
    Object.entries(named).map(([name, one]) => ({ resource: { [type]: { [name]: one } } })),
  );
  return [configuration({}, provider), ...parts];
}
