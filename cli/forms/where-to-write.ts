import type { Console } from "../console/console";
import { sayNew } from "./chosen-forms";

/** What was typed of where a command writes: `--write`, or `--output`, its old spelling. */
export interface WhereToWrite {
  readonly write?: string;
  readonly output?: string;
}

/** Where a command writes what it makes. The old spelling works, and says what is new. */
export function whereToWrite({ write, output }: WhereToWrite, byDefault: string, console: Console): string {
  if (output === undefined) return write ?? byDefault;
  sayNew(`--output ${output}`, `--write ${output}`, console);
  return write ?? output;
}
