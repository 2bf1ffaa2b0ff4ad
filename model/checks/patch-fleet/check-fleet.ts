import { NUMBER_LIMITS } from "../../facts/limits";
import type { FleetAccount, FleetRing } from "../../patch-fleet/fleet-options";
import { unknownRing } from "../../patch-fleet/lock-file";
import { OVERRIDES_BY_KEY, type PatchOverrides } from "../../patch-fleet/overrides";
import { probablyMeant } from "../../text/probably-meant";
import { quote, shortPlace, show } from "../../text/wording";
import type { Problems } from "../../values/problems";
import type { Path } from "../../values/value-path";
import { FLEET_CHECKS, type FleetCheckName } from "./fleet-checks";
import { checkRegionCode, checkRegions } from "./region-checks";

/** What a fleet is made of, in the right shape. */
export interface FleetParts {
  readonly accounts: readonly FleetAccount[];
  readonly rings: readonly FleetRing[];
  /** The provider's own Region, of accounts that name none. */
  readonly region: string;
  /** What a ring or an account may speak of: keys of the definition. */
  readonly keys: KeysByKind;
  /** Where a property of the accounts stands. */
  readonly shownPath: (path: Path) => string;
}

/** Keys of the parts of a definition that have overrides of their own; undefined where these cannot be read. */
export type KeysByKind = Readonly<Record<(typeof OVERRIDES_BY_KEY)[number], readonly string[] | undefined>>;

const NAME = /^[A-Za-z0-9_-]{1,64}$/;
/** Days, of a rule and so of a ring. */
const LONGEST_DELAY = NUMBER_LIMITS.approveAfterDays.max;
const ACCOUNT_ID = /^\d{12}$/;
const ROLE = /^arn:aws[a-z-]*:iam::(\d{12}):role\/[\w+=,.@/-]{1,512}$/;

/** Reports what is wrong with the accounts and rings of a fleet, beside what rings owe to each other. */
export function checkFleet(parts: FleetParts, problems: Problems): void {
  const say = (check: FleetCheckName, path: string, message: string) => {
    problems.as(FLEET_CHECKS[check]);
    problems.add(path, message);
  };
  checkRings(parts, say);
  checkAccounts(parts, say);
  problems.as({ id: "PM001", severity: "error" });
  checkRegionCode("region", parts.region, problems);
  parts.accounts.forEach(({ region, regions }, index) => {
    const place = parts.shownPath(["accounts", index, "regions"]);
    checkRegions(place, regions, problems);
    if (region !== undefined) checkRegionCode(parts.shownPath(["accounts", index, "region"]), region, problems);
  });
}

type Say = (check: FleetCheckName, path: string, message: string) => void;

function checkRings({ rings, keys }: FleetParts, say: Say): void {
  if (rings.length === 0) say("empty", "rings", "expected at least one ring, got an empty list");
  const seen = new Map<string, number>();
  rings.forEach((ring, index) => {
    const path = `rings[${index}]`;
    if (!NAME.test(ring.name)) {
      say("account", `${path}.name`, `expected 1 to 64 letters, digits, "_" and "-", got ${quote(ring.name)}`);
    }
    const first = seen.get(ring.name);
    if (first !== undefined) say("once", `${path}.name`, `expected a name of its own, got that of rings[${first}]`);
    else seen.set(ring.name, index);
    for (const days of ["soakDays", "daysOnRingBefore"] as const) {
      const value = ring[days];
      if (value === undefined || (Number.isInteger(value) && value >= 0 && value <= LONGEST_DELAY)) continue;
      say("order", `${path}.${days}`, `expected a whole number from 0 to ${LONGEST_DELAY}, got ${show(value)}`);
    }
    checkOverrides(ring, keys, (name) => `${path}.${name}`, say);
  });
}

function checkAccounts({ accounts, rings, keys, shownPath }: FleetParts, say: Say): void {
  if (accounts.length === 0) say("empty", shownPath(["accounts"]), "expected at least one account, got an empty list");
  const ids = new Map<string, number>();
  const names = new Map<string, number>();
  const ringNames = [...new Set(rings.map(({ name }) => name))];
  accounts.forEach((account, index) => {
    const at = (...path: Path) => shownPath(["accounts", index, ...path]);
    if (!ACCOUNT_ID.test(account.id)) {
      const lost = /^\d{1,11}$/.test(account.id) ? "; were zeros in front lost" : "";
      say("account", at("id"), `expected 12 digits, got ${quote(account.id)}${lost}`);
    }
    if (!NAME.test(account.name)) {
      say("account", at("name"), `expected 1 to 64 letters, digits, "_" and "-", got ${quote(account.name)}`);
    }
    checkOnce(ids, account.id, index, (other) =>
      say("once", at("id"), `expected an id of its own, got that of ${shownPath(["accounts", other, "id"])}`),
    );
    checkOnce(names, account.name.toLowerCase(), index, (other) =>
      say("once", at("name"), `expected a name of its own, got that of ${shownPath(["accounts", other, "name"])}`),
    );
    // Where a ring has no name that can be read, it may be that one.
    const isInRing = ringNames.length === 0 || ringNames.includes("") || ringNames.includes(account.ring);
    const named = ringNames.filter((name) => NAME.test(name));
    if (!isInRing && named.length > 0) say("ring", at("ring"), unknownRing(account.ring, named));
    checkRole(account, at("roleArn"), say);
    if (account.overrides !== undefined) {
      checkOverrides(account.overrides, keys, (...path) => at("overrides", ...path), say);
    }
  });
}

function checkOnce(seen: Map<string, number>, value: string, index: number, report: (first: number) => void): void {
  const first = seen.get(value);
  if (first === undefined) seen.set(value, index);
  else report(first);
}

function checkRole({ id: account, roleArn }: FleetAccount, path: string, say: Say): void {
  if (roleArn === undefined) return;
  const id = shortPlace(account);
  const owner = ROLE.exec(roleArn)?.[1];
  if (owner === undefined) {
    say("role", path, `expected the ARN of a role such as arn:aws:iam::${id}:role/patching, got ${quote(roleArn)}`);
  } else if (owner !== id) {
    say("role", path, `expected a role of account ${id}, got one of ${owner}; the wrong account would be patched`);
  }
}

const NOUNS = { maintenanceWindows: "window", associations: "association", patchPolicies: "patch policy" } as const;

function checkOverrides(
  overrides: PatchOverrides,
  keys: KeysByKind,
  at: (...path: string[]) => string,
  say: Say,
): void {
  for (const kind of OVERRIDES_BY_KEY) {
    const defined = keys[kind];
    if (defined === undefined) continue;
    for (const key of Object.keys(overrides[kind] ?? {})) {
      if (defined.includes(key)) continue;
      const meant = probablyMeant(key, defined);
      const known = defined.length === 0 ? "the definition has none" : `the definition has ${defined.join(", ")}`;
      say(
        "overrides",
        at(`${kind}.${key}`),
        `there is no such ${NOUNS[kind]}; ${meant === undefined ? known : `did you mean ${meant}`}`,
      );
    }
  }
}
