import { resolve } from "node:path";
import { Presets, SingleBar } from "cli-progress";
import type { AccountToRead, Questions } from "../../account/reader/read-account";
import type { Refused, Snapshot, SnapshotAccount } from "../../account/snapshot/snapshot-schema";
import { readText } from "../../host/files/read-text";
import { jsonText } from "../../model/text/json";
import { counted, quote } from "../../model/text/wording";
import { indented, WIDTH } from "../../model/text/wrap";
import { BadInput } from "../console/bad-input";
import { type Console, printWhileRead } from "../console/console";
import { SNAPSHOT_EXIT_CODES } from "../console/exit-codes";
import { writeWhole } from "../files/write-file";
import { type WhereToWrite, whereToWrite } from "../forms/where-to-write";
import { accountsToRead } from "./accounts-to-read";
import { unreachable } from "./unreachable";

/** What was typed behind `cdktf-patch snapshot`. */
export interface SnapshotArguments extends WhereToWrite {
  readonly region?: readonly string[];
  readonly fleet?: string;
  readonly roleName?: string;
  readonly externalId?: string;
  readonly profile?: string;
  readonly patches?: boolean;
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
  const taken = console.now().toISOString();
  const known = new Map();
  const progress = progressBar(accounts, given.quiet === true, console);
  let read: SnapshotAccount[];
  try {
    read = await inTurns(accounts, parallelism, (account) =>
      readAccount(sdk, account, questions, known, () => progress?.increment()),
    );
  } catch (error) {
    throw unreachable(error);
  } finally {
    progress?.stop();
  }
  const snapshot: Snapshot = {
    format: "cdktf-patch-snapshot",
    version: 1,
    taken,
    secrets: questions.secrets,
    accounts: read,
  };
  const file = whereToWrite(given, "snapshot.json", console);
  writeWhole(resolve(console.cwd, file), file, `${jsonText(snapshot, 1)}\n`);
  await printWhileRead(console.stdout, written(snapshot, given, file));
  return refusalsOf(snapshot).length === 0 ? SNAPSHOT_EXIT_CODES.whole : SNAPSHOT_EXIT_CODES.partial;
}

function questionsOf(given: SnapshotArguments, now: Date): Questions {
  const runsSince = given.runs === undefined ? undefined : since(given.runs, now);
  return {
    profile: given.profile,
    roleName: given.roleName,
    externalId: given.externalId,
    secrets: given.withSecrets === true ? "written" : "hidden",
    patches: given.patches === true,
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

/** So many accounts at a time, in the order in which they were given. */
async function inTurns<Input, Output>(
  inputs: readonly Input[],
  parallelism: number,
  work: (input: Input) => Promise<Output>,
): Promise<Output[]> {
  const outputs: Output[] = [];
  let next = 0;
  const worker = async () => {
    while (next < inputs.length) {
      const index = next++;
      outputs[index] = await work(inputs[index] as Input);
    }
  };
  await Promise.all(Array.from({ length: Math.min(parallelism, inputs.length) }, worker));
  return outputs;
}

function progressBar(accounts: readonly AccountToRead[], isQuiet: boolean, console: Console): SingleBar | undefined {
  const regions = accounts.reduce((sum, account) => sum + account.regions.length, 0);
  if (isQuiet || console.stderr.isTTY !== true || regions < 2) return undefined;
  const format = "reading {bar} {value} of {total} Regions";
  const bar = new SingleBar({ format, stream: console.stderr as NodeJS.WriteStream }, Presets.shades_grey);
  bar.start(regions, 0);
  return bar;
}

function* written(snapshot: Snapshot, given: SnapshotArguments, file: string): Iterable<string> {
  for (const sentence of sentences(snapshot, given, file)) {
    const margin = /^ */.exec(sentence)?.[0] ?? "";
    for (const line of indented(sentence.trim(), `${margin}  `, margin)) yield `${line}\n`;
  }
}

/** Counts in one line, or in two where it would be too long: no number is parted from what it counts. */
function countLines(counts: readonly string[]): readonly string[] {
  const whole = `  ${counts.join(" · ")}`;
  if (whole.length <= WIDTH) return [whole];
  const half = Math.ceil(counts.length / 2);
  return [`  ${counts.slice(0, half).join(" · ")} ·`, `    ${counts.slice(half).join(" · ")}`];
}

function* sentences(snapshot: Snapshot, given: SnapshotArguments, file: string): Iterable<string> {
  const { accounts } = snapshot;
  if (given.quiet !== true) {
    const regions = accounts.flatMap((account) => account.regions);
    const sum = (count: (region: (typeof regions)[number]) => number) =>
      regions.reduce((total, region) => total + count(region), 0);
    const own = sum(({ baselines }) => baselines.filter(({ BaselineId }) => BaselineId.startsWith("pb-")).length);
    const only = accounts.length === 1 ? accounts[0] : undefined;
    const where =
      only === undefined
        ? `${counted(accounts.length, "account")}, ${counted(regions.length, "Region")}`
        : `${only.id} · ${only.regions.map(({ region }) => region).join(", ")}`;
    yield `${where} → ${file}`;
    yield* countLines([
      counted(own, "baseline"),
      counted(
        sum(({ patchGroups }) => patchGroups.length),
        "registration",
      ),
      counted(
        sum(({ windows }) => windows.length),
        "window",
      ),
      counted(
        sum(({ associations }) => associations.length),
        "association",
      ),
      counted(
        sum(({ patchPolicies }) => patchPolicies.length),
        "patch policy",
        "patch policies",
      ),
      counted(
        sum(({ nodes }) => nodes.length),
        "node",
      ),
    ]);
  }
  const refusals = refusalsOf(snapshot);
  if (refusals.length === 0) return;
  yield `not read, so not known (docs/account.md has the policy that a reader needs):`;
  for (const { place, part, permission, reason } of refusals) {
    yield `  ${place}: ${part}${permission === undefined ? `; ${reason}` : `; ${permission} is denied`}`;
  }
}

function refusalsOf({ accounts }: Snapshot): readonly (Refused & { readonly place: string })[] {
  return accounts.flatMap(({ id, regions, refused }) => [
    ...refused.map((one) => ({ ...one, place: id })),
    ...regions.flatMap(({ region, refused: ofRegion }) =>
      ofRegion.map((one) => ({ ...one, place: `${id} · ${region}` })),
    ),
  ]);
}
