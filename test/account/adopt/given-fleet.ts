import type { AccountInFleet } from "../../../account/adopt/fleet/fleet-core";
import { fromSnapshot } from "../../../account/adopt/from-snapshot";
import type { SnapshotRegion } from "../../../account/snapshot/snapshot-schema";
import { accountOf, BASELINE, windowWith } from "./given-account";

export type Window = SnapshotRegion["windows"][number];

/** What every account has, with ids of its own. */
export function usual(
  index: number,
  change: Partial<Window> = {},
  task: object = {},
  of = index,
): Partial<SnapshotRegion> {
  const BaselineId = `pb-0123456789abcdef${index}`;
  const window = windowWith({ Operation: ["Install"], RebootOption: ["RebootIfNeeded"] });
  const text = JSON.stringify(window)
    .replaceAll("mw-0123456789abcdef0", `mw-0123456789abcdef${index}`)
    .replaceAll("11111111-2222", `1111111${index}-2222`)
    .replaceAll("22222222-2222", `2222222${index}-2222`);
  const own = JSON.parse(text) as Window;
  return {
    baselines: [{ ...BASELINE, BaselineId }],
    patchGroups: [{ PatchGroup: "web", OperatingSystem: "AMAZON_LINUX_2023", BaselineId }],
    defaults: [{ OperatingSystem: "AMAZON_LINUX_2023", BaselineId }],
    windows: [
      {
        ...own,
        ...change,
        Tasks: own.Tasks.map((one) => ({
          ...one,
          ServiceRoleArn: `arn:aws:iam::${idOf(of)}:role/window`,
          ...task,
        })),
      },
    ],
  };
}

/** Twelve times a digit. */
export function idOf(index: number): string {
  return String(index).repeat(12);
}

export const EU = "eu-central-1";

export function account(
  index: number,
  ...regions: readonly (readonly [string, Partial<SnapshotRegion>])[]
): AccountInFleet {
  const id = idOf(index);
  return {
    id,
    name: `acme-${index}`,
    regions: new Map(
      regions.map(([region, has]) => {
        const whole = accountOf({ ...has, region });
        return [region, fromSnapshot({ ...whole, id })];
      }),
    ),
  };
}

/** The same with so many days of delay in each rule, and a second baseline with as many and more. */
export function waiting(index: number, days: number, more = 3): Partial<SnapshotRegion> {
  const has = usual(index);
  const rule = (filters: typeof SECURITY | typeof BUGFIX, ApproveAfterDays: number) => ({
    PatchFilterGroup: { PatchFilters: [filters] },
    ApproveAfterDays,
  });
  const [linux] = has.baselines as [typeof BASELINE];
  const baselines = [
    { ...linux, Tags, ApprovalRules: { PatchRules: [rule(SECURITY, days), rule(BUGFIX, days + 7)] } },
    {
      ...BASELINE,
      BaselineId: `pb-0123456789abcdea${index}`,
      Name: "acme-linux-2",
      Tags,
      OperatingSystem: "AMAZON_LINUX_2",
      ApprovalRules: { PatchRules: [rule(SECURITY, days + more)] },
    },
  ];
  return { ...has, baselines };
}
const Tags = { Team: "platform", CostCenter: "42", Service: "patching" };
const SECURITY = { Key: "CLASSIFICATION", Values: ["Security"] };
const BUGFIX = { Key: "CLASSIFICATION", Values: ["Bugfix"] };
