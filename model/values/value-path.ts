/** A property by its name, an entry by its place. */
export type Path = readonly PropertyKey[];

/** `accounts[3].overrides.rebootOption` */
export function pathText(path: Path): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === "number") return `${text}[${part}]`;
    return text === "" ? String(part) : `${text}.${String(part)}`;
  }, "");
}

/** Whether a place is another one or lies within it: `approvalRules[0].severity` within `approvalRules`. */
export function liesWithin(path: string, outer: string): boolean {
  return path === outer || path.startsWith(`${outer}.`) || path.startsWith(`${outer}[`);
}
