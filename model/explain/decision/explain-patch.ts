import { isOperatingSystem, type PackageManager } from "../../facts/operating-systems";
import type { PatchBaselineModel } from "../../patch-baseline/patch-baseline-model";
import { isKnown, type Knowable, UNKNOWN } from "../../values/unknown";
import { type FilterResult, filterMatcher } from "../matching/match-filters";
import { type ListHit, listMatcher } from "../matching/match-list";
import type { CaveatId } from "../patch/caveats";
import { type NodeDescription, type PackageManagerFacts, packageManagersOf } from "../patch/package-manager-facts";
import type { Patch } from "../patch/patch";
import { type System, systemOf } from "../patch/system";
import type { PatchVerdict } from "../patch/verdict";
import { askApprovedList, type ListAnswer, NOT_LISTED } from "./ask-approved-list";
import { type RuleAnswers, rulesAsker } from "./ask-rules";
import { cannotBeSaid, decide } from "./decide";

/** Answers for one baseline, patch by patch. */
export type PatchExplainer = (patch: Patch, at: Date) => PatchVerdict;

/**
 * What a baseline says about a patch at a moment: approved, waiting, rejected, not selected, or why it cannot be said.
 *
 * Speaks about nodes that have an older version of the package: patching updates, it installs nothing new.
 */
export function explainPatch(
  baseline: PatchBaselineModel,
  patch: Patch,
  at: Date,
  node: NodeDescription = {},
): PatchVerdict {
  return patchExplainer(baseline, node)(patch, at);
}

/** The same for many patches: reads the baseline's lists once. */
export function patchExplainer(baseline: PatchBaselineModel, node: NodeDescription = {}): PatchExplainer {
  const { operatingSystem } = baseline;
  if (!isKnown(operatingSystem)) return () => cannotBeSaid("the baseline's operating system is not known yet");
  if (!isOperatingSystem(operatingSystem)) {
    return () => cannotBeSaid(`the operating system ${operatingSystem} is not one that this release knows`);
  }

  const explainers = new Map<PackageManager, PatchExplainer>();
  const explainerFor = (manager: PackageManager): PatchExplainer => {
    const known = explainers.get(manager);
    if (known !== undefined) return known;
    const explainer = explainerOn(baseline, systemOf(operatingSystem, manager));
    explainers.set(manager, explainer);
    return explainer;
  };
  const onNode = patchOnNode(node);
  return (patch, at) => {
    const managers = packageManagersOf(operatingSystem, patch, node);
    const withProduct = onNode(patch);
    const [first] = managers;
    if (first !== undefined && managers.length === 1) return explainerFor(first)(withProduct, at);
    return oneVerdict(managers.map((manager) => ({ manager, verdict: explainerFor(manager)(withProduct, at) })));
  };
}

function explainerOn(baseline: PatchBaselineModel, system: System): PatchExplainer {
  const rejected = listMatcher(baseline.rejectedPatches, system.facts);
  const approved = listMatcher(baseline.approvedPatches, system.facts);
  const passesGlobally = filterMatcher(baseline.globalFilters, { ...system, isRule: false });
  const askRules = rulesAsker(baseline, system);
  const askFiltersAndRules = onceForNotice((patch, at) => {
    const global = passesGlobally(patch);
    return new FiltersAndRules(baseline, global, askRules(global, patch, at), system.facts);
  });

  const { needsId }: PackageManagerFacts = system.facts;
  return withNodeState((patch, at) => {
    if (needsId !== undefined && !needsId.pattern.test(patch.id)) {
      return { outcome: "not selected", because: needsId.because, rules: [], caveats: [] };
    }
    const rejection = rejected.hit(patch);
    if (rejection !== undefined) return rejectedBy(rejection, baseline, system, patch);

    const answers = askFiltersAndRules(patch, at);
    const verdict = answers.verdictWith(askApprovedList(baseline, approved, answers.global, patch, system));
    if (verdict.outcome === "not selected") return verdict;

    if (rejected.open && verdict.outcome !== "unknown") {
      const because = "an entry of rejectedPatches is not known yet, and might name it";
      return cannotBeSaid(because, verdict.rules, verdict.caveats);
    }
    if (rejected.advisoryHit(patch) === undefined) return verdict;
    return { ...verdict, caveats: [...verdict.caveats, "rejected-by-advisory"] };
  });
}

/** Notes where a node's own report contradicts the verdict: a node calls missing only what its own baseline approves. */
function withNodeState(explain: PatchExplainer): PatchExplainer {
  return (patch, at) => {
    const verdict = explain(patch, at);
    if (patch.isMissing !== true || verdict.outcome === "approved" || verdict.outcome === "unknown") return verdict;
    return { ...verdict, caveats: [...verdict.caveats, "missing-on-node"] };
  };
}

/** What filters and rules say of a notice, to be put together with what the approved list says of each package. */
class FiltersAndRules {
  private unlisted: PatchVerdict | undefined;

  constructor(
    private readonly baseline: PatchBaselineModel,
    public readonly global: FilterResult,
    private readonly rules: RuleAnswers,
    private readonly facts: PackageManagerFacts,
  ) {}

  public verdictWith(list: ListAnswer): PatchVerdict {
    if (list !== NOT_LISTED) return decide(this.baseline, this.rules, list, this.global, this.facts);
    this.unlisted ??= decide(this.baseline, this.rules, list, this.global, this.facts);
    return this.unlisted;
  }
}

/**
 * Works out once what is the same for all package versions of a notice: they share everything but the package, and
 * come one after the other.
 */
function onceForNotice<Result>(work: (patch: Patch, at: Date) => Result): (patch: Patch, at: Date) => Result {
  let last: { readonly patch: Patch; readonly at: number; readonly result: Result } | undefined;
  return (patch, at) => {
    const isSame =
      last !== undefined &&
      last.at === at.getTime() &&
      last.patch.properties === patch.properties &&
      last.patch.dates === patch.dates &&
      last.patch.notice === patch.notice &&
      last.patch.securityOrigin === patch.securityOrigin;
    if (last === undefined || !isSame) last = { patch, at: at.getTime(), result: work(patch, at) };
    return last.result;
  };
}

function rejectedBy(
  { entry }: ListHit,
  baseline: PatchBaselineModel,
  { facts, peculiarity: { rejectedRelease } }: System,
  { package: version }: Patch,
): PatchVerdict {
  const action = baseline.rejectedPatchesAction;
  const contradicted = facts.rejectedNames === "locked out" && action === "ALLOW_AS_DEPENDENCY";
  const caveats: CaveatId[] = contradicted ? ["rejected-dependency"] : [];
  if (rejectedRelease !== undefined && version?.name === rejectedRelease.packageName) {
    caveats.push(rejectedRelease.caveat);
  }
  return { outcome: "rejected", entry, action, rules: [], caveats };
}

/** Puts the node's product in; the versions of a notice keep sharing their properties. */
function patchOnNode({ product }: NodeDescription): (patch: Patch) => Patch {
  if (product === undefined) return (patch) => patch;
  let last: { readonly given: Patch["properties"]; readonly withProduct: Patch["properties"] } | undefined;
  return (patch) => {
    if (last?.given !== patch.properties)
      last = { given: patch.properties, withProduct: { ...patch.properties, product } };
    return { ...patch, properties: last.withProduct };
  };
}

type Answer = { readonly manager: PackageManager; readonly verdict: PatchVerdict };

/** One verdict where the package manager is open: what they agree about. */
function oneVerdict([first, second]: readonly Answer[]): PatchVerdict {
  if (first === undefined) return cannotBeSaid("no package manager is known for the system");
  if (second === undefined) return first.verdict;
  return (
    agreed(first.verdict, second.verdict) ??
    cannotBeSaid(
      `by ${first.manager} it is ${first.verdict.outcome}, by ${second.manager} ${second.verdict.outcome}, ` +
        "and which of them the node has is not said",
    )
  );
}

function agreed(a: PatchVerdict, b: PatchVerdict): PatchVerdict | undefined {
  const caveats = [...new Set([...a.caveats, ...b.caveats])];
  if (a.outcome === "approved" && b.outcome === "approved") {
    const { since, ...approved } = a;
    const sameMoment = since?.getTime() === b.since?.getTime();
    return { ...approved, ...(sameMoment && since ? { since } : {}), level: sameLevel(a, b), caveats };
  }
  if (a.outcome === "waiting" && b.outcome === "waiting") {
    return a.until.getTime() === b.until.getTime() ? { ...a, level: sameLevel(a, b), caveats } : undefined;
  }
  return a.outcome === b.outcome ? { ...a, caveats } : undefined;
}

function sameLevel(a: { level: Knowable<string> }, b: { level: Knowable<string> }): Knowable<string> {
  return a.level === b.level ? a.level : UNKNOWN;
}
