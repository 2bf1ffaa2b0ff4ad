import { existsSync, realpathSync } from "node:fs";
import { isAbsolute, join, normalize } from "node:path";
import { z } from "zod";
import { isWithin } from "../../host/files/is-within";
import { isNothing, readText } from "../../host/files/read-text";
import { joinedLines, REPEATED_FINDINGS } from "../../model/text/printed-finding";
import { probablyMeant } from "../../model/text/probably-meant";
import type { FindingSubject } from "../../model/text/repeated-finding";
import { listedFirst, quote } from "../../model/text/wording";
import { UnreadableInput } from "../../model/values/unreadable-input";
import { BadInput, parseJson, readingFile } from "../console/bad-input";
import { frameworkCommand, typedCommand } from "../console/framework-command";
import { withWholeTexts } from "./whole-texts";

/** What cdktf calls the configuration of a stack. */
export const SYNTHESISED = "cdk.tf.json";

/** A stack as cdktf's manifest lists it. */
export interface StackFile {
  readonly name: string;
  /** Path of its `cdk.tf.json`. */
  readonly file: string;
  /** The same path as the user would write it. */
  readonly shown: string;
  /** What was noticed while it was synthesised. */
  readonly annotations: readonly StackAnnotation[];
}

/** Something that cdktf wrote down about a construct while it synthesised. */
export interface StackAnnotation {
  readonly constructPath: string;
  /** `@cdktf/info`, `@cdktf/warn` or `@cdktf/error`. */
  readonly level: string;
  readonly message: string;
  /** What it is about; at least of a finding that stands in several stacks. */
  readonly about?: FindingSubject;
}

/** A stack that the manifest lists in a way of which nothing can be made. */
export interface BrokenStack {
  readonly name: string;
  readonly reason: string;
}

/**
 * The stacks in cdktf's output folder, in the order of their names: the one place in which its `manifest.json` is read.
 *
 * @param shown - the folder as the user would write it
 * @throws BadInput where there is none, or it is damaged
 */
export function stackFiles(folder: string, shown: string): readonly StackFile[] {
  return listedStacks(folder, shown).map((stack) => {
    if ("reason" in stack) throw new BadInput(stack.reason);
    return stack;
  });
}

/**
 * The same, with those that are broken among them: one need not keep the others from their work.
 *
 * @throws BadInput where there is no manifest, or it is damaged as a whole
 */
export function listedStacks(folder: string, shown: string): readonly (StackFile | BrokenStack)[] {
  const shownManifest = join(shown, "manifest.json");
  const stacks = readingFile(shownManifest, () => {
    const manifest = MANIFEST.safeParse(parseJson(manifestIn(folder)));
    if (!manifest.success) throw damaged(manifest.error.issues[0]?.path ?? [], folder);
    return manifest.data.stacks;
  });
  const listed = Object.entries(stacks)
    .map(([name, entry]): StackFile | BrokenStack => {
      try {
        return readingFile(shownManifest, () => stackFile(name, entry, folder, shown));
      } catch (error) {
        if (!(error instanceof BadInput)) throw error;
        return { name, reason: error.message };
      }
    })
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  return withWholeTexts(listed);
}

/** Whether a synth wrote a folder. Other programs have a manifest, too; one that is cut off may be cdktf's. */
export function isSynthOutput(folder: string): boolean {
  const manifest = join(folder, "manifest.json");
  if (!existsSync(manifest)) return false;
  try {
    return Object.hasOwn(JSON.parse(readText(manifest)), "stacks");
  } catch {
    return true;
  }
}

/** More stacks, or folders, than this are counted. */
export const MOST_NAMED = 6;

/**
 * Those that are named, or all.
 *
 * @param output - the folder of all, as the user would write it
 * @throws BadInput where there is none at all, or none of a name
 */
export function chosenStacks<Stack extends StackFile | BrokenStack>(
  names: readonly string[],
  all: readonly Stack[],
  output: string,
  cwd: string,
): readonly Stack[] {
  if (all.length === 0) {
    const fix = `add one to the app, and run ${typedCommand("synth", cwd, "again")}`;
    throw new BadInput(`${join(output, "manifest.json")}: stacks: expected a stack, found none; ${fix}`);
  }
  for (const name of names) nameOneOf(name, all);
  return names.length === 0 ? all : all.filter(({ name }) => names.includes(name));
}

/** @throws BadInput for a name that none of the stacks has */
export function nameOneOf(name: string, stacks: readonly { readonly name: string }[], option = ""): void {
  const known = stacks.map((stack) => stack.name);
  if (known.includes(name)) return;
  const meant = probablyMeant(name, known);
  const hint = meant === undefined ? "" : `; did you mean ${meant}`;
  throw new BadInput(`${option}expected a stack of ${listedFirst(known, MOST_NAMED)}, got ${quote(name)}${hint}`);
}

function manifestIn(folder: string): string {
  try {
    return readText(join(folder, "manifest.json"));
  } catch (error) {
    if (!isNothing(error)) throw error;
    throw new UnreadableInput("", notSynthesised(folder));
  }
}

/** What is wrong with a folder, or a file, that is not there. */
export function notSynthesised(folder: string): string {
  const run = typedCommand("synth", folder, "first");
  return `expected the output of ${frameworkCommand(folder)} synth, found nothing there; run ${run}`;
}

function stackFile(name: string, entry: unknown, folder: string, shown: string): StackFile {
  const stack = STACK.safeParse(entry);
  if (!stack.success) throw damaged(["stacks", name, ...(stack.error.issues[0]?.path ?? [])], folder);
  const { synthesizedStackPath, annotations, [REPEATED_FINDINGS]: repeated } = stack.data;
  const place = `stacks.${name}.synthesizedStackPath`;
  const path = pathWithin(folder, synthesizedStackPath, place);
  if (path.endsWith(".tf")) {
    const fix = `run ${typedCommand("synth", folder, "without --hcl")}`;
    throw new UnreadableInput(place, `expected JSON, got HCL in ${JSON.stringify(path)}; ${fix}`);
  }
  const all = annotations.map((one) => ({ ...one, message: joinedLines(one.message) }));
  for (const { at, ...one } of repeated) all.splice(at, 0, one);
  return { name, file: join(folder, path), shown: join(shown, path), annotations: all };
}

const ANNOTATION = z.object({ constructPath: z.string(), level: z.string(), message: z.string() });
const MANIFEST = z.object({ stacks: z.record(z.string(), z.unknown()) });
const STACK = z.object({
  synthesizedStackPath: z.string(),
  annotations: z.array(ANNOTATION).default([]),
  // An older release left them among the annotations.
  [REPEATED_FINDINGS]: z.array(ANNOTATION.extend({ at: z.number() })).default([]),
});

const WHAT_IS_EXPECTED: Readonly<Record<string, string>> = {
  stacks: "expected cdktf's list of stacks",
  synthesizedStackPath: "expected the path of the stack's cdk.tf.json",
};

function damaged(at: readonly PropertyKey[], folder: string): UnreadableInput {
  const path = at.map(String);
  const expected =
    WHAT_IS_EXPECTED[path.at(-1) ?? "stacks"] ?? `expected what ${frameworkCommand(folder)} synth writes`;
  return new UnreadableInput(path.join("."), `${expected}; run ${typedCommand("synth", folder, "again")}`);
}

/** Terraform runs where this leads to, so that it must not lead out of the folder. */
function pathWithin(folder: string, path: string, place: string): string {
  const inside = normalize(path);
  if (isAbsolute(path) || !isWithin(folder, join(folder, inside))) {
    throw new UnreadableInput(place, `expected a path within the folder, got ${JSON.stringify(path)}`);
  }
  if (!existsSync(join(folder, inside))) {
    throw new UnreadableInput(
      place,
      `expected a file, found nothing at ${JSON.stringify(path)}; run ${typedCommand("synth", folder, "again")}`,
    );
  }
  if (!isWithin(realpathSync(folder), realpathSync(join(folder, inside)))) {
    throw new UnreadableInput(place, `expected a path within the folder, got a link that leads out of it`);
  }
  return inside;
}
