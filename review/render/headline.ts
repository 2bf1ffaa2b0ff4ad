import { LEAVES_UNPATCHED } from "../../model/checks/across/leaves-unpatched";
import { PLAN_CHECKS } from "../../model/checks/plan/plan-checks";
import { counted, joinedFirst } from "../../model/text/wording";
import type { GradedDetail } from "../changes/change";
import { labelOf } from "../changes/label";
import { isNoChange } from "../plan/plan-counts";
import type { Reach } from "../reach/reach";
import type { Review } from "../review";
import { type ChangeKind, changeKindFacts } from "../risk/change-kinds";
import { highestRisk, isAtLeast, RISKS, type Risk } from "../risk/risk";
import { inStack } from "../stacks/finding-keys";
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
  const text = withGone(review);
  if (missing === "") return { label: risk, text };
  const planned = risk === "none" ? `in what was planned, ${lowerFirst(text)}` : `what was planned is ${risk}: ${text}`;
  return { label: "incomplete", text: `${missing}; ${planned}` };
}

/** What the stacks come to, and those that are gone: first what weighs more. */
function withGone(review: Review): string {
  const { stacks, gone = [] } = review;
  const risk = highestRisk(stacks.map((stack) => stack.risk));
  const planned = { ...review, risk };
  const told = withLost(oddText(planned) ?? ringText(planned) ?? heaviest(planned).text, review);
  const text = withNew(told, review);
  if (gone.length === 0) return text;
  const lost = `${namesText(gone.map(({ stack }) => stack))} ${gone.length === 1 ? "is" : "are"} gone`;
  if (!stacks.some(plansChanges)) return `${lost}, and what was made stays`;
  return risk === review.risk ? `${text}; ${lost}` : `${lost}; ${lowerFirst(text)}`;
}

/** That nobody hears of failures any more stands behind what weighs more: it hides what goes wrong with that. */
function withLost(text: string, { stacks }: Review): string {
  const lost = lowerFirst(changeKindFacts(LOST).title);
  const isLost = stacks.some(({ changes }) =>
    changes.some(({ details }) => details.some(({ kind, risk }) => kind === LOST && isAtLeast(risk, "medium"))),
  );
  return isLost && !text.toLowerCase().includes(lost) ? `${text}; ${lost}` : text;
}

const LOST: ChangeKind = "notifications-lost";

/** Accounts that are new beside others come first where all the rest stays as it is. */
function withNew(text: string, { rows, stacks }: Review): string {
  const fresh = rows.filter(({ isNew }) => isNew).flatMap((row) => row.stacks.map(({ name }) => name));
  if (fresh.length === 0) return text;
  const are = `${namesText(fresh)} ${fresh.length === 1 ? "is" : "are"} new`;
  const isAll = stacks.every((stack) => stack.isNew || !plansChanges(stack));
  return isAll ? `${are}: ${lowerFirst(text.replace(/^rings? [^:]*: /, ""))}` : `${text}; ${are}`;
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
  const oddRows = rows.filter(({ isOutlier }) => isOutlier);
  const odd = oddRows.flatMap((row) => row.stacks);
  if (odd.length === 0) return undefined;
  const apart = gravest(oddRows.flatMap(ownDetails));
  const names = namesText(odd.map(({ name }) => name));
  const verb = odd.length === 1 ? "differs" : "differ";
  const [ring, other] = [...new Set(odd.map((stack) => stack.ring))];
  const beside = stacks.filter((stack) => stack.ring === ring).length - odd.length;
  const where = ring === undefined || ringsOf(stacks).length === 1 ? "" : ` of ring ${ring}`;
  const from = other === undefined ? `the other ${beside}${where}` : "the others of their rings";
  return `${names} ${verb} from ${from}${apart === undefined ? "" : apartText(apart, odd)}`;
}

/** What sets odd stacks apart, behind their names; with the names of those that it is true of where it is not all. */
function apartText({ text, stacks }: Reason, odd: readonly StackReview[]): string {
  const isOfAll = odd.every((stack) => stacks.has(stack));
  const names = odd.filter((stack) => stacks.has(stack)).map(({ name }) => name);
  return isOfAll ? `: ${lowerFirst(text)}` : `; ${namesText(names)}: ${lowerFirst(text)}`;
}

function ringsOf(stacks: readonly StackReview[]): readonly string[] {
  return [...new Set(stacks.flatMap(({ ring }) => ring ?? []))];
}

/** Of what weighs most, and happens in whole rings of several: `ring prod: security patches are approved later`. */
function ringText(review: Review): string | undefined {
  const { stacks, risk } = review;
  const { text, stacks: meant } = heaviest(review);
  const all = ringsOf(stacks);
  const rings = ringsOf([...meant]);
  const isWhole = stacks.every((stack) => meant.has(stack) === rings.some((ring) => ring === stack.ring));
  if (risk === "none" || rings.length === 0 || rings.length === all.length || !isWhole) return undefined;
  // What begins with the name of an object keeps it as it is written.
  const what = text.includes(": ") ? text : lowerFirst(text);
  const where = `${rings.length === 1 ? "ring" : "rings"} ${namesText(rings)}: `;
  // What a ring itself promises begins with its name already.
  return what.startsWith(where) ? what : where + what;
}

/** What sets an odd row apart, and nothing that it shares. */
function ownDetails({ stacks, sameAsMost }: StackRow): readonly WeighedDetail[] {
  return (stacks[0]?.changes ?? []).flatMap(({ address, details, reach }) =>
    details
      .filter(({ says }) => sameAsMost.details.get(address)?.has(says) !== true)
      .map((one) => ({ ...one, reach, where: "", stacks })),
  );
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** Something that happens, in words, and in which stacks it does. */
interface Reason {
  readonly text: string;
  readonly stacks: ReadonlySet<StackReview>;
}

interface FoundReason extends Reason {
  readonly checkId: string;
}

/** The gravest of all, by its title; of equals the one that reaches most. */
function gravest(details: readonly WeighedDetail[]): Reason | undefined {
  const [first] = [...details].sort(gravestFirst);
  if (first === undefined) return undefined;
  const text = titleOf(first);
  const alike = details.filter((one) => one.risk === first.risk && titleOf(one) === text);
  return { text, stacks: new Set(alike.flatMap(({ stacks }) => stacks)) };
}

function titleOf({ kind, where }: WeighedDetail): string {
  const { title } = changeKindFacts(kind);
  return where === "" ? title : where + lowerFirst(title);
}

const LOOSENED: ReadonlySet<string> = new Set([PLAN_CHECKS.loosenedPromise.id]);

/** The gravest thing that happens. */
function heaviest(review: Review): Reason {
  const weighed = review.stacks.flatMap((stack) => {
    const stacks = [stack];
    return [
      ...stack.changes.flatMap(({ details, reach }) => details.map((one) => ({ ...one, reach, where: "", stacks }))),
      ...stack.drift
        .filter(({ outcome }) => outcome === "stays")
        .flatMap(({ details, reach }) =>
          details.map((one) => ({ ...one, reach, where: "Changed outside of the plan: ", stacks })),
        ),
    ];
  });
  const takesOver = takesOverText(review);
  if (takesOver !== undefined) return ofAll(takesOver, review);
  // Of what weighs the same, that nobody is patched is the gravest.
  const unpatched = review.risk === "none" ? undefined : gravestFinding(review, LEAVES_UNPATCHED);
  if (unpatched !== undefined) return unpatched;
  // No line of the plan tells what a promise that is loosened lets pass.
  const loosened = gravestFinding(review, LOOSENED);
  if (loosened !== undefined && review.risk !== "none") return loosened;
  const detail = gravest(weighed);
  const finding = gravestFinding(review);
  const weight = highestRisk(weighed.map(({ risk }) => risk));
  if (detail !== undefined && (weight === review.risk || finding === undefined)) return detail;
  // Of a deadline that holds for fewer patches the line tells more that leaves them out, though it weighs less.
  if (finding?.checkId === PLAN_CHECKS.partDeadline.id) return gravest(weighed.filter(leavesOut)) ?? finding;
  if (finding !== undefined) return finding;
  const deferred = review.stacks.flatMap((stack) => stack.deferred).length;
  if (deferred > 0)
    return ofAll(counted(deferred, "change waits for the next plan", "changes wait for the next plan"), review);
  const nothing = review.stacks.some(plansChanges) ? "Nothing about patching changes" : "Nothing changes";
  const isAccepted = review.stacks.some(({ acceptances }) => acceptances !== undefined);
  return ofAll(isAccepted ? `${nothing} but what is accepted` : nothing, review);
}

const LEAVES_OUT: ReadonlySet<ChangeKind> = new Set<ChangeKind>([
  "reboot-forbidden",
  "rejected-added",
  "rejected-kernel-added",
  "rejected-everything",
]);

function leavesOut({ kind }: WeighedDetail): boolean {
  return LEAVES_OUT.has(kind);
}

/** A plan that stopped may change more than it planned, which a headline tells by itself. */
function plansChanges({ hasChanges, counts, condition }: StackReview): boolean {
  return hasChanges && !(condition.isErrored && isNoChange(counts));
}

function ofAll(text: string, { stacks }: Review): Reason {
  return { text, stacks: new Set(stacks) };
}

const FREEZES: ReadonlySet<ChangeKind> = new Set<ChangeKind>(["window-pauses", "freeze-longer"]);

/** @param among - by default any check */
function gravestFinding({ stacks, risk }: Review, among?: ReadonlySet<string>): FoundReason | undefined {
  const isFrozen = stacks.some(({ changes }) =>
    changes.some(({ details }) => details.some((one) => one.risk === risk && FREEZES.has(one.kind))),
  );
  const found = stacks.flatMap((stack) =>
    stack.findings
      .filter((finding) => finding.risk === risk && among?.has(finding.checkId) !== false)
      // Of a freeze the windows tell, which stop for it.
      .filter(({ path }) => !(isFrozen && path?.endsWith("exceptDuring")))
      .map((finding) => ({ ...finding, ...inStack(finding) }))
      .map(({ object, message, checkId }) => ({
        stack,
        checkId,
        text: `${labelOf(object)}: ${message.split(";")[0]}`,
      })),
  );
  const [first] = found;
  if (first === undefined) return undefined;
  return {
    checkId: first.checkId,
    text: first.text,
    stacks: new Set(found.filter(({ text }) => text === first.text).map(({ stack }) => stack)),
  };
}

interface WeighedDetail extends GradedDetail {
  readonly reach: Reach;
  /** What stands before the title. */
  readonly where: string;
  readonly stacks: readonly StackReview[];
}

/** Of what weighs the same, that nodes are only looked at is the gravest: windows that go along follow from it. */
const UNPATCHED: ChangeKind = "task-no-install";

function gravestFirst(a: WeighedDetail, b: WeighedDetail): number {
  return (
    RISKS.indexOf(b.risk) - RISKS.indexOf(a.risk) ||
    Number(b.kind === UNPATCHED) - Number(a.kind === UNPATCHED) ||
    reached(b.reach) - reached(a.reach)
  );
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
