import type { EnvironmentView, KeyedGroup } from "../view/environment-view";

/** The groups of an environment that follow one of its baselines, for some system, in their order. */
export function groupsFollowing({ groups }: EnvironmentView, baselineKey: string): readonly KeyedGroup[] {
  return groups.filter(({ registrations }) =>
    registrations.some(({ baseline }) => baseline.kind === "managed" && baseline.key === baselineKey),
  );
}
