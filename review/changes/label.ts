import { NOT_KNOWN_YET } from "../../model/describe/describe-rule";
import type { PatchEnvironmentModel } from "../../model/environment/patch-environment-model";
import { placeOf } from "../../model/patching/place/place";
import { isReference, type TerraformReference } from "../../model/terraform/terraform-value";
import { grouped } from "../../model/values/grouped";
import { isKnown, type Knowable } from "../../model/values/unknown";

/** The modules that an address begins with; one of them may be called `data`. */
const MODULES = /^(?:module\.[A-Za-z_][\w-]*(?:\[(?:"(?:[^"\\]|\\.)*"|\d+)\])?\.)*/;

/** What cdktf appends to the path of a construct: `Notifications_Policy_2559A36B`. Digits alone may be a date. */
const HASH = /_(?!\d{8})[\dA-F]{8}(?=\[|$)/;

/** A resource in a sentence: its address without type and hash, `AmazonLinux2`, `module.eu.each["web"]`. */
export function labelOf(address: string): string {
  const modules = modulesOf(address);
  const own = address.slice(modules.length).replace(/^(?:data\.)?aws_[a-z\d_]+\./, "");
  return modules + own.replace(HASH, "");
}

/** `module.eu.module.patching["web"].`; empty in the root module. */
export function modulesOf(address: string): string {
  return MODULES.exec(address)?.[0] ?? "";
}

/** Whether it may be one of several instances of a module or of a resource. */
export function isInstance(address: string): boolean {
  return modulesOf(address) !== "" || address.endsWith("]");
}

/** What objects are called in AWS, by address. */
export type Names = ReadonlyMap<string, string>;

interface Named {
  readonly name: string;
  /** Absent: nobody named it. */
  readonly region?: string;
}

/**
 * The names that owners gave their objects; where two of one Region have one name, the label tells them apart. Of others
 * the Region does, for no sentence is about two.
 */
export function namesOf(environment: PatchEnvironmentModel, found: Names): Names {
  const { baselines, maintenanceWindows } = environment;
  const all = new Map<string, Named>([...found].map(([key, name]) => [key, { name }]));
  const add = (
    { key, name }: { readonly key: string; readonly name?: Knowable<string> },
    placed: Parameters<typeof placeOf>[0],
  ) => {
    if (name === undefined || !isKnown(name) || name === "") return;
    const { region } = placeOf(placed, environment);
    all.set(key, { name, ...(region.kind === "named" ? { region: region.name } : {}) });
  };
  for (const baseline of baselines) add(baseline, baseline);
  for (const window of maintenanceWindows) {
    for (const one of [window, ...window.targets]) add(one, window);
  }
  const byName = grouped([...all.values()], ({ name }) => name);
  const isClear = (key: string, { name, region }: Named) => {
    const inRegion = (other: Named) => [region, other.region].includes(undefined) || other.region === region;
    return labelOf(key) === name || byName.get(name)?.filter(inRegion).length === 1;
  };
  return new Map([...all].map(([key, one]) => [key, isClear(key, one) ? one.name : `${one.name} (${labelOf(key)})`]));
}

/** What a resource is called: its own name, else its label. */
export function nameOf(address: string, names: Names): string {
  return names.get(address) ?? labelOf(address);
}

/** What a `baseline_id` names, for a reader. */
export function baselineLabel(link: Knowable<string> | TerraformReference | undefined, names: Names): string {
  if (link === undefined || !isKnown(link)) return `a baseline ${NOT_KNOWN_YET}`;
  return isReference(link) ? nameOf(link.address, names) : link;
}
