import { basename, resolve } from "node:path";
import { type HeldObject, heldObjects } from "../../account/compare/held-objects";
import { type ComparedRegion, comparedRegions } from "../../account/compare/unmanaged";
import { accountsNotRead } from "../../account/snapshot/accounts-not-read";
import { MAKES_SNAPSHOT, readSnapshot } from "../../account/snapshot/read-snapshot";
import { staleness } from "../../account/snapshot/snapshot-age";
import { readText } from "../../host/files/read-text";
import { jsonText } from "../../model/text/json";
import { printable } from "../../model/text/printable";
import { counted } from "../../model/text/wording";
import { parseJson, readingFile } from "../console/bad-input";
import type { Console } from "../console/console";
import { UNMANAGED_EXIT_CODES } from "../console/exit-codes";
import { answerIn, chosenForms, type FormArguments } from "../forms/chosen-forms";
import { UNMANAGED_FORMS, type UnmanagedForm } from "./forms";

/** Tells what exists and no stack has, and the other way round; answers with the exit code. @throws BadInput */
export async function runUnmanaged(
  file: string,
  states: readonly string[],
  given: FormArguments,
  console: Console,
): Promise<number> {
  const chosen = chosenForms(given, UNMANAGED_FORMS, console);
  const read = (name: string, made: string) => parseJson(readText(resolve(console.cwd, name)), made);
  const snapshot = readingFile(file, () => readSnapshot(read(file, MAKES_SNAPSHOT)));
  const held = states.flatMap((state): readonly HeldObject[] => {
    const stack = basename(state).replace(/(\.plan)?\.json$/, "");
    return readingFile(state, () => heldObjects(read(state, "terraform show -json > state.json makes one"), stack));
  });
  const regions = comparedRegions(snapshot, held);
  const stale = staleness(snapshot.taken, console.now());
  const notEntered = accountsNotRead(snapshot);
  const notes = [...(stale === undefined ? [] : [stale]), ...notEntered];
  const renderers: Readonly<Record<UnmanagedForm, () => Iterable<string>>> = {
    terminal: () => [...notes.map((note) => `${printable(note)}\n`), ...regions.flatMap(linesOf)],
    json: () => [`${jsonText({ notes, regions }, 2)}\n`],
  };
  await answerIn(chosen, (form) => renderers[form](), console);
  const isAll = regions.every(
    ({ unmanaged, gone, mayHaveMore }) => unmanaged.length + gone.length === 0 && !mayHaveMore,
  );
  return isAll && notEntered.length === 0 ? UNMANAGED_EXIT_CODES.none : UNMANAGED_EXIT_CODES.some;
}

function linesOf({ account, region, unmanaged, gone, nodes, notRead }: ComparedRegion): readonly string[] {
  const lines = [`${account} · ${region}`];
  const list = (title: string, entries: readonly string[]) => {
    if (entries.length > 0) lines.push(`  ${title}`, ...entries.map((entry) => `    ${printable(entry)}`));
  };
  list("exists, and no stack has it", unmanaged);
  list(
    "a stack has it, and it no longer exists",
    gone.map(({ stack, address, id }) => `${stack}: ${address} (${id})`),
  );
  list("could not be read, so not known", notRead);
  if (nodes.total > 0) {
    const found = [
      counted(nodes.total, "node"),
      ...(nodes.silent > 0 ? [`${nodes.silent} offline`] : []),
      ...(nodes.unmanagedNodes > 0 ? [`${nodes.unmanagedNodes} that Systems Manager does not know`] : []),
      ...(nodes.unreached > 0 ? [unreachedText(nodes)] : []),
    ];
    lines.push(`  ${found.join(", ")}`);
  }
  list(
    "patch groups that nobody registers: their nodes follow the default baseline",
    nodes.unregistered.map((one) => `${one.patchGroup}: ${counted(one.nodes, "node")}`),
  );
  if (lines.length === 1) lines.push("  all of it is in a stack");
  return lines.map((line) => `${line}\n`);
}

function unreachedText({ unreached, mayBeReached }: ComparedRegion["nodes"]): string {
  return mayBeReached === undefined
    ? `${unreached} on which nothing installs patches`
    : `at most ${unreached} on which nothing installs patches (${mayBeReached})`;
}
