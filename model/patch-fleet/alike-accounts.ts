import { EnvironmentView } from "../patching/view/environment-view";
import type { TokenHandling } from "../values/props-reader";
import type { AccountPlan } from "./effective-definition";
import type { PatchEnvironmentDefinition } from "./environment-definition";
import { environmentOfDefinition } from "./environment-of-definition";
import type { FleetAccount } from "./fleet-options";

/** Accounts of one ring of which everything is the same that is asked before anything is made. */
export interface AlikeAccounts {
  readonly ring: string;
  readonly accounts: readonly string[];
  /** What each of them has, in one Region after the other. */
  readonly views: readonly EnvironmentView[];
}

/** Stands for the account itself, where no policy names one. */
const OWN_ACCOUNT = "its own";

/**
 * The accounts of a fleet, those together that follow the very same definition in the same Regions.
 *
 * @param region - of accounts that name none
 */
export function alikeAccounts(
  plans: readonly AccountPlan[],
  region: string,
  tokens: TokenHandling,
  today: Date,
): readonly AlikeAccounts[] {
  const found = new Map<PatchEnvironmentDefinition, Map<string, AlikeAccounts & { readonly accounts: string[] }>>();
  for (const { account, definition } of plans) {
    const { home, regions } = regionsOf(account, region);
    const id = policiesNameAccounts(definition) ? account.id : OWN_ACCOUNT;
    const alike = found.get(definition) ?? new Map<string, AlikeAccounts & { readonly accounts: string[] }>();
    found.set(definition, alike);
    const key = JSON.stringify([home, regions, id]);
    const known = alike.get(key);
    if (known !== undefined) known.accounts.push(account.name);
    else {
      const views = regions.map((one) => {
        const environment = environmentOfDefinition(definition, tokens, { account: id, region: one, regions });
        return new EnvironmentView(environment, today);
      });
      alike.set(key, { ring: account.ring, accounts: [account.name], views });
    }
  }
  return [...found.values()].flatMap((alike) => [...alike.values()]);
}

function regionsOf({ region, regions }: FleetAccount, ofFleet: string) {
  const home = region ?? ofFleet;
  return { home, regions: regions === undefined ? [home] : [...regions].sort() };
}

function policiesNameAccounts({ patchPolicies = {} }: PatchEnvironmentDefinition): boolean {
  return Object.values(patchPolicies).some(({ account }) => account !== undefined);
}
