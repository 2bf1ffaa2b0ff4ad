import { canonical } from "../changes/differences";
import type { PlannedResource } from "../plan/planned-resource";
import type { ChangeKind } from "../risk/change-kinds";
import { differs, isRemoved } from "./planned-texts";

type Statement = Readonly<Record<string, unknown>>;

/** What a change of something weighs that patching needs: less where its policies only allow more than before. */
export function kindOfDependency(resource: PlannedResource, ...names: readonly string[]): ChangeKind {
  const { before, after } = resource;
  const changed = names.filter((name) => differs(resource, name));
  const isMore =
    after !== undefined &&
    !isRemoved(resource) &&
    changed.length > 0 &&
    changed.every((name) => allowsMore(before?.[name], after[name]));
  return isMore ? "dependency-extended" : "dependency-changed";
}

/**
 * Whether a policy document allows all that it allowed, denies no more and lets in nobody else than services of AWS;
 * false where either is not known.
 */
export function allowsMore(before: unknown, after: unknown): boolean {
  const [old, now] = [statementsOf(before), statementsOf(after)];
  if (old === undefined || now === undefined) return false;
  const denies = (all: readonly Statement[]) => canonical(all.filter(({ Effect }) => Effect !== "Allow"));
  return (
    denies(old) === denies(now) &&
    now.every((one) => !letsOthersIn(one) || old.some((other) => contains(other, one))) &&
    old.every((one) => one.Effect !== "Allow" || now.some((other) => contains(other, one)))
  );
}

function statementsOf(policy: unknown): readonly Statement[] | undefined {
  if (typeof policy !== "string") return undefined;
  try {
    const { Statement } = JSON.parse(policy) as { readonly Statement?: unknown };
    const all: readonly unknown[] = Array.isArray(Statement) ? Statement : [Statement];
    return all.every((one): one is Statement => typeof one === "object" && one !== null) ? all : undefined;
  } catch {
    return undefined;
  }
}

/** Of what stands at a topic: that of a role names nobody. */
function letsOthersIn({ Effect, Principal, NotPrincipal }: Statement): boolean {
  if (Effect !== "Allow" || (Principal === undefined && NotPrincipal === undefined)) return false;
  return typeof Principal !== "object" || Object.keys(Object(Principal)).some((type) => type !== "Service");
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
