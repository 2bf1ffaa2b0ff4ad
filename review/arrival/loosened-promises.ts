import type { NotedDeadline, PromiseNote } from "../../model/arrival/promise-note";
import { PLAN_CHECKS } from "../../model/checks/plan/plan-checks";
import type { DeadlineModel } from "../../model/deadlines/deadline-model";
import type { PatchEnvironmentModel } from "../../model/environment/patch-environment-model";
import { counted, joined } from "../../model/text/wording";
import { isKnown } from "../../model/values/unknown";
import type { KeyedFinding } from "../findings/keyed-finding";

/** What a ring owes to the one before. */
export interface RingPromise {
  readonly ring: string;
  readonly soakDays: number;
  readonly daysOnRingBefore: number;
}

/** What a program promises of a stack. No argument of Terraform holds it, so that no plan tells when it changes. */
export interface StackPromises {
  readonly promises?: PromiseNote;
  readonly ringPromise?: RingPromise;
}

/**
 * What was promised and is promised no more, or less of it: `deadline Critical: 60 days, was 21`.
 *
 * @param environment - as the plan leaves it: of a group that is gone, that is told
 */
export function loosenedPromises(
  before: StackPromises,
  now: StackPromises,
  environment: PatchEnvironmentModel,
): readonly KeyedFinding[] {
  const noted = now.promises?.deadlines ?? [];
  const groups = new Set(environment.patchGroups.map(({ patchGroup }) => patchGroup));
  const deadlines = (before.promises?.deadlines ?? []).flatMap((old): readonly KeyedFinding[] => {
    const named = noted.filter(({ patchGroup }) => patchGroup === old.patchGroup);
    // A Region that is written out from now on is the same one, and of two Regions one may be given up.
    const same = named.find(({ region }) => region === old.region) ?? (named.length === 1 ? named[0] : undefined);
    if (same === undefined && !groups.has(old.patchGroup)) return [];
    return deadlineTexts(old, same).map(([at, message]) => finding(same?.path ?? old.path, at, message));
  });
  return [...deadlines, ...ringTexts(before.ringPromise, now.ringPromise)];
}

type Told = readonly [at: string, message: string];

function deadlineTexts({ within: old }: NotedDeadline, now: NotedDeadline | undefined): readonly Told[] {
  if (now === undefined) return [["patchWithin", `no deadline any more, was ${deadlineText(old)}`]];
  const { within } = now;
  const severities = Object.entries(old.days).flatMap(([severity, days]): readonly Told[] => {
    const is = within.days[severity];
    if (!isKnown(days) || (is !== undefined && !(isKnown(is) && is > days))) return [];
    const text =
      isKnown(is) && is !== undefined ? `${counted(is, "day")}, was ${days}` : `none, was ${counted(days, "day")}`;
    return [[`patchWithin.${severity}`, `deadline ${severity}: ${text}`]];
  });
  return [
    ...severities,
    ...publishedTexts(old, within),
    ...(old.inForce && !within.inForce
      ? [
          [
            "patchWithin.inForce",
            "deadline: need not be in force, only installed; until now runs had to reboot",
          ] as const,
        ]
      : []),
    ...(within.tolerateMissedRuns < old.tolerateMissedRuns
      ? [
          [
            "patchWithin.tolerateMissedRuns",
            `deadline: proved with ${counted(within.tolerateMissedRuns, "missed run")}, was ${old.tolerateMissedRuns}`,
          ] as const,
        ]
      : []),
    ...(within.acceptable && !old.acceptable
      ? [["patchWithin.acceptable", "deadline: a breach may be accepted, until now it stopped the synth"] as const]
      : []),
  ];
}

/** Of one published rule and another the longest of their days are compared, for each says for itself what is urgent. */
function publishedTexts({ published: old }: DeadlineModel, { published }: DeadlineModel): readonly Told[] {
  if (old === undefined) return [];
  const now: Readonly<Record<string, number | undefined>> = published?.days ?? {};
  const looser = Object.entries(old.days).some(([urgency, days]) => (now[urgency] ?? Number.POSITIVE_INFINITY) > days);
  if (!looser && !(old.everyMonth === true && published?.everyMonth !== true)) return [];
  return [["patchWithin.published", `deadline: ${published?.rule ?? "no published rule"}, was ${old.rule}`]];
}

function deadlineText({ days, published }: DeadlineModel): string {
  const own = Object.entries(days).flatMap(([severity, limit]) =>
    isKnown(limit) ? [`${severity} within ${counted(limit, "day")}`] : [],
  );
  return joined([...own, ...(published === undefined ? [] : [published.rule])]);
}

function ringTexts(before: RingPromise | undefined, now: RingPromise | undefined): readonly KeyedFinding[] {
  if (before === undefined) return [];
  const key = `ring ${now?.ring ?? before.ring}`;
  return (["soakDays", "daysOnRingBefore"] as const).flatMap((name) => {
    const [was, is] = [before[name], now?.[name] ?? 0];
    return is < was ? [finding(key, "", `${name}: ${counted(is, "day")}, was ${was}`)] : [];
  });
}

function finding(key: string, path: string, message: string): KeyedFinding {
  const { id, severity } = PLAN_CHECKS.loosenedPromise;
  return { checkId: id, severity, key, path, message };
}
