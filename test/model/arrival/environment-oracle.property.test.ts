import { Cron } from "croner";
import fc from "fast-check";
import { arrivalOfGroup } from "../../../model/arrival/arrival-of-group";
import { patchingOf } from "../../../model/patching/patching";
import { environment, type Given, installing, TODAY } from "../checks/across/given";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const QUARTER = HOUR / 4;
/** Releases of a year from today on. */
const UNTIL = TODAY.getTime() + 366 * DAY;
const ENVIRONMENTS = Number(process.env.FUZZ ?? 300);
const SEED = process.env.FUZZ === undefined ? { seed: 20_264 } : {};
const SEVERITIES = ["Critical", "Important", "Medium"] as const;

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

/** As a user writes it. */
function written(rules: readonly Rule[], windows: readonly Window[]): Given {
  const approvalRules = rules.map(({ severities, delay }) => ({
    approveAfterDays: delay,
    ...(severities.length === 0 ? {} : { patchFilters: { severity: severities } }),
  }));
  const entries = windows.map(({ at, days, zone, hours }, index) => {
    const [dayOfMonth, month, weekday] = days.split(" ");
    const fields = weekday === "*" ? `${dayOfMonth} ${month} ?` : `? ${month} ${weekday}`;
    const schedule = `cron(${at} ${fields} *)`;
    const props = { name: `window-${index}`, schedule, scheduleTimezone: zone, duration: hours };
    return [`Window${index}`, installing("web", props)] as const;
  });
  return { baselines: { Base: { approvalRules } }, groups: { web: {} }, windows: Object.fromEntries(entries) };
}

const starts = new Map<string, readonly number[]>();

/** By another library than ours. */
function startsOf({ at, days, zone }: Window): readonly number[] {
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

/** Each quarter of an hour of the year: approved by the first rule that matches, done by the first run that begins later. */
function walked(rules: readonly Rule[], windows: readonly Window[], severity: string) {
  const delays = rules.flatMap(({ severities, delay }) =>
    severities.length === 0 || severities.includes(severity) ? [delay] : [],
  );
  if (delays.length === 0) return "never";
  const runs = windows
    .flatMap((one) => startsOf(one).map((start) => ({ start, end: start + one.hours * HOUR })))
    .sort((a, b) => a.start - b.start);
  let [worst, sum, count, next] = [0, 0, 0, 0];
  for (let released = TODAY.getTime(); released < UNTIL; released += QUARTER) {
    const approved = released + Math.min(...delays) * DAY;
    while ((runs[next]?.start ?? Number.POSITIVE_INFINITY) <= approved) next++;
    const taken = (runs[next]?.end ?? Number.NaN) - released;
    worst = Math.max(worst, taken);
    sum += taken;
    count++;
  }
  return { worst, mean: sum / count };
}

test(`${ENVIRONMENTS} environments: each release walked through rules and windows agrees with what is told by severity`, () => {
  const drawn = fc.record({
    rules: fc.array(rule, { minLength: 1, maxLength: 3 }),
    windows: fc.array(window, { minLength: 1, maxLength: 2 }),
    severity: fc.constantFrom(...SEVERITIES),
  });
  let found = 0;
  fc.assert(
    fc.property(drawn, ({ rules, windows, severity }) => {
      const patching = patchingOf([{ environment: environment(written(rules, windows)) }], { from: TODAY });
      const [group] = patching.groups;
      const answer = group && arrivalOfGroup(TODAY, group, { severity });
      const oracle = walked(rules, windows, severity);

      if (typeof oracle === "string" || answer?.arrives !== "always") {
        expect(answer?.arrives).toBe(oracle);
        return;
      }
      found++;
      expect(answer.worst.installed.getTime() - answer.worst.released.getTime()).toBe(oracle.worst);
      expect(Math.abs(answer.typicalMs - oracle.mean)).toBeLessThanOrEqual(QUARTER);
    }),
    { numRuns: ENVIRONMENTS, ...SEED },
  );

  expect(found).toBeGreaterThan(ENVIRONMENTS / 2);
});
