import { type GivenResource, planWith, reviewWith } from "./given-plans";

export const WINDOW = {
  name: "weekly",
  schedule: "cron(0 4 ? * SUN *)",
  duration: 3,
  cutoff: 1,
  region: "eu-central-1",
};
/** A window that a plan destroys at one address. */
export const gone = (name: string, before: object = WINDOW): GivenResource => ({
  address: `aws_ssm_maintenance_window.${name}`,
  before: { ...before, id: `mw-${name}` },
  after: null,
});
/** One that it creates at another. */
export const made = (name: string, after: object = WINDOW): GivenResource => ({
  address: `aws_ssm_maintenance_window.${name}`,
  after,
  unknown: { id: true },
});

/** `Weekly > Sunday` */
export function pairsOf(
  resources: readonly GivenResource[],
  providers?: Readonly<Record<string, object>>,
): readonly string[] {
  const { stacks } = reviewWith(planWith(resources, providers));
  return stacks.flatMap(({ changes }) =>
    changes.flatMap(({ address, renamedFrom }) =>
      renamedFrom === undefined ? [] : [[renamedFrom, address].map((one) => one.split(".").at(-1)).join(" > ")],
    ),
  );
}
