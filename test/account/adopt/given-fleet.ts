import type { SnapshotRegion } from "../../../account/snapshot/snapshot-schema";
import { BASELINE, windowWith } from "./given-account";

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
