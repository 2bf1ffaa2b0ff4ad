// What the files of the bundle offer each other has short names: it is asked for in 8,000 places, and no user sees it. A
// door keeps the names by which users know it.
const LETTERS = [..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"];

/** What a file offers, as the bundler writes it: at its end. */
const OFFERED = /(?<=^|\n)export \{([^}]+)\};\s*$/;

/** The short names of what each of the bundler's files offers, by the path of the file. */
function shortNamesOf(outputs) {
  return new Map(
    Object.entries(outputs).map(([file, { entryPoint, exports: names }]) => [
      file,
      new Map(entryPoint === undefined ? names.map((name, index) => [name, shortName(index)]) : []),
    ]),
  );
}

/** a to Z, then aa to ZZ and so on. */
function shortName(index) {
  const rest = Math.floor(index / LETTERS.length);
  return (rest === 0 ? "" : shortName(rest - 1)) + LETTERS[index % LETTERS.length];
}

/** The text of a file that offers under short names what it had offered under long ones. */
function offeringShortNames(text, names) {
  if (names.size === 0) return text;
  if (!OFFERED.test(text)) throw new Error("found nothing that a file offers: does the bundler write it otherwise?");
  return text.replace(OFFERED, (_, list) => {
    const offered = renamed(list, (own, known) => `${own} as ${names.get(known)}`);
    return `export { ${offered} };\n`;
  });
}

/** The text of a file that asks for short names from another one, which it loads by a path in quotes. */
function askingForShortNames(text, path, names) {
  if (names.size === 0) return text;
  return text.replaceAll(/^import \{([^}]+)\} from ("[^"]+");/gm, (written, list, from) =>
    from === path
      ? `import { ${renamed(list, (known, own) => `${names.get(known)} as ${own}`)} } from ${from};`
      : written,
  );
}

/** A list of names, each of which may stand for another one: `one, two as second`. */
function renamed(list, rename) {
  const pairs = list.split(",").map((one) => one.trim().split(" as "));
  return pairs.map(([name, as = name]) => rename(name, as)).join(", ");
}

module.exports = { askingForShortNames, offeringShortNames, shortName, shortNamesOf };
