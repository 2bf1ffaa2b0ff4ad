import { isAbsolute, relative, sep } from "node:path";

/** Whether a path is a folder, or lies below it. */
export function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  // One to another drive is absolute, and a name may begin with two dots.
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
