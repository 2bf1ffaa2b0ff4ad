import type fc from "fast-check";

/** One thing that AWS, the provider or the window would refuse, and how to bring it into valid props. */
export interface Violation {
  /** The check that has to name it. */
  readonly id: `PM${number}`;
  readonly what: string;
  /** Valid props that it can be brought into. */
  readonly base: fc.Arbitrary<object>;
  /** Props with the violation, and where it lies. `pick` is any number from 0, to choose a place by. */
  readonly inject: (props: never, pick: number) => Injected;
}

export interface Injected {
  readonly props: object;
  readonly path: string;
}

/** A violation in a property that every object of the kind has or may have. */
export function inProperty(
  id: Violation["id"],
  base: fc.Arbitrary<object>,
  path: string,
  values: readonly unknown[],
  others: object = {},
): Violation {
  const [property = ""] = path.split(/[.[]/);
  return {
    id,
    what: path,
    base,
    inject: (props: object, pick) => ({
      props: { ...props, ...others, [property]: values[pick % values.length] },
      path,
    }),
  };
}

/** A list with one entry put in the place of another, or at its end. */
export function withEntry<T>(
  list: readonly T[],
  pick: number,
  entry: T,
): { readonly list: T[]; readonly index: number } {
  const index = pick % (list.length + 1);
  return { list: [...list.slice(0, index), entry, ...list.slice(index + 1)], index };
}

export function times<T>(count: number, entry: T): T[] {
  return Array.from({ length: count }, () => entry);
}
