import { isDeepStrictEqual } from "node:util";
import type { PlanJson } from "../../offline-aws/terraform/plan-json";
import { withOfflineAws } from "../../offline-aws/with-offline-aws";
import { copyAssets, hasModules } from "../stacks/assets";
import { bodiesOf } from "./hcl-block";
import { type Configuration, hclConfiguration } from "./hcl-configuration";

/** What Terraform makes of both forms of a stack, against the simulated account. */
export interface Proof {
  /** What differs, a line for each; empty where both are equal. */
  readonly differences: readonly string[];
  readonly resources: number;
}

/**
 * Plans the JSON and the HCL from an empty state, and the HCL once more from the state in which the JSON is applied:
 * there every value is known. The state never leaves this process and a folder of its own, so that the backend is no part of
 * the proof. Nor does another stack stand in the account: which one a stack is for, its credentials may decide. What it
 * names that others made is taken to be there; what it imports could not be read, so that the ids are compared, and that
 * each has a resource.
 *
 * @param synthesised - the folder of the stack, with the files and modules that it names
 * @throws TerraformError where Terraform refuses one of them
 */
export function prove(configuration: Configuration, synthesised: string): Promise<Proof> {
  const asked = withoutBackend(configuration);
  const compared = withImportsAsOutputs(asked);
  return withOfflineAws(
    async ({ terraform }) => {
      const json = terraform(compared, { state: "in memory" });
      const exported = terraform(compared);
      exported.configureHcl(hclConfiguration(compared));
      for (const one of [json, exported]) {
        copyAssets(synthesised, one.folder);
        if (hasModules(configuration)) await one.init();
      }
      await Promise.all([json.plan(), exported.plan()]);
      const [ofJson, ofHcl] = await Promise.all([json.show(), exported.show()]);
      const differences = planDifferences(ofJson, ofHcl);
      await json.apply();
      json.configureHcl(hclConfiguration(asked));
      const { steps } = await json.plan();
      const later = steps.map(
        ({ address, action }) => `${address}: ${action} once the JSON is applied, expected no change`,
      );
      const managed = (ofJson.resource_changes ?? []).filter(({ mode }) => mode === "managed");
      return { differences: [...differences, ...later], resources: managed.length };
    },
    { isShared: true },
  );
}

/** What two plans say differently about resources and outputs, a line for each place. */
export function planDifferences(json: PlanJson, hcl: PlanJson): readonly string[] {
  const [inJson, inHcl] = [changesOf(json), changesOf(hcl)];
  return [...new Set([...inJson.keys(), ...inHcl.keys()])].sort().flatMap((address) => {
    const [one, other] = [inJson.get(address), inHcl.get(address)];
    if (one === undefined) return [`${address}: only in the HCL`];
    if (other === undefined) return [`${address}: only in the JSON`];
    return differingPlaces(one, other).map(
      ([place, left, right]) =>
        `${address}: ${place} is ${shownValue(left)} in the JSON, ${shownValue(right)} in the HCL`,
    );
  });
}

function changesOf({ resource_changes = [], output_changes = {} }: PlanJson): ReadonlyMap<string, unknown> {
  const outputs = Object.entries(output_changes).map(([name, change]) => [`output.${name}`, change] as const);
  return new Map([...resource_changes.map(({ address, change }) => [address, change] as const), ...outputs]);
}

function differingPlaces(one: unknown, other: unknown, place = ""): readonly [string, unknown, unknown][] {
  if (isDeepStrictEqual(one, other)) return [];
  if (!hasParts(one) || !hasParts(other)) return [[place, one, other]];
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].flatMap((key) =>
    differingPlaces(one[key], other[key], place === "" ? key : `${place}.${key}`),
  );
}

function shownValue(value: unknown): string {
  return value === undefined ? "missing" : JSON.stringify(value);
}

function hasParts(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function withoutBackend(configuration: Configuration): Configuration {
  const { backend: _backend, cloud: _cloud, ...terraform } = (configuration.terraform ?? {}) as Configuration;
  return { ...configuration, terraform };
}

/** The ids of what is imported as outputs: where the resource is not there, Terraform would not plan. */
function withImportsAsOutputs({ import: imports, ...others }: Configuration): Configuration {
  const ids = bodiesOf(imports).flatMap(({ id, for_each }, index) =>
    id === undefined || for_each !== undefined
      ? []
      : [[`import_${index}_of_the_export`, { value: id, sensitive: true }] as const],
  );
  if (ids.length === 0) return others;
  return { ...others, output: { ...(others.output as Configuration | undefined), ...Object.fromEntries(ids) } };
}
