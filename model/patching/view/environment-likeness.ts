import type { PatchEnvironmentModel } from "../../environment/patch-environment-model";
import { jsonOfModel } from "../../values/unknown";

/** Stands in JSON for where the keys of an environment begin; JSON itself writes the character as an escape. */
const START = "\u0000";

const KNOWN = new WeakMap<PatchEnvironmentModel, string>();

/**
 * The same text for environments that differ in their account and in the stack that their keys begin with alone: what
 * is computed from one of them, and names none of its keys, is the same for all.
 */
export function environmentLikeness(environment: PatchEnvironmentModel): string {
  const known = KNOWN.get(environment) ?? likenessOf(environment);
  KNOWN.set(environment, known);
  return known;
}

function likenessOf(environment: PatchEnvironmentModel): string {
  const { account, providers = {}, ...rest } = environment;
  const accounts = [account, ...Object.values(providers).map((one) => one.account)];
  // Which are equal decides, and what they are called where a policy names those that it works in.
  const places = (environment.patchPolicies ?? []).length > 0 ? accounts : accounts.map((one) => accounts.indexOf(one));
  const regions = Object.entries(providers).map(([name, { region }]) => [name, region]);
  const text = jsonOfModel([rest, regions, accounts.map((one) => one === undefined), places]);
  const { patchGroups, maintenanceWindows, baselines } = environment;
  const stack = (patchGroups[0] ?? maintenanceWindows[0] ?? baselines[0])?.key.split("/")[0];
  return stack === undefined ? text : text.replaceAll(`"${JSON.stringify(stack).slice(1, -1)}/`, `"${START}/`);
}
