import { operatingSystemFacts, operatingSystemLabel } from "../facts/operating-systems";
import { namesOnSystem } from "../facts/patch-id-forms";
import type { BroughtPatch, BroughtPatches } from "../maintenance-window/brought-patches";
import type { PatchBaselineModel } from "../patch-baseline/patch-baseline-model";
import { joined, joinedFirst } from "../text/wording";
import { isAcknowledged } from "../values/listed";
import { isKnown } from "../values/unknown";
import { NOT_KNOWN_YET } from "./describe-rule";

/** Entries that are named; of a longer list the others are counted. */
const MOST_NAMED = 5;

/**
 * What a task brings along: `KB5039217 and openssl*`, `what a baseline of its own for Amazon Linux 2
 * approves`, `KB5039217 (Windows Server)`.
 */
export function describeBrought(brought: BroughtPatches): string {
  if (brought.kind === "patches") return listText(brought.patches.map(patchText));
  const ruled = brought.baselines.filter((one) => entriesOf(one).length === 0 || hasRules(one));
  const texts = brought.baselines
    .filter((one) => !ruled.includes(one))
    .flatMap((one) => entriesOf(one).map((entry) => `${entry} (${labelOf(one)})`));
  if (ruled.length > 0) {
    const among = ruled.flatMap(entriesOf);
    const text = `what a baseline of its own for ${joined(ruled.map(labelOf))} approves`;
    texts.push(among.length === 0 ? text : `${text}, ${listText(among)} among it`);
  }
  return listText(texts);
}

function labelOf({ operatingSystem }: PatchBaselineModel): string {
  return isKnown(operatingSystem) ? operatingSystemLabel(operatingSystem) : NOT_KNOWN_YET;
}

function entriesOf({ approvedPatches }: PatchBaselineModel): readonly string[] {
  return isKnown(approvedPatches) ? approvedPatches.filter(isKnown) : [];
}

function hasRules({ approvalRules }: PatchBaselineModel): boolean {
  return !isKnown(approvalRules) || approvalRules.length > 0;
}

/**
 * The same for nodes of some systems, each entry with those that it can name something on: `KB5039217 (Windows Server)
 * and openssl* (Ubuntu)`; nothing after an entry that fits all. Undefined where it brings nothing for them.
 */
export function describeBroughtTo(brought: BroughtPatches, systems: readonly string[]): string | undefined {
  if (systems.length === 0) return describeBrought(brought);
  if (brought.kind === "baselines") {
    const baselines = brought.baselines.filter(
      ({ operatingSystem }) => !isKnown(operatingSystem) || systems.includes(operatingSystem),
    );
    return baselines.length === 0 ? undefined : describeBrought({ kind: "baselines", baselines });
  }
  const texts = brought.patches.flatMap((patch) => {
    const fitting = systems.filter((system) => mayName(patch, system));
    if (fitting.length === 0) return [];
    const where = fitting.length === systems.length ? "" : ` (${fitting.map(operatingSystemLabel).join(", ")})`;
    return [patchText(patch) + where];
  });
  return texts.length === 0 ? undefined : listText(texts);
}

/** What becomes of nodes for which a list has nothing, or an override no baseline. */
export function describeNothingBrought(brought: BroughtPatches, systems: readonly string[]): string {
  const names = joined(systems.map(operatingSystemLabel), "or");
  return brought.kind === "patches"
    ? `neither installs nor reboots here: its list has nothing for ${names}`
    : `fails here, and installs nothing: it has no baseline for ${names}`;
}

/** Whether nodes of a system are brought anything. */
export function bringsFor(brought: BroughtPatches, operatingSystem: string): boolean {
  return describeBroughtTo(brought, [operatingSystem]) !== undefined;
}

/**
 * Whether an entry of a list has the form of something on a system; a system that this release does not know may have
 * any, and what the user vouches for may be on any.
 */
export function mayName({ id }: BroughtPatch, operatingSystem: string): boolean {
  const facts = operatingSystemFacts(operatingSystem);
  return facts === undefined || isAcknowledged(id) || namesOnSystem(id, facts.patchIds.approvedPatches);
}

function patchText({ id, title }: BroughtPatch): string {
  return title === undefined ? id : `${id} ${title}`;
}

function listText(texts: readonly string[]): string {
  return joinedFirst(texts, MOST_NAMED);
}
