import { CHECK_SECTIONS, type CheckSection } from "../../model/checks/all-checks";
import type { CheckBasics } from "../../model/checks/check/check";
import { aligned, widthOf } from "../../model/text/aligned";
import { jsonText } from "../../model/text/json";
import { probablyMeant } from "../../model/text/probably-meant";
import { quote } from "../../model/text/wording";
import { indented } from "../../model/text/wrap";
import { BadInput } from "../console/bad-input";
import type { Console } from "../console/console";
import { answerIn, chosenForms, type FormArguments } from "../forms/chosen-forms";
import { checksOf } from "./checks-of";
import { byNumber, checksPage, fixOf, OF_NO_ONE_ELSE } from "./checks-page";
import { FIELD_WORDS } from "./field-words";
import { CHECKS_FORMS, type ChecksForm } from "./forms";

/** What was typed behind `cdktf-patch checks`. */
export interface ChecksArguments extends FormArguments {
  readonly checks?: readonly string[];
}

/** Lists our checks, and those of a house behind them; those that are named, whole. @throws BadInput */
export async function runChecks(ids: readonly string[], given: ChecksArguments, console: Console): Promise<void> {
  const chosen = chosenForms(given, CHECKS_FORMS, console);
  const house = await checksOf(given.checks, console.cwd, () => []);
  const own: readonly CheckSection[] = house.length === 0 ? [] : [{ title: "House rules", checks: house }];
  const all = [...CHECK_SECTIONS, ...own];
  const words = ids.filter((id) => !isId(id, all));
  const whole = words.length > 0 || ids.length === 0 ? undefined : named(ids, all);
  const sections = words.length > 0 ? speakingOf(words, all) : whole === undefined ? all : sectionsOf(whole, all);
  const width = widthOf(console.stdout);
  const told = sections.flatMap(({ checks }) => checks);
  const renderers: Readonly<Record<ChecksForm, () => Iterable<string>>> = {
    terminal: () => {
      if (whole !== undefined) return wholeChecks(whole, width);
      return words.length > 0 && told.length === 1 ? wholeChecks(told, width) : listLines(sections, width);
    },
    markdown: () => [checksPage(sections)],
    json: () => [`${jsonText({ sections: sections.map(asData) }, 2)}\n`],
  };
  return answerIn(chosen, (form) => renderers[form](), console);
}

function sectionsOf(chosen: readonly CheckBasics[], all: readonly CheckSection[]): readonly CheckSection[] {
  const some = all.map(({ title, checks }) => ({ title, checks: checks.filter((one) => chosen.includes(one)) }));
  return some.filter(({ checks }) => checks.length > 0);
}

function asData({ title, checks }: CheckSection): object {
  return {
    title,
    checks: byNumber(checks).map((check) => {
      const { id, severity, cause, reason, source } = check;
      return { id, severity, cause, reason, source, fix: fixOf(check) };
    }),
  };
}

/** Whether it can only be meant as an id: there is such a check, or it begins as ours do. */
function isId(text: string, sections: readonly CheckSection[]): boolean {
  const id = text.toUpperCase();
  return /^(PM)?\d+$/.test(id) || sections.some(({ checks }) => checks.some((one) => one.id === id));
}

/** @throws BadInput where there is no such check */
function named(ids: readonly string[], sections: readonly CheckSection[]): readonly CheckBasics[] {
  const all = sections.flatMap(({ checks }) => checks);
  return ids.map((text) => {
    const id = text.toUpperCase();
    const check = all.find((one) => one.id === id);
    if (check !== undefined) return check;
    const meant = all.find((one) => one.id === `PM${id.padStart(3, "0")}`);
    throw new BadInput(
      `there is no check ${id}; ${meant === undefined ? "see cdktf-patch checks" : `did you mean ${meant.id}`}`,
    );
  });
}

/**
 * The checks in whose id, section or sentences all of the words stand, or which look at the properties of these names.
 *
 * @throws BadInput where there are none
 */
function speakingOf(words: readonly string[], sections: readonly CheckSection[]): readonly CheckSection[] {
  const wanted = words.map((word) => word.toLowerCase());
  const found = sections.flatMap(({ title, checks }) => {
    const speaking = checks.filter((check) =>
      words.every((word) => speaksOf(textOf(title, check), word.toLowerCase()) || looksAt(check, title, word)),
    );
    return speaking.length === 0 ? [] : [{ title, checks: speaking }];
  });
  if (found.length > 0) return found;
  const all = sections.flatMap(({ title, checks }) => checks.map((check) => textOf(title, check)));
  const known = [...new Set(all.join(" ").match(/[\p{L}\p{N}]{3,}/gu))];
  const unknown = wanted.find((word) => !all.some((text) => text.includes(word)));
  const meant = unknown === undefined ? undefined : probablyMeant(unknown, known);
  const hint =
    meant === undefined ? "see cdktf-patch checks" : `did you mean ${ID.test(meant) ? meant.toUpperCase() : meant}`;
  throw new BadInput(`no check speaks of ${words.map((word) => quote(word)).join(" and ")}; ${hint}`);
}

const ID = /^pm\d+$/;

function speaksOf(text: string, word: string): boolean {
  return [word, ...(FIELD_WORDS.get(word) ?? [])].some((one) => text.includes(one));
}

/** A name in the program, or as Terraform writes it. */
const PROPERTY = /^[a-z]+(?:[A-Z_][A-Za-z\d]*)+$/;

/** What a check looks at has its name in the code of the check, also when that is packed; or the words of it in a text. */
function looksAt(check: CheckBasics, title: string, word: string): boolean {
  if (!PROPERTY.test(word)) return false;
  const name = word.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const { find } = check as { readonly find?: unknown };
  const text = textOf(title, check);
  const inWords = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replace(/s$/, "");
  return text.includes(inWords) || speaksOf(text, name.toLowerCase()) || new RegExp(`\\b${name}\\b`).test(String(find));
}

/** With what it is about, which is its kind of object: an environment is that of all objects, and tells none apart. */
function textOf(title: string, check: CheckBasics): string {
  const { id, cause, reason, fix, acceptedAt = "" } = check;
  const { on = "" } = check as { readonly on?: string };
  return [id, title, on === "environment" ? "" : on, cause, reason, fix, acceptedAt].join(" ").toLowerCase();
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
