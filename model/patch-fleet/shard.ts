import { createHash } from "node:crypto";
import { show } from "../text/wording";
import type { Problems } from "../values/problems";

/** One of several equal parts of a fleet. */
export interface Shard {
  /** From 1 to `count`. */
  readonly index: number;
  readonly count: number;
}

/** More runners than this help nobody. */
const MOST_SHARDS = 1000;

/** Reads `3/10`: the third of ten. */
export function readShard(text: unknown, path: string, problems: Problems): Shard | undefined {
  const parts = /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(String(text));
  const [index, count] = [Number(parts?.[1]), Number(parts?.[2])];
  if (parts !== null && index <= count && count <= MOST_SHARDS) return { index, count };
  problems.add(path, `expected a part of a whole such as 3/10, up to 1000/1000, got ${show(text)}`);
  return undefined;
}

/** Whether an account belongs to a part. Its name alone decides, so that other accounts come and go without a move. */
export function isInShard(accountName: string, { index, count }: Shard): boolean {
  return createHash("sha256").update(accountName).digest().readUInt32BE(0) % count === index - 1;
}
