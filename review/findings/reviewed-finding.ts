import type { Acceptance } from "../../model/acceptances/acceptance";
import {
  applyAcceptances,
  type JudgedFinding,
  type PlacedFinding,
  withoutAdviceToAccept,
} from "../../model/acceptances/apply-acceptances";
import { PLAN_CHECKS } from "../../model/checks/plan/plan-checks";
import { isOperatingSystem } from "../../model/facts/operating-systems";
import type { Severity } from "../../model/values/finding";
import { labelOf } from "../changes/label";
import { type Weight, weightOf } from "../risk/change-kinds";
import type { Risk } from "../risk/risk";
import { inOtherWords, type KeyedFinding } from "./keyed-finding";
import { placeInStack } from "./place-in-stack";
import { joiningFix } from "./renamed-addresses";
import { inTerraformNames } from "./terraform-names";

/** A finding with its weight in a review. */
export interface ReviewedFinding extends KeyedFinding {
  /** The object at fault: its construct path where that is known, else its address. */
  readonly object: string;
  /** Where that is in its stack, in whatever Region; absent where no construct made it. */
  readonly place?: string;
  readonly risk: Risk;
  /** Whether it was there before the plan; such a finding weighs nothing. */
  readonly isStanding?: true;
  /** Who takes responsibility, why and until when; such a finding weighs nothing. */
  readonly accepted?: Acceptance;
  /** An acceptance that is over: the finding counts again. */
  readonly expired?: Acceptance;
}

/** Whether it is about a promise of the program that says less than before, or is gone. */
export function isLoosened({ checkId }: Pick<KeyedFinding, "checkId">): boolean {
  return checkId === PLAN_CHECKS.loosenedPromise.id;
}

/** Whether its key is a construct path: a promise of the program often has no resource. */
export function isOfConstruct(finding: Pick<KeyedFinding, "checkId" | "key">): boolean {
  return isLoosened(finding) && labelOf(finding.key) === finding.key;
}

/** Whether it is about a promise that a change loosens, in the program or by what patches it leaves out. */
export function isOfPromise(finding: ReviewedFinding): boolean {
  return isLoosened(finding) || finding.checkId === PLAN_CHECKS.partDeadline.id;
}

/** Whether it is about what stands at another address. */
export function isRenamed({ checkId }: KeyedFinding): boolean {
  return checkId === PLAN_CHECKS.renamedAddress.id;
}

/**
 * What is an error in our constructs alone: they want it written, while AWS has a default. A plan is not asked whether a
 * construct made it, for a construct would have thrown.
 */
const IN_A_PLAN: ReadonlyMap<string, Severity> = new Map([["PM542", "warning"]]);

/** An error weighs the same everywhere: what AWS refuses, it refuses in a test account, too. */
const OF_SEVERITY = {
  error: { risk: "high", everywhere: true },
  warning: { risk: "medium" },
  information: { risk: "low" },
} as const satisfies Record<Severity, Weight>;

/** Weighs findings; those that are accepted, and not for longer than agreed, are told and weigh nothing. */
export function reviewedFindings(
  findings: readonly KeyedFinding[],
  acceptances: readonly Acceptance[],
  {
    today,
    paths,
    isProduction = () => true,
  }: {
    readonly today: Date;
    readonly paths: ReadonlyMap<string, string>;
    /** Whether what has an address may be in production. */
    readonly isProduction?: (address: string) => boolean;
  },
): readonly ReviewedFinding[] {
  // An acceptance may name an object by its construct path or by its Terraform address.
  const asInPlans = findings.map((one) => ({ ...one, severity: IN_A_PLAN.get(one.checkId) ?? one.severity }));
  const named = asInPlans.map((finding) => withPlace(inOwnWords(finding, paths)));
  const byPath = judged(
    named.map((finding) => ({ key: finding.object, finding })),
    acceptances,
    today,
  );
  const byAddress = judged(
    asInPlans.map((finding) => ({ key: finding.key, finding })),
    acceptances,
    today,
  );
  return named.map((finding, index) => {
    const accepted = byPath[index]?.accepted ?? byAddress[index]?.accepted;
    const expired = byPath[index]?.expired ?? byAddress[index]?.expired;
    if (accepted !== undefined) {
      return { ...finding, message: withoutAdviceToAccept(finding.message), risk: "none", accepted };
    }
    const risk = finding.weighs ?? weightOf(OF_SEVERITY[finding.severity], isProduction(finding.key));
    return expired === undefined ? { ...finding, risk } : { ...finding, risk, expired };
  });
}

type NamedFinding = KeyedFinding & Pick<ReviewedFinding, "object" | "place">;

function withPlace(finding: NamedFinding): NamedFinding {
  const { key, object } = finding;
  return object !== key || isOfConstruct(finding) ? { ...finding, place: placeInStack(object) } : finding;
}

/** Of the root module: what lies in another one has no construct path. */
const ADDRESS = /(?<![\w.])aws_ssm_[a-z_]+\.[\w-]+/g;

/** A finding in the words of who wrote the object: of the program, or of HCL where no construct made it. */
function inOwnWords(finding: KeyedFinding, paths: ReadonlyMap<string, string>): NamedFinding {
  const { key, fix } = finding;
  if (isRenamed(finding) && fix !== undefined)
    return { ...finding, object: constructOf(key, paths) ?? key, fix: joiningFix(fix, paths.has(key)) };
  const withPaths = inPaths(finding, paths);
  return inOtherWords(withPaths, paths.has(finding.key) ? withOption : inTerraformNames);
}

/** Of all that tells findings, a review and a plan alone have the option. */
function withOption(text: string): string {
  return text.replaceAll("(acceptFinding)", "(acceptFinding or --accept)");
}

/** A finding as the program would say it: objects by their construct paths, a task as in its window. */
function inPaths(finding: KeyedFinding, paths: ReadonlyMap<string, string>): NamedFinding {
  const object = constructOf(finding.key, paths) ?? finding.key;
  if (paths.size === 0) return { ...finding, object };
  const within = (path: string) => (path.startsWith(`${object}/`) ? path.slice(object.length + 1) : path);
  const text = (sentence: string) => sentence.replace(ADDRESS, (address) => constructOf(address, paths) ?? address);
  return {
    ...inOtherWords(finding, text),
    object,
    path: finding.path.replace(ADDRESS, (address) => within(paths.get(address) ?? address)),
  };
}

/** A patch group has a resource below it for each of its systems, and is found by the first of them. */
function constructOf(address: string, paths: ReadonlyMap<string, string>): string | undefined {
  const path = paths.get(address);
  if (path === undefined || !address.startsWith("aws_ssm_patch_group.")) return path;
  const [, group, system] = /^(.+)\/([^/]+)$/.exec(path) ?? [];
  return isOperatingSystem(system) ? group : path;
}

function judged(
  placed: readonly PlacedFinding[],
  acceptances: readonly Acceptance[],
  today: Date,
): readonly JudgedFinding[] {
  return applyAcceptances(placed, acceptances, today).judged;
}
