import type { ConfigurationReferences } from "./configuration-references";
import { entryOf } from "./entry-of";
import { hasMark } from "./marks";
import type { ResourceChange } from "./plan-schema";
import type { Renaming } from "./renaming";
import { joinPath } from "./secret-values";

/** What tells one of a type from another. */
const NAMES = ["name", "patch_group", "association_name", "bucket"];
export const KEYS = [...NAMES, "operating_system", "window_id", "role", "arn"];

/** Whether what is made is the same as something that is gone. */
export class Comparison {
  /** Arguments that are known to be the same. */
  private readonly same = new Set<string>();
  private isAlong = false;

  constructor(
    private readonly made: ResourceChange,
    private readonly references: ConfigurationReferences,
    private readonly renamed: ReadonlyMap<string, Renaming>,
  ) {}

  /** The pair, where they are the same. */
  public pair(gone: ResourceChange, isByName: boolean): readonly Renaming[] {
    const { before } = gone.change;
    const { after, after_unknown: marks } = this.made.change;
    const isSame = namesOf(before, after, marks)
      // The Region is where they are, and not what they are.
      .filter((name) => name !== "region" && (!isByName || KEYS.includes(name)))
      .every((name) => this.isSame(entryOf(before, name), entryOf(after, name), entryOf(marks, name), name));
    if (!isSame || !(isByName ? this.isNamed(gone) : this.same.size > 0 || this.isCalledAlike(gone))) return [];
    return [{ gone, made: this.made, isEqual: !isByName, isAlong: this.isAlong }];
  }

  /** A default is one for its system; what belongs to something renamed may have no name of its own. */
  private isNamed(gone: ResourceChange): boolean {
    if (gone.type === "aws_ssm_default_patch_baseline" || NAMES.some((one) => this.same.has(one))) return true;
    return this.isAlong && this.isCalledAlike(gone);
  }

  /** `Weekly_Install_30CAD3A4` and `Sunday_Install_647C1CF4` */
  private isCalledAlike(gone: ResourceChange): boolean {
    return lastWord(gone.name) === lastWord(this.made.name);
  }

  private isSame(before: unknown, after: unknown, mark: unknown, path: string): boolean {
    if (mark === true) return this.leadsToSame(before, path);
    if (isEmpty(before) && isEmpty(after) && !hasMark(mark)) return true;
    if (typeof before === "object" && typeof after === "object" && before !== null && after !== null) {
      if (Array.isArray(before) && Array.isArray(after) && before.length !== after.length) return false;
      return namesOf(before, after, mark).every((name) =>
        this.isSame(entryOf(before, name), entryOf(after, name), entryOf(mark, name), joinPath(path, name)),
      );
    }
    this.same.add(path);
    return before === after;
  }

  /** Of what is known after apply: that it is taken from what was renamed, or that the provider computes it. */
  private leadsToSame(before: unknown, path: string): boolean {
    const values: readonly unknown[] = Array.isArray(before) ? before : [before];
    // What makes blocks (`dynamic`) stands in no plan.
    const mayBeGiven = Array.isArray(before) && before.some((value) => typeof value === "object");
    if (!path.includes(".") && !mayBeGiven && !this.references.isGiven(this.made, path)) return true;
    const leads = this.references.of(this.made, path).map((address) => this.renamed.get(address)?.gone.change.before);
    const leadsTo = (value: unknown) =>
      typeof value === "string" && leads.some((old) => Object.values(old ?? {}).includes(value));
    if (leads.length !== values.length || !values.every(leadsTo)) return false;
    this.same.add(path);
    this.isAlong = true;
    return true;
  }
}

function namesOf(...values: readonly unknown[]): readonly string[] {
  return [...new Set(values.flatMap((value) => Object.keys(typeof value === "object" ? (value ?? {}) : {})))];
}

/** `Install` of `Weekly_Install_30CAD3A4` */
function lastWord(name: string): string | undefined {
  return name
    .replace(/_[\dA-F]{8}$/, "")
    .split(/[_-]/)
    .at(-1);
}

/** The provider reads what is not set, empty or off back as each other. */
function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === "" || value === false || value === 0) return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}
