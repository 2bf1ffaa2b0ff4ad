import { adoptCommand } from "./adopt";
import { arrivalCommand } from "./arrival";
import { calendarCommand } from "./calendar";
import { checksCommand } from "./checks";
import type { CommandDeclaration } from "./command";
import { explainCommand } from "./explain";
import { exportHclCommand } from "./export-hcl";
import { matrixCommand } from "./matrix";
import { planCommand } from "./plan";
import { promoteCommand } from "./promote";
import { reviewCommand } from "./review";
import { snapshotCommand } from "./snapshot";
import { summaryCommand } from "./summary";
import { unmanagedCommand } from "./unmanaged";

/** Every command by its name, in the order of the help. */
export const COMMANDS: Readonly<Record<string, CommandDeclaration>> = {
  summary: summaryCommand,
  plan: planCommand,
  review: reviewCommand,
  explain: explainCommand,
  arrival: arrivalCommand,
  calendar: calendarCommand,
  matrix: matrixCommand,
  promote: promoteCommand,
  checks: checksCommand,
  snapshot: snapshotCommand,
  adopt: adoptCommand,
  unmanaged: unmanagedCommand,
  "export-hcl": exportHclCommand,
};
