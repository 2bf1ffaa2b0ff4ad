import { statSync } from "node:fs";
import { resolve } from "node:path";
import { Presets, SingleBar } from "cli-progress";
import pc from "picocolors";
import { zonedMoment } from "../../modules/model/explain/zoned-moment";
import {
  isOperatingSystem,
  OPERATING_SYSTEM_NAMES,
  type OperatingSystem,
  operatingSystemLabel,
} from "../../modules/model/operating-systems";
import type { ListedPatch } from "../../modules/model/patch-lists/listed-patch";
import { counted, oneOf, quote } from "../../modules/model/wording";
import { BadInput, readingFile } from "../bad-input";
import { type Console, print } from "../console";
import { readStacks } from "../read-stacks";
import { type Answer, ListExplainer } from "./explain-list";
import { openPatchList, STANDARD_INPUT } from "./open-patch-list";
import { storyLines } from "./print-story";
import { tableLines } from "./print-table";
import { answerCells, answerRecord, CSV_COLUMNS, csvLine } from "./records";

/** What was typed behind `cdktf-patch explain`. */
export interface ExplainArguments {
  readonly app: string;
  readonly patch?: string;
  readonly group?: string;
  readonly os?: string;
  readonly product?: string;
  readonly at?: string;
  readonly limit: string;
  readonly json?: boolean;
  readonly csv?: boolean;
}

/** Explains patch lists against synthesised stacks and prints the answers. @throws BadInput */
export async function runExplain(files: readonly string[], given: ExplainArguments, console: Console): Promise<void> {
  if (given.json && given.csv) throw new BadInput("expected --json or --csv, got both; leave one out");
  const at = given.at === undefined ? console.now() : readingFile("--at", () => zonedMoment(given.at as string));
  const limit = wholeNumber("--limit", given.limit);
  const operatingSystem = systemArgument(given.os);
  const isTable = given.json !== true && given.csv !== true && given.patch === undefined;
  const stacks = readStacks(given.app, console.cwd);

  const explainer = new ListExplainer(stacks, {
    at,
    node: given.product === undefined ? {} : { product: given.product },
    ...(given.group === undefined ? {} : { patchGroup: given.group }),
    ...(operatingSystem === undefined ? {} : { operatingSystem }),
    ...(isTable && limit > 0 ? { most: limit } : {}),
    isMeant: (listed) => given.patch === undefined || isCalled(listed, given.patch),
  });
  for (const file of files) await addFile(file, explainer, console);
  explainer.finish();

  const { answers } = explainer;
  if (given.patch !== undefined && answers.length === 0) {
    throw new BadInput(`expected a patch called ${quote(given.patch)}, found none in ${files.join(", ")}`);
  }
  if (given.json) return print(console.stdout, jsonLines(answers));
  if (given.csv) return print(console.stdout, csvLines(answers));
  if (given.patch !== undefined) await print(console.stdout, storyLines(answers, at));
  else {
    const colour = console.stdout.isTTY === true && pc.isColorSupported;
    const left = explainer.count - answers.length;
    await print(console.stdout, tableLines(answers, { at, colour, left, showsStacks: stacks.length > 1 }));
  }
  for (const [system, count] of explainer.skipped) {
    const entries = counted(count, "entry", "entries");
    await print(console.stdout, [
      `Left out: ${entries} for ${operatingSystemLabel(system)}, for which no group here has a baseline.\n`,
    ]);
  }
}

async function addFile(file: string, explainer: ListExplainer, console: Console): Promise<void> {
  const progress = progressBar(file, console);
  try {
    for await (const { format, patches } of openPatchList(file, console, (count) => progress?.increment(count))) {
      for (const listed of patches) explainer.add(listed, format);
    }
  } finally {
    progress?.stop();
  }
}

/** Bytes from which on a file takes long enough to watch. */
const WORTH_WATCHING = 5_000_000;

function progressBar(file: string, console: Console): SingleBar | undefined {
  if (console.stderr.isTTY !== true || file === STANDARD_INPUT) return undefined;
  const size = statSync(resolve(console.cwd, file), { throwIfNoEntry: false })?.size ?? 0;
  if (size < WORTH_WATCHING) return undefined;
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

function* jsonLines(answers: readonly Answer[]): Generator<string> {
  yield "[";
  for (const [index, answer] of answers.entries()) {
    yield `${index === 0 ? "" : ","}\n${JSON.stringify(answerRecord(answer))}`;
  }
  yield "\n]\n";
}

function* csvLines(answers: readonly Answer[]): Generator<string> {
  yield csvLine(CSV_COLUMNS);
  for (const answer of answers) yield csvLine(answerCells(answer));
}

function systemArgument(name: string | undefined): OperatingSystem | undefined {
  if (name === undefined || isOperatingSystem(name)) return name;
  throw new BadInput(`--os: expected ${oneOf(OPERATING_SYSTEM_NAMES)}, got ${quote(name)}`);
}

function wholeNumber(option: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new BadInput(`${option}: expected a whole number from 0, got ${quote(text)}`);
}
