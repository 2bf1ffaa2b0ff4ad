import { PLAN_CHECKS } from "../../model/checks/plan/plan-checks";
import { counted } from "../../model/text/wording";
import type { Change } from "../changes/change";
import type { Move } from "../plan/moves";
import type { Renaming } from "../plan/renamings";
import type { KeyedFinding } from "./keyed-finding";

/** What is destroyed and created again at another address, told once for a plan; with the moves that keep it. */
export function renamedAddresses(
  changes: readonly Change[],
  renamed: readonly Renaming[],
  moves: readonly Move[],
): readonly KeyedFinding[] {
  // Changes come with the heaviest first.
  const first = changes.find(({ renamedFrom }) => renamedFrom !== undefined);
  if (first === undefined) return [];
  const { id, severity } = PLAN_CHECKS.renamedAddress;
  const again = counted(renamed.length, "resource is", "resources are");
  return [
    {
      checkId: id,
      severity,
      key: first.address,
      path: "",
      message: `expected a moved block, got none: ${again} destroyed and created again at another address`,
      fix: `[${moves.map(moveText).join(", ")}]`,
    },
  ];
}

/** With spaces, at which a terminal breaks its lines. */
function moveText({ from, to }: Move): string {
  return `{"from": ${JSON.stringify(from)}, "to": ${JSON.stringify(to)}}`;
}

/** How to join addresses: a program of constructs writes them itself, other configurations have a file for them. */
export function joiningFix(moves: string, isOfConstruct: boolean): string {
  return isOfConstruct
    ? `join them by stack.addOverride("moved", ${moves})`
    : `join them by a file moved.tf.json with {"moved": ${moves}}`;
}
