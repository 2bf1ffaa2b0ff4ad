import { PART } from "../snapshot/parts";
import type { SnapshotAccount, SnapshotPatchPolicy, SnapshotRegion } from "../snapshot/snapshot-schema";
import { type Clients, clientsOf, credentialsOf, type Entrance, type Sdk } from "./clients";
import { calling, FailedCall, Parts } from "./parts";
import type { Secrets } from "./plain";
import { readAssociations, readPatchPolicies } from "./read-associations";
import { type KnownBaselines, readBaselines, readPatchGroups } from "./read-baselines";
import { readNodes } from "./read-nodes";
import { readRuns, readWindows } from "./read-windows";

/** An account to read: without an id it is the one that the credentials are of. */
export interface AccountToRead {
  readonly id?: string;
  readonly name?: string;
  readonly regions: readonly string[];
}

/** What is read of each account. */
export interface Questions extends Entrance {
  readonly secrets: Secrets;
  readonly patches: boolean;
  /** Runs of windows since this moment; undefined: none. */
  readonly runsSince?: Date;
  /** Tags of nodes to keep beside those that targets and groups read. */
  readonly tagKeys: readonly string[];
}

/**
 * Reads what exists about patching in one account, Region by Region.
 *
 * @param known - AWS's own baselines, shared by the accounts of a run
 * @throws FailedCall where the credentials are good for nothing
 */
export async function readAccount(
  sdk: Sdk,
  account: AccountToRead,
  questions: Questions,
  known: KnownBaselines,
  done: () => void = () => {},
): Promise<SnapshotAccount> {
  const regions: SnapshotRegion[] = [];
  let id = account.id;
  for (const region of account.regions) {
    const clients = clientsOf(sdk, region, credentialsOf(sdk, questions, account.id, region));
    try {
      id = await identity(clients, account);
      regions.push(await readRegion(clients, questions, known));
    } catch (error) {
      if (!(error instanceof FailedCall) || account.id === undefined) throw error;
      const reason = error.exception === ANOTHER_ACCOUNT ? error.message : `${error.exception}: ${error.message}`;
      return { ...named(account, account.id), regions, refused: [{ part: `account ${account.id}`, reason }] };
    } finally {
      clients.destroy();
      done();
    }
  }
  return { ...named(account, id ?? ""), regions, refused: [] };
}

/** In place of an exception of AWS's: the finding is ours. */
const ANOTHER_ACCOUNT = "AnotherAccount";

function named({ name }: AccountToRead, id: string) {
  return { id, ...(name === undefined ? {} : { name }) };
}

/** Credentials of another account would write its objects under a wrong name. */
async function identity(clients: Clients, { id }: AccountToRead): Promise<string> {
  const { Account = "" } = await calling("sts:GetCallerIdentity", () =>
    clients.sts.send(new clients.sdk.sts.GetCallerIdentityCommand({})),
  );
  if (id === undefined || id === Account) return Account;
  throw new FailedCall(
    "sts:GetCallerIdentity",
    ANOTHER_ACCOUNT,
    `expected credentials of ${id}, got those of ${Account}; give --role-name`,
  );
}

async function readRegion(clients: Clients, questions: Questions, known: KnownBaselines): Promise<SnapshotRegion> {
  const { secrets } = questions;
  const parts = new Parts();
  const patchGroups = await parts.read(PART.patchGroups, () => readPatchGroups(clients), []);
  const registered = new Set(patchGroups.map(({ BaselineId }) => BaselineId));
  const baselines = await parts.read(PART.baselines, () => readBaselines(clients, registered, known, secrets), {
    baselines: [],
    defaults: [],
  });
  const windows = await parts.read(PART.windows, () => readWindows(clients, secrets), []);
  const associations = await parts.read(PART.associations, () => readAssociations(clients, secrets), []);
  const patchPolicies = await parts.read(PART.patchPolicies, () => readPatchPolicies(clients, secrets), []);
  const tagKeys = new Set([
    ...questions.tagKeys,
    "Patch Group",
    "PatchGroup",
    ...windows.flatMap(({ Targets }) => Targets.flatMap((target) => target.Targets)).flatMap(keysRead),
    ...associations.flatMap(({ Targets = [] }) => Targets).flatMap(keysRead),
    ...patchPolicies.flatMap(tagKeysOfPolicy),
  ]);
  const nodes = await readNodes(clients, parts, { tagKeys, patches: questions.patches });
  const ids = windows.map(({ WindowId }) => WindowId);
  const { runsSince } = questions;
  const runs =
    runsSince === undefined ? undefined : await parts.read(PART.runs, () => readRuns(clients, ids, runsSince), []);
  return {
    region: clients.region,
    ...baselines,
    patchGroups,
    windows,
    associations,
    patchPolicies,
    nodes,
    ...(runs === undefined ? {} : { runs }),
    refused: parts.refused,
  };
}

/** The tag keys that an entry of a target reads. */
function keysRead({ Key, Values }: { readonly Key: string; readonly Values: readonly string[] }): readonly string[] {
  if (Key.startsWith("tag:")) return [Key.slice("tag:".length)];
  return Key === "tag-key" ? Values : [];
}

/** The tag by which a policy selects nodes. */
function tagKeysOfPolicy({ ConfigurationDefinitions = [] }: SnapshotPatchPolicy): readonly string[] {
  return ConfigurationDefinitions.flatMap(({ Parameters }) => {
    const key = Parameters.TargetTagKey;
    return typeof key === "string" && key !== "" ? [key] : [];
  });
}
