import { jsonText } from "../../model/text/json";
import { SNAPSHOT_FORMAT, SNAPSHOT_VERSION, type Snapshot, type SnapshotAccount } from "./snapshot-schema";

/** What stands in a snapshot before its accounts. */
export type SnapshotHead = Pick<Snapshot, "taken" | "secrets">;

/** A snapshot as text, piece by piece: an account that is written need not be kept. */
export class SnapshotText {
  private isFirst = true;

  constructor(private readonly head: SnapshotHead) {}

  /** What comes before the accounts. */
  public start(): string {
    const { taken, secrets } = this.head;
    const whole = jsonText({ format: SNAPSHOT_FORMAT, version: SNAPSHOT_VERSION, taken, secrets, accounts: [] }, 1);
    return whole.slice(0, whole.lastIndexOf("]"));
  }

  /** One account more. */
  public account(account: SnapshotAccount): string {
    const separator = this.isFirst ? "\n" : ",\n";
    this.isFirst = false;
    return `${separator}  ${jsonText(account, 1).replaceAll("\n", "\n  ")}`;
  }

  /** What comes behind them. */
  public end(): string {
    return `${this.isFirst ? "" : "\n "}]\n}\n`;
  }
}
