import { DEFAULT_COMPLIANCE_LEVEL } from "../../model/facts/compliance-levels";
import { filterFacts, operatingSystemFacts } from "../../model/facts/operating-systems";
import { DEFAULT_REJECTED_PATCHES_ACTION } from "../../model/patch-baseline/patch-baseline-options";
import { EVERY_VALUE, everything, filterName } from "../../model/patch-baseline/patch-filters";
import { CannotSay } from "./cannot-say";
import { type Code, Expression, set, textLiteral } from "./code";
import { blocksOf, type ExistingObject, textOf, textsOf } from "./existing-object";

type Values = Readonly<Record<string, unknown>>;

/** The props of a `PatchBaseline`. @throws CannotSay */
export function baselineProps({ values }: ExistingObject): Record<string, Code> {
  const system = textOf(values.operating_system);
  const rules = blocksOf(values.approval_rule).map((rule) => ruleProps(rule, system));
  const globalFilters = filterProps(values.global_filter, system);
  const action = textOf(values.rejected_patches_action);
  return set({
    name: textOf(values.name),
    description: given(values.description),
    operatingSystem: operatingSystemFacts(system) === undefined ? unlisted(system) : system,
    approvalRules: list(rules),
    globalFilters: Object.keys(globalFilters).length === 0 ? undefined : globalFilters,
    approvedPatches: list(textsOf(values.approved_patches)),
    approvedPatchesComplianceLevel: unless(values.approved_patches_compliance_level, DEFAULT_COMPLIANCE_LEVEL),
    approvedPatchesEnableNonSecurity: values.approved_patches_enable_non_security === true ? true : undefined,
    rejectedPatches: list(textsOf(values.rejected_patches)),
    rejectedPatchesAction: unless(action, DEFAULT_REJECTED_PATCHES_ACTION),
    sources: list(
      blocksOf(values.source).map((source) => ({
        name: textOf(source.name),
        configuration: textOf(source.configuration),
        products: [...textsOf(source.products)],
      })),
    ),
    availableSecurityUpdatesComplianceStatus: given(values.available_security_updates_compliance_status),
    tags: tagProps(values),
  });
}

function ruleProps(rule: Values, system: string): Record<string, Code> {
  const filters = filterProps(rule.patch_filter, system);
  if (Object.keys(filters).length === 0) throw new CannotSay("a rule has no filter");
  const date = textOf(rule.approve_until_date);
  return set({
    patchFilters: isEverything(rule.patch_filter, system) ? undefined : filters,
    approveAfterDays: date === "" ? daysOf(rule, system) : undefined,
    approveUntilDate: date === "" ? undefined : date,
    complianceLevel: unless(rule.compliance_level, DEFAULT_COMPLIANCE_LEVEL),
    enableNonSecurity: rule.enable_non_security === true ? true : undefined,
  });
}

/** Where nodes ignore the time it need not be given; elsewhere the provider takes an absent one for 0. */
function daysOf({ approve_after_days: days }: Values, system: string): number | undefined {
  if (typeof days === "number") return days;
  return operatingSystemFacts(system)?.delay === "ignored" ? undefined : 0;
}

function filterProps(filters: unknown, system: string): Record<string, Code> {
  const blocks = blocksOf(filters);
  const names = blocks.map(({ key }) => filterName(textOf(key)));
  // An object has each name once.
  if (new Set(names).size < names.length) throw new CannotSay("a filter key stands twice in one place");
  return Object.fromEntries(
    blocks.map(({ values }, index) => {
      const name = names[index] as string;
      return [name, textsOf(values).map((value) => (isListed(system, name, value) ? value : unlisted(value)))];
    }),
  );
}

/** Whether filters are what a rule without any is written as. */
function isEverything(filters: unknown, system: string): boolean {
  const found = blocksOf(filters).map(({ key, values }) => [textOf(key), ...textsOf(values)]);
  const wanted = everything(system).map(({ key, values }) => [key, ...(values as readonly string[])]);
  return JSON.stringify(found) === JSON.stringify(wanted);
}

function isListed(system: string, name: string, value: string): boolean {
  if (value === EVERY_VALUE) return true;
  const facts = operatingSystemFacts(system);
  const known = facts === undefined ? undefined : filterFacts(facts, name);
  return [...(known?.confirmed ?? []), ...(known?.observed ?? [])].includes(value as never);
}

/** A value that AWS takes and this release does not list. */
function unlisted(value: string): Expression {
  return new Expression(`unlisted(${textLiteral(value)})`);
}

/** Tags of an object; `tags_all` holds those that a provider's default tags gave too. */
export function tagProps(values: Values): Code | undefined {
  const tags = (values.tags ?? {}) as Readonly<Record<string, string>>;
  return Object.keys(tags).length === 0 ? undefined : tags;
}

/** A text that is set. */
export function given(value: unknown): string | undefined {
  return textOf(value) === "" ? undefined : textOf(value);
}

/** A text that is set, and not what it is by default. */
export function unless(value: unknown, byDefault: string): string | undefined {
  return textOf(value) === byDefault ? undefined : given(value);
}

function list(entries: readonly Code[]): readonly Code[] | undefined {
  return entries.length === 0 ? undefined : entries;
}
