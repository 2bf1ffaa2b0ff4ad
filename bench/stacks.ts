import { App, type TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { inTurns, median, type Pair, processorTime, ratio } from "./measure";
import { expectSameResources } from "./same-resources";
import { synthesise } from "./synthesise";
import { stackWithConstructs } from "./with-constructs";
import { stackWithGeneratedClasses } from "./with-generated-classes";

type MakeStack = (scope: Construct, id: string) => TerraformStack;

const ROUNDS = 20;
const STACKS_IN_A_ROUND = 50;

export interface AgainstGeneratedClasses {
  /** `new …` alone. */
  readonly built: number;
  /** From `new …` to the JSON on disk. */
  readonly synthesised: number;
}

/** How many times longer our constructs take than the generated classes: 1,000 stacks of each, in turns. */
export function againstGeneratedClasses(): AgainstGeneratedClasses {
  expectSameResources(stackWithConstructs, stackWithGeneratedClasses);
  rounds(4, buildOnly);
  rounds(4, buildAndSynthesise);
  return { built: ratio(rounds(ROUNDS, buildOnly)), synthesised: ratio(rounds(ROUNDS, buildAndSynthesise)) };
}

/** How many times longer a stack takes among 3,000 than among 300. */
export function perStackAt3000(): number {
  const perStack = (count: number) => () => buildAndSynthesise(stackWithConstructs, count) / count;
  const { first, second } = inTurns(3, perStack(3000), perStack(300));
  return median(first) / median(second);
}

function rounds(count: number, measure: (make: MakeStack, stacks: number) => number): Pair {
  return inTurns(
    count,
    () => measure(stackWithConstructs, STACKS_IN_A_ROUND),
    () => measure(stackWithGeneratedClasses, STACKS_IN_A_ROUND),
  );
}

function buildOnly(make: MakeStack, stacks: number): number {
  const app = new App();
  return processorTime(() => fill(app, make, stacks));
}

function buildAndSynthesise(make: MakeStack, stacks: number): number {
  return synthesise((app) => fill(app, make, stacks));
}

function fill(app: App, make: MakeStack, stacks: number): void {
  for (let index = 0; index < stacks; index++) make(app, `account-${index}`);
}
