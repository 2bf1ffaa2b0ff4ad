import { Partners } from "./partners";

/** A text of the first plan, and what stands in its place in the other one. */
type Pair = readonly [one: string, other: string];

/**
 * What two plans of alike stacks call differently though it means the same: the account, and what AWS has called each
 * object. Found while they are compared; `agree` says at the end whether it fits together.
 */
export class OwnWords {
  public readonly accounts = new Partners();
  /** Names of the first plan that the other one has others for. */
  public readonly names: string[] = [];
  private readonly ids = new Partners();
  private readonly links: Pair[] = [];
  private readonly namingAccount: Pair[] = [];

  /** @param account - of the first plan, that stands in its texts */
  constructor(private readonly ownAccount: string | undefined) {}

  /** A name that AWS or the provider gave. */
  public name(one: string, other: string): true {
    if (one !== other) this.names.push(one);
    return true;
  }

  /** An id that links may lead to. */
  public id(one: string, other: string): boolean {
    return this.name(one, other) && this.ids.pair(one, other);
  }

  /** What should lead to the same object, or is the same id of something that the plans do not have. */
  public link(one: string, other: string): true {
    this.links.push([one, other]);
    return this.name(one, other);
  }

  /** A text that holds the number of the account. */
  public textOfAccount(one: string, other: string): true {
    this.namingAccount.push([one, other]);
    return true;
  }

  public account(one: string | undefined, other: string | undefined): boolean {
    if (one === undefined || other === undefined) return one === other;
    return this.accounts.pair(one, other);
  }

  public agree(): boolean {
    return (
      this.links.every(([one, other]) => this.ids.areOne(one, other)) &&
      this.namingAccount.every(([one, other]) => this.inOther(one) === other)
    );
  }

  /** A text of the first plan as the other one has it. */
  public readonly inOther = (text: string): string => {
    const partner = this.accounts.of(text);
    const { ownAccount } = this;
    if (partner !== text || ownAccount === undefined || !text.includes(ownAccount)) return partner;
    return text.replaceAll(ownAccount, this.accounts.of(ownAccount));
  };
}
