import { DEFAULT_MAX_CONCURRENCY, DEFAULT_MAX_ERRORS } from "../../../model/maintenance-window/patch-task-options";
import type { Code } from "../code";
import type { ExistingObject } from "../existing-object";

/** The parts of a fleet's definition, in the order in which they depend on one another. */
export const PART_KINDS = ["baselines", "patchGroups", "maintenanceWindows", "associations", "patchPolicies"] as const;
export type PartKind = (typeof PART_KINDS)[number];

/** What every way of patching may say, and an account differently for all of them. */
export const RATES = ["rebootOption", "maxConcurrency", "maxErrors"] as const;
export type Rates = Readonly<Partial<Record<(typeof RATES)[number], Code>>>;

/** A baseline, a group, a window with its targets and tasks, …: what a definition has under one key. */
export interface FleetPart {
  readonly kind: PartKind;
  /** What AWS and people call it; the same in every account. */
  readonly name: string;
  /** Its properties, without ids and without what stands below. References name other parts. */
  readonly definition: { readonly [property: string]: Code };
  /** What an account may say differently of this part alone. */
  readonly settings: Readonly<Record<string, Code>>;
  /** What its ways of patching say, by the path to each within `definition`. */
  readonly rates: ReadonlyMap<string, Rates>;
  /** Names of the baselines and groups that it refers to. */
  readonly needs: readonly string[];
  /** The objects that it stands for, by the path of their resource below the part. */
  readonly resources: ReadonlyMap<string, ExistingObject>;
}

/** What no definition can say, and why: an object with those that belong to it. */
export interface UnsaidPart {
  readonly members: readonly ExistingObject[];
  readonly reason: string;
}

/** Names a part, as references do. */
export function partId(kind: PartKind, name: string): string {
  return `${kind} ${name}`;
}

/** Stands in a text where the account's own id is. */
export const ACCOUNT_MARK = "\u0001";
/** Begins a text that refers to a part. */
const REFERENCE_MARK = "\u0002";

export function referenceTo(kind: PartKind, name: string): string {
  return `${REFERENCE_MARK}${partId(kind, name)}`;
}

/** The part that a text refers to; undefined for any other text. */
export function referredPart(text: string): string | undefined {
  return text.startsWith(REFERENCE_MARK) ? text.slice(REFERENCE_MARK.length) : undefined;
}

/** The same code with other texts, wherever they stand. */
export function mapTexts(code: Code, map: (text: string) => Code): Code {
  if (typeof code === "string") return map(code);
  if (Array.isArray(code)) return (code as readonly Code[]).map((one) => mapTexts(one, map));
  if (typeof code !== "object" || code === null || code.constructor !== Object) return code;
  return Object.fromEntries(Object.entries(code).map(([name, one]) => [name, mapTexts(one, map)]));
}

/** What a way of patching says of its rates, and the rest. */
export function divided(props: Readonly<Record<string, Code>>): readonly [Record<string, Code>, Rates] {
  const isRate = (name: string) => (RATES as readonly string[]).includes(name);
  const entries = Object.entries(props);
  const rates = Object.fromEntries(entries.filter(([name]) => isRate(name)));
  return [
    Object.fromEntries(entries.filter(([name]) => !isRate(name))),
    { maxConcurrency: DEFAULT_MAX_CONCURRENCY, maxErrors: DEFAULT_MAX_ERRORS, ...rates },
  ];
}
