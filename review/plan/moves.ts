import type { ResourceChange } from "./plan-schema";
import type { Renaming } from "./renaming";

/** A `moved` block: of a resource, or of a module with all that is in it. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** The moves that keep what was renamed, one for a module where Terraform takes that. */
export function movesOf(renamed: readonly Renaming[], changes: readonly ResourceChange[]): readonly Move[] {
  const modules = new Map(renamed.flatMap((one) => moduleMove(one).map((move) => [move.from, move])));
  const whole = [...modules.values()].filter((move) => isWhole(move, renamed, changes));
  // Terraform takes a move within another one for a circle: the shortest is the outermost.
  const outermost = whole.sort((a, b) => a.from.length - b.from.length);
  const moves = renamed.map(({ gone, made }): Move => {
    const around = outermost.find(({ from }) => isInModule(gone.address, from));
    return around ?? { from: gone.address, to: made.address };
  });
  return [...new Set(moves)].sort((a, b) => (a.from < b.from ? -1 : 1));
}

function moduleMove({ gone, made }: Renaming): readonly Move[] {
  const [from, to] = [gone.module_address, made.module_address];
  const isGone = gone.action_reason === "delete_because_no_module";
  return isGone && from !== undefined && to !== undefined ? [{ from, to }] : [];
}

/** Whether all that is in a module goes over to one that was not there. Source: plans of Terraform 1.11. */
function isWhole({ from, to }: Move, renamed: readonly Renaming[], changes: readonly ResourceChange[]): boolean {
  const isMoved = ({ gone: { address: old }, made: { address: now } }: Renaming) =>
    isInModule(old, from) ? now === to + old.slice(from.length) : !isInModule(now, to);
  const isFree = ({ mode, address, change: { before, after } }: ResourceChange) =>
    mode !== "managed" || !((before && isInModule(address, to)) || (after && isInModule(address, from)));
  return renamed.every(isMoved) && changes.every(isFree);
}

function isInModule(address: string, module: string): boolean {
  return address.startsWith(`${module}.`);
}
