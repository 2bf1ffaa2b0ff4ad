import { resolve } from "node:path";
import type { SingleBar } from "cli-progress";
import pc from "picocolors";
import { refuseEndless } from "../../host/files/read-text";
import { operatingSystemLabel } from "../../model/facts/operating-systems";
import type { ListedPatch } from "../../model/patch-lists/listed-patch";
import { counted, quote } from "../../model/text/wording";
import { wrap } from "../../model/text/wrap";
import { accountBeside } from "../account/account-beside";
import { BadInput, readingFile } from "../console/bad-input";
import { type Console, print, say } from "../console/console";
import { writeAllWhole } from "../files/write-file";
import { type ChosenForms, chosenForms, type FormArguments } from "../forms/chosen-forms";
import { givenMoment } from "../forms/given-moment";
import { checkGroup } from "../stacks/check-group";
import { type MeantNodes, meantStacks } from "../stacks/meant-stacks";
import { readStacksOrHcl, type Stack } from "../stacks/read-stacks";
import { baselinesOfFile } from "./baseline-file";
import { CSV_ROWS } from "./csv-rows";
import { type ExplainListOptions, ListExplainer } from "./explain-list";
import { EXPLAIN_FORMS, type ExplainForm } from "./forms";
import { JSON_ROWS } from "./json-rows";
import { openPatchList, STANDARD_INPUT } from "./open-patch-list";
import { storyLines } from "./print-story";
import type { RowFormat } from "./row-format";
import { SpooledRows } from "./spooled-rows";
import { systemArgument } from "./systems-of-lists";
import type { UnexplainedGroup } from "./unexplained-groups";

/** What was typed behind `cdktf-patch explain`. */
export interface ExplainArguments extends FormArguments, MeantNodes {
  readonly app: string;
  readonly patch?: string;
  readonly os?: string;
  readonly product?: string;
  readonly at?: string;
  readonly limit: string;
  readonly account?: string;
}

/** Explains patch lists against synthesised stacks and prints the answers. @throws BadInput */
export async function runExplain(files: readonly string[], given: ExplainArguments, console: Console): Promise<void> {
  const { format, files: written } = chosenForms(given, EXPLAIN_FORMS, console);
  if (files.length === 0) {
    throw new BadInput(`--patches: the list of patches is missing; name one, for example updateinfo.xml.gz`);
  }
  const [onceRead] = format === "terminal" && files.includes(STANDARD_INPUT) ? written : [];
  if (onceRead !== undefined) {
    const { file, form } = onceRead;
    throw new BadInput(
      `--write ${file}: standard input is read once, for the table; write it so: --format ${form} > ${file}`,
    );
  }
  const at = givenMoment("--at", given.at, console) ?? console.now();
  const limit = wholeNumber("--limit", given.limit);
  const operatingSystem = systemArgument(given.os);
  const baselines = baselinesOfFile(given.app, console.cwd);
  const stacks = baselines === undefined ? await readStacksOrHcl(given.app, console) : [];
  const asked = given.group === undefined ? given.stack && "--stack" : "--group";
  if (asked !== undefined && baselines !== undefined)
    throw new BadInput(`${asked}: expected a synthesised stack beside it, got the file of a baseline; leave it out`);
  const meant = meantStacks(stacks, given);
  if (given.group !== undefined) checkGroup(given.group, meant);
  const account = given.account === undefined ? undefined : accountBeside(given.account, stacks, console);
  const options: ExplainListOptions = {
    at,
    ...(account === undefined ? {} : { accounts: account.existing }),
    node: given.product === undefined ? {} : { product: given.product },
    ...(given.group === undefined ? {} : { patchGroup: given.group }),
    ...(operatingSystem === undefined ? {} : { operatingSystem }),
    ...(baselines === undefined ? {} : { files: baselines }),
    meant,
    isMeant: (listed) => given.patch === undefined || isCalled(listed, given.patch),
  };
  const question: Question = { files, stacks, options, patch: given.patch };

  await answerInRows(question, written, format, console);
  if (format !== "terminal") return;
  const isTable = given.patch === undefined;
  const explainer = new ListExplainer(stacks, {
    ...options,
    ...(isTable && limit > 0 ? { most: limit } : {}),
  });
  await explain(question, explainer, console);

  const { answers, unexplained } = explainer;
  if (!isTable) await print(console.stdout, storyLines(answers, at));
  else {
    const colour = console.stdout.isTTY === true && pc.isColorSupported;
    const { tableLines } = require("./print-table") as typeof import("./print-table");
    const left = explainer.count - answers.length;
    await print(console.stdout, tableLines(answers, { at, colour, left }));
  }
  await print(console.stdout, notExplained(unexplained));
  await print(console.stdout, account?.lines ?? []);
  for (const [system, count] of explainer.skipped) {
    const entries = counted(count, "entry", "entries");
    await print(console.stdout, [
      ...wrap(`Left out: ${entries} for ${operatingSystemLabel(system)}, for which no group here has a baseline.`).map(
        (line) => `${line}\n`,
      ),
    ]);
  }
}

/** What was asked, read and checked. */
interface Question {
  readonly files: readonly string[];
  readonly stacks: readonly Stack[];
  readonly options: ExplainListOptions;
  /** The one patch that was asked for. */
  readonly patch: string | undefined;
}

const ROWS: Readonly<Record<Exclude<ExplainForm, "terminal">, RowFormat>> = { json: JSON_ROWS, csv: CSV_ROWS };

/** Writes every answer, and prints it. The first one goes out when the last one is known: a list that cannot be read writes nothing. */
async function answerInRows(
  question: Question,
  written: ChosenForms<ExplainForm>["files"],
  printed: ExplainForm,
  console: Console,
): Promise<void> {
  const formats = [...written.map(({ form }) => form), printed].filter((form) => form !== "terminal");
  if (formats.length === 0) return;
  const all = formats.map((form) => new SpooledRows(ROWS[form]));
  try {
    const { stacks, options } = question;
    const explainer = new ListExplainer(stacks, {
      ...options,
      take: (answer) => {
        for (const rows of all) rows.add(answer);
      },
    });
    await explain(question, explainer, console);
    const pieces = all.map((rows) => rows.pieces(explainer.unexplained));
    writeAllWhole(
      written.map(({ file }, at) => ({
        path: resolve(console.cwd, file),
        shown: file,
        text: pieces[at] as Iterable<Uint8Array>,
      })),
    );
    if (printed !== "terminal") await print(console.stdout, pieces.at(-1) as Iterable<Uint8Array>);
  } finally {
    for (const rows of all) rows.close();
  }
}

/** Explains all lists. @throws BadInput if one cannot be read, or none has what was asked for */
async function explain({ files, patch }: Question, explainer: ListExplainer, console: Console): Promise<void> {
  for (const file of files) await addFile(file, explainer, console);
  explainer.finish();
  if (patch !== undefined && explainer.found === 0) {
    throw new BadInput(`expected a patch called ${quote(patch)}, found none in ${files.join(", ")}`);
  }
}

function* notExplained(groups: readonly UnexplainedGroup[]): Generator<string> {
  for (const { where, patchGroup, because } of groups) {
    const group = where === "" ? patchGroup : `${patchGroup} (${where})`;
    for (const line of wrap(`${group} is not explained: ${because}.`)) yield `${line}\n`;
  }
}

async function addFile(file: string, explainer: ListExplainer, console: Console): Promise<void> {
  const progress = progressBar(file, console);
  try {
    for await (const piece of openPatchList(file, console, (count) => progress?.increment(count))) {
      for (const listed of piece.patches) explainer.add(listed, piece.format);
      if (piece.isCutOff) say(console, `${file} is not whole: its NextToken says that more follow.`);
    }
  } finally {
    progress?.stop();
  }
}

/** Bytes from which on a file takes long enough to watch. */
const WORTH_WATCHING = 5_000_000;

function progressBar(file: string, console: Console): SingleBar | undefined {
  if (console.stderr.isTTY !== true || file === STANDARD_INPUT) return undefined;
  const { size } = readingFile(file, () => refuseEndless(resolve(console.cwd, file), Number.POSITIVE_INFINITY));
  if (size < WORTH_WATCHING) return undefined;
  const { Presets, SingleBar } = require("cli-progress") as typeof import("cli-progress");
  const options = { stream: console.stderr, format: "{bar} {percentage} %", clearOnComplete: true, hideCursor: true };
  const bar = new SingleBar(options, Presets.shades_classic);
  bar.start(size, 0);
  return bar;
}

/** Whether an entry is the one that was asked for: by its id, a vulnerability or a package's name. */
function isCalled({ id, patches }: ListedPatch, name: string): boolean {
  const wanted = name.toLowerCase();
  const isIt = (text: string | undefined) => text?.toLowerCase() === wanted;
  return isIt(id) || patches.some((patch) => patch.cveIds.some(isIt) || isIt(patch.package?.name));
}

function wholeNumber(option: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new BadInput(`${option}: expected a whole number from 0, got ${quote(text)}`);
}
