import { overriddenDeadline, withoutFreezes } from "../../deadlines/overridden-deadline";
import { MOST_UNCOUNTED, type UncountedDays, uncountedText, wrongDaysIn } from "../../deadlines/uncounted-days";
import { type ChangeFreeze, readChangeFreezes } from "../../patch-fleet/change-freeze";
import type { PatchOverrides } from "../../patch-fleet/overrides";
import type { Finding } from "../../values/finding";
import { Problems } from "../../values/problems";
import { propertyOf } from "../../values/property-of";
import type { TokenHandling } from "../../values/props-reader";

/** What a ring or an account says of its own, and the place of a property of it. */
export interface Level {
  readonly at: (name: string) => string;
  readonly of: PatchOverrides;
}

/**
 * What is wrong with a deadline that leaves out the days of change freezes beside its own.
 *
 * @param where - where the freezes are written
 */
export function uncountedProblems(
  deadline: unknown,
  path: string,
  freezes: readonly ChangeFreeze[],
  where = "changeFreezes",
): readonly Finding[] {
  const daysIn = (one: unknown) => {
    const days = propertyOf(one, "exceptDuring");
    return (Array.isArray(days) ? (days as unknown[]) : []).filter(areDays);
  };
  const [own, all] = [daysIn(deadline), daysIn(withoutFreezes(deadline, freezes))];
  const wrong = own.length > 0 && wrongDaysIn(own) === undefined ? wrongDaysIn(all) : undefined;
  const problems = new Problems();
  if (wrong !== undefined) {
    const got = uncountedText([wrong]);
    problems.add(
      `${path}.exceptDuring`,
      `expected at most ${MOST_UNCOUNTED} days together with ${where}, got ${got}; shorten it, for a deadline does not count the days of changeFreezes anyway`,
    );
  }
  return problems.findings;
}

function areDays(one: unknown): one is UncountedDays {
  return [propertyOf(one, "from"), propertyOf(one, "until")].every((day) => typeof day === "string");
}

const WITH_DEADLINES = ["patchGroups", "associations", "patchPolicies"];

/**
 * The same of a ring or an account, where one of both is its own: the deadline that counts there, and those of the parts.
 *
 * @param levels - the account if it is one, and the ring
 */
export function uncountedInFleet(
  definition: unknown,
  levels: readonly Level[],
  tokens: TokenHandling,
): readonly Finding[] {
  const all = [...levels, { at: (name: string) => `environment.${name}`, of: Object(definition) as PatchOverrides }];
  const freezesAt = all.find(({ of }) => of?.changeFreezes !== undefined);
  if (freezesAt === undefined) return [];
  const freezes = readChangeFreezes(freezesAt.of.changeFreezes, "", new Problems(), tokens);
  const where = freezesAt.at("changeFreezes");
  const deadline = all
    .map(({ of }) => of?.patchWithin as unknown)
    .reduceRight((below, own) => overriddenDeadline(own, below));
  const deadlineAt = all.find(({ of }) => propertyOf(of?.patchWithin, "exceptDuring") !== undefined);
  const ofParts = WITH_DEADLINES.flatMap((kind) =>
    Object.entries(Object(propertyOf(definition, kind)) as object).flatMap(([key, part]) =>
      uncountedProblems(propertyOf(part, "patchWithin"), `environment.${kind}.${key}.patchWithin`, freezes, where),
    ),
  );
  const path = deadlineAt?.at("patchWithin") ?? "";
  return [...uncountedProblems(deadline, path, freezes, where), ...ofParts];
}
