import { resolve } from "node:path";
import { Presets, SingleBar } from "cli-progress";
import type { AccountToRead, Questions } from "../../account/reader/read-account";
import { SnapshotText } from "../../account/snapshot/snapshot-text";
import { PiecedFile } from "../../host/files/pieced-file";
import { readText } from "../../host/files/read-text";

import { quote } from "../../model/text/wording";
import { BadInput } from "../console/bad-input";
import { type Console, printWhileRead } from "../console/console";
import { SNAPSHOT_EXIT_CODES } from "../console/exit-codes";
import { writing } from "../files/write-file";
import { type WhereToWrite, whereToWrite } from "../forms/where-to-write";
import { accountsToRead } from "./accounts-to-read";
import { type ReadAccount, readAccountOf, readLines } from "./read-lines";
import { unreachable } from "./unreachable";

/** What was typed behind `cdktf-patch snapshot`. */
export interface SnapshotArguments extends WhereToWrite {
  readonly region?: readonly string[];
  readonly fleet?: string;
  readonly roleName?: string;
  readonly externalId?: string;
  readonly profile?: string;
  readonly nodePatches?: boolean;
  readonly runs?: string;
  readonly tag?: readonly string[];
  readonly withSecrets?: boolean;
  readonly parallelism: string;
  readonly quiet?: boolean;
}

/** Reads one account or all of a fleet's, writes what was read, and answers with the exit code. @throws BadInput */
export async function runSnapshot(given: SnapshotArguments, console: Console): Promise<number> {
  const { loadSdk, SDK_PACKAGES } =
    require("../../account/reader/clients") as typeof import("../../account/reader/clients");
  const parallelism = parallelismArgument(given.parallelism);
  const questions = questionsOf(given, console.now());
  const accounts = accountsToRead(given, (file) => readText(resolve(console.cwd, file)));
  const sdk = loadSdk();
  if (sdk === undefined) {
    throw new BadInput(`snapshot reads with AWS's SDK, which is not installed; npm install ${SDK_PACKAGES.join(" ")}`);
  }
  const { readAccount } =
    require("../../account/reader/read-account") as typeof import("../../account/reader/read-account");
  const file = whereToWrite(given, "snapshot.json", console);
  const text = new SnapshotText({ taken: console.now().toISOString(), secrets: questions.secrets });
  const known = new Map();
  const progress = progressBar(accounts, given.quiet === true, console);
  const pieces = writing(() => new PiecedFile(resolve(console.cwd, file), file, questions.secrets === "written"));
  const read: ReadAccount[] = [];
  try {
    writing(() => pieces.append(text.start()));
    await inTurns(
      accounts,
      parallelism,
      (account) => readAccount(sdk, account, questions, known, () => progress?.increment()),
      // What is written need not be kept: a fleet has many nodes.
      (account) => {
        writing(() => pieces.append(text.account(account)));
        read.push(readAccountOf(account));
      },
    );
    writing(() => pieces.append(text.end()));
    writing(() => pieces.finish());
  } catch (error) {
    const profile = given.profile ?? process.env.AWS_PROFILE;
    const regions = accounts.flatMap((account) => account.regions);
    throw unreachable(error, { regions, ...(profile === undefined ? {} : { profile }) });
  } finally {
    pieces.drop();
    progress?.stop();
  }
  await printWhileRead(console.stdout, readLines(read, given.quiet === true, file));
  return read.some(({ refused }) => refused.length > 0) ? SNAPSHOT_EXIT_CODES.partial : SNAPSHOT_EXIT_CODES.whole;
}

function questionsOf(given: SnapshotArguments, now: Date): Questions {
  const runsSince = given.runs === undefined ? undefined : since(given.runs, now);
  return {
    profile: given.profile,
    roleName: given.roleName,
    externalId: given.externalId,
    secrets: given.withSecrets === true ? "written" : "hidden",
    patches: given.nodePatches === true,
    ...(runsSince === undefined ? {} : { runsSince }),
    tagKeys: given.tag ?? [],
  };
}

const DAY = 86_400_000;

function since(text: string, now: Date): Date {
  const days = /^(\d{1,3})d$/.exec(text)?.[1];
  if (days === undefined || days === "0")
    throw new BadInput(`--runs: expected a count of days such as 30d, got ${quote(text)}`);
  return new Date(now.getTime() - Number(days) * DAY);
}

function parallelismArgument(text: string): number {
  if (/^[1-9]\d?$/.test(text)) return Number(text);
  throw new BadInput(`--parallelism: expected a whole number from 1 to 99, got ${quote(text)}`);
}

/** So many inputs at a time; what comes of them is taken in the order in which they were given. */
async function inTurns<Input, Output>(
  inputs: readonly Input[],
  parallelism: number,
  work: (input: Input) => Promise<Output>,
  take: (output: Output) => void,
): Promise<void> {
  const waiting = new Map<number, Output>();
  let next = 0;
  let taken = 0;
  const worker = async () => {
    while (next < inputs.length) {
      const index = next++;
      waiting.set(index, await work(inputs[index] as Input));
      for (let output = waiting.get(taken); output !== undefined; output = waiting.get(taken)) {
        waiting.delete(taken);
        taken += 1;
        take(output);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(parallelism, inputs.length) }, worker));
}

function progressBar(accounts: readonly AccountToRead[], isQuiet: boolean, console: Console): SingleBar | undefined {
  const regions = accounts.reduce((sum, account) => sum + account.regions.length, 0);
  if (isQuiet || console.stderr.isTTY !== true || regions < 2) return undefined;
  const format = "reading {bar} {value} of {total} Regions";
  const bar = new SingleBar({ format, stream: console.stderr as NodeJS.WriteStream }, Presets.shades_grey);
  bar.start(regions, 0);
  return bar;
}
