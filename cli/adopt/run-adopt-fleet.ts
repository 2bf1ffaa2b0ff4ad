import type { Adoptable } from "../../account/adopt/existing-object";
import { type AdoptedFleet, adoptFleet } from "../../account/adopt/fleet/adopt-fleet";
import type { AccountInFleet } from "../../account/adopt/fleet/fleet-core";
import { fromSnapshot } from "../../account/adopt/from-snapshot";
import { projectFiles } from "../../account/adopt/project-files";
import { selected } from "../../account/adopt/select";
import { readSnapshot } from "../../account/snapshot/read-snapshot";
import { staleness } from "../../account/snapshot/snapshot-age";
import type { SnapshotAccount } from "../../account/snapshot/snapshot-schema";
import { BadInput, readingFile } from "../console/bad-input";
import { type Console, printWhileRead } from "../console/console";
import { ADOPT_EXIT_CODES } from "../console/exit-codes";
import type { AdoptArguments } from "./adopt-arguments";
import { adoptedFleetLines } from "./print-adopted-fleet";
import { sayingWhy } from "./saying-why";
import { type Chosen, unanswered } from "./unanswered";
import { writeProject } from "./write-project";

/** What is adopted, and where it is written. */
interface FleetInput {
  readonly file: string;
  readonly content: unknown;
  readonly into: string;
  readonly folder: string;
  readonly chosen: Chosen;
}

/** Writes one definition for what equal accounts have, proves it for each, and answers with the exit code. */
export async function runAdoptFleet(input: FleetInput, given: AdoptArguments, console: Console): Promise<number> {
  if (given.accountId !== undefined) throw new BadInput("--fleet: expected no --account-id beside it, got one");
  const { file, into, folder } = input;
  if (isState(input.content)) {
    throw new BadInput(
      `${file}: --fleet needs a snapshot, for a state is of one account; write one with cdktf-patch snapshot --fleet`,
    );
  }
  const { accounts, taken } = readingFile(file, () => readSnapshot(input.content));
  const stale = staleness(taken, console.now());
  const found = accountsIn(accounts, given);
  const adopted = await proved(
    found.map((account) => asked(account, input.chosen)),
    given,
    input.chosen.names,
  );
  if (given.dryRun !== true) {
    writeProject({ ...projectFiles("patching"), ...adopted.files }, { folder, into }, console);
  }
  const inAll = found.flatMap(({ regions }) => [...regions.values()]);
  const notes = [...(stale === undefined ? [] : [stale]), ...unanswered(inAll, input.chosen)];
  await printWhileRead(console.stdout, adoptedFleetLines(adopted, { into, isCheck: given.dryRun === true, notes }));
  return ADOPT_EXIT_CODES.proved;
}

/** What `terraform show -json` prints. */
function isState(content: unknown): boolean {
  return typeof content === "object" && content !== null && "terraform_version" in content;
}

function proved(
  accounts: readonly AccountInFleet[],
  { protect }: AdoptArguments,
  names: ReadonlyMap<string, string>,
): Promise<AdoptedFleet> {
  const { runFleetProgram } =
    require("../../modules/adopted-program/run-program") as typeof import("../../modules/adopted-program/run-program");
  return sayingWhy(() => adoptFleet(accounts, { protect, names, run: runFleetProgram }));
}

function accountsIn(
  accounts: readonly SnapshotAccount[],
  { region: wanted }: AdoptArguments,
): readonly AccountInFleet[] {
  const taken = new Set<string>();
  return accounts.map((account) => {
    const regions = account.regions.filter(({ region }) => wanted === undefined || region === wanted);
    return {
      id: account.id,
      name: stackName(account, taken),
      regions: new Map(
        regions.map((region): [string, Adoptable] => {
          return [region.region, fromSnapshot({ ...account, regions: [region] })];
        }),
      ),
    };
  });
}

/** What is wanted of an account. */
function asked(account: AccountInFleet, { only, except }: Chosen): AccountInFleet {
  const regions = [...account.regions].map(([region, has]) => [region, selected(has, only, except)] as const);
  return { ...account, regions: new Map(regions) };
}

/** A name that a stack can have, and no other account: the account's own where that is one. */
function stackName({ id, name = "" }: SnapshotAccount, taken: Set<string>): string {
  const usable = /^[A-Za-z][\w-]{0,63}$/.test(name) && !taken.has(name.toLowerCase()) ? name : `account-${id}`;
  taken.add(usable.toLowerCase());
  return usable;
}
