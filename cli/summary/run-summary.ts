import { resolve } from "node:path";
import { zonedMoment } from "../../model/explain/when/zoned-moment";
import { BadInput, readingFile } from "../console/bad-input";
import { type Console, print } from "../console/console";
import { writeAllWhole } from "../files/write-file";
import { type Overview, overviewOf } from "../overview/overview";
import { patchingOfStacks } from "../stacks/patching-of-stacks";
import { readStacks, type Stack } from "../stacks/read-stacks";
import { summariseEnvironment } from "./environment-summary";
import { noticeLines } from "./notices";

/** What was typed behind `cdktf-patch summary`. */
export interface SummaryArguments {
  readonly app: string;
  readonly at?: string;
  readonly format: string;
  readonly write: readonly string[];
}

/** Tells who gets which patches and when, and what the checks say; or writes it as a page or JSON. @throws BadInput */
export async function runSummary(given: SummaryArguments, console: Console): Promise<void> {
  const at = given.at === undefined ? console.now() : readingFile("--at", () => zonedMoment(given.at as string));
  const stacks = inRingOrder(readStacks(given.app, console.cwd));
  const forms = [given.format, ...given.write.map(formOfFile)].map((form) => formNamed(form));
  const texts = forms.map((form) => form(stacks, at));

  const files = given.write.map((name, index) => ({
    path: resolve(console.cwd, name),
    shown: name,
    text: texts[index + 1] as string,
  }));
  writeAllWhole(files);
  return print(console.stdout, given.write.length > 0 ? given.write.map((name) => `${name}\n`) : [texts[0] as string]);
}

/** What synth prints: each stack with its patch groups, and what was noted. */
export function summaryText(stacks: readonly Stack[], at: Date): string {
  const blocks = stacks.map(({ name, file, resources, environment, annotations }) => {
    const notes = noticeLines(annotations);
    const groups = summariseEnvironment(environment, at);
    return [
      `✔ ${name}  ${resources} ${resources === 1 ? "resource" : "resources"}  ${file}`,
      ...(groups.length === 0 ? [] : ["", ...groups]),
      ...(notes.length === 0 ? [] : ["", ...notes]),
    ].join("\n");
  });
  return `${blocks.join("\n\n")}\n`;
}

const FORMS: Readonly<Record<string, (stacks: readonly Stack[], at: Date) => string>> = {
  terminal: summaryText,
  html: (stacks, at) => {
    const patching = patchingOfStacks(stacks, at);
    const { overviewPage } = require("../overview/overview-page") as typeof import("../overview/overview-page");
    return overviewPage(overviewOf(stacks, patching), patching);
  },
  json: (stacks, at) => {
    const overview: Overview = overviewOf(stacks, patchingOfStacks(stacks, at));
    return `${JSON.stringify(overview, undefined, 2)}\n`;
  },
};

/** The forms of a summary, in the order of the help. */
export const SUMMARY_FORMS = Object.keys(FORMS);

/** Stacks of a fleet as patches come to them: ring by ring. */
function inRingOrder(stacks: readonly Stack[]): readonly Stack[] {
  const place = ({ note }: Stack) => note?.rings.findIndex(({ name }) => name === note.ring) ?? -1;
  return [...stacks].sort((one, other) => place(one) - place(other));
}

function formNamed(name: string): (stacks: readonly Stack[], at: Date) => string {
  const form = Object.hasOwn(FORMS, name) ? FORMS[name] : undefined;
  if (form === undefined) throw new BadInput(`--format: expected one of ${SUMMARY_FORMS.join(", ")}, got "${name}"`);
  return form;
}

function formOfFile(name: string): string {
  const ending = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
  if (ending === "html" || ending === "json") return ending;
  throw new BadInput(`--write: expected a file that ends in .html or .json, got "${name}"`);
}
