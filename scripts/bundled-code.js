// A step of the build for npm: of some 900 modules come about a hundred files, and a tarball a seventh smaller, for each
// file costs something and each module says again what it loads. A door of the package is a file, and so is the command;
// what several of them use is apart by who uses it, so that nothing is loaded that is not used.
const { readdirSync, readFileSync, rmSync, writeFileSync, mkdirSync } = require("node:fs");
const { dirname, join, relative, sep } = require("node:path");
const { build, transform } = require("esbuild");
const { published } = require("./published-code");
const { askingForShortNames, offeringShortNames, shortNamesOf } = require("./short-names");

const COMMAND = "cli/cdktf-patch.js";
/** What commands do, in a file of its own: without it, the command answers at once to --help and to a slip of the pen. */
const WORK = "cli/what-commands-do.js";
/** It looks for the first door from where it stands. */
const PROGRAM = "modules/adopted-program/run-program.js";
/** Of no use to anybody, and left out later: with it, the files of the second framework are cut as those of the first. */
const SECOND_PROGRAM = "cdktn/adopted-program/run-program.js";

const MADE_HERE = "made here";
/** A module that is not run before it is asked for; the bundler calls the function after its path. */
const WRAPPED = /(__(?:esm|commonJS)\d*\(\{\s*)"[^"]+"\(/g;
/** In front of a path in the folder, until it is known from which file it is loaded. */
const HERE = "dist:";

/**
 * Puts the modules of a folder, as the compiler leaves them for `import`, into few files for `require`.
 *
 * @param doors files in the folder: `modules/index.js`
 */
async function bundleCode(dist, doors) {
  const entries = [...new Set([...doors, COMMAND, WORK, PROGRAM, SECOND_PROGRAM])];
  const { outputFiles, metafile, warnings } = await build({
    absWorkingDir: dist,
    entryPoints: entries.map((entry) => ({
      in: entry === WORK ? WORK : `./${entry}`,
      out: entry.replace(/\.js$/, ""),
    })),
    outdir: dist,
    chunkNames: "shared/[hash]",
    write: false,
    metafile: true,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    minifySyntax: true,
    logLevel: "silent",
    plugins: [{ name: "what is loaded when", setup: (bundler) => setUp(bundler, dist) }],
  });
  if (warnings.length > 0) throw new Error(warnings.map(({ text }) => text).join("; "));
  for (const file of readdirSync(dist, { recursive: true, encoding: "utf8" })) {
    if (file.endsWith(".js")) rmSync(join(dist, file));
  }
  // The bundler leaves a file of what is for types alone, and lets others load it.
  const [nothing, something] = [outputFiles.filter(isEmpty), outputFiles.filter((file) => !isEmpty(file))];
  const without = new Set(nothing.map(({ path }) => inFolder(dist, path)));
  const places = placesOf(metafile.outputs);
  const shortNames = shortNamesOf(metafile.outputs);
  const isLoadedAnyway = loadedAnyway(metafile.outputs);
  const offered = Object.values(metafile.outputs).flatMap(({ entryPoint, exports: names }) =>
    entryPoint ? names : [],
  );
  await Promise.all(
    something.map(async ({ path, text }) => {
      const made = inFolder(dist, path);
      const place = places.get(made);
      const { entryPoint, exports: names, imports } = metafile.outputs[made];
      let moved = offeringShortNames(text, shortNames.get(made));
      for (const { path: loaded } of imports.filter((one) => places.has(one.path))) {
        const way = `"${fromFile(made, loaded)}"`;
        if (without.has(loaded) || isLoadedAnyway(made, loaded)) moved = moved.replaceAll(`import ${way};`, "");
        moved = askingForShortNames(moved, way, shortNames.get(loaded)).replaceAll(
          way,
          `"${HERE}${places.get(loaded)}"`,
        );
      }
      const code = await forRequire(withFrameworkLast(moved), place, offered);
      mkdirSync(dirname(join(dist, place)), { recursive: true });
      writeFileSync(join(dist, place), entryPoint === undefined ? code : code + namesForImport(names));
    }),
  );
}

/** Whether what a file loads is also loaded by something else that it loads; the bundler names it again. */
function loadedAnyway(outputs) {
  const loadedBy = (file) => outputs[file].imports.map(({ path }) => path).filter((path) => path in outputs);
  const known = new Map();
  const reached = (file) => {
    if (!known.has(file)) known.set(file, new Set(loadedBy(file).flatMap((path) => [path, ...reached(path)])));
    return known.get(file);
  };
  return (file, path) => loadedBy(file).some((other) => reached(other).has(path));
}

/** What a file loads of the bundle. */
const LOADED = new RegExp(`^import (?:\\{[^}]*\\} from )?"${HERE}([^"]+)";\\n`, "gm");
const OF_FRAMEWORK = /^(?:modules|cdktn)\//;

/** Loads first what knows no framework: in one order for both, so that their files have the same variables. */
function withFrameworkLast(text) {
  const loaded = [...text.matchAll(LOADED)];
  const start = loaded[0]?.index ?? 0;
  const [last, first] = [true, false].map((isLast) => loaded.filter(([, path]) => OF_FRAMEWORK.test(path) === isLast));
  const ordered = [...first, ...last].map(([statement]) => statement).join("");
  return text.slice(0, start) + ordered + text.slice(start).replace(LOADED, "");
}

const isEmpty = ({ text }) => text.trim() === "";

/**
 * Where each of the bundler's files goes: what several use is called as the largest module in it. npm packs files of the
 * same name one after the other, so that what both frameworks have alike costs a tarball nearly nothing.
 */
function placesOf(outputs) {
  const entries = Object.keys(outputs).filter((name) => outputs[name].entryPoint !== undefined);
  return new Map(
    Object.entries(outputs).map(([name, { inputs }]) => {
      if (entries.includes(name)) return [name, name];
      const modules = Object.keys(inputs).filter((one) => !one.startsWith(MADE_HERE) && !entries.includes(one));
      const [largest] = modules.sort((one, other) => inputs[other].bytesInOutput - inputs[one].bytesInOutput);
      return [name, largest ?? name];
    }),
  );
}

function setUp(bundler, dist) {
  const modules = new Map([[WORK, workOfCommands(dist)]]);
  const made = (name, contents) => {
    modules.set(name, contents);
    return { path: name, namespace: MADE_HERE };
  };
  bundler.onResolve({ filter: /.*/ }, ({ path, kind, importer, resolveDir, namespace }) => {
    if (path === WORK) return { path, namespace: MADE_HERE };
    if (path.startsWith(HERE)) return { path, external: true };
    if (!/^[./]/.test(path)) {
      // As long as the module that imports a package was not asked for, the package is not loaded either.
      if (kind === "import-statement") return made(path, `module.exports = require(${JSON.stringify(path)});`);
      return { path, external: true };
    }
    if (kind === "entry-point") return undefined;
    const target = inFolder(dist, join(resolveDir, path));
    if (path.endsWith(".json")) return made(target, `module.exports = require("${HERE}${target}");`);
    if (kind !== "require-call" || namespace !== "file") return undefined;
    if (`${target}.js` === PROGRAM) return { path: `${HERE}${PROGRAM}`, external: true };
    if (isOfCommands(inFolder(dist, importer))) {
      return made(target, `module.exports = require("${HERE}${WORK}").load(${JSON.stringify(target)});`);
    }
    return undefined;
  });
  bundler.onLoad({ filter: /.*/, namespace: MADE_HERE }, ({ path }) => ({
    contents: modules.get(path),
    resolveDir: dist,
  }));
}

/** A module that loads what one of the commands asks for, by its name. */
function workOfCommands(dist) {
  const files = readdirSync(join(dist, "cli/commands")).filter((file) => file.endsWith(".js"));
  const asked = files.flatMap((file) => {
    const code = readFileSync(join(dist, "cli/commands", file), "utf8");
    return [...code.matchAll(/\brequire\("(\.[^"]+)"\)/g)].map(([, name]) => join("cli/commands", name));
  });
  if (asked.length === 0) throw new Error("found nothing that cli/commands/ loads when it is asked for");
  const loads = asked.map((name) => `${JSON.stringify(name)}: () => require("./${name}.js")`);
  return `const all = { ${loads.join(", ")} };\nexport const load = (name) => all[name]();`;
}

const isOfCommands = (file) => dirname(file) === "cli/commands";

/** The code of a file as it is published; what the doors offer keeps its name. */
async function forRequire(text, name, offered) {
  const loads = text
    .replace(/\b__require\(/g, "require(")
    .replace(WRAPPED, "$1f(")
    .replaceAll(new RegExp(`"${HERE}([^"]+)"`, "g"), (_, path) => JSON.stringify(fromFile(name, path)));
  const { code } = await transform(loads, { format: "cjs", target: "node20", banner: '"use strict";' });
  const called = code.replaceAll(FREE_CALL, "$1(");
  // Who follows an error finds the constructs by name, and in the repository what they ask.
  return published(withShortOffer(withClassNames(called)), {
    ofFunctions: name.startsWith("modules/") || name.startsWith("cdktn/"),
    offered,
  });
}

/** A call that keeps `this` from what another file offers, where nobody asks for it: in 8,000 places. */
const FREE_CALL = /\(0, (import_\w+\.[\w$]+)\)\(/g;

/** The bundler writes `Name = class _Name` of a class that names itself; a stack trace and an error say Name. */
function withClassNames(code) {
  const names = [...code.matchAll(/\b(\w+) = class _\1\b/g)].map(([, name]) => name);
  return names.reduce((text, name) => text.replaceAll(new RegExp(`\\b_${name}\\b`, "g"), name), code);
}

/** What a file offers, as the bundler writes it for `require`: behind helpers that would be in each of a hundred files. */
const OFFER =
  /^("use strict";\n)var (?:(?!\b__toESM\b).)*?var stdin_exports = \{\};\n__export\(stdin_exports, (\{.*?\n\})\);\nmodule\.exports = __toCommonJS\(stdin_exports\);\n/s;

/** The same without them, and with their variables alone: the object that is there gets a getter for each name. */
function withShortOffer(code) {
  return code.replace(
    OFFER,
    (_, head, offer) => `${head}var __defProp = Object.defineProperty, stdin_exports = ${offer};
__defProp(exports, "__esModule", { value: true });
for (let name in stdin_exports) __defProp(exports, name, { get: stdin_exports[name], enumerable: true });
`,
  );
}

function fromFile(file, path) {
  const way = relative(dirname(file), path).split(sep).join("/");
  return way.startsWith(".") ? way : `./${way}`;
}

/** What Node looks for when a program imports by name what is made for `require`; never run. */
function namesForImport(names) {
  return names.length === 0 ? "" : `\n0&&(module.exports={${names.join(",")}});`;
}

function inFolder(folder, path) {
  return relative(folder, path).split(sep).join("/");
}

module.exports = { bundleCode };
