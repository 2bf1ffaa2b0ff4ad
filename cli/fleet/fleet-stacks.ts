import type { StackNote } from "../../model/patch-fleet/stack-note";
import { BadInput } from "../console/bad-input";
import { readStacks, type Stack } from "../stacks/read-stacks";

/** A synthesised account of a fleet. */
export interface FleetStack extends Stack {
  readonly note: StackNote;
}

/** The accounts of a fleet by their names, and its rings in order. */
export interface FleetStacks {
  readonly stacks: readonly FleetStack[];
  readonly rings: StackNote["rings"];
}

/** Reads the accounts of a fleet from what cdktf synth wrote. @throws BadInput where there are none */
export function readFleetStacks(path: string, cwd: string): FleetStacks {
  return fleetOf(readStacks(path, cwd), path);
}

/** The accounts of a fleet among stacks. Others are left out. @throws BadInput where there are none */
export function fleetOf(all: readonly Stack[], path: string): FleetStacks {
  const stacks = all
    .filter((stack): stack is FleetStack => stack.note !== undefined)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const [first] = stacks;
  if (first === undefined) throw new BadInput(`${path}: expected stacks of a PatchFleet, found none`);
  const odd = stacks.find(({ note }) => JSON.stringify(note.rings) !== JSON.stringify(first.note.rings));
  if (odd !== undefined) {
    throw new BadInput(
      `${path}: expected stacks of one synth, but ${odd.name} has other rings than ${first.name}; synthesise all again`,
    );
  }
  return { stacks, rings: first.note.rings };
}
