import { FRAMEWORK_NAMES, FRAMEWORKS, type FrameworkName } from "./frameworks";

/**
 * Gives an object the named values of a package, which is loaded when the first of them is asked for: who uses one
 * construct loads what that one needs. The build writes the calls, for the file that names what is used.
 */
export function lazily(target: object, names: readonly string[], load: () => unknown): void {
  const get = (wanted: string) => () => {
    const loaded = installed(load) as Readonly<Record<string, unknown>>;
    for (const name of names) Object.defineProperty(target, name, { enumerable: true, value: loaded[name] });
    return loaded[wanted];
  };
  for (const name of names) {
    Object.defineProperty(target, name, { configurable: true, enumerable: true, get: get(name) });
  }
}

/**
 * Loads a package of the framework.
 *
 * @throws Error that says in one sentence what to import or to install, where the package is missing
 */
export function installed<Loaded>(load: () => Loaded, isInstalled = canBeLoaded): Loaded {
  try {
    return load();
  } catch (error) {
    const missing = missingPackage(error);
    const framework = FRAMEWORK_NAMES.find((name) => missing === name || missing === FRAMEWORKS[name].bindings);
    if (framework === undefined) throw error;
    throw new Error(whatToDo(framework, missing as string, isInstalled));
  }
}

function whatToDo(framework: FrameworkName, missing: string, isInstalled: (name: string) => boolean): string {
  const other = FRAMEWORK_NAMES.find((name) => name !== framework && isInstalled(name));
  if (other !== undefined && !isInstalled(framework)) {
    return `${framework} is not installed, but ${other} is: import from "${FRAMEWORKS[other].importFrom}" instead`;
  }
  return `${missing} is not installed: npm install ${FRAMEWORKS[framework].packages}`;
}

function canBeLoaded(name: string): boolean {
  try {
    require.resolve(name);
    return true;
  } catch {
    return false;
  }
}

/** The package whose module was not found: `@cdktf/provider-aws`. */
function missingPackage(error: unknown): string | undefined {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code !== "MODULE_NOT_FOUND") return undefined;
  return /^Cannot find module '((?:@[^/']+\/)?[^/']+)/.exec(message)?.[1];
}
