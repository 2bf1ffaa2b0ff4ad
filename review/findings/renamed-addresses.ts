import { PLAN_CHECKS } from "../../model/checks/plan/plan-checks";
import { TerraformBlock } from "../../model/terraform/terraform-block";
import { isReference } from "../../model/terraform/terraform-value";
import { counted } from "../../model/text/wording";
import type { Change } from "../changes/change";
import type { Move } from "../plan/moves";
import type { PlanResources } from "../plan/plan-resources";
import type { PlannedResource } from "../plan/planned-resource";
import type { KeyedFinding } from "./keyed-finding";

/** What is destroyed and created again at another address, told once for a plan; with the moves that keep it. */
export function renamedAddresses(
  changes: readonly Change[],
  { renamed, moves, resources }: Pick<PlanResources, "renamed" | "moves" | "resources">,
): readonly KeyedFinding[] {
  // Changes come with the heaviest first.
  const first = changes.find(({ renamedFrom }) => renamedFrom !== undefined);
  if (first === undefined) return [];
  const { id, severity } = PLAN_CHECKS.renamedAddress;
  const again = counted(renamed.length, "resource is", "resources are");
  const made = new Set(renamed.map((one) => one.made.address));
  const along = resources.filter((resource) => isReplacedFor(made, resource)).length;
  const [own, it] = [
    along === 1 ? "its own, for it refers" : "their own, for they refer",
    made.size === 1 ? "that" : "those",
  ];
  const beside = along === 0 ? "" : `, and ${along} at ${own} to ${it}`;
  return [
    {
      checkId: id,
      severity,
      key: first.address,
      path: "",
      message: `expected a moved block, got none: ${again} destroyed and created again at another address${beside}`,
      fix: `[\n${moves.map((move) => `  ${moveText(move)}`).join(",\n")}\n]`,
    },
  ];
}

/** Whether it stays at its address, and is replaced because what it refers to is another one. */
function isReplacedFor(made: ReadonlySet<string>, resource: PlannedResource): boolean {
  const { action, renamed, after, address, replacedBecause } = resource;
  if (action !== "replace" || renamed !== undefined || after === undefined) return false;
  return replacedBecause.some((name) => {
    const link = new TerraformBlock(after, address).link(name);
    return isReference(link) && made.has(link.address);
  });
}

function moveText({ from, to }: Move): string {
  return `{"from": ${JSON.stringify(from)}, "to": ${JSON.stringify(to)}}`;
}

const JOIN = "join them";

/**
 * How to join addresses: a program of constructs writes them itself, other configurations have a file for them. Below the
 * first line stands what is copied, each entry in a line.
 */
export function joiningFix(moves: string, isOfConstruct: boolean): string {
  return isOfConstruct
    ? `${JOIN} by\nstack.addOverride("moved", ${moves});`
    : `${JOIN} by a file moved.tf.json with\n{"moved": ${moves}}`;
}

/** The lines of such a fix, with the stacks that need it: each may need another one. */
export function joiningLines(fix: string, stacks: string): readonly string[] {
  const [says = "", ...code] = fix.split("\n");
  return [says.startsWith(JOIN) ? `${JOIN} in ${stacks}${says.slice(JOIN.length)}` : says, ...code];
}
