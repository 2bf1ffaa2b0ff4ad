import type { Construct } from "constructs";
import { expectedGot } from "../../model/text/wording";
import type { Problems } from "../../model/values/problems";
import { LONGEST_LIST, type PropsReader } from "../../model/values/props-reader";
import { type IMaintenanceWindow, isMaintenanceWindow } from "./maintenance-window-interface";

// What targets and tasks share: both belong to a window.

/** The window that a target or a task belongs to. Reported where it is missing or something else. */
export function windowOf(reader: PropsReader, problems: Problems): IMaintenanceWindow | undefined {
  const window = reader.raw("window");
  if (isMaintenanceWindow(window)) return window;
  problems.add("window", expectedGot("a MaintenanceWindow", window));
  return undefined;
}

/** What a target or task is called within its window: its path from there, or from the root where it lies elsewhere. */
export function keyInWindow(window: IMaintenanceWindow | undefined, part: Construct): string {
  const start = `${window?.node.path}/`;
  return part.node.path.startsWith(start) ? part.node.path.slice(start.length) : part.node.path;
}

/**
 * Options of an adder as props. What is no object is handed on as it is, so that target or task says so itself; no
 * getter is called, for the same reason.
 */
export function withWindow<Options extends object>(
  options: Options,
  window: IMaintenanceWindow,
): Options & { readonly window: IMaintenanceWindow } {
  if (typeof options !== "object" || options === null || Array.isArray(options)) return options as never;
  try {
    const names = Object.keys(options);
    if (names.length > LONGEST_LIST) return { ...firstOf(options, names), window };
    if (!hasGetter(options)) return { ...options, window };
    const properties = { ...Object.getOwnPropertyDescriptors(options), window: { value: window, enumerable: true } };
    return Object.defineProperties({}, properties) as Options & { readonly window: IMaintenanceWindow };
  } catch {
    // An object that cannot even be looked at; whoever reads it says so.
    return options as never;
  }
}

/** Enough to say of an object that it is nothing like options. */
function firstOf<Options extends object>(options: Options, names: readonly string[]): Options {
  const entries = names.slice(0, LONGEST_LIST).map((name) => [name, (options as Record<string, unknown>)[name]]);
  return Object.fromEntries(entries) as Options;
}

function hasGetter(options: object): boolean {
  for (const name in options) {
    if (Object.getOwnPropertyDescriptor(options, name)?.get !== undefined) return true;
  }
  return false;
}
