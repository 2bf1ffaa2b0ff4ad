import { holdsToken, isUnresolved } from "./tokens";

/** Maps a list of the model to Terraform blocks; a token stays as it is, be it the list or one of its entries. */
export function blocks<Model, Block>(
  list: readonly (Model | symbol)[] | symbol | undefined,
  map: (entry: Model) => Block,
): Block[] | undefined {
  if (list === undefined || typeof list === "symbol") return undefined;
  if (isUnresolved(list)) return list as unknown as Block[];
  if (list.length === 0) return undefined;
  return list.map((entry) => (isUnresolved(entry) ? (entry as unknown as Block) : map(entry as Model)));
}

/**
 * A list in an order of its own, so that the order in which a user writes it plans no change.
 * Left as it is where a token is in it, for a token's text differs from run to run.
 */
export function inOwnOrder<Entry>(list: Entry[] | undefined, sortKey: (entry: Entry) => string): Entry[] | undefined {
  if (list === undefined) return list;
  const order = ownOrder(list, sortKey);
  return order === undefined ? copied(list) : order.map((place) => list[place] as Entry);
}

/** The same as places of the list: which entry comes first, which next; undefined where it is left as it is. */
export function ownOrder<Entry>(list: readonly Entry[], sortKey: (entry: Entry) => string): number[] | undefined {
  if (list.length < 2 || isUnresolved(list) || list.some(holdsToken)) return undefined;
  return list
    .map((entry, place) => ({ place, key: sortKey(entry) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ place }) => place);
}

/** A list or map of its own, for another resource may be made from the same model. A token stays the token that it is. */
export function copied<Value extends object>(value: Value): Value {
  if (isUnresolved(value)) return value;
  return (Array.isArray(value) ? [...value] : { ...value }) as Value;
}
