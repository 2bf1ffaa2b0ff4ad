import { createHash } from "node:crypto";
import { show } from "../text/wording";
import { NotValidError } from "../values/finding";

/** One of several equal parts of a fleet. */
export interface Shard {
  /** From 1 to `count`. */
  readonly index: number;
  readonly count: number;
}

/** More runners than this help nobody. */
const MOST_SHARDS = 1000;

/**
 * Reads `3/10`: the third of ten.
 *
 * @throws NotValidError for anything else
 */
export function parseShard(text: string): Shard {
  const parts = /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(String(text));
  const [index, count] = [Number(parts?.[1]), Number(parts?.[2])];
  if (parts !== null && index <= count && count <= MOST_SHARDS) return { index, count };
  throw new NotValidError("shard", [
    {
      checkId: "PM001",
      severity: "error",
      path: "",
      message: `expected a part of a whole such as 3/10, up to 1000/1000, got ${show(text)}`,
    },
  ]);
}

/** Whether an account belongs to a part. Its name alone decides, so that other accounts come and go without a move. */
export function isInShard(accountName: string, { index, count }: Shard): boolean {
  return createHash("sha256").update(accountName).digest().readUInt32BE(0) % count === index - 1;
}
