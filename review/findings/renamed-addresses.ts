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
      message: `expected a moved block, but it is missing: ${again} destroyed and created again at another address${beside}`,
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
 * How to join addresses: a program of constructs writes them itself, other configurations have a file of blocks for them,
 * which Terraform reads beside JSON, too. Below the first line stands what is copied, each entry in a line.
 */
export function joiningFix(moves: string, isOfConstruct: boolean): string {
  return isOfConstruct
    ? `${JOIN} by\nstack.addOverride("moved", ${moves});`
    : `${JOIN} by a file moved.tf with\n${(JSON.parse(moves) as readonly Move[]).map(blockText).join("\n")}`;
}

function blockText({ from, to }: Move): string {
  return `moved {\n  from = ${from}\n  to   = ${to}\n}`;
}

/** Where such a fix is written down. */
export interface JoinedStacks {
  /** Those that need it: each may need another one. */
  readonly names: readonly string[];
  /** The same in few words. */
  readonly shown: string;
  readonly isFleet: boolean;
}

/** The lines of such a fix for some stacks: those of a fleet are found in it by the names of their accounts. */
export function joiningLines(fix: string, { names, shown, isFleet }: JoinedStacks): readonly string[] {
  const [says = "", ...code] = fix.split("\n");
  if (!says.startsWith(JOIN)) return [says, ...code];
  const until = `and remove it once it is applied${names.length > 1 ? " in each" : ""}`;
  const how = says.slice(JOIN.length).replace(/( with)?$/, "$1 this");
  return [`${JOIN} in ${shown}${how}, ${until}`, ...(isFleet ? ofFleet(code, names) : code)];
}

const OF_STACK = /^stack(?=\.addOverride)/;

/** Some stacks alone may be made, of a part of the fleet. */
function ofFleet(code: readonly string[], names: readonly string[]): readonly string[] {
  const [first = "", ...others] = code;
  if (!OF_STACK.test(first)) return code;
  const [only, second] = names;
  if (second === undefined) return [first.replace(OF_STACK, `fleet.stacks[${JSON.stringify(only)}]?`), ...others];
  const list = names.map((name) => JSON.stringify(name)).join(", ");
  const inLoop = [first.replace(OF_STACK, "fleet.stacks[name]?"), ...others].map((line) => `  ${line}`);
  return [`for (const name of [${list}]) {`, ...inLoop, "}"];
}
