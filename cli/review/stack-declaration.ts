import { basename } from "node:path";
import { z } from "zod";
import { readText } from "../../host/files/read-text";
import { acceptancesIn } from "../../model/acceptances/noted-acceptances";
import { promisesIn } from "../../model/arrival/promise-note";
import { waitOfRing } from "../../model/patch-fleet/in-ring";
import { type StackNote, stackNoteOf } from "../../model/patch-fleet/stack-note";
import type { RingPromise } from "../../review/arrival/loosened-promises";
import type { PlannedStack, StackDeclaration } from "../../review/stacks/review-stack";
import { constructPaths } from "../stacks/construct-paths";
import type { StackFile } from "../stacks/stack-files";

/**
 * What the program said about a stack that a plan does not repeat, from cdktf's `cdk.tf.json`: construct paths, accepted
 * findings, and of a fleet's stack its account and ring. Nothing where there is no such file: most plans come from
 * somewhere else.
 */
export function stackDeclaration(file: string): StackDeclaration {
  let configuration: unknown;
  try {
    configuration = JSON.parse(readText(file));
  } catch {
    return { paths: new Map() };
  }
  const note = stackNoteOf(configuration);
  return {
    paths: shortPaths(configuration),
    acceptances: acceptancesIn(configuration),
    target: targetOf(configuration),
    promises: promisesIn(configuration),
    ...(note === undefined
      ? {}
      : { account: note.account.id, ring: note.ring, ringWait: waitOfRing(note), ringPromise: ringPromiseOf(note) }),
  };
}

function ringPromiseOf({ ring, rings }: StackNote): RingPromise {
  const { soakDays = 0, daysOnRingBefore = 0 } = rings.find(({ name }) => name === ring) ?? {};
  return { ring, soakDays, daysOnRingBefore };
}

/** What the program promised of a stack when it was synthesised before; nothing where it was not. */
export function promisedIn(earlier: StackFile | undefined): Pick<PlannedStack, "promisedBefore"> {
  return earlier === undefined ? {} : { promisedBefore: stackDeclaration(earlier.file) };
}

/** The main resource of a construct is called Default, which says nothing to a reader. */
function shortPaths(configuration: unknown): ReadonlyMap<string, string> {
  return new Map(
    [...constructPaths(configuration)].map(([address, path]) => [address, path.replace(/\/Default$/, "")]),
  );
}

const block = z.record(z.string(), z.unknown());
const stackTarget = z.object({
  "//": z.object({ metadata: z.object({ stackName: z.string().optional() }) }).optional(),
  terraform: z.object({ backend: z.record(z.string(), block).optional(), cloud: z.unknown().optional() }).optional(),
  resource: z.record(z.string(), z.record(z.string(), block)).optional(),
});

/** Where the stack is kept and over which connections its provisioners run: a plan leaves out both. */
function targetOf(configuration: unknown): unknown {
  const read = stackTarget.safeParse(configuration);
  if (!read.success) return undefined;
  const { "//": comment, terraform, resource = {} } = read.data;
  const { local, ...backend } = terraform?.backend ?? {};
  const connections = Object.entries(resource).flatMap(([type, named]) =>
    Object.entries(named)
      .filter(([, { connection, provisioner }]) => connection !== undefined || provisioner !== undefined)
      .map(([name, { connection, provisioner }]) => [`${type}.${name}`, connection, provisioner]),
  );
  return {
    name: comment?.metadata.stackName,
    // The path of a local state is one of this machine; its last part says which state it is.
    backend: local === undefined ? backend : { local: { ...local, path: basename(String(local.path ?? "")) } },
    cloud: terraform?.cloud,
    connections,
  };
}
