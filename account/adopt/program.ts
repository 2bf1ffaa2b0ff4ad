import type { ExistingObject, Secret } from "./existing-object";
import { pascalCase } from "./names";
import type { Statement } from "./statement";
import type { SharedValue } from "./written-once";

/** How an object is written where that was found out by trying. */
export interface Choices {
  /** Objects that our constructs refuse, with the reason: written with the generated class. */
  readonly raw: ReadonlyMap<ExistingObject, string>;
  /** Objects whose order is kept. */
  readonly keepOrder: ReadonlySet<ExistingObject>;
  /** Arguments that a construct does not say as they are. */
  readonly overrides: ReadonlyMap<ExistingObject, readonly string[]>;
  /** Ids that the user chose, by the object's own id or name. */
  readonly names: ReadonlyMap<string, string>;
}

/** A program that stands for what exists. */
export interface Program {
  readonly account?: string;
  /** The Regions; the first is the one of the usual provider. */
  readonly regions: readonly string[];
  readonly secrets: readonly (Secret & { readonly variable: string; readonly id: string })[];
  /** What several constructs say alike. */
  readonly shared: readonly SharedValue[];
  readonly statements: readonly Statement[];
  /** Objects that no construct says as they are, or that theirs refuses, with the reason: plain resources. */
  readonly plain: ReadonlyMap<ExistingObject, string>;
}

/** The variable of the provider of a Region that is not the usual one. */
export function providerVariable(region: string): string {
  const id = pascalCase(region);
  return id.charAt(0).toLowerCase() + id.slice(1);
}
