import { Refusal } from "../account/refusal";
import type { Input } from "./answers/answer";
import type { Operation } from "./api";

/** Entries of a page where nothing is asked for. */
const DEFAULT_PAGE = 50;

/** One page of an answer: so many entries of its list, and a token where more follow. @throws Refusal */
export function page(
  output: Record<string, unknown>,
  input: Input,
  { pagination }: Operation,
  pageSize: number | undefined,
): Record<string, unknown> {
  const list = pagination?.result_key === undefined ? undefined : output[pagination.result_key];
  if (pagination === null || !Array.isArray(list)) return output;
  const asked = pagination.limit_key === undefined ? undefined : (input[pagination.limit_key] as number | undefined);
  const size = Math.min(asked ?? DEFAULT_PAGE, pageSize ?? Number.POSITIVE_INFINITY);
  const start = startOf(input[pagination.input_token]);
  const rest = start + size < list.length ? { [pagination.output_token]: tokenOf(start + size) } : {};
  return { ...output, [pagination.result_key as string]: list.slice(start, start + size), ...rest };
}

function tokenOf(start: number): string {
  return Buffer.from(`offline-aws/${start}`).toString("base64");
}

function startOf(token: unknown): number {
  if (token === undefined || token === "") return 0;
  const [, start] = /^offline-aws\/(\d+)$/.exec(Buffer.from(String(token), "base64").toString()) ?? [];
  if (start === undefined) throw new Refusal("InvalidNextToken", "The specified token isn't valid.");
  return Number(start);
}
