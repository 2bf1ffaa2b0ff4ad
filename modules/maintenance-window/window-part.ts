import type { Construct } from "constructs";
import { TOKENS_AS_UNKNOWN } from "../construct/tokens";
import { Problems } from "../model/problems";
import { PropsReader } from "../model/props-reader";
import { show } from "../model/wording";
import { type IMaintenanceWindow, isMaintenanceWindow } from "./maintenance-window-interface";

// What targets and tasks share: both belong to a window.

/** One property of props which may be anything; undefined too where they are no object, as the reader of all tells. */
export function propertyOf(props: unknown, name: string): unknown {
  return PropsReader.open(props, "", new Problems(), TOKENS_AS_UNKNOWN)?.raw(name);
}

/** The window that a target or a task belongs to. Reported where it is missing or something else. */
export function windowOf(props: unknown, problems: Problems): IMaintenanceWindow | undefined {
  if (typeof props !== "object" || props === null || Array.isArray(props)) return undefined;
  const window = propertyOf(props, "window");
  if (isMaintenanceWindow(window)) return window;
  const got = window === undefined ? "nothing; it is required" : show(window);
  problems.add("window", `expected a MaintenanceWindow, got ${got}`);
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
  if (!hasGetter(options)) return { ...options, window };
  const properties = { ...Object.getOwnPropertyDescriptors(options), window: { value: window, enumerable: true } };
  return Object.defineProperties({}, properties) as Options & { readonly window: IMaintenanceWindow };
}

function hasGetter(options: object): boolean {
  for (const name in options) {
    if (Object.getOwnPropertyDescriptor(options, name)?.get !== undefined) return true;
  }
  return false;
}
