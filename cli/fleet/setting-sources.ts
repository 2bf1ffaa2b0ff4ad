import { settingOfPart } from "./setting-path";

/** Where each setting comes from, by its path: `ring prod`, `account prod-us`. */
export type Sources = Readonly<Record<string, string>>;

/** What a cell says of the settings that decide it. */
export interface Decided {
  /** `ring prod`, `account prod-us`, `lock of ring prod`, several with what each sets; absent: the definition. */
  readonly from?: string;
  /** The settings of the row that decide it; absent: none does. */
  readonly settings?: readonly string[];
}

export function decidedBy(settings: readonly string[], from: Sources): Decided {
  return settings.length === 0 ? {} : { from: sourceOf(settings, from), settings };
}

/** Who decides a cell: `ring dev`; where several do, each with what of it: `ring dev (schedule), account a (scheduleTimezone)`. */
function sourceOf(settings: readonly string[], from: Sources): string {
  const sources = [...new Set(settings.map((path) => from[path] ?? ""))].sort().reverse();
  if (sources.length === 1) return sources[0] as string;
  const isOne = new Set(settings.flatMap((path) => settingOfPart(path)?.key ?? [])).size < 2;
  const label = (path: string) => {
    const setting = settingOfPart(path);
    if (setting === undefined) return path;
    return isOne ? setting.name : `${setting.key}.${setting.name}`;
  };
  return sources
    .map(
      (source) =>
        `${source} (${settings
          .filter((path) => from[path] === source)
          .map(label)
          .join(", ")})`,
    )
    .join(", ");
}

/** Whether an account itself decides, alone or among others. */
export function isOfAccount(source: string | undefined): boolean {
  return source !== undefined && /(^|, )account /.test(source);
}

/** Who sets what in a row of many accounts, where each may set the same by itself: `each account`, `3 of the accounts`. */
export function sharedSources(all: readonly Sources[]): Sources {
  const paths = new Set(all.flatMap(Object.keys));
  return Object.fromEntries(
    [...paths].map((path) => {
      const sources = all.map((from) => from[path]);
      const own = sources.filter(isOfAccount).length;
      const [first = ""] = sources.filter((source) => source !== undefined);
      if (own === 0) return [path, first];
      return [path, own === all.length ? "each account" : `${own} of the accounts`];
    }),
  );
}
