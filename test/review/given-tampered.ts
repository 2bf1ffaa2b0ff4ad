import { readPlan } from "../../review/plan/read-plan";
import { type Review, reviewStacks } from "../../review/review";
import { AT } from "./given-reviews";
import type { Open } from "./stories/example";
import { recorded } from "./stories/recording";

/** A recorded plan with something else in it. */
export function tampered(name: string, tamper: (plan: Open) => void): Review {
  const plan: Open = structuredClone(recorded(name).plan);
  tamper(plan);
  return reviewStacks([{ name, plan: readPlan(JSON.stringify(plan)), paths: new Map() }], { at: AT });
}

export const changeAt = (plan: Open, address: string): Open =>
  plan.resource_changes.find((one: Open) => one.address === address);

/** What the details of all changes say, and weigh. */
export const told = ({ stacks }: Review) =>
  stacks.flatMap(({ changes }) =>
    changes.flatMap(({ details }) => details.map(({ says, risk }) => `${says} (${risk})`)),
  );

/** The same text as OpenTofu would have it: providers come from its own registry, and some fields are not there. */
export function openTofu(text: string): string {
  return text.replaceAll("registry.terraform.io/", "registry.opentofu.org/");
}
