/** One step into a module: its name, and the key where the call has `count` or `for_each`. */
export interface ModuleStep {
  readonly name: string;
  /** As Terraform writes it: `["eu"]`, `[0]`; empty without. */
  readonly key: string;
}

const KEY = String.raw`(?:\[(?:"(?:[^"\\]|\\.)*"|\d+)\])?`;
const STEP = new RegExp(String.raw`module\.([A-Za-z_][\w-]*)(${KEY})(?:\.|$)`, "y");

/** `module.fleet["eu"].module.patching` in steps; undefined for a text that is not such an address. */
export function moduleSteps(address: string): readonly ModuleStep[] | undefined {
  const steps: ModuleStep[] = [];
  STEP.lastIndex = 0;
  let position = 0;
  while (position < address.length) {
    STEP.lastIndex = position;
    const found = STEP.exec(address);
    if (found === null) return undefined;
    steps.push({ name: found[1] ?? "", key: found[2] ?? "" });
    position = STEP.lastIndex;
  }
  return steps;
}

/** The address of the module that steps lead to, with the point behind it; empty for the root. */
export function modulePrefix(steps: readonly ModuleStep[]): string {
  return steps.map(({ name, key }) => `module.${name}${key}.`).join("");
}

const REFERENCE = new RegExp(
  String.raw`^(?:(?<data>data\.)?(?<type>[a-z][a-z0-9]*_\w+)\.(?<name>[A-Za-z_][\w-]*)(?<key>${KEY})|var\.(?<variable>[\w-]+)|module\.(?<module>[A-Za-z_][\w-]*)(?<moduleKey>${KEY})\.(?<output>[\w-]+))`,
);

/** What an entry of `references` in a plan's configuration names. */
export type Referenced =
  | { readonly kind: "resource"; readonly base: string; readonly key: string }
  | { readonly kind: "variable"; readonly name: string }
  | { readonly kind: "output"; readonly step: ModuleStep; readonly name: string };

export function referenced(reference: string): Referenced | undefined {
  const groups = REFERENCE.exec(reference)?.groups;
  if (groups === undefined) return undefined;
  if (groups.variable !== undefined) return { kind: "variable", name: groups.variable };
  if (groups.module !== undefined) {
    const step = { name: groups.module, key: groups.moduleKey ?? "" };
    return { kind: "output", step, name: groups.output ?? "" };
  }
  return { kind: "resource", base: `${groups.data ?? ""}${groups.type}.${groups.name}`, key: groups.key ?? "" };
}
