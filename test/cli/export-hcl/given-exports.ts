import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import type { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import type { Configuration } from "../../../cli/export-hcl/hcl-configuration";
import { prove } from "../../../cli/export-hcl/proof";
import { build } from "../../end-to-end/environments";
import type { EnvironmentProps } from "../../support/arbitraries-environment";
import { fleet } from "../../support/fleet";

/** One environment in each: Terraform's own start takes the most time. */
export const REGIONS = [
  "af-south-1",
  "ap-east-1",
  "ap-south-1",
  "ca-central-1",
  "eu-north-1",
  "eu-west-1",
  "eu-west-2",
].concat(["eu-west-3", "sa-east-1", "us-east-1"]);

/** What differs between the JSON and the HCL of stacks, given as configurations or as files. */
export async function differences(stacks: readonly (Configuration | string)[]): Promise<string[]> {
  const found: string[] = [];
  for (const stack of stacks) {
    const read = typeof stack === "string" ? (JSON.parse(readFileSync(stack, "utf8")) as Configuration) : stack;
    found.push(...(await prove(read, typeof stack === "string" ? dirname(stack) : __dirname)).differences);
  }
  return found;
}

export function stackWith(fill: (stack: TerraformStack) => void): Configuration {
  const { stack, synth } = fleet();
  fill(stack);
  return synth() as unknown as Configuration;
}

/** One environment in each Region. */
export function addEnvironments(stack: TerraformStack, drawn: readonly EnvironmentProps[]): void {
  for (const [index, one] of drawn.entries()) build(new Construct(stack, `Environment${index}`), one, REGIONS[index]);
}
