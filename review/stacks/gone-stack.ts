import { changeKindFacts, weightOf } from "../risk/change-kinds";
import type { Risk } from "../risk/risk";
import { stageOfStack } from "./review-stack";
import type { StackIdentity } from "./stack-identity";

/** A stack that the code had before and does not have any more: no plan tells what becomes of it. */
export interface GoneStack {
  readonly stack: string;
  /** Where it stood, and what becomes of what it made. */
  readonly says: string;
}

export interface GradedGoneStack extends GoneStack {
  readonly risk: Risk;
}

export function gradedGoneStack({ stack, says, ring }: GoneStack & Pick<StackIdentity, "ring">): GradedGoneStack {
  const stage = stageOfStack(stack, { regions: [], ...(ring === undefined ? {} : { ring }) });
  return { stack, says, risk: weightOf(changeKindFacts("stack-gone"), stage !== "not production") };
}
