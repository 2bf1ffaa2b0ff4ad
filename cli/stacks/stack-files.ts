import { existsSync, readFileSync } from "node:fs";
import { isAbsolute, join, normalize, sep } from "node:path";
import { z } from "zod";
import { UnreadableInput } from "../../model/values/unreadable-input";
import { BadInput, parseJson, readingFile } from "../console/bad-input";

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
}

/**
 * The stacks in cdktf's output folder, in the order of their names: the one place in which its `manifest.json` is read.
 *
 * @param shown - the folder as the user would write it
 * @throws BadInput where there is none, or it is damaged
 */
export function stackFiles(folder: string, shown: string): readonly StackFile[] {
  const shownManifest = join(shown, "manifest.json");
  if (!existsSync(join(folder, "manifest.json"))) {
    throw new BadInput(
      `${shownManifest}: expected the output of cdktf synth, found nothing there; run npm run synth first`,
    );
  }
  return readingFile(shownManifest, () => {
    const manifest = MANIFEST.safeParse(parseJson(readFileSync(join(folder, "manifest.json"), "utf8")));
    if (!manifest.success) throw damaged(manifest.error.issues[0]);
    return Object.entries(manifest.data.stacks)
      .map(([name, { synthesizedStackPath, annotations }]): StackFile => {
        const path = pathWithin(folder, synthesizedStackPath, `stacks.${name}.synthesizedStackPath`);
        return { name, file: join(folder, path), shown: join(shown, path), annotations };
      })
      .sort((one, other) => (one.name < other.name ? -1 : 1));
  });
}

const ANNOTATION = z.object({ constructPath: z.string(), level: z.string(), message: z.string() });
const MANIFEST = z.object({
  stacks: z.record(
    z.string(),
    z.object({ synthesizedStackPath: z.string(), annotations: z.array(ANNOTATION).default([]) }),
  ),
});

const WHAT_IS_EXPECTED: Readonly<Record<string, string>> = {
  stacks: "expected cdktf's list of stacks",
  synthesizedStackPath: "expected the path of the stack's cdk.tf.json",
};

function damaged(issue: { readonly path: readonly PropertyKey[] } | undefined): UnreadableInput {
  const path = (issue?.path ?? []).map(String);
  const expected = WHAT_IS_EXPECTED[path.at(-1) ?? "stacks"] ?? "expected what cdktf synth writes";
  return new UnreadableInput(path.join("."), `${expected}; run npm run synth again`);
}

/** Terraform runs where this leads to, so that it must not lead out of the folder. */
function pathWithin(folder: string, path: string, place: string): string {
  const inside = normalize(path);
  if (isAbsolute(path) || inside === ".." || inside.startsWith(`..${sep}`)) {
    throw new UnreadableInput(place, `expected a path within the folder, got ${JSON.stringify(path)}`);
  }
  if (!existsSync(join(folder, inside))) {
    throw new UnreadableInput(
      place,
      `expected a file, found nothing at ${JSON.stringify(path)}; run npm run synth again`,
    );
  }
  return inside;
}
