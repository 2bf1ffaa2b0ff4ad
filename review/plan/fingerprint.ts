import { createHash } from "node:crypto";
import { sortedJson } from "../../model/text/sorted-json";
import { configuredCode, withoutSecrets } from "./configuration-code";
import { entryOf } from "./entry-of";
import { invokedActions } from "./invoked-actions";
import { hasMark } from "./marks";
import type { PlanResources } from "./plan-resources";
import type { PlanJson, ResourceChange } from "./plan-schema";
import { plannedAction } from "./planned-resource";
import { joinPath, NEVER_READ, type SecretValues, secretsByArgument } from "./secret-values";
import { isTellingDrift } from "./telling-drift";
import { unordered } from "./unordered";

type Reading = Pick<PlanResources, "secrets" | "references">;

/** A plan of nothing does something else than one that failed, waits, or only looks: it has a name of its own. */
const NOTHING = "nothing changes";

/**
 * A name for what a plan would do: the same for two plans of the same change, another one as soon as one value differs,
 * drift and what waits for the next plan included; so do where it is applied (the stack, its backend, its providers),
 * what runs beside it (provisioners, actions) and what the program promises. Sensitive values take no part, for nobody
 * could review them; that one changes does.
 *
 * @param target - what the program says of the stack and the plan does not: its name, its backend, its connections
 * @param notes - what the program promises and accepts beside
 */
export function planFingerprint(plan: PlanJson, reading: Reading, target?: unknown, notes?: unknown): string {
  const changes = (plan.resource_changes ?? [])
    .filter(doesSomething)
    .map((change) => normalised(change, reading))
    .sort();
  const outputs = Object.entries(plan.output_changes)
    .filter(([, { actions }]) => !actions.includes("no-op"))
    .map(([name, change]) => outputPart(name, change, plan))
    .sort();
  const drift = plan.resource_drift
    .filter(isTellingDrift)
    .map((found) => `drift ${normalised(found, reading)}`)
    .sort();
  const deferred = plan.deferred_changes
    .map(({ reason, resource_change: change }) => `deferred ${reason} ${normalised(change, reading)}`)
    .sort();
  const actions = invokedActions(plan).map((invoked) => `action ${sorted(invoked)}`);
  const condition = [
    ...(plan.errored === true ? ["errored"] : []),
    // With `-refresh-only` the drift is what is applied.
    ...(plan.resource_changes === undefined && drift.length > 0 ? ["refresh-only"] : []),
  ];
  const parts = [...changes, ...outputs, ...drift, ...deferred, ...actions, ...condition];
  return fingerprintOf([...(parts.length === 0 ? [NOTHING] : parts), ...contextOf(plan, target, notes)]);
}

/** What decides about the effect of a plan, or was reviewed with it, beside its changes. */
function contextOf({ configuration }: PlanJson, target: unknown, notes: unknown): readonly string[] {
  const noted = unordered(notes);
  const providers = entryOf(configuration, "provider_config");
  return [
    `providers ${sorted(withoutSecrets(providers))}`,
    `code ${codeText(configuration)}`,
    ...(target === undefined ? [] : [`target ${sorted(withoutSecrets(target))}`]),
    ...(noted === undefined ? [] : [`notes ${sorted(noted)}`]),
  ];
}

/** By the root module, which plans that are alike have in common. */
const CODE_TEXTS = new WeakMap<object, string>();

function codeText(configuration: unknown): string {
  const root = entryOf(configuration, "root_module");
  if (typeof root !== "object" || root === null) return sorted(configuredCode(configuration));
  const text = CODE_TEXTS.get(root) ?? sorted(configuredCode(configuration));
  CODE_TEXTS.set(root, text);
  return text;
}

type OutputChange = PlanJson["output_changes"][string];

/** A secret output takes part by name and action alone; one that is not known yet by what it is taken from. */
function outputPart(name: string, change: OutputChange, { configuration }: PlanJson): string {
  const { actions, before, after, before_sensitive, after_sensitive, after_unknown } = change;
  const isSecret = (mark: unknown) => mark !== undefined && mark !== false && mark !== null;
  const expression = entryOf(entryOf(entryOf(entryOf(configuration, "root_module"), "outputs"), name), "expression");
  return sorted([
    name,
    actions,
    isSecret(before_sensitive) ? "sensitive" : before,
    isSecret(after_sensitive) ? "sensitive" : after,
    after_unknown,
    after_unknown === undefined || after_unknown === false ? undefined : entryOf(expression, "references"),
  ]);
}

/** One fingerprint for several stacks, whatever the order in which they were read. */
export function fingerprintOfStacks(
  stacks: readonly { readonly name: string; readonly fingerprint: string }[],
): string {
  const [only, second] = stacks;
  if (only !== undefined && second === undefined) return only.fingerprint;
  return fingerprintOf(stacks.map(({ name, fingerprint }) => `${name} ${fingerprint}`).sort());
}

/** Digits of a fingerprint: 128 bits, so that nobody finds two plans with the same one. */
const DIGITS = 32;
/** `6f1c-90aa-33d2-41bc-0d2e-77aa-9c11-b2f0` */
export const FINGERPRINT = /^[0-9a-f]{4}(-[0-9a-f]{4}){7}$/;
/** What is shown of one: good enough to tell two plans apart by eye, and no proof. */
export const SHORT_FINGERPRINT = /^[0-9a-f]{4}(-[0-9a-f]{4}){2}$/;

/** `6f1c-90aa-33d2`, what a person compares. */
export function shortFingerprint(fingerprint: string): string {
  return fingerprint.split("-").slice(0, 3).join("-");
}

/** `6f1c-90aa-33d2` of any text, to tell it from a few others. */
export function textFingerprint(text: string): string {
  return shortFingerprint(fingerprintOf([text]));
}

function fingerprintOf(parts: readonly string[]): string {
  const text = parts.map((part) => `${Buffer.byteLength(part)}:${part}`).join("");
  const digits = createHash("sha256").update(text).digest("hex").slice(0, DIGITS);
  return (digits.match(/.{4}/g) ?? []).join("-");
}

function doesSomething({ change, previous_address: previous, mode }: ResourceChange): boolean {
  return (
    mode === "managed" && (plannedAction(change.actions) !== "no-op" || previous !== undefined || !!change.importing)
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
  if (path !== "" && secrets.size === 0) return value;
  if (secrets.has(path)) return "sensitive";
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((entry, index) => without(entry, secrets, joinPath(path, String(index))));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => path !== "" || !NEVER_READ.includes(name))
      .map(([name, entry]) => [name, without(entry, secrets, joinPath(path, name))]),
  );
}

function onlyTrue(marks: unknown): unknown {
  if (!hasMark(marks)) return undefined;
  if (typeof marks !== "object" || marks === null) return marks === true ? true : undefined;
  const entries = Object.entries(marks)
    .filter(([name]) => !NEVER_READ.includes(name))
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
  return sortedJson(value, { leavesOut: isEmpty }) ?? "nothing";
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === "";
}
