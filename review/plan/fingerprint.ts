import { createHash } from "node:crypto";
import type { PlanResources } from "./plan-resources";
import type { PlanJson, ResourceChange } from "./plan-schema";
import { joinPath, type SecretValues, secretsByArgument } from "./secret-values";

/** Computed copies and times that may differ between two plans of the same change. */
const PASSED_OVER = ["json"];
const EMPTY = [null, undefined, ""] as readonly unknown[];

type Reading = Pick<PlanResources, "secrets" | "references">;

/** A plan of nothing does something else than one that failed, waits, or only looks: it has a name of its own. */
const NOTHING = "nothing changes";

/**
 * A short name for what a plan would do: the same for two plans of the same change, another one as soon as one value
 * differs, drift and what waits for the next plan included. Sensitive values take no part, for nobody could review them;
 * that one changes does.
 */
export function planFingerprint(plan: PlanJson, reading: Reading): string {
  const changes = (plan.resource_changes ?? [])
    .filter(doesSomething)
    .map((change) => normalised(change, reading))
    .sort();
  const outputs = Object.entries(plan.output_changes)
    .filter(([, { actions }]) => !actions.includes("no-op"))
    .map(([name, { actions }]) => sorted([name, actions]))
    .sort();
  const drift = plan.resource_drift
    .filter(isTellingDrift)
    .map((found) => `drift ${normalised(found, reading)}`)
    .sort();
  const deferred = plan.deferred_changes
    .map(({ reason, resource_change: change }) => `deferred ${reason} ${normalised(change, reading)}`)
    .sort();
  const condition = [
    ...(plan.errored === true ? ["errored"] : []),
    // With `-refresh-only` the drift is what is applied.
    ...(plan.resource_changes === undefined && drift.length > 0 ? ["refresh-only"] : []),
  ];
  const parts = [...changes, ...outputs, ...drift, ...deferred, ...condition];
  return fingerprintOf(parts.length === 0 ? [NOTHING] : parts);
}

/** The provider's copy of a baseline and empty values that change their shape drift by themselves (real plans). */
function isTellingDrift({ mode, change }: ResourceChange): boolean {
  const telling = (values: unknown) => sorted(withoutEmpty(without(values, new Map(), "")));
  return mode === "managed" && telling(change.before) !== telling(change.after);
}

function withoutEmpty(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return EMPTY.includes(value) ? undefined : value;
  const entries = Object.entries(value)
    .map(([name, entry]) => [name, withoutEmpty(entry)] as const)
    .filter(([, entry]) => entry !== undefined);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** One fingerprint for several stacks, whatever the order in which they were read. */
export function fingerprintOfStacks(
  stacks: readonly { readonly name: string; readonly fingerprint: string }[],
): string {
  const [only, second] = stacks;
  if (only !== undefined && second === undefined) return only.fingerprint;
  return fingerprintOf(stacks.map(({ name, fingerprint }) => `${name} ${fingerprint}`).sort());
}

/** `6f1c-90aa-33d2` */
function fingerprintOf(parts: readonly string[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part).update("\0");
  return (hash.digest("hex").slice(0, 12).match(/.{4}/g) ?? []).join("-");
}

function doesSomething({ change, previous_address: previous, mode }: ResourceChange): boolean {
  return (
    mode === "managed" &&
    (!change.actions.every((action) => action === "no-op") || previous !== undefined || !!change.importing)
  );
}

function normalised(resource: ResourceChange, { secrets, references }: Reading): string {
  const { address, previous_address, deposed, change } = resource;
  const unknown = onlyTrue(change.after_unknown);
  const { before: secretsBefore, after: secretsAfter } = secrets.secretsOf(resource);
  const old = secretsByArgument(secretsBefore);
  const now = secretsByArgument(secretsAfter);
  const changedSecrets = [...new Set([...old.keys(), ...now.keys()])].filter(
    (name) => sorted(old.get(name)) !== sorted(now.get(name)),
  );
  return sorted({
    address,
    previous_address,
    deposed,
    actions: change.actions,
    importing: change.importing?.id,
    before: without(change.before, secretsBefore, ""),
    after: without(change.after, secretsAfter, ""),
    unknown,
    // What is not known yet is told apart by what the configuration takes it from.
    links: leavesOf(unknown, "").map((argument) => [argument, references.of(resource, argument)]),
    changedSecrets: changedSecrets.sort(),
  });
}

function without(value: unknown, secrets: SecretValues, path: string): unknown {
  if (secrets.has(path)) return "sensitive";
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((entry, index) => without(entry, secrets, joinPath(path, String(index))));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => path !== "" || !PASSED_OVER.includes(name))
      .map(([name, entry]) => [name, without(entry, secrets, joinPath(path, name))]),
  );
}

function onlyTrue(marks: unknown): unknown {
  if (typeof marks !== "object" || marks === null) return marks === true ? true : undefined;
  const entries = Object.entries(marks)
    .filter(([name]) => !PASSED_OVER.includes(name))
    .map(([name, mark]) => [name, onlyTrue(mark)] as const)
    .filter(([, mark]) => mark !== undefined);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** `baseline_id`, `targets.0.values` */
function leavesOf(marks: unknown, path: string): readonly string[] {
  if (typeof marks !== "object" || marks === null) return marks === true ? [path] : [];
  return Object.entries(marks)
    .flatMap(([name, mark]) => leavesOf(mark, joinPath(path, name)))
    .sort();
}

/** Text that is equal for equal values, whatever the order of names; empty values are as good as absent. */
function sorted(value: unknown): string {
  return (
    JSON.stringify(value, (_, part) => {
      if (typeof part !== "object" || part === null || Array.isArray(part)) return part;
      const entries = Object.entries(part).filter(([, entry]) => !EMPTY.includes(entry));
      return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
    }) ?? "nothing"
  );
}
