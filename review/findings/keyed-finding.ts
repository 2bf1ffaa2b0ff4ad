import type { Finding } from "../../model/values/finding";
import type { Risk } from "../risk/risk";

/** What a check says about one object of an environment. */
export interface KeyedFinding extends Finding {
  /** The Terraform address. */
  readonly key: string;
  /** The facts of the case, and what to do; only checks across objects tell these apart. */
  readonly because?: string;
  readonly fix?: string;
  /**
   * What it weighs until somebody accepts it.
   *
   * @default - as its severity
   */
  readonly weighs?: Risk;
}

/** The same finding, all that it says in other words. */
export function inOtherWords<One extends KeyedFinding>(finding: One, words: (text: string) => string): One {
  const { path, message, because, fix } = finding;
  return {
    ...finding,
    path: words(path),
    message: words(message),
    ...(because === undefined ? {} : { because: words(because) }),
    ...(fix === undefined ? {} : { fix: words(fix) }),
  };
}
