import { existsSync, readFileSync } from "node:fs";
import { writeAllWhole } from "../../host/files/write-whole";
import { Account, type AccountSnapshot } from "./account";
import { EXAMPLE_ACCOUNT_ID } from "./example-account";

/** How a simulated AWS starts. */
export interface SimulatedAwsOptions {
  /**
   * Account that a provider configuration without `assume_role` works in.
   *
   * @default - the first of its `allowed_account_ids`, else 123456789012
   */
  readonly accountId?: string;
  /**
   * Changes all identifiers that are given out, and no names.
   *
   * @default "offline-aws"
   */
  readonly seed?: string;
  /**
   * JSON file in which everything is kept; read at the start if it exists, written after each change.
   *
   * @default - in memory, gone with the process
   */
  readonly stateFile?: string;
  /**
   * Whether others use the accounts, too: a role, a bucket or a topic that a configuration names and nothing here made
   * is taken to exist. Otherwise AWS's refusal is given, as in an account that is empty.
   *
   * @default false
   */
  readonly isShared?: boolean;
}

const FORMAT = "offline-aws-state/1";

interface StateFile {
  readonly format: typeof FORMAT;
  readonly about: string;
  readonly accounts: readonly AccountSnapshot[];
}

/** All simulated accounts of one server. A test double: nothing in it has anything to do with an account at AWS. */
export class SimulatedAws {
  /** Account that a provider configuration works in which says nothing about it. */
  readonly defaultAccountId: string | undefined;
  private readonly accounts = new Map<string, Account>();
  private readonly seed: string;
  private readonly isShared: boolean;
  private readonly stateFile: string | undefined;

  /** @throws Error when `stateFile` is there but is no such file. */
  constructor(options: SimulatedAwsOptions = {}) {
    this.defaultAccountId = options.accountId;
    this.seed = options.seed ?? "offline-aws";
    this.isShared = options.isShared ?? false;
    this.stateFile = options.stateFile;
    if (this.stateFile !== undefined && existsSync(this.stateFile)) this.load(this.stateFile);
  }

  /** The account with an id, empty if nobody used it before. */
  account(id: string = this.defaultAccountId ?? EXAMPLE_ACCOUNT_ID): Account {
    const known = this.accounts.get(id);
    if (known) return known;
    const account = new Account(id, this.seed, () => this.save(), this.isShared);
    this.accounts.set(id, account);
    return account;
  }

  private load(file: string): void {
    const content = parse(file);
    if (content.format !== FORMAT) throw new Error(`${file}: expected a state file of offline-aws (format ${FORMAT})`);
    for (const snapshot of content.accounts) this.account(snapshot.id).restore(snapshot);
  }

  private save(): void {
    if (this.stateFile === undefined) return;
    const accounts = [...this.accounts.values()]
      .map((account) => account.snapshot())
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    const content: StateFile = { format: FORMAT, about: "simulated accounts of offline-aws, not AWS", accounts };
    const text = `${JSON.stringify(content, undefined, 2)}\n`;
    writeAllWhole([{ path: this.stateFile, shown: this.stateFile, text }]);
  }
}

function parse(file: string): StateFile {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as StateFile;
  } catch (problem) {
    throw new Error(`${file}: expected JSON; ${problem instanceof Error ? problem.message : String(problem)}`);
  }
}
