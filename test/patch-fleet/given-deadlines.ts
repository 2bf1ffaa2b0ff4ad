import type { App } from "cdktf";
import { findingsIn } from "../../modules";
import type { PatchFleet } from "../../modules/patch-fleet";
import { appOn } from "../support/apps";
import { DEFINITION } from "./given";
import { fleetIn } from "./given-fleets";

/** The checks of deadlines. */
export const DEADLINES = /^PM83/;

/** A fleet whose prod installs on Sunday at 02:00 in Paris, for 3 hours, ten days after the release. */
export function promisingFleet(app: App, changes: object = {}): PatchFleet {
  return fleetIn(app, { environment: { ...DEFINITION, patchWithin: { Critical: 40 } }, ...changes });
}

/** Of what is found about deadlines: where, which, and the first line. */
export function told(changes: object, today?: string): readonly string[] {
  const tree = appOn(today);
  promisingFleet(tree, changes);
  return findingsIn(tree)
    .filter(({ finding }) => DEADLINES.test(finding.checkId))
    .map(({ construct, text }) => `${construct.node.path}: ${text.split("\n")[0]}`);
}

/** Accounts that say nothing of their own. */
export function withoutReboots(accounts: readonly object[]): readonly object[] {
  return accounts.map(({ overrides: _, ...account }: { overrides?: object }) => account);
}
