import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { isFileProblem } from "../../host/files/file-problems";
import { CannotPlan } from "./cannot-plan";
import { isConfiguration } from "./configuration-files";
import { hclBlocks, withoutBlocks } from "./hcl-blocks";
import { jsonConfiguration } from "./json-configuration";

/** What is none of a configuration's files: large, of another run, or programs that Terraform would start. */
const LEFT = /^(node_modules|\.git|\.terraform|terraform\.d|.*\.tfstate(\..*)?)$/;
/** What in a `terraform` block says where a state is kept, or what it is encrypted with. */
const KEPT_ELSEWHERE: readonly string[] = ["backend", "cloud", "state_store", "encryption"];
/** More beside a configuration is none of it, but a folder that holds other things. */
const MOST_FILES = 20_000;

/**
 * Copies a configuration and all that it refers to beside it, each at its place to the others, without what it imports
 * and without its backend: its state is `stateFile`. Links are followed, so that nothing that is written there
 * reaches what was copied, and nothing of the copy can be run.
 *
 * @returns the folder of the copy in which Terraform is to run
 * @throws CannotPlan where there is nothing to plan, or too much to copy
 */
export function copyRoot(folder: string, into: string, stateFile: string): string {
  const root = resolve(folder);
  const files = [...filesOf(root, dirname(stateFile))];
  const own = files.filter((file) => dirname(file) === root && isConfiguration(basename(file)));
  if (own.length === 0) throw new CannotPlan("expected .tf files that can be read, found none");
  const common = commonFolder([root, ...files.map((file) => dirname(file))]);
  const placeOf = (file: string) => join(into, relative(common, file));
  for (const file of files) {
    const place = placeOf(file);
    mkdirSync(dirname(place), { recursive: true });
    if (own.includes(file)) writeFileSync(place, asPlanned(file));
    else {
      copyFileSync(file, place);
      chmodSync(place, 0o600);
    }
  }
  const backend = { terraform: { backend: { local: { path: stateFile } } } };
  writeFileSync(join(placeOf(root), lastOverride(own)), JSON.stringify(backend));
  return placeOf(root);
}

/**
 * Holds what `terraform init` chose to what was meant.
 *
 * @throws CannotPlan where the state would be kept anywhere else
 */
export function proveStateIn(stateFile: string, root: string): void {
  const chosen = join(root, ".terraform", "terraform.tfstate");
  const { backend } = JSON.parse(readFileSync(chosen, "utf8")) as {
    readonly backend?: { readonly type?: unknown; readonly config?: { readonly path?: unknown } };
  };
  if (backend?.type === "local" && backend.config?.path === stateFile) return;
  throw new CannotPlan(
    `its state would be kept in backend ${JSON.stringify(backend?.type)}, where nothing simulated may be written`,
  );
}

/** The files below a folder, and of what its configuration refers to beside it, and so on. */
function filesOf(root: string, working: string): ReadonlySet<string> {
  const files = new Set<string>();
  // Temporary files may lie within the folder, or the folder among them.
  const passedOver = [tmpdir(), working]
    .map((place) => realpathSync(place))
    .filter((place) => place !== realpathSync(root));
  // Grows while it is walked through.
  const places = new Set([root]);
  for (const place of places) {
    const known = files.size;
    for (const file of filesBelow(place, passedOver)) {
      files.add(file);
      if (place !== root && files.size > known + MOST_FILES) {
        throw new CannotPlan(`its files refer to ${place}, which has more than ${MOST_FILES} files`);
      }
      if (isConfiguration(basename(file))) for (const other of referredTo(file, root)) places.add(other);
    }
  }
  return files;
}

/** @param above - the real folders that it is within, for links may lead in a circle, and those that are passed over */
function* filesBelow(place: string, above: readonly string[]): Generator<string> {
  const kind = readable(() => statSync(place));
  if (kind?.isFile()) yield place;
  if (!kind?.isDirectory()) return;
  const real = realpathSync(place);
  if (above.includes(real)) return;
  for (const name of readable(() => readdirSync(place)) ?? []) {
    if (!LEFT.test(name)) yield* filesBelow(join(place, name), [...above, real]);
  }
}

/** A link to nothing or a folder that is somebody else's is not missed before Terraform asks for it. */
function readable<Result>(read: () => Result): Result | undefined {
  try {
    return read();
  } catch (error) {
    if (isFileProblem(error)) return undefined;
    throw error;
  }
}

/** A path in quotes, as far as it is written out, in Terraform's language and in JSON. */
const WRITTEN_PATH = /"(?:\$\{path\.(?:module|root|cwd)\}\/?)?([^"\\\n$%]*)([$%]?)/g;

/** What a file refers to with `..`: from its own folder, as modules do, or from the one in which Terraform runs. */
function referredTo(file: string, root: string): readonly string[] {
  const text = readFileSync(file, "utf8");
  return [...text.matchAll(WRITTEN_PATH)].flatMap(([, path = "", more]) => {
    const known = more === "" ? path : path.slice(0, path.lastIndexOf("/") + 1);
    if (!/^(\.?\/)*([^/]+\/)*\.\.(\/|$)/.test(known)) return [];
    return [dirname(file), root].map((from) => resolve(from, known.replace(/^\/+/, "")));
  });
}

function commonFolder(folders: readonly string[]): string {
  return folders.reduce((common, folder) => {
    let shared = common;
    while (folder !== shared && !folder.startsWith(shared.endsWith(sep) ? shared : shared + sep))
      shared = dirname(shared);
    return shared;
  });
}

/** Terraform merges overrides in the order of their names, and the last backend counts. */
function lastOverride(files: readonly string[]): string {
  const names = files.map((file) => Buffer.from(file.slice(file.lastIndexOf(sep) + 1)));
  let name = "zz_state_override.tf.json";
  while (names.some((other) => Buffer.compare(other, Buffer.from(name)) >= 0)) name = `\u{10FFFD}${name}`;
  return name;
}

/** In an account that is not the user's there is nothing to import, and Terraform would not plan the rest. */
function asPlanned(file: string): string {
  const text = readFileSync(file, "utf8");
  if (file.endsWith(".json")) return jsonAsPlanned(text, basename(file));
  const taken = hclBlocks(text).flatMap((block) => {
    if (block.type === "import") return block;
    return block.type === "terraform" ? block.blocks.filter(({ type }) => KEPT_ELSEWHERE.includes(type)) : [];
  });
  return withoutBlocks(text, taken);
}

function jsonAsPlanned(text: string, file: string): string {
  try {
    const configuration = jsonConfiguration(text, file) as object | readonly object[];
    const parts = [configuration].flat().map((part) => {
      const { import: _imports, ...others } = withoutBackend(part) as Readonly<Record<string, unknown>>;
      return others;
    });
    return JSON.stringify(Array.isArray(configuration) ? parts : parts[0]);
  } catch (error) {
    if (error instanceof CannotPlan) throw error;
    // Terraform says what is wrong with it.
    return text;
  }
}

/** A configuration in JSON without what says where its state is kept. */
export function withoutBackend(configuration: object): object {
  const { terraform, ...others } = configuration as { readonly terraform?: object | readonly object[] };
  if (terraform === undefined) return configuration;
  const settings = ([terraform].flat(Number.POSITIVE_INFINITY) as object[]).map((one) =>
    Object.fromEntries(Object.entries(one).filter(([name]) => !KEPT_ELSEWHERE.includes(name))),
  );
  return { ...others, terraform: Array.isArray(terraform) ? settings : settings[0] };
}
