import { canonical, copy, type ObjectValue, type Value } from "../values/value";
import { hexadecimal } from "./identifiers";

/** Something that exists in the simulated account. */
export interface RemoteObject {
  /** The Terraform resource type. */
  readonly type: string;
  /** The Region in which it is; an empty string for what is global, as IAM. */
  readonly region: string;
  /** The id that Terraform knows it by. */
  readonly id: string;
  /** What the service holds of it, by the names of Terraform's arguments. */
  readonly attributes: ObjectValue;
}

/** An account as it is written to a file. */
export interface AccountSnapshot {
  readonly id: string;
  readonly created: Readonly<Record<string, number>>;
  readonly objects: readonly RemoteObject[];
}

/**
 * One simulated AWS account: what exists in it, Region by Region.
 *
 * It is a test double. Tests may look into it and change it behind Terraform's back, which is what drift is.
 */
export class Account {
  private readonly objects = new Map<string, RemoteObject>();
  private readonly created = new Map<string, number>();

  constructor(
    /** The twelve digits. */
    readonly id: string,
    private readonly seed: string,
    private readonly changed: () => void = () => {},
    private readonly isShared = false,
  ) {}

  /** Whether something that is named exists here, or may have been made by others. */
  mayHold(type: string, id: string, region?: string): boolean {
    return this.isShared || this.find(type, id, region) !== undefined;
  }

  /** Everything that exists, or everything of one type, sorted by type, Region and id. */
  list(type?: string, region?: string): RemoteObject[] {
    return [...this.objects.entries()]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([, object]) => object)
      .filter((object) => (type ?? object.type) === object.type && (region ?? object.region) === object.region);
  }

  /** The object with an id, in a Region or in any. */
  find(type: string, id: string, region?: string): RemoteObject | undefined {
    if (region !== undefined) return this.objects.get(keyOf(type, region, id));
    return this.list(type).find((object) => object.id === id);
  }

  /** Adds an object, or puts it in the place of the one with the same type, Region and id. */
  put(object: RemoteObject): RemoteObject {
    this.objects.set(keyOf(object.type, object.region, object.id), { ...object, attributes: copy(object.attributes) });
    this.changed();
    return object;
  }

  /** Makes an object go away; nothing happens if it is not there. */
  remove(type: string, id: string, region?: string): void {
    const object = this.find(type, id, region);
    if (object && this.objects.delete(keyOf(type, object.region, id))) this.changed();
  }

  /**
   * Changes an object behind Terraform's back, as a colleague in the console would: the next refresh shows drift.
   *
   * @throws Error when there is no such object.
   */
  drift(type: string, id: string, attributes: ObjectValue): void {
    const object = this.find(type, id);
    if (!object) throw new Error(`account ${this.id} has no ${type} with the id ${id}`);
    this.put({ ...object, attributes: { ...object.attributes, ...attributes } });
  }

  /**
   * A text from which an identifier is made. It follows from the seed, the account and what is created, so that a run
   * gives the same identifiers whatever order Terraform works in; what is created once more gets another.
   */
  entropy(type: string, region: string, content: Value): string {
    return this.counted(hexadecimal(JSON.stringify([this.seed, this.id, type, region, content]), 32));
  }

  /**
   * The same for a name that nobody gave: accounts that are alike get the same names, for the number of the account, the
   * Region in which most of it lies, and ids in what is created are left aside.
   */
  nameEntropy(
    type: string,
    { region, home }: { readonly region: string; readonly home: string },
    content: Value,
  ): string {
    const text = canonical(content).replace(OWN, "").replaceAll(home, "");
    return this.counted(hexadecimal(JSON.stringify([type, text]), 32), ` ${region}`);
  }

  private counted(key: string, place = ""): string {
    const times = (this.created.get(key + place) ?? 0) + 1;
    this.created.set(key + place, times);
    return `${key}/${times}`;
  }

  /** What to write to a file. */
  snapshot(): AccountSnapshot {
    return { id: this.id, created: Object.fromEntries([...this.created].sort()), objects: this.list() };
  }

  /** Takes over what was written to a file. */
  restore(snapshot: AccountSnapshot): void {
    for (const [key, times] of Object.entries(snapshot.created)) this.created.set(key, times);
    for (const object of snapshot.objects) this.objects.set(keyOf(object.type, object.region, object.id), object);
  }
}

/** What accounts that are alike call otherwise: UUIDs, ids such as `mw-…`, account numbers. */
const OWN = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b[a-z]+-[0-9a-f]{17}\b|\b\d{12}\b/g;

function keyOf(type: string, region: string, id: string): string {
  return [type, region, id].join(" ");
}
