import { NOT_KNOWN_YET } from "../../model/describe/describe-rule";
import type { PatchEnvironmentModel } from "../../model/environment/patch-environment-model";
import { isReference, type TerraformReference } from "../../model/terraform/terraform-value";
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

/** What objects are called in AWS, by address. */
export type Names = ReadonlyMap<string, string>;

/** The names that owners gave their objects; where two have one name, the label tells them apart. */
export function namesOf({ baselines, maintenanceWindows }: PatchEnvironmentModel, found: Names): Names {
  const targets = maintenanceWindows.flatMap((window) => window.targets);
  const own = [...baselines, ...maintenanceWindows, ...targets].flatMap(({ key, name }) =>
    name !== undefined && isKnown(name) && name !== "" ? [[key, name] as const] : [],
  );
  const all = new Map([...found, ...own]);
  const counts = new Map<string, number>();
  for (const name of all.values()) counts.set(name, (counts.get(name) ?? 0) + 1);
  const isClear = (key: string, name: string) => counts.get(name) === 1 || labelOf(key) === name;
  return new Map([...all].map(([key, name]) => [key, isClear(key, name) ? name : `${name} (${labelOf(key)})`]));
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
