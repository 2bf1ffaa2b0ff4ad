import type { DescribedPatch } from "./described-patch";
import * as matchers from "./matchers";

export type { DescribedPatch } from "./described-patch";
export { type AskedOptions, type ExpectedFinding, expectFinding, expectNoFinding } from "./expect-finding";
export { type NextRunOptions, toApprove, toReject, toRunNextAt } from "./matchers";

/** What a test can say of baselines and windows, constructs and models alike. */
export interface PatchMatchers<R> {
  /** The baseline approves such a patch: `toApprove({ severity: "Important", releasedDaysAgo: 8 })`. */
  toApprove(patch: DescribedPatch): R;
  /** The baseline's rejected list names the package: `toReject("system-release-2-15")`. */
  toReject(packageName: string): R;
  /** The window's next run: `toRunNextAt("2026-12-06T02:00[Asia/Seoul]", { from: "2026-12-01T00:00Z" })`. */
  toRunNextAt(moment: string | Date, options: matchers.NextRunOptions): R;
}

declare global {
  namespace jest {
    interface Matchers<R, T> extends PatchMatchers<R> {}
  }
}

const { toApprove, toReject, toRunNextAt } = matchers;

/** Jest's own `expect`, which is there in a test; elsewhere importing this does nothing. */
const { expect } = globalThis as { expect?: { extend?: (added: object) => void } };
expect?.extend?.({ toApprove, toReject, toRunNextAt });
