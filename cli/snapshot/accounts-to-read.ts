import type { AccountToRead } from "../../account/reader/read-account";
import { readFleetFile } from "../../model/patch-fleet/read-fleet-file";
import { quote } from "../../model/text/wording";
import { NotValidError } from "../../model/values/finding";
import { BadInput, readingFile } from "../console/bad-input";

const REGION = /^[a-z]{2,}(-[a-z]+)+-\d{1,2}$/;

/** What was typed about accounts and Regions. */
export interface AccountArguments {
  readonly region?: readonly string[];
  readonly fleet?: string;
  readonly roleName?: string;
}

/** The accounts that are read, and where: a fleet's in their own Regions, else the one of the credentials. @throws BadInput */
export function accountsToRead(given: AccountArguments, readFile: (file: string) => string): readonly AccountToRead[] {
  const typed = given.region ?? [];
  const wrong = typed.find((region) => !REGION.test(region));
  if (wrong !== undefined) throw new BadInput(`--region: expected a Region such as eu-central-1, got ${quote(wrong)}`);
  if (given.fleet === undefined) {
    if (given.roleName !== undefined) {
      throw new BadInput("--role-name: expected --fleet with the accounts that have this role; it is missing");
    }
    return [{ regions: typed.length > 0 ? typed : [usualRegion()] }];
  }
  return fleetAccounts(given.fleet, readFile).map(({ id, name, region, regions }) => {
    const own = regions ?? (region === undefined ? [] : [region]);
    return { id, name, regions: typed.length > 0 ? typed : own.length > 0 ? own : [usualRegion()] };
  });
}

function fleetAccounts(file: string, readFile: (file: string) => string) {
  const text = readingFile(file, () => readFile(file));
  try {
    return readFleetFile(text, file).accounts;
  } catch (error) {
    if (error instanceof NotValidError) throw new BadInput(error.message);
    throw error;
  }
}

function usualRegion(): string {
  const region = process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION;
  if (region !== undefined && REGION.test(region)) return region;
  throw new BadInput("expected a Region to read; give --region eu-central-1, several if need be, or set AWS_REGION");
}
