import { counted, joinedFirst } from "../../model/text/wording";
import type { GradedDetail } from "../changes/change";
import { labelOf } from "../changes/label";
import { isNoChange } from "../plan/plan-counts";
import type { Reach } from "../reach/reach";
import type { Review } from "../review";
import { changeKindFacts } from "../risk/change-kinds";
import { RISKS, type Risk } from "../risk/risk";
import type { StackReview } from "../stacks/stack-review";
import type { StackRow } from "../stacks/stack-rows";

/** What a review comes to. */
export interface Headline {
  /** The risk; something else where not all was planned, for then no risk can be told of the whole. */
  readonly label: Risk | "incomplete" | "not planned";
  /** One clause: `prod-us differs from the other 13`. */
  readonly text: string;
}

export function headlineOf(review: Review): Headline {
  const { stacks, failures, risk } = review;
  const missing = missingText(review);
  if (stacks.length === 0) {
    return failures.length === 0
      ? { label: "none", text: "no plan to review" }
      : { label: "not planned", text: missing };
  }
  const text = oddText(review) ?? ringText(review) ?? heaviestText(review);
  if (missing === "") return { label: risk, text };
  const planned = risk === "none" ? `in what was planned, ${lowerFirst(text)}` : `what was planned is ${risk}: ${text}`;
  return { label: "incomplete", text: `${missing}; ${planned}` };
}

/** What was not planned at all, or not to the end. */
function missingText({ stacks, failures }: Review): string {
  const all = failures.length + stacks.length;
  const errored = stacks.filter(({ condition }) => condition.isErrored);
  const [first] = errored;
  const parts = [
    ...(failures.length === 0 ? [] : [`${failures.length} of ${all} stacks could not be planned`]),
    ...(first === undefined
      ? []
      : [
          `${all === 1 ? "this plan" : `the plan of ${namesText(errored.map(({ name }) => name))}`} is not whole and ` +
            `cannot be applied, for ${first.condition.planner} stopped with an error`,
        ]),
  ];
  return parts.join("; ");
}

const MOST_NAMES = 3;

function namesText(names: readonly string[]): string {
  return joinedFirst(names, MOST_NAMES);
}

function oddText({ rows, stacks }: Review): string | undefined {
  const odd = rows.filter(({ isOdd }) => isOdd).flatMap((row) => row.stacks);
  if (odd.length === 0) return undefined;
  const apart = gravestText(rows.filter(({ isOdd }) => isOdd).flatMap(ownDetails));
  const what = apart === undefined ? "" : `: ${lowerFirst(apart)}`;
  const names = namesText(odd.map(({ name }) => name));
  const verb = odd.length === 1 ? "differs" : "differ";
  const [ring, other] = [...new Set(odd.map((stack) => stack.ring))];
  const beside = stacks.filter((stack) => stack.ring === ring).length - odd.length;
  if (other !== undefined) return `${names} ${verb} from the others of their rings${what}`;
  const where = ring === undefined || ringsOf(stacks).length === 1 ? "" : ` of ring ${ring}`;
  return `${names} ${verb} from the other ${beside}${where}${what}`;
}

function ringsOf(stacks: readonly StackReview[]): readonly string[] {
  return [...new Set(stacks.flatMap(({ ring }) => ring ?? []))];
}

/** Of what weighs most, and happens in whole rings of several: `ring prod: security patches are approved later`. */
function ringText(review: Review): string | undefined {
  const { stacks, risk } = review;
  const all = ringsOf(stacks);
  const meant = ringsOf(stacks.filter((stack) => stack.risk === risk));
  const isWhole = stacks.every((stack) => (stack.risk === risk) === meant.some((ring) => ring === stack.ring));
  if (risk === "none" || meant.length === all.length || !isWhole) return undefined;
  const text = heaviestText(review);
  // What begins with the name of an object keeps it as it is written.
  const what = text.includes(": ") ? text : lowerFirst(text);
  return `${meant.length === 1 ? "ring" : "rings"} ${namesText(meant)}: ${what}`;
}

/** What sets an odd row apart, and nothing that it shares. */
function ownDetails({ stacks: [first], sameAsMost }: StackRow): readonly WeighedDetail[] {
  return (first?.changes ?? []).flatMap(({ address, details, reach }) =>
    details
      .filter(({ says }) => sameAsMost.details.get(address)?.has(says) !== true)
      .map((one) => ({ ...one, reach, where: "" })),
  );
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** The title of the gravest; of equals that of the one that reaches most. */
function gravestText(details: readonly WeighedDetail[]): string | undefined {
  const [heaviest] = [...details].sort(gravestFirst);
  if (heaviest === undefined) return undefined;
  const { title } = changeKindFacts(heaviest.kind);
  return heaviest.where === "" ? title : heaviest.where + lowerFirst(title);
}

/** The gravest thing that happens, in words; of equals the one that reaches most. */
function heaviestText(review: Review): string {
  const weighed = review.stacks.flatMap(({ changes, drift }) => [
    ...changes.flatMap(({ details, reach }) => details.map((one) => ({ ...one, reach, where: "" }))),
    ...drift
      .filter(({ outcome }) => outcome === "stays")
      .flatMap(({ details, reach }) =>
        details.map((one) => ({ ...one, reach, where: "Changed outside of the plan: " })),
      ),
  ]);
  const heaviest = [...weighed].sort(gravestFirst)[0];
  const finding = review.stacks.flatMap(({ findings }) => findings).find(({ risk }) => risk === review.risk);
  const takesOver = takesOverText(review);
  if (takesOver !== undefined) return takesOver;
  if (heaviest !== undefined && (heaviest.risk === review.risk || finding === undefined)) {
    return gravestText(weighed) ?? "";
  }
  if (finding !== undefined) return `${labelOf(finding.object)}: ${finding.message.split(";")[0]}`;
  const deferred = review.stacks.flatMap((stack) => stack.deferred).length;
  if (deferred > 0) return counted(deferred, "change waits for the next plan", "changes wait for the next plan");
  return review.hasChanges ? "Nothing about patching changes" : "Nothing changes";
}

interface WeighedDetail extends GradedDetail {
  readonly reach: Reach;
  /** What stands before the title. */
  readonly where: string;
}

function gravestFirst(a: WeighedDetail, b: WeighedDetail): number {
  return RISKS.indexOf(b.risk) - RISKS.indexOf(a.risk) || reached(b.reach) - reached(a.reach);
}

/** A default reaches every node that no group claims, which is more than any list of groups. */
function reached({ patchGroups, others, isDefault }: Reach): number {
  return isDefault ? Number.POSITIVE_INFINITY : patchGroups.length + others.length;
}

/** A plan that only takes over what there is, or gives it another address. */
function takesOverText({ counts, stacks, risk }: Review): string | undefined {
  const { import: taken, move: moved } = counts;
  const isAll = isNoChange({ ...counts, import: 0, move: 0 }) && stacks.every(({ drift }) => drift.length === 0);
  if (!isAll || taken + moved === 0 || risk !== "none") return undefined;
  const parts = [
    ...(taken === 0 ? [] : [`takes over ${taken}`]),
    ...(moved === 0 ? [] : [`moves ${counted(moved, "address", "addresses")}`]),
  ];
  return `${parts.join(", ")}, changes nothing`;
}
