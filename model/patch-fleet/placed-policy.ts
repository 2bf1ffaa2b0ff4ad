interface PolicyOptions {
  readonly account?: unknown;
  readonly organizationalUnits?: unknown;
  readonly targetRegions?: unknown;
}

/** Where a definition is made. */
export interface PlaceOfDefinition {
  /** Absent: not known. */
  readonly account?: string;
  /** All Regions in which it is made. Absent: not known. */
  readonly regions?: readonly string[];
}

/** A policy that names no place works in the account of its stack, and in every Region in which the definition is made. */
export function placedPolicy<Options extends PolicyOptions>(
  options: Options,
  { account, regions }: PlaceOfDefinition,
): Options {
  const isNamed = options.account !== undefined || options.organizationalUnits !== undefined;
  return {
    ...options,
    targetRegions: options.targetRegions ?? regions,
    ...(isNamed || account === undefined ? {} : { account }),
  };
}
