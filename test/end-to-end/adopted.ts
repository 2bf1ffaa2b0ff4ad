import { type Adopted, adopt } from "../../account/adopt/adopt";
import { fromSnapshot } from "../../account/adopt/from-snapshot";
import { fromState } from "../../account/adopt/from-state";
import { loadSdk, type Sdk } from "../../account/reader/clients";
import { readAccount } from "../../account/reader/read-account";
import { runProgram } from "../../modules/adopted-program/run-program";
import { listenAsAws } from "../../offline-aws/http/server";
import { NO_AWS_SETTINGS, withEnvironment } from "../support/aws-environment";
import type { OfflineTerraform } from "../support/terraform";

const OPTIONS = { stack: "patching", protect: true, names: new Map<string, string>(), run: runProgram };

/** What AWS's SDK reads of the simulated account, adopted by import. */
export async function adoptedByImport({ offline }: OfflineTerraform, regions: readonly string[]): Promise<Adopted> {
  const endpoint = await listenAsAws(offline.aws);
  try {
    const questions = { secrets: "hidden", patches: false, tagKeys: [] } as const;
    const account = await withEnvironment({ ...NO_AWS_SETTINGS, ...endpoint.environment }, () =>
      readAccount(loadSdk() as Sdk, { regions }, questions, new Map()),
    );
    return await adopt(fromSnapshot(account), OPTIONS);
  } finally {
    await endpoint.close();
  }
}

/** A state, adopted by moving. */
export function adoptedByMove(state: unknown): Promise<Adopted> {
  return adopt(fromState(state, undefined), OPTIONS);
}
