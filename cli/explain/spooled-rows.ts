import { type PackageVersion, packagesIn } from "../../model/explain/patch/patch";
import type { ListedPatch } from "../../model/patch-lists/listed-patch";
import { BytePieces } from "./byte-pieces";
import { type Answer, releaseTime, replacedBy } from "./explain-list";
import { onceForEach, rememberingLast } from "./once";
import type { RowFormat } from "./row-format";
import { type Place, RowSpool } from "./row-spool";
import type { Subject } from "./subjects";
import type { UnexplainedGroup } from "./unexplained-groups";

/** What stays in memory of an answer. */
interface Row {
  readonly place: Place;
  readonly released: number;
  readonly subject: Subject;
  /** What newer versions may take the place of; empty where none can. */
  readonly packages: readonly PackageVersion[];
}

const NONE: readonly PackageVersion[] = [];

/** Writes any number of answers: each waits on the disk until the whole list has proved to be readable. */
export class SpooledRows {
  private readonly spool = new RowSpool();
  private readonly rows: Row[] = [];
  private last: { readonly listed: ListedPatch; readonly packages: readonly PackageVersion[] } | undefined;

  constructor(private readonly format: RowFormat) {}

  public add(answer: Answer): void {
    const { subject, verdict } = answer;
    this.rows.push({
      place: this.spool.add(this.format.parts(answer)),
      released: releaseTime(answer),
      subject,
      packages: verdict.outcome === "approved" ? this.packagesOf(answer) : NONE,
    });
  }

  /** Everything that was added, in UTF-8: the newest release first, and then the groups that nothing is known about. */
  public *pieces(unexplained: readonly UnexplainedGroup[]): Generator<Uint8Array> {
    const { opening, separator, closing, ofGroup, replaced } = this.format;
    const groupBytes = onceForEach((subject: Subject) => Buffer.from(ofGroup(subject)));
    const separatorBytes = Buffer.from(separator);
    // Groups get the same newer versions instead of those of a notice, one group after the other.
    const replacedBytes = rememberingLast((newer: readonly PackageVersion[]) => Buffer.from(replaced(newer)), areSame);
    const pieces = new BytePieces();
    pieces.addText(opening);
    let between = Buffer.alloc(0);
    for (const { place, subject, packages } of this.rows.sort((a, b) => b.released - a.released)) {
      const row = this.spool.read(place);
      const newer = replacedBy(subject, packages);
      pieces.add(between);
      pieces.add(groupBytes(subject));
      if (newer.length === 0) pieces.add(row);
      else {
        pieces.add(row, 0, place.before);
        pieces.add(replacedBytes(newer));
        pieces.add(row, place.before + place.middle);
      }
      if (pieces.hasWhole) yield* pieces.take();
      between = separatorBytes;
    }
    for (const group of unexplained) {
      pieces.add(between);
      pieces.addText(this.format.unexplained(group));
      between = separatorBytes;
    }
    pieces.addText(closing);
    pieces.close();
    yield* pieces.take();
  }

  public close(): void {
    this.spool.close();
  }

  /** The packages of an answer; where groups get the same answer to an entry, one list for all of them. */
  private packagesOf({ listed, patches }: Answer): readonly PackageVersion[] {
    if (patches.length !== listed.patches.length) return packagesIn(patches);
    if (this.last?.listed !== listed) this.last = { listed, packages: packagesIn(patches) };
    return this.last.packages;
  }
}

function areSame(some: readonly PackageVersion[], others: readonly PackageVersion[]): boolean {
  return some.length === others.length && some.every((version, at) => version === others[at]);
}
