declare const NO_VALUE: unique symbol;

/** No value: the property exists there alone. The compiler's message then names the property and where it does. */
export interface OnlyOn<Where extends string, Property extends string> {
  readonly [NO_VALUE]: readonly [Where, Property];
}

/** The same of several properties. */
export type AllOnlyOn<Where extends string, Properties extends string> = {
  readonly [Property in Properties]?: OnlyOn<Where, Property>;
};

/**
 * No value: the property does not stand beside the one that it names, which the compiler's message tells. Members of an
 * enumeration that has none, for the compiler can tell alternatives apart by them.
 */
export declare enum NotWith {
  account = "account",
  allNodes = "allNodes",
  approveAfterDays = "approveAfterDays",
  approveUntilDate = "approveUntilDate",
  instanceIds = "instanceIds",
  operation = "operation",
  organizationalUnits = "organizationalUnits",
  patchGroups = "patchGroups",
  resourceGroup = "resourceGroup",
  runsOnce = "runsOnce",
  tagsOrPatchGroups = "tagsOrPatchGroups",
  targets = "targets",
}

/** The same of several properties. */
export type NoneWith<Other extends NotWith, Properties extends string> = {
  readonly [Property in Properties]?: Other;
};
