import type { Construct } from "constructs";
import fc from "fast-check";
import {
  MaintenanceWindow,
  OPERATING_SYSTEMS,
  type OperatingSystem,
  PatchBaseline,
  type PatchBaselineProps,
  PatchGroup,
} from "../../modules";

/** Plain data from which an environment is built; lists in it may stand in any order. */
export interface Environment {
  readonly baselines: readonly BaselineData[];
  readonly groups: readonly GroupData[];
  readonly windows: readonly WindowData[];
}

interface BaselineData {
  readonly id: string;
  readonly operatingSystem: OperatingSystem;
  readonly rules: readonly {
    readonly days: number;
    readonly level: "CRITICAL" | "HIGH" | "UNSPECIFIED";
    readonly filter: boolean;
  }[];
  readonly approved: readonly string[];
  readonly rejected: readonly string[];
  readonly block: boolean;
  readonly tagged: boolean;
}

interface GroupData {
  readonly id: string;
  /** Indexes into the baselines; of two for one system the first counts. */
  readonly baselines: readonly number[];
}

interface WindowData {
  readonly id: string;
  readonly hour: number;
  readonly duration: number;
  readonly enabled: boolean;
  readonly zone: string;
  readonly groups: readonly number[];
  readonly operation: "Scan" | "Install";
  readonly tasks: number;
}

const SYSTEMS = Object.keys(OPERATING_SYSTEMS) as OperatingSystem[];
const packageNames = fc.uniqueArray(fc.constantFrom("kernel", "openssl", "glibc*", "bash", "curl", "zlib"), {
  maxLength: 4,
});

const baseline = fc.record({
  operatingSystem: fc.constantFrom(...SYSTEMS),
  rules: fc.array(
    fc.record({
      days: fc.integer({ min: 0, max: 360 }),
      level: fc.constantFrom("CRITICAL", "HIGH", "UNSPECIFIED"),
      filter: fc.boolean(),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  approved: packageNames,
  rejected: packageNames,
  block: fc.boolean(),
  tagged: fc.boolean(),
});

const window = fc.record({
  hour: fc.integer({ min: 0, max: 23 }),
  duration: fc.integer({ min: 2, max: 24 }),
  enabled: fc.boolean(),
  zone: fc.constantFrom("UTC", "Asia/Seoul", "Europe/Paris", "America/New_York"),
  groups: fc.uniqueArray(fc.nat(3), { minLength: 1, maxLength: 3 }),
  operation: fc.constantFrom("Scan", "Install"),
  tasks: fc.integer({ min: 1, max: 3 }),
});

/** Environments that are valid: whatever is drawn, AWS would take. */
export const environments: fc.Arbitrary<Environment> = fc
  .record({
    baselines: fc.array(baseline, { minLength: 1, maxLength: 4 }),
    groups: fc.array(fc.record({ baselines: fc.uniqueArray(fc.nat(3), { minLength: 1, maxLength: 3 }) }), {
      minLength: 1,
      maxLength: 4,
    }),
    windows: fc.array(window, { maxLength: 3 }),
  })
  .map(({ baselines, groups, windows }) => ({
    baselines: baselines.map((one, index) => ({ ...one, id: `Baseline${index}` }) as BaselineData),
    groups: groups.map((one, index) => ({ ...one, id: `Group${index}` })),
    windows: windows.map((one, index) => ({ ...one, id: `Window${index}` }) as WindowData),
  }));

/** Builds an environment in a scope of its own; with `reversed` everything that the user lists stands the other way round. */
export function build(scope: Construct, environment: Environment, reversed = false): void {
  const listed = <Item>(items: readonly Item[]): Item[] => (reversed ? [...items].reverse() : [...items]);
  const baselines = new Map(listed(environment.baselines).map((one) => [one.id, newBaseline(scope, one, listed)]));
  const baselineAt = (index: number) => environment.baselines[index % environment.baselines.length] as BaselineData;
  const groups = new Map(
    listed(environment.groups).map((group) => {
      const bySystem = new Map(
        [...group.baselines].reverse().map((index) => [baselineAt(index).operatingSystem, baselineAt(index).id]),
      );
      const own = listed([...bySystem.values()]).map((id) => baselines.get(id) as PatchBaseline);
      return [
        group.id,
        new PatchGroup(scope, group.id, { patchGroup: `${scope.node.id} ${group.id}`, baselines: own }),
      ];
    }),
  );
  for (const data of listed(environment.windows)) newWindow(scope, data, environment, groups, listed);
}

type Listed = <Item>(items: readonly Item[]) => Item[];

function newBaseline(scope: Construct, data: BaselineData, listed: Listed): PatchBaseline {
  const { filters, nonSecurity } = OPERATING_SYSTEMS[data.operatingSystem];
  const filter = Object.fromEntries(
    Object.keys(filters)
      .slice(0, 1)
      .map((key) => [key, ["*"]]),
  );
  const props = {
    name: `${data.id}-baseline`,
    operatingSystem: data.operatingSystem,
    approvalRules: listed(data.rules).map(({ days, level, filter: isFiltered }) => ({
      approveAfterDays: days,
      complianceLevel: level,
      ...(isFiltered ? { patchFilters: filter } : {}),
      ...(nonSecurity === "not supported" ? {} : { enableNonSecurity: isFiltered }),
    })),
    ...(data.operatingSystem === "WINDOWS" || data.operatingSystem === "MACOS"
      ? {}
      : { approvedPatches: listed(withoutGlobs(data.approved)), rejectedPatches: listed(withoutGlobs(data.rejected)) }),
    ...(data.block ? { rejectedPatchesAction: "BLOCK" } : {}),
    ...(data.tagged ? { tags: Object.fromEntries(listed([["a", "1"] as const, ["b", "2"] as const])) } : {}),
  };
  // What is drawn is checked by the construct itself; the compiler cannot follow a system that it does not know.
  return new PatchBaseline(scope, data.id, props as unknown as PatchBaselineProps);
}

/** Debian and Ubuntu take bare package names. */
function withoutGlobs(names: readonly string[]): string[] {
  return names.map((name) => name.replace("*", ""));
}

function newWindow(
  scope: Construct,
  data: WindowData,
  environment: Environment,
  groups: ReadonlyMap<string, PatchGroup>,
  listed: Listed,
): void {
  const window = new MaintenanceWindow(scope, data.id, {
    name: `${data.id}-window`,
    schedule: `cron(0 ${data.hour} ? * SUN *)`,
    scheduleTimezone: data.zone,
    duration: data.duration,
    cutoff: 1,
    enabled: data.enabled,
  });
  const ids = new Set(
    data.groups.map((index) => (environment.groups[index % environment.groups.length] as GroupData).id),
  );
  const target = window.addTarget("Nodes", { patchGroups: listed([...ids]).map((id) => groups.get(id) as PatchGroup) });
  const numbers = listed(Array.from({ length: data.tasks }, (_, index) => index));
  for (const number of numbers) {
    const how =
      data.operation === "Scan"
        ? ({ operation: "Scan" } as const)
        : ({ operation: "Install", rebootOption: "NoReboot" } as const);
    window.addPatchTask(`Task${number}`, { ...how, targets: [target], priority: number });
  }
}
