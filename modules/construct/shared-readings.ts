import { propertyOf } from "../../model/values/property-of";

/** What was read from the props of one construct, for every other one that is given the same. */
export interface SharedReading {
  value?: unknown;
}

/**
 * What was read from the parts of a definition, by Region and part. The accounts of a ring follow the very same
 * definition: its parts are read and checked for the first of them.
 */
export class SharedReadings {
  private readonly parts = new Map<string, SharedReading>();

  public of(region: string | undefined, part: string): SharedReading {
    const name = `${region ?? ""} ${part}`;
    const known = this.parts.get(name) ?? {};
    this.parts.set(name, known);
    return known;
  }
}

/** Travels with props that are copied, and no reader of props looks at symbols. */
const READING = Symbol("cdktf-patch-manager.reading");
const READINGS = Symbol("cdktf-patch-manager.readings");

/** Props of one construct among several that are given the same. Only for props that nobody else holds. */
export function sharingReading<Props extends object>(props: Props, reading: SharedReading | undefined): Props {
  if (reading !== undefined) (props as { [READING]?: SharedReading })[READING] = reading;
  return props;
}

export function sharedReadingOf(props: unknown): SharedReading | undefined {
  return propertyOf(props, READING) as SharedReading | undefined;
}

/** A definition that several accounts follow, and that is known to be valid. */
export function sharingReadings<Definition extends object>(definition: Definition): Definition {
  return { ...definition, [READINGS]: new SharedReadings() };
}

export function sharedReadingsOf(definition: unknown): SharedReadings | undefined {
  return propertyOf(definition, READINGS) as SharedReadings | undefined;
}
