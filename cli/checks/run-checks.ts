import { CHECK_SECTIONS, type CheckSection } from "../../model/checks/all-checks";
import type { CheckBasics } from "../../model/checks/check/check";
import { aligned, widthOf } from "../../model/text/aligned";
import { probablyMeant } from "../../model/text/probably-meant";
import { quote } from "../../model/text/wording";
import { indented } from "../../model/text/wrap";
import { BadInput } from "../console/bad-input";
import { type Console, print } from "../console/console";
import { checksOf } from "./checks-of";
import { byNumber, checksPage, fixOf, OF_NO_ONE_ELSE } from "./checks-page";

/** What was typed behind `cdktf-patch checks`. */
export interface ChecksArguments {
  readonly checks?: readonly string[];
  readonly markdown?: boolean;
}

/** Lists our checks, and those of a house behind them; those that are named, whole. @throws BadInput */
export async function runChecks(
  ids: readonly string[],
  { checks, markdown }: ChecksArguments,
  console: Console,
): Promise<void> {
  const house = await checksOf(checks, console.cwd, () => []);
  const own: readonly CheckSection[] = house.length === 0 ? [] : [{ title: "House rules", checks: house }];
  const sections = [...CHECK_SECTIONS, ...own];
  if (ids.length > 0) return print(console.stdout, wholeChecks(named(ids, sections), widthOf(console.stdout)));
  if (markdown) return print(console.stdout, [checksPage(sections)]);
  return print(console.stdout, listLines(sections, widthOf(console.stdout)));
}

/** @throws BadInput where there is no such check */
function named(ids: readonly string[], sections: readonly CheckSection[]): readonly CheckBasics[] {
  const all = sections.flatMap(({ checks }) => checks);
  return ids.map((id) => {
    const check = all.find((one) => one.id === id.toUpperCase());
    if (check !== undefined) return check;
    const list = "see cdktf-patch checks";
    if (/^pm\d+$/i.test(id)) throw new BadInput(`there is no check ${id.toUpperCase()}; ${list}`);
    const known = all.map((one) => one.id);
    const meant = known.find((one) => one === `PM${id.padStart(3, "0")}`) ?? probablyMeant(id.toUpperCase(), known);
    const hint = meant === undefined ? list : `did you mean ${meant}`;
    throw new BadInput(`expected the id of a check, such as ${all[0]?.id}, got ${quote(id)}; ${hint}`);
  });
}

function* wholeChecks(checks: readonly CheckBasics[], width: number): Generator<string> {
  for (const [index, check] of checks.entries()) {
    const { id, severity, cause, reason, source } = check;
    const paragraphs = [
      ...indented(`${id}  ${severity}  ${cause}`, INDENT, "", width),
      ...indented(source === OF_NO_ONE_ELSE ? reason : `${reason} (${source})`, INDENT, INDENT, width),
      ...indented(`→ ${fixOf(check)}`, INDENT, INDENT, width),
    ];
    yield `${index === 0 ? "" : "\n"}${paragraphs.join("\n")}\n`;
  }
}

const INDENT = "  ";

function* listLines(sections: readonly CheckSection[], width: number): Generator<string> {
  for (const [index, { title, checks }] of sections.entries()) {
    yield `${index === 0 ? "" : "\n"}${title}\n`;
    const rows = byNumber(checks).map(({ id, severity, cause }) => [id, severity, cause]);
    for (const line of aligned(rows, width - INDENT.length)) yield `${INDENT}${line}\n`;
  }
}
