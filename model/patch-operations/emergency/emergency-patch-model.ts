import type { PatchBaselineModel } from "../../patch-baseline/patch-baseline-model";
import type { Knowable } from "../../values/unknown";

/** What an emergency window installs, as plain data. */
export interface EmergencyPatchModel {
  readonly name: Knowable<string>;
  readonly at: Knowable<string>;
  /** Hours that the window is open. Absent: it says so itself that this is no number. */
  readonly duration?: number;
  readonly patches?: Knowable<readonly Knowable<OverridePatchModel>[]>;
  readonly baselines?: Knowable<readonly PatchBaselineModel[]>;
  /** Whether there is a place for the document. */
  readonly hasPlace: boolean;
  /** How many tags the document gets in the bucket; 0 where it is not put there. */
  readonly documentTags: Knowable<number>;
}

export interface OverridePatchModel {
  readonly id: Knowable<string>;
  readonly title?: Knowable<string>;
}
