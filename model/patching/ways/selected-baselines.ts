import type { Keyed } from "../../environment/patch-environment-model";
import type { PatchBaselineModel } from "../../patch-baseline/patch-baseline-model";
import type { PatchPolicyModel } from "../../patch-policy/patch-policy-model";
import { isKnown } from "../../values/unknown";

/** Keys of the baselines of an environment, by whether a policy goes by them; all others it does not. */
export interface SelectedBaselines {
  readonly known: readonly string[];
  /** Those that it may go by, for all that is known. */
  readonly open: readonly string[];
}

/** Which baselines of its own environment a policy installs by. */
export function selectedBaselines(
  { baselines: selected }: Pick<PatchPolicyModel, "baselines">,
  baselines: readonly Keyed<PatchBaselineModel>[],
): SelectedBaselines {
  if (!isKnown(selected)) return { known: [], open: baselines.map(({ key }) => key) };
  const known = baselines.filter(({ key }) => Object.values(selected).includes(key));
  const open = baselines.filter(
    ({ operatingSystem: system }) =>
      !known.some((one) => one.operatingSystem === system) &&
      Object.entries(selected).some(([of, id]) => !isKnown(id) && (!isKnown(system) || system === of)),
  );
  return { known: known.map(({ key }) => key), open: open.map(({ key }) => key) };
}
