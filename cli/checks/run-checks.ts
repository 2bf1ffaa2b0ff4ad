import { CHECK_SECTIONS, type CheckSection } from "../../model/checks/all-checks";
import { aligned, widthOf } from "../../model/text/aligned";
import { type Console, print } from "../console/console";
import { checksOf } from "./checks-of";
import { checksPage } from "./checks-page";

/** What was typed behind `cdktf-patch checks`. */
export interface ChecksArguments {
  readonly checks?: readonly string[];
  readonly markdown?: boolean;
}

/** Lists our checks, and those of a house behind them. @throws BadInput */
export async function runChecks({ checks, markdown }: ChecksArguments, console: Console): Promise<void> {
  const house = await checksOf(checks, console.cwd, () => []);
  const own: readonly CheckSection[] = house.length === 0 ? [] : [{ title: "House rules", checks: house }];
  const sections = [...CHECK_SECTIONS, ...own];
  if (markdown) return print(console.stdout, [checksPage(sections)]);
  return print(console.stdout, listLines(sections, widthOf(console.stdout)));
}

const INDENT = "  ";

function* listLines(sections: readonly CheckSection[], width: number): Generator<string> {
  for (const [index, { title, checks }] of sections.entries()) {
    yield `${index === 0 ? "" : "\n"}${title}\n`;
    const rows = checks.map(({ id, severity, cause }) => [id, severity, cause]);
    for (const line of aligned(rows, width - INDENT.length)) yield `${INDENT}${line}\n`;
  }
}
