import { globMatcher } from "../../model/explain/matching/glob";
import { canonical } from "../changes/differences";
import { isKnownLater } from "../plan/known-later";
import type { PlannedResource } from "../plan/planned-resource";
import type { Statement } from "../plan/policy-statement";
import type { ChangeKind } from "../risk/change-kinds";
import { letsAnybodyIn } from "./for-anybody";
import { differs, isRemoved } from "./planned-texts";
import { type PolicyDocument, policyOf } from "./policy-document";

/** What a change of something weighs that patching needs: less where its policies only allow more, more for anybody. */
export function kindOfDependency(resource: PlannedResource, ...names: readonly string[]): ChangeKind {
  const { before, after } = resource;
  if (!isRemoved(resource) && names.some((name) => letsAnybodyIn(before?.[name], after?.[name])))
    return "anybody-let-in";
  const changed = names.filter((name) => differs(resource, name));
  const isMore =
    after !== undefined &&
    !isRemoved(resource) &&
    changed.length > 0 &&
    changed.every((name) => allowsMore(before?.[name], after[name]));
  return isMore ? "dependency-extended" : "dependency-changed";
}

/**
 * Whether a policy document allows all that it allowed, denies no more and no less, and what it allows besides is named
 * and no less bounded; false where either is not known.
 */
export function allowsMore(before: unknown, after: unknown): boolean {
  const [was, is] = [policyOf(before), policyOf(after)];
  if (was === undefined || is === undefined || isKnownLater(after)) return false;
  const [old, now] = [was.allowed, is.allowed];
  return (
    keptBy(was) === keptBy(is) &&
    now.every((one) => old.some((other) => contains(other, one)) || isBounded(one, old)) &&
    old.every((one) => now.some((other) => contains(other, one)))
  );
}

/** As one text what must stay as it is: what it denies, and by which version it is read. */
function keptBy({ version, all }: PolicyDocument): string {
  return canonical([version, all.filter(({ Effect }) => Effect !== "Allow")]);
}

/**
 * Whether what is allowed besides lets in nobody but services of AWS by their names, for actions that are named, and
 * under a condition of the old statements that it stands beside: at a topic or a bucket those that let somebody in, at
 * a role those about the same actions.
 */
function isBounded(one: Statement, old: readonly Statement[]): boolean {
  const { Principal = {}, Condition, Resource } = one;
  const isNamed =
    NEGATED.every((name) => one[name] === undefined) &&
    !actionsOf(one).some((action) => /(^|:)[*?]+$/.test(action)) &&
    !canonical(Principal).includes("*") &&
    Object.keys(Object(Principal)).every((type) => type === "Service");
  const beside = old.filter((other) => other.Principal !== undefined || sharesAction(other, one));
  const conditions = beside.flatMap((other) => other.Condition ?? []).map(canonical);
  return (
    isNamed &&
    (conditions.length === 0 || conditions.includes(canonical(Condition))) &&
    (!isEverything(Resource) || beside.every((other) => isEverything(other.Resource)))
  );
}

/** What means all but what it names. */
const NEGATED = ["NotPrincipal", "NotAction", "NotResource"];

function isEverything(resource: unknown): boolean {
  return [resource].flat().includes("*");
}

function sharesAction(one: Statement, other: Statement): boolean {
  const [some, others] = [actionsOf(one), actionsOf(other)];
  return some.some((action) => others.some((name) => globMatcher(action)(name) || globMatcher(name)(action)));
}

function actionsOf({ Action }: Statement): readonly string[] {
  return [Action].flat().map((action) => String(action).toLowerCase());
}

/** Lists of these may grow; everything else narrows, or means another thing when it grows. */
const GROWING = ["Action", "Resource"];

function contains(whole: Statement, part: Statement): boolean {
  const names = new Set([...Object.keys(whole), ...Object.keys(part)].filter((name) => name !== "Sid"));
  return [...names].every((name) => {
    const [more, some] = [whole[name], part[name]];
    if (canonical(more) === canonical(some)) return true;
    if (!GROWING.includes(name) || more === undefined || some === undefined) return false;
    return [some].flat().every((entry) => [more].flat().includes(entry));
  });
}
