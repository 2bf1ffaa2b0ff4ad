/** A module of the project run once more, by its absolute path: another copy, as a second version of the library is. */
export function loadedAnew<Exports>(path: string): Exports {
  const file = require.resolve(path);
  const before = require.cache[file];
  delete require.cache[file];
  try {
    return require(file) as Exports;
  } finally {
    if (before === undefined) delete require.cache[file];
    else require.cache[file] = before;
  }
}
