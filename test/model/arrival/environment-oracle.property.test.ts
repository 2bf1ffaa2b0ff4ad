import { Cron } from "croner";
import fc from "fast-check";
import { arrivalOfGroup } from "../../../model/arrival/arrival-of-group";
import type { AssociationModel } from "../../../model/association/association-model";
import type { Keyed, PatchEnvironmentModel } from "../../../model/environment/patch-environment-model";
import type { PatchPolicyModel } from "../../../model/patch-policy/patch-policy-model";
import { patchingOf } from "../../../model/patching/patching";
import { environment, type Given, installing, TODAY } from "../checks/across/given";
import { isMedianOf } from "./given";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const QUARTER = HOUR / 4;
/** Releases of a year from today on. */
const UNTIL = TODAY.getTime() + 366 * DAY;
const ENVIRONMENTS = Number(process.env.FUZZ ?? 200);
const SEED = process.env.FUZZ === undefined ? { seed: 20_264 } : {};
const SEVERITIES = ["Critical", "Important", "Medium", "Low"] as const;
/** An association and a patch policy have no end: a run counts as the longest of a window. */
const NO_END = 24;

interface Rule {
  readonly severities: readonly string[];
  readonly delay: number;
}

interface Window {
  /** Minute, hour and days as cron has them; no clock changes at these hours. */
  readonly at: string;
  readonly days: string;
  readonly zone: string;
  readonly hours: number;
}

const rule: fc.Arbitrary<Rule> = fc.record({
  severities: fc.subarray([...SEVERITIES]),
  delay: fc.integer({ min: 0, max: 30 }),
});

const window: fc.Arbitrary<Window> = fc.record({
  at: fc.constantFrom("0 4", "30 22", "15 12"),
  days: fc.constantFrom("* * SUN", "* * WED", "* * TUE#2", "1 * *", "* * SUN,THU"),
  zone: fc.constantFrom("UTC", "Europe/Paris", "America/New_York", "Asia/Seoul"),
  hours: fc.integer({ min: 2, max: 12 }),
});

/** What brings its baseline along: a patch policy, or an association by the baseline's tags. */
interface Bringing {
  readonly kind: "policy" | "association";
  readonly at: string;
  readonly days: string;
  /** Another baseline, the group's own, one that is kept elsewhere, or none for the system. */
  readonly follows: "Other" | "Base" | "elsewhere" | "none";
  readonly nodes: "all" | "group" | "other group";
}

const bringing: fc.Arbitrary<Bringing> = fc.record({
  kind: fc.constantFrom("policy" as const, "policy" as const, "association" as const),
  at: fc.constantFrom("0 4", "30 22"),
  days: fc.constantFrom("* * MON", "* * SUN", "15 * *"),
  follows: fc.constantFrom("Other" as const, "Other" as const, "Base" as const, "elsewhere" as const, "none" as const),
  nodes: fc.constantFrom("all" as const, "group" as const, "group" as const, "other group" as const),
});

interface Drawn {
  readonly rules: readonly Rule[];
  readonly windows: readonly Window[];
  readonly others: readonly Rule[];
  /** The global filters of the other baseline; empty: none. */
  readonly global: readonly string[];
  readonly bringing: readonly Bringing[];
  readonly missedRuns: number;
  /** Absent: every patch that a rule approves. */
  readonly severity?: string;
}

function scheduleOf({ at, days }: Pick<Window, "at" | "days">): string {
  const [dayOfMonth, month, weekday] = days.split(" ");
  const fields = weekday === "*" ? `${dayOfMonth} ${month} ?` : `? ${month} ${weekday}`;
  return `cron(${at} ${fields} *)`;
}

function written({ rules, others, global, windows, bringing: brought }: Drawn): PatchEnvironmentModel {
  const found = environment({
    ...windowsOf(rules, windows),
    baselines: {
      Base: { name: "base", approvalRules: approvalRules(rules), tags: { Tier: "base" } },
      Other: {
        name: "other",
        approvalRules: approvalRules(others),
        tags: { Tier: "other" },
        ...(global.length === 0 ? {} : { globalFilters: { severity: global } }),
      },
    },
    account: "111111111111",
    region: "eu-central-1",
  });
  const numbered = brought.map((one, index) => ({ ...one, key: `${one.kind}-${index}` }));
  return {
    ...found,
    patchPolicies: numbered.filter(({ kind }) => kind === "policy").map(policyOf),
    associations: numbered.filter(({ kind }) => kind === "association").map(associationOf),
  };
}

const GROUPS = { group: "web", "other group": "db" } as const;

function policyOf({ key, follows, nodes, ...when }: Keyed<Bringing>): Keyed<PatchPolicyModel> {
  const selected = { Other: "Other", Base: "Base", elsewhere: "pb-0123456789abcdef0" };
  return {
    key,
    name: key,
    patchPolicyName: key,
    operation: "ScanAndInstall",
    scanSchedule: "cron(0 1 * * ? *)",
    installSchedule: scheduleOf(when),
    scanWaits: true,
    installWaits: true,
    baselines: follows === "none" ? { UBUNTU: "pb-0123456789abcdef1" } : { AMAZON_LINUX_2023: selected[follows] },
    targets: nodes === "all" ? { kind: "all" } : { kind: "tag", key: "Patch Group", value: GROUPS[nodes] },
    accounts: ["111111111111"],
    regions: ["eu-central-1"],
    tags: {},
  };
}

/** A baseline that carries no tag here may be kept elsewhere: "none" is no case of its own. */
function associationOf({ key, follows, nodes, ...when }: Keyed<Bringing>): Keyed<AssociationModel> {
  const tier = { Other: "other", Base: "base", elsewhere: "elsewhere", none: "elsewhere" }[follows];
  return {
    key,
    associationName: key,
    document: "AWS-RunPatchBaselineAssociation",
    parameters: { Operation: "Install", RebootOption: "RebootIfNeeded", BaselineTags: `Key=Tier,Values=${tier}` },
    targets: [
      nodes === "all" ? { key: "InstanceIds", values: ["*"] } : { key: "tag:Patch Group", values: [GROUPS[nodes]] },
    ],
    scheduleExpression: scheduleOf(when),
    applyOnlyAtCronInterval: true,
    tags: {},
  };
}

function approvalRules(rules: readonly Rule[]) {
  return rules.map(({ severities, delay }) => ({
    approveAfterDays: delay,
    ...(severities.length === 0 ? {} : { patchFilters: { severity: severities } }),
  }));
}

/** As a user writes it. */
function windowsOf(rules: readonly Rule[], windows: readonly Window[]): Given {
  const entries = windows.map(({ at, days, zone, hours }, index) => {
    const props = {
      name: `window-${index}`,
      schedule: scheduleOf({ at, days }),
      scheduleTimezone: zone,
      duration: hours,
    };
    return [`Window${index}`, installing("web", props)] as const;
  });
  return {
    baselines: { Base: { approvalRules: approvalRules(rules) } },
    groups: { web: {} },
    windows: Object.fromEntries(entries),
  };
}

const starts = new Map<string, readonly number[]>();

/** By another library than ours. */
function startsOf({ at, days, zone }: Pick<Window, "at" | "days" | "zone">): readonly number[] {
  const key = `${at} ${days} ${zone}`;
  const known = starts.get(key);
  if (known !== undefined) return known;
  const [last, first] = [UNTIL + 120 * DAY, TODAY.getTime()];
  const found: number[] = [];
  const cron = new Cron(`${at} ${days}`, { timezone: zone });
  for (
    let next = cron.nextRun(new Date(first - 1));
    next !== null && next.getTime() < last;
    next = cron.nextRun(next)
  ) {
    found.push(next.getTime());
  }
  starts.set(key, found);
  return found;
}

interface Run {
  readonly start: number;
  readonly end: number;
}

/** What installs by one baseline, and after how many days it approves a patch; undefined: never. */
interface Installing {
  readonly runs: readonly Run[];
  readonly rules: readonly Rule[];
  readonly global: readonly string[];
}

/** What works on every node of the group, by a baseline that is known; and whether something else does as well. */
function installingOf({ rules, others, global, windows, bringing: brought }: Drawn) {
  const runs = (one: Pick<Window, "at" | "days" | "zone" | "hours">): readonly Run[] =>
    startsOf(one).map((start) => ({ start, end: start + one.hours * HOUR }));
  const reaching = brought.filter(({ nodes }) => nodes !== "other group");
  const by = (wanted: "Base" | "Other") =>
    reaching.filter(({ follows }) => follows === wanted).flatMap((one) => runs({ ...one, zone: "UTC", hours: NO_END }));
  const own = [...windows.flatMap(runs), ...by("Base")];
  const other = by("Other");
  const found: Installing[] = [
    ...(own.length > 0 || other.length === 0 ? [{ runs: own, rules, global: [] }] : []),
    ...(other.length > 0 ? [{ runs: other, rules: others, global }] : []),
  ];
  const isOpen = reaching.some(
    ({ kind, follows }) => follows === "elsewhere" || (kind === "association" && follows === "none"),
  );
  return { found, isOpen };
}

function delayOf({ rules, global }: Installing, severity: string): number | undefined {
  if (global.length > 0 && !global.includes(severity)) return undefined;
  const delays = rules.flatMap(({ severities, delay }) =>
    severities.length === 0 || severities.includes(severity) ? [delay] : [],
  );
  return delays.length === 0 ? undefined : Math.min(...delays);
}

const WITHOUT = "without severity";

/** The delays by each baseline, for each kind of patch that is asked about. */
function kindsOf(
  found: readonly Installing[],
  severity: string | undefined,
): readonly (readonly (number | undefined)[])[] {
  if (severity !== undefined) return [found.map((one) => delayOf(one, severity))];
  return [...SEVERITIES, WITHOUT]
    .map((one) => found.map((installing) => delayOf(installing, one)))
    .filter((delays) => delays.some((delay) => delay !== undefined));
}

type Walked = { readonly worst: number; readonly lengths: readonly number[] } | "never" | "not known";

/** Each quarter of an hour of the year: of all runs that begin after the approval, and are not missed, the first over. */
function walked(drawn: Drawn): Walked {
  const { found, isOpen } = installingOf(drawn);
  const ways = kindsOf(found, drawn.severity).map((delays) => walkedKind(found, delays, drawn.missedRuns));
  if (ways.includes("never")) return isOpen ? "not known" : "never";
  const all = ways as Exclude<Walked, string>[];
  return all.reduce((slowest, one) => (one.worst > slowest.worst ? one : slowest));
}

function walkedKind(
  found: readonly Installing[],
  delays: readonly (number | undefined)[],
  missedRuns: number,
): Exclude<Walked, "not known"> {
  const approving = found.flatMap(({ runs }, place) => {
    const delay = delays[place];
    return delay === undefined ? [] : runs.map((run) => ({ ...run, opensTo: run.start - delay * DAY }));
  });
  // A run installs what was released before this moment.
  const byOpening = [...approving].sort((a, b) => a.opensTo - b.opensTo);
  // A node misses all runs that begin at one moment.
  const notMissed = (runs: typeof approving) => {
    const moments = [...new Set(runs.map(({ start }) => start))].sort((a, b) => a - b).slice(missedRuns);
    return runs.filter(({ start }) => moments.includes(start));
  };
  const lengths: number[] = [];
  let [worst, next] = [0, 0];
  let done: number | undefined;
  let isNew = true;
  for (let released = TODAY.getTime(); released < UNTIL; released += QUARTER) {
    while ((byOpening[next]?.opensTo ?? Number.POSITIVE_INFINITY) <= released) {
      next++;
      isNew = true;
    }
    if (isNew) {
      done = notMissed(byOpening.slice(next)).reduce<number | undefined>(
        (least, { end }) => (least === undefined || end < least ? end : least),
        undefined,
      );
      isNew = false;
    }
    if (done === undefined) return "never";
    worst = Math.max(worst, done - released);
    lengths.push(done - released);
  }
  return { worst, lengths };
}

test(`${ENVIRONMENTS} environments: each release walked through rules, windows, associations and policies agrees with what is told`, () => {
  const drawn: fc.Arbitrary<Drawn> = fc.record(
    {
      rules: fc.array(rule, { minLength: 1, maxLength: 3 }),
      windows: fc.array(window, { maxLength: 2 }),
      others: fc.array(rule, { minLength: 1, maxLength: 2 }),
      global: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.subarray([...SEVERITIES], { minLength: 1 })),
      bringing: fc.array(bringing, { maxLength: 2 }),
      missedRuns: fc.constantFrom(0, 0, 0, 1),
      severity: fc.constantFrom(...SEVERITIES),
    },
    { requiredKeys: ["rules", "windows", "others", "global", "bringing", "missedRuns"] },
  );
  const found = { always: 0, never: 0, "not known": 0, byBoth: 0, byOthers: 0 };
  fc.assert(
    fc.property(drawn, (given) => {
      const patching = patchingOf([{ environment: written(given) }], { from: TODAY });
      const [group] = patching.groups;
      const { severity, missedRuns } = given;
      const asked = severity === undefined ? { missedRuns } : { severity, missedRuns };
      const answer = group && arrivalOfGroup(TODAY, group, asked);
      const oracle = walked(given);

      expect(answer?.arrives).toBe(typeof oracle === "string" ? oracle : "always");
      if (typeof oracle === "string" || answer?.arrives !== "always") {
        if (typeof oracle === "string") found[oracle]++;
        return;
      }
      found.always++;
      const { found: installing } = installingOf(given);
      if (installing.length > 1) found.byBoth++;
      else if (given.windows.length === 0) found.byOthers++;
      expect(answer.worst.installed.getTime() - answer.worst.released.getTime()).toBe(oracle.worst);
      expect(isMedianOf(oracle.lengths, answer.typicalMs)).toBe(true);
    }),
    { numRuns: ENVIRONMENTS, ...SEED },
  );

  expect(found.always).toBeGreaterThan(ENVIRONMENTS / 3);
  for (const seen of Object.values(found)) expect(seen).toBeGreaterThan(ENVIRONMENTS / 60);
});
