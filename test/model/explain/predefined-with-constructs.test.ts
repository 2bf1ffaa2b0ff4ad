import { explainPatch } from "../../../model/explain/decision/explain-patch";
import { isOperatingSystem, OPERATING_SYSTEM_NAMES } from "../../../model/facts/operating-systems";
import type {
  ApprovalRuleModel,
  PatchBaselineModel,
  PatchFilterModel,
} from "../../../model/patch-baseline/patch-baseline-model";
import { filterName } from "../../../model/patch-baseline/patch-filters";
import { predefinedBaseline } from "../../../model/patching/predefined-baselines";
import { PatchBaseline, type PatchBaselineProps } from "../../../modules/patch-baseline";
import { fleet } from "../../support/fleet";
import { now, patch } from "./given";

/** What a user would type for a model of which everything is known. */
function typed(model: PatchBaselineModel): PatchBaselineProps {
  const rules = model.approvalRules as readonly ApprovalRuleModel[];
  const props = {
    name: model.name,
    operatingSystem: model.operatingSystem,
    approvalRules: rules.map((rule) => ({
      patchFilters: byName(rule.patchFilters as readonly PatchFilterModel[]),
      approveAfterDays: rule.approveAfterDays,
      ...(rule.enableNonSecurity === true ? { enableNonSecurity: true } : {}),
    })),
    globalFilters: byName(model.globalFilters as readonly PatchFilterModel[]),
    ...(model.availableSecurityUpdatesComplianceStatus === undefined
      ? {}
      : { availableSecurityUpdatesComplianceStatus: model.availableSecurityUpdatesComplianceStatus }),
  };
  return props as unknown as PatchBaselineProps;
}

function byName(filters: readonly PatchFilterModel[]): object {
  return Object.fromEntries(filters.map(({ key, values }) => [filterName(String(key)), values]));
}

describe.each(OPERATING_SYSTEM_NAMES.filter(isOperatingSystem))("AWS's own baseline of %s", (system) => {
  test("can be written with PatchBaseline, and means the same", () => {
    const predefined = predefinedBaseline(system);

    const { model } = new PatchBaseline(fleet().stack, "Own", typed(predefined));

    expect(model.approvalRules).toEqual(predefined.approvalRules);
    expect(model.globalFilters).toEqual(predefined.globalFilters);
    expect(explainPatch(model, patch(), now)).toEqual(explainPatch(predefined, patch(), now));
  });
});
