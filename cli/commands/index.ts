import { calendarCommand } from "./calendar";
import type { CommandDeclaration } from "./command";
import { explainCommand } from "./explain";

/** Every command, in the order of the help. */
export const COMMANDS: readonly CommandDeclaration[] = [explainCommand, calendarCommand];
