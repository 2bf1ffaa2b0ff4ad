import { counted, joined } from "../../../model/text/wording";
import type { Code } from "../code";
import { type Adoptable, type LeftObject, labelOf } from "../existing-object";
import { type FleetPart, PART_KINDS, type PartKind, partId, RATES, type Rates } from "./fleet-part";
import { partsOfRegion, type RegionParts } from "./parts-of-region";
import { NO_SOAK, type Soaks, soaksOf, withoutSoak } from "./soak";

/** One account of a snapshot. */
export interface AccountInFleet {
  readonly id: string;
  readonly name: string;
  /** What each of its Regions has. */
  readonly regions: ReadonlyMap<string, Adoptable>;
}

/** What an account says differently from the definition. */
export interface FleetOverrides {
  readonly rates: Rates;
  /** By kind and name of the part. */
  readonly parts: ReadonlyMap<string, Readonly<Record<string, Code>>>;
}

export interface FleetMember {
  readonly id: string;
  readonly name: string;
  /** By how many days its rules wait longer than those of the definition. */
  readonly soakDays: number;
  readonly overrides: FleetOverrides;
  /** The parts as they exist, in each of its Regions. */
  readonly regions: ReadonlyMap<string, readonly FleetPart[]>;
}

/** What equal accounts have in common. */
export interface FleetCore {
  /** Those of the account that differs least from the others. */
  readonly parts: readonly FleetPart[];
  readonly members: readonly FleetMember[];
  readonly left: readonly LeftObject[];
}

/** What was found out by trying. */
export interface FleetTries {
  /** Parts whose order is kept. */
  readonly keepOrder: Set<string>;
  /** Parts that the definition would write otherwise, with the reason. */
  readonly otherwise: Map<string, string>;
}

interface Unit {
  readonly account: AccountInFleet;
  readonly region: string;
  readonly found: RegionParts;
}

/** Finds the definition that most accounts share, and who follows it. */
export function fleetCore(accounts: readonly AccountInFleet[], tries: FleetTries): FleetCore {
  const units = accounts.flatMap((account) =>
    [...account.regions].map(([region, has]): Unit => {
      return { account, region, found: partsOfRegion(has, tries.keepOrder) };
    }),
  );
  const inUse = units.filter(({ found }) => found.parts.length > 0);
  const regions = [...new Set(inUse.map(({ region }) => region))];
  // Where Regions are unlike one another a definition of one of them may say more than what all have.
  const alone = regions.length < 2 ? [] : regions.map((region) => inUse.filter((unit) => unit.region === region));
  const [first, ...others] = [inUse, ...alone].map((some) => coreOf(accounts, units, some, tries));
  return others.reduce((best, one) => (adoptedBy(one) > adoptedBy(best) ? one : best), first as FleetCore);
}

/** How many objects a fleet takes over; none where it is of one account. */
function adoptedBy({ members }: FleetCore): number {
  if (members.length < 2) return 0;
  const parts = members.flatMap(({ regions }) => [...regions.values()].flat());
  return parts.reduce((sum, { resources }) => sum + resources.size, 0);
}

/** The definition that most accounts share in some of the Regions, and who follows it. */
function coreOf(
  accounts: readonly AccountInFleet[],
  units: readonly Unit[],
  inUse: readonly Unit[],
  tries: FleetTries,
): FleetCore {
  const form = inRings(inUse, tries) ?? inOneRing(inUse, tries);
  const left: LeftObject[] = [];
  const members: FleetMember[] = [];
  const representative = closest(accounts, inUse, form);
  for (const account of accounts) {
    const whole = representative === undefined ? undefined : memberOf(account, inUse, form, representative, left);
    if (whole !== undefined) members.push(whole);
    else if (!left.some(({ label }) => label.startsWith(account.id))) left.push(...allOf(account, units, form));
  }
  for (const { account, region, found } of units) {
    const member = members.find(({ id }) => id === account.id);
    if (member === undefined) continue;
    const place = `${account.id} · ${region}`;
    const isIn = member.regions.has(region);
    const isAside = !inUse.some((unit) => unit.account === account && unit.region === region);
    left.push(...leftIn(place, found, isIn ? form : { ...form, usual: new Map() }, tries, isAside));
  }
  return { parts: representative ?? [], members, left };
}

/** What most Regions have, and how it is told that a Region has it. */
interface UsualForm {
  /** The form of each part, by kind and name. */
  readonly usual: ReadonlyMap<string, string>;
  readonly shapeOf: (part: FleetPart) => string;
  readonly soaks: Soaks;
}

/** Accounts that differ in how long all of their rules wait are rings of one fleet. */
function inRings(units: readonly Unit[], tries: FleetTries): UsualForm | undefined {
  const shapeOf = (part: FleetPart) => shapeWith(part, withoutSoak(part));
  const usual = usualParts(units, shapeOf, tries);
  const found = units.flatMap((unit) => {
    const parts = usualOf(unit, { usual, shapeOf, soaks: NO_SOAK });
    return parts === undefined ? [] : [parts];
  });
  const soaks = soaksOf(found);
  return soaks && { usual, shapeOf, soaks };
}

function inOneRing(units: readonly Unit[], tries: FleetTries): UsualForm {
  const shapeOf = (part: FleetPart) => shapeWith(part, part.definition);
  return { usual: usualParts(units, shapeOf, tries), shapeOf, soaks: NO_SOAK };
}

/** Parts that more than half of the Regions in use have, each in the form that most of them have. */
function usualParts(
  units: readonly Unit[],
  shapeOf: UsualForm["shapeOf"],
  { otherwise }: FleetTries,
): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const part of units.flatMap(({ found }) => found.parts)) {
    const id = partId(part.kind, part.name);
    const shapes = counts.get(id) ?? new Map<string, number>();
    counts.set(id, shapes.set(shapeOf(part), (shapes.get(shapeOf(part)) ?? 0) + 1));
  }
  const usual = new Map<string, string>();
  for (const [id, shapes] of counts) {
    const [most] = [...shapes].sort(([, one], [, other]) => other - one);
    if (most !== undefined && most[1] * 2 > units.length && !otherwise.has(id)) usual.set(id, most[0]);
  }
  const parts = units.flatMap(({ found }) => found.parts);
  const lacksNeeds = (id: string) =>
    parts.some((part) => partId(part.kind, part.name) === id && part.needs.some((need) => !usual.has(need)));
  for (const id of [...usual.keys()]) if (lacksNeeds(id)) usual.delete(id);
  return usual;
}

/** What parts have in common that an override cannot change. */
function shapeWith({ settings, rates, needs }: FleetPart, definition: FleetPart["definition"]): string {
  const options = [...rates].map(([path, rate]) => [path, rate.rebootOption !== undefined]);
  return JSON.stringify([definition, Object.keys(settings).sort(), options, needs]);
}

function usualOf({ found }: Unit, { usual, shapeOf, soaks }: UsualForm): readonly FleetPart[] | undefined {
  const parts = inOrder(found.parts.filter((part) => usual.get(partId(part.kind, part.name)) === shapeOf(part)));
  return parts.length === usual.size && soaks.of(parts) !== undefined ? parts : undefined;
}

function inOrder(parts: readonly FleetPart[]): readonly FleetPart[] {
  const key = ({ kind, name }: FleetPart) => `${PART_KINDS.indexOf(kind)} ${name}`;
  return [...parts].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** The parts of the account of the first ring whose settings are those of most others. */
function closest(
  accounts: readonly AccountInFleet[],
  units: readonly Unit[],
  form: UsualForm,
): readonly FleetPart[] | undefined {
  const candidates = accounts.flatMap((account) => {
    const parts = units.filter((unit) => unit.account === account).map((unit) => usualOf(unit, form));
    const own = parts.find((one) => one !== undefined && one.length > 0 && form.soaks.of(one) === 0);
    return own === undefined ? [] : [{ parts: own, variables: variable(own) }];
  });
  const counts = new Map<string, number>();
  for (const { variables } of candidates) for (const one of variables) counts.set(one, (counts.get(one) ?? 0) + 1);
  const weight = (variables: readonly string[]) => variables.reduce((sum, one) => sum + (counts.get(one) ?? 0), 0);
  const [best] = [...candidates].sort((a, b) => weight(b.variables) - weight(a.variables));
  return best?.parts;
}

/** What an override can change, one text for each. */
function variable(parts: readonly FleetPart[]): readonly string[] {
  return parts.flatMap((part) => [
    ...Object.entries(part.settings).map((one) => JSON.stringify([part.kind, part.name, one])),
    ...[...part.rates].map((one) => JSON.stringify([part.kind, part.name, one])),
  ]);
}

function memberOf(
  account: AccountInFleet,
  units: readonly Unit[],
  form: UsualForm,
  representative: readonly FleetPart[],
  left: LeftObject[],
): FleetMember | undefined {
  const regions = new Map<string, readonly FleetPart[]>();
  for (const unit of units.filter((one) => one.account === account)) {
    const parts = usualOf(unit, form);
    const [first] = [...regions.values()];
    if (parts === undefined) continue;
    // An account says what differs once, for all of its Regions, and is in one ring.
    if (first !== undefined && variable(first).join() !== variable(parts).join()) continue;
    if (first !== undefined && form.soaks.of(first) !== form.soaks.of(parts)) continue;
    regions.set(unit.region, parts);
  }
  const [own] = [...regions.values()];
  if (own === undefined) return undefined;
  const rates = ratesOf(own, representative);
  if (typeof rates === "string") {
    left.push({ label: `${account.id}, the whole account`, reason: rates });
    return undefined;
  }
  const parts = new Map(
    own.flatMap((part, index) => {
      const usually = representative[index]?.settings ?? {};
      const differing = Object.entries(part.settings).filter(
        ([name, value]) => JSON.stringify(value) !== JSON.stringify(usually[name]),
      );
      return differing.length === 0 ? [] : [[partId(part.kind, part.name), Object.fromEntries(differing)] as const];
    }),
  );
  const soakDays = form.soaks.of(own) ?? 0;
  return { id: account.id, name: account.name, soakDays, overrides: { rates, parts }, regions };
}

/** Rates that an account says for all of its ways; a text where they differ from each other. */
function ratesOf(own: readonly FleetPart[], usually: readonly FleetPart[]): Rates | string {
  const all = (parts: readonly FleetPart[], name: (typeof RATES)[number]) =>
    parts.flatMap(({ rates }) => [...rates.values()].map((rate) => rate[name])).filter((one) => one !== undefined);
  const entries: [string, Code][] = [];
  for (const name of RATES) {
    const [mine, theirs] = [all(own, name), all(usually, name)];
    if (JSON.stringify(mine) === JSON.stringify(theirs)) continue;
    const [only, ...more] = [...new Set(mine)];
    if (only === undefined || more.length > 0) {
      return `its ways of patching differ in ${name} from one another, which an account of a fleet cannot say`;
    }
    entries.push([name, only]);
  }
  return Object.fromEntries(entries);
}

function allOf(account: AccountInFleet, units: readonly Unit[], { usual, shapeOf }: UsualForm): LeftObject[] {
  const own = units.filter((unit) => unit.account === account);
  const has = new Map(own.flatMap(({ found }) => found.parts).map((part) => [partId(part.kind, part.name), part]));
  const differing = [...usual].flatMap(([id, shape]) => {
    const part = has.get(id);
    if (part === undefined) return [`has no ${called(id)}`];
    return shapeOf(part) === shape ? [] : [`has another ${called(id)}`];
  });
  const count = own.reduce((sum, { found }) => sum + membersIn(found), 0);
  if (count === 0) return [];
  const hasAll = own.some(({ found }) => [...usual].every(([id]) => found.parts.some((part) => isCalled(part, id))));
  const otherwise = hasAll ? "waits otherwise in one of its baselines than in another one" : "no Region has all of it";
  const nothing = "has nothing that more than half of the Regions have alike";
  const why = usual.size === 0 ? nothing : differing.length === 0 ? otherwise : joined(differing);
  return [{ label: `${account.id}, the whole account (${counted(count, "object")})`, reason: `it ${why}` }];
}

function isCalled({ kind, name }: FleetPart, id: string): boolean {
  return partId(kind, name) === id;
}

function membersIn({ parts, unsaid }: RegionParts): number {
  return (
    parts.reduce((sum, { resources }) => sum + resources.size, 0) +
    unsaid.reduce((sum, { members }) => sum + members.length, 0)
  );
}

const WORDS: Readonly<Record<PartKind, string>> = {
  baselines: "patch baseline",
  patchGroups: "patch group",
  maintenanceWindows: "maintenance window",
  associations: "association",
  patchPolicies: "patch policy",
};

/** `maintenance window "sunday"`. */
export function called(id: string): string {
  const [kind = "", ...name] = id.split(" ");
  return `${WORDS[kind as PartKind]} ${JSON.stringify(name.join(" "))}`;
}

function leftIn(
  place: string,
  found: RegionParts,
  { usual, shapeOf }: UsualForm,
  { otherwise }: FleetTries,
  isAside: boolean,
): LeftObject[] {
  const whyOther = ({ kind, name, needs }: FleetPart): string => {
    if (isAside) return "its Region is unlike those of the definition";
    const lacking = usual.size === 0 ? undefined : needs.find((need) => !usual.has(need));
    return (
      otherwise.get(partId(kind, name)) ??
      (lacking === undefined
        ? "most others do not have it, or not so"
        : `it follows ${called(lacking)}, which the definition does not have`)
    );
  };
  const others = found.parts.filter((part) => usual.get(partId(part.kind, part.name)) !== shapeOf(part));
  return [
    ...found.unsaid,
    ...others.map((part) => ({
      members: [...part.resources.values()],
      reason: whyOther(part),
    })),
  ].map(({ members, reason }) => {
    const [main, ...more] = members;
    const belonging = more.length === 0 ? "" : ` with ${counted(more.length, "object")} of it`;
    return { label: `${place}: ${main === undefined ? "" : labelOf(main)}${belonging}`, reason };
  });
}
