import { OVERRIDES_BY_KEY } from "../../model/patch-fleet/overrides";

/** A setting of one window, association or policy. */
export interface SettingOfPart {
  readonly kind: (typeof OVERRIDES_BY_KEY)[number];
  /** What it is called in the definition. */
  readonly key: string;
  readonly name: string;
}

/** Reads `maintenanceWindows.Weekly.schedule`; undefined for `soakDays`, which is of no part. */
export function settingOfPart(path: string): SettingOfPart | undefined {
  const kind = OVERRIDES_BY_KEY.find((one) => path.startsWith(`${one}.`));
  if (kind === undefined) return undefined;
  const end = path.lastIndexOf(".");
  return { kind, key: path.slice(kind.length + 1, end), name: path.slice(end + 1) };
}
