import { PLAN_CHECKS } from "../../model/checks/plan/plan-checks";
import { KEPT_ASSOCIATION_ARGUMENTS } from "../../model/facts/association-limits";
import { quote } from "../../model/text/wording";
import { configuredAddress, configuredResources } from "../plan/configured-resources";
import { entryOf } from "../plan/entry-of";
import type { PlanJson } from "../plan/plan-schema";
import type { SecretTexts } from "../plan/secret-texts";
import type { SecretValues } from "../plan/secret-values";
import type { KeyedFinding } from "./keyed-finding";

const KEPT: Readonly<Record<string, readonly string[]>> = { aws_ssm_association: KEPT_ASSOCIATION_ARGUMENTS };

/** Arguments that were given once, are no longer in the configuration, and stay in AWS. */
export function keptArguments(
  { resource_changes: changes = [], configuration }: PlanJson,
  secrets: SecretTexts,
): readonly KeyedFinding[] {
  const concerned = changes.filter(({ type, change }) => Object.hasOwn(KEPT, type) && change.after != null);
  if (concerned.length === 0) return [];
  const expressions = new Map(
    [...configuredResources(configuration)].map(({ address, resource }) => [address, entryOf(resource, "expressions")]),
  );
  return concerned.flatMap((resource) => {
    const { address, type, change } = resource;
    const given = expressions.get(configuredAddress(address));
    if (given === undefined) return [];
    const hidden = secrets.secretsOf(resource).before;
    return (KEPT[type] ?? []).flatMap((name): KeyedFinding[] => {
      const value = entryOf(change.before, name);
      if (entryOf(given, name) !== undefined || isDefault(value)) return [];
      const { id: checkId, severity } = PLAN_CHECKS.keptArgument;
      const message = `expected ${name} in the configuration, but it is missing: ${isSecret(name, hidden) ? "a sensitive value" : shown(value)} stays in AWS, for Terraform does not remove it from an association; write the value that is meant, or replace the association`;
      return [{ checkId, severity, key: address, path: name, message }];
    });
  });
}

/** Whether a part of an argument must not be shown. */
function isSecret(argument: string, hidden: SecretValues): boolean {
  return [...hidden.keys()].some((path) => path === argument || path.startsWith(`${argument}.`));
}

/** What AWS has where nothing was given. */
function isDefault(value: unknown): boolean {
  if (value === undefined || value === null || value === "$DEFAULT" || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

const LONGEST = 100;

function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}

function shown(value: unknown): string {
  return typeof value === "string" ? quote(value) : shortened(JSON.stringify(value));
}
