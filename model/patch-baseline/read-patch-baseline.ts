import { DEFAULT_COMPLIANCE_LEVEL } from "../facts/compliance-levels";
import { readReleases } from "../releases/read-releases";
import { readKeepOrder } from "../values/keep-order";
import type { Problems } from "../values/problems";
import { PropsReader, type TokenHandling } from "../values/props-reader";
import { type Knowable, UNKNOWN } from "../values/unknown";
import type { ApprovalRuleModel, PatchBaselineModel, PatchFilterModel, PatchSourceModel } from "./patch-baseline-model";
import { DEFAULT_REJECTED_PATCHES_ACTION } from "./patch-baseline-options";
import { everything, filterKey, inTableOrder } from "./patch-filters";

/**
 * Reads what a user wrote into the model, with the defaults filled in. What has the wrong kind is reported.
 *
 * Undefined where `props` is no object at all.
 *
 * @param others - properties that belong to the caller and are not looked at
 */
export function readPatchBaseline(
  props: unknown,
  problems: Problems,
  tokens: TokenHandling,
  others: readonly string[] = [],
): PatchBaselineModel | undefined {
  const reader = PropsReader.open(props, "", problems, tokens);
  if (reader === undefined) return undefined;

  const name = reader.requiredText("name");
  const operatingSystem = reader.requiredText("operatingSystem");
  const filterOrder = readKeepOrder(reader, problems)
    ? (names: readonly string[]) => names
    : (names: readonly string[]) => inTableOrder(names, operatingSystem);
  const model: PatchBaselineModel = {
    name,
    description: reader.text("description"),
    operatingSystem,
    approvalRules:
      reader.objects("approvalRules", (rule) => readApprovalRule(rule, operatingSystem, filterOrder)) ?? [],
    globalFilters: readFilters(reader, "globalFilters", filterOrder) ?? [],
    approvedPatches: reader.texts("approvedPatches") ?? [],
    approvedPatchesComplianceLevel: reader.text("approvedPatchesComplianceLevel") ?? DEFAULT_COMPLIANCE_LEVEL,
    approvedPatchesEnableNonSecurity: reader.flag("approvedPatchesEnableNonSecurity") ?? false,
    rejectedPatches: reader.texts("rejectedPatches") ?? [],
    rejectedPatchesAction: reader.text("rejectedPatchesAction") ?? DEFAULT_REJECTED_PATCHES_ACTION,
    sources: reader.objects("sources", readSource) ?? [],
    availableSecurityUpdatesComplianceStatus: reader.text("availableSecurityUpdatesComplianceStatus"),
    tags: reader.textsByName("tags") ?? {},
    region: reader.text("region"),
  };
  const releases = readReleases(reader.raw("releases"), "releases", problems);
  reader.ignore(...others);
  reader.refuseOthers();
  return releases === undefined ? model : { ...model, releases };
}

type FilterOrder = (names: readonly string[]) => readonly string[];

function readApprovalRule(
  rule: PropsReader,
  operatingSystem: Knowable<string>,
  filterOrder: FilterOrder,
): ApprovalRuleModel {
  const filters = readFilters(rule, "patchFilters", filterOrder);
  const saysNothing = filters === undefined || (filters !== UNKNOWN && filters.length === 0);
  return {
    patchFilters: saysNothing ? everything(operatingSystem) : filters,
    approveAfterDays: rule.number("approveAfterDays"),
    approveUntilDate: rule.text("approveUntilDate"),
    complianceLevel: rule.text("complianceLevel") ?? DEFAULT_COMPLIANCE_LEVEL,
    enableNonSecurity: rule.flag("enableNonSecurity") ?? false,
  };
}

function readFilters(
  reader: PropsReader,
  property: string,
  filterOrder: FilterOrder,
): Knowable<readonly PatchFilterModel[]> | undefined {
  return reader.object(property, (filters) =>
    filterOrder(filters.names()).map((name) => ({
      key: filterKey(name),
      values: filters.texts(name) ?? [],
    })),
  );
}

function readSource(source: PropsReader): PatchSourceModel {
  return {
    name: source.requiredText("name"),
    configuration: source.requiredText("configuration"),
    products: source.texts("products") ?? [],
  };
}
