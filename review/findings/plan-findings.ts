import { PLAN_CHECKS } from "../../model/checks/plan/plan-checks";
import { joined } from "../../model/text/wording";
import { grouped } from "../../model/values/grouped";
import { type ConfiguredCode, configuredCode } from "../plan/configuration-code";
import { configuredAddress } from "../plan/configured-resources";
import { invokedActions } from "../plan/invoked-actions";
import type { PlanJson } from "../plan/plan-schema";
import type { SecretTexts } from "../plan/secret-texts";
import { keptArguments } from "./kept-arguments";
import type { KeyedFinding } from "./keyed-finding";

/** What a plan would run or ask beside AWS, once for each resource and data source; and what it leaves as it is. */
export function planFindings(plan: PlanJson, secrets: SecretTexts): readonly KeyedFinding[] {
  return [...codeFindings(plan), ...actionFindings(plan), ...keptArguments(plan, secrets)];
}

/** Each action once, with all that invokes it. */
function actionFindings(plan: PlanJson): readonly KeyedFinding[] {
  return [...grouped(invokedActions(plan), ({ address }) => address)].map(([address, all]) => {
    const when = all.flatMap(({ trigger }) => trigger ?? []);
    const by = when.length === 0 ? "" : `, ${joined([...new Set(when)])}`;
    const message = `expected no action, got ${all[0]?.type || address}${by}: what it does is no change that a plan shows`;
    return { ...basics("action"), key: address, path: "action", message };
  });
}

function codeFindings(plan: PlanJson): readonly KeyedFinding[] {
  const code = configuredCode(plan.configuration);
  if (code.length === 0) return [];
  const run = addressesThatRun(plan);
  const found = code.filter(({ kind, address }) => kind !== "provisioner" || run.has(address));
  return [...grouped(found, ({ address }) => address).values()].map((all) =>
    finding(all as [ConfiguredCode, ...ConfiguredCode[]]),
  );
}

/** Provisioners run where an object is made or deleted. */
function addressesThatRun({
  resource_changes: changes = [],
  deferred_changes: deferred,
}: PlanJson): ReadonlySet<string> {
  const all = [...changes, ...deferred.map(({ resource_change: change }) => change)];
  const running = all.filter(({ change }) =>
    change.actions.some((action) => action === "create" || action === "delete"),
  );
  return new Set(running.map(({ address }) => configuredAddress(address)));
}

const OUTSIDE: Readonly<Record<string, string>> = {
  aws_lambda_invocation: "a function runs whenever Terraform plans",
  external: "a program runs whenever Terraform plans",
  http: "whoever answers there decides about what is planned",
  local_command: "a program runs whenever Terraform plans",
};

function finding(all: readonly [ConfiguredCode, ...ConfiguredCode[]]): KeyedFinding {
  const [{ address, kind, what }] = all;
  if (kind === "provisioner") {
    const types = joined([...new Set(all.map((one) => one.what))], "and");
    const message = `expected no provisioner, got ${types}: a command runs that no plan shows`;
    return { ...basics("provisioner"), key: address, path: "provisioner", message };
  }
  const message = `expected no ${kind} ${what}: ${OUTSIDE[what] ?? "it runs whenever Terraform plans"}`;
  return { ...basics("outsideData"), key: address, path: what, message };
}

function basics(name: "provisioner" | "outsideData" | "action"): Pick<KeyedFinding, "checkId" | "severity" | "weighs"> {
  const { id, severity } = PLAN_CHECKS[name];
  // Legal, and for whoever approves it no less than a change of what is patched.
  return { checkId: id, severity, weighs: "high" };
}
