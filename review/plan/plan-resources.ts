import { notifiedTopics } from "../../model/terraform/notified-topics";
import { referenceTo, type TerraformObject, type TerraformValue } from "../../model/terraform/terraform-value";
import { given } from "../../model/values/given";
import { grouped } from "../../model/values/grouped";
import { isKnown, UNKNOWN } from "../../model/values/unknown";
import { BroughtByPlan } from "./brought-by-plan";
import { ConfigurationReferences } from "./configuration-references";
import { LaterPolicies } from "./later-policies";
import { hasMark } from "./marks";
import { type Move, movesOf } from "./moves";
import { DEFAULT_PROVIDER, mayAddTags } from "./plan-providers";
import type { PlanJson, ResourceChange } from "./plan-schema";
import { type PlannedResource, plannedAction } from "./planned-resource";
import { plannedValues } from "./planned-values";
import { priorResources } from "./prior-resources";
import { type JoinedChange, joinedChanges, type Renaming } from "./renaming";
import { renamings } from "./renamings";
import { type SecretTexts, secretTexts } from "./secret-texts";
import { NEVER_READ, secretsByArgument } from "./secret-values";
import { QUICK_SETUP, systemsOfBaselines, withSelectedBaselines } from "./selected-baselines";
import { isOfNodes, isSurroundingType } from "./surrounding-types";
import { isTellingDrift } from "./telling-drift";

/** The resource types that decide about patching, as far as a plan is reviewed. */
export const PATCHING_TYPES = [
  "aws_ssm_patch_baseline",
  "aws_ssm_patch_group",
  "aws_ssm_default_patch_baseline",
  "aws_ssm_maintenance_window",
  "aws_ssm_maintenance_window_target",
  "aws_ssm_maintenance_window_task",
  "aws_ssm_association",
  "aws_ssmquicksetup_configuration_manager",
] as const;
export type PatchingType = (typeof PATCHING_TYPES)[number];

export function isPatchingType(type: string): type is PatchingType {
  return (PATCHING_TYPES as readonly string[]).includes(type);
}

/** Arguments that hold the id of another resource. */
export const LINKS = ["baseline_id", "window_id"] as const;
/** The key of a task target whose values are ids of window targets. */
export const WINDOW_TARGETS = "WindowTargetIds";
/** What such an id can belong to. */
export const LINKED_TYPES: readonly string[] = [
  "aws_ssm_patch_baseline",
  "aws_ssm_maintenance_window",
  "aws_ssm_maintenance_window_target",
];

/** What a plan says about the resources that decide about patching. */
export interface PlanResources {
  /** Every one of them, also those that stay as they are, by address. */
  readonly resources: readonly PlannedResource[];
  /** What may stand around them: nodes with their tags, roles, groups, documents; those that the plan has alone. */
  readonly surroundings: readonly PlannedResource[];
  /** What was found to differ from the state that Terraform had kept. */
  readonly drift: readonly PlannedResource[];
  /** The same of what stands around them. */
  readonly driftAround: readonly PlannedResource[];
  /** Whether anything else was found to differ, of which a review of patching says nothing. */
  readonly hasOtherDrift: boolean;
  /** What waits for a later plan, of every type. */
  readonly deferred: readonly DeferredResource[];
  /** What must not be shown, wherever it stands. */
  readonly secrets: SecretTexts;
  /** Documents that say what is installed: told with the tasks that read them. */
  readonly documents: ReadonlySet<string>;
  /** What the configuration takes an argument from. */
  readonly references: ConfigurationReferences;
  /** What stands at another address after the plan, of every type. */
  readonly renamed: readonly Renaming[];
  /** What keeps it. */
  readonly moves: readonly Move[];
}

/** A change that Terraform plans, and does not make with this plan. */
export interface DeferredResource {
  readonly resource: PlannedResource;
  /** In Terraform's word: `instance_count_unknown`. */
  readonly reason: string;
}

export function planResources(plan: PlanJson): PlanResources {
  const listed = plan.resource_changes ?? [];
  const prior = priorResources(plan.prior_state, new Set(listed.map(({ address }) => address)));
  const secrets = secretTexts(plan, prior);
  const references = new ConfigurationReferences(
    plan.configuration,
    listed.concat(prior).map(({ address }) => address),
  );
  const renamed = renamings(listed, references, plan.configuration);
  // Of a node nothing stays, whatever its arguments say.
  const toldAsOne = renamed.filter(({ made }) => isAboutPatching(made) || (isAround(made) && !isOfNodes(made.type)));
  const addresses = new Map(toldAsOne.map(({ gone, made }) => [gone.address, made.address]));
  const planned = joinedChanges(listed, toldAsOne);
  const all = [...planned, ...prior].filter(isAboutPatching);
  const ids = new Map<string, string>();
  for (const change of all.filter(({ type, deposed }) => LINKED_TYPES.includes(type) && deposed === undefined)) {
    for (const values of [change.change.before, change.change.after]) {
      const id = values?.id;
      if (typeof id === "string" && !(change.mode === "data" && ids.has(id))) ids.set(id, change.address);
    }
  }
  const systems = systemsOfBaselines(all);
  const brought = new BroughtByPlan(planned.concat(prior), references, secrets);
  // Of others, such as terraform_data, a text is handed on, and may be another one afterwards.
  const stood = [
    ...listed
      .filter(({ type }) => type.startsWith("aws_"))
      .map(({ address, change }) => [address, change.before] as const),
    ...renamed.map(({ made, gone }) => [made.address, gone.change.before] as const),
  ];
  const policies = new LaterPolicies(listed, new Map(stood), references, secrets);
  const areTagsOwn = !mayAddTags(plan.configuration);
  const read = (change: JoinedChange) => {
    const planned = withPolicies(plannedResource(change, ids, references, secrets), change, policies);
    const resource = { ...(areTagsOwn ? withOwnTags(planned) : planned), ...brought.of(change) };
    return change.type === QUICK_SETUP ? withSelectedBaselines(resource, references.all(change), systems) : resource;
  };
  const surroundings = planned.filter(isAround).map(read).sort(byAddress);
  const resources = withTopics(all.map(read).sort(byAddress), surroundings);
  const found = plan.resource_drift
    .filter(isTellingDrift)
    .map((one) => ({ ...one, address: addresses.get(one.address) ?? one.address }));
  return {
    resources,
    surroundings,
    drift: found.filter(isAboutPatching).map(read).sort(byAddress),
    driftAround: found.filter(isAround).map(read).sort(byAddress),
    hasOtherDrift: found.some((one) => !isAboutPatching(one) && !isAround(one)),
    deferred: plan.deferred_changes
      .map(({ reason, resource_change: change }) => ({ reason, resource: read(change) }))
      .sort((a, b) => byAddress(a.resource, b.resource)),
    documents: brought.documents,
    secrets,
    references,
    renamed,
    moves: movesOf(renamed, listed.concat(prior)),
  };
}

/** Tasks with the topics that they told before, as a stack with just these resources would have them. */
function withTopics(
  resources: readonly PlannedResource[],
  surroundings: readonly PlannedResource[],
): readonly PlannedResource[] {
  const byType = grouped([...resources, ...surroundings], ({ type }) => type);
  const before = [...byType].map(([type, all]) => [
    type,
    Object.fromEntries(all.map((one) => [one.address, one.before])),
  ]);
  const topics = notifiedTopics({ resource: Object.fromEntries(before) });
  return resources.map((one) => ({ ...one, ...given({ topics: topics.get(`${one.type}.${one.address}`) }) }));
}

/** With what its policies will say, as far as the plan tells it. */
function withPolicies(resource: PlannedResource, change: JoinedChange, policies: LaterPolicies): PlannedResource {
  const { after, before } = resource;
  return after === undefined || !isAround(change)
    ? resource
    : { ...resource, after: policies.in(change, after, before) };
}

export function isAround({ type, mode }: ResourceChange): boolean {
  return mode === "managed" && isSurroundingType(type);
}

export function isAboutPatching({ type, mode }: ResourceChange): boolean {
  return mode === "managed" ? isPatchingType(type) : type === "aws_ssm_patch_baseline";
}

function plannedResource(
  resource: JoinedChange,
  ids: ReadonlyMap<string, string>,
  references: ConfigurationReferences,
  secrets: SecretTexts,
): PlannedResource {
  const { change, type } = resource;
  const before = change.before ?? undefined;
  const after = change.after ?? undefined;
  const { before: secretsBefore, after: secretsAfter } = secrets.secretsOf(resource);
  const known = (values: TerraformObject) => withKnownLinks(values, ids);
  const provider = references.providerOf(resource);
  return {
    address: resource.address,
    ...(provider === undefined || provider === DEFAULT_PROVIDER ? {} : { provider }),
    ...(resource.previous_address === undefined ? {} : { previousAddress: resource.previous_address }),
    ...(resource.renamed === undefined ? {} : { renamed: resource.renamed }),
    type,
    isData: resource.mode === "data",
    action: plannedAction(change.actions),
    actions: change.actions.join(", "),
    ...(resource.action_reason === undefined ? {} : { actionReason: resource.action_reason }),
    createsFirst: change.actions[0] === "create" && change.actions.includes("delete"),
    replacedBecause: [...new Set((change.replace_paths ?? []).map((path) => String(path[0] ?? "")))].filter(Boolean),
    isImported: change.importing !== undefined && change.importing !== null,
    ...importIdOf(change),
    ...unknownBecause([...secretsBefore.keys(), ...secretsAfter.keys()].some(isReadAsUnknown), change.after_unknown),
    isDeposed: resource.deposed !== undefined,
    ...(before === undefined ? {} : { before: known(plannedValues(before, undefined, secretsBefore)) }),
    ...(after === undefined
      ? {}
      : {
          after: withGroupIds(
            withPlannedLinks(known(plannedValues(after, change.after_unknown, secretsAfter)), (argument) =>
              references.of(resource, argument),
            ),
            (argument) => references.idsOfType(resource, argument, PATCH_GROUP),
          ),
        }),
    secretChanges:
      before === undefined || after === undefined
        ? []
        : changedSecrets(secretsByArgument(secretsBefore), secretsByArgument(secretsAfter)),
  };
}

/** Names that AWS or the provider gives, and what the provider keeps for itself. */
export const GIVEN: readonly string[] = ["id", "arn", "window_task_id", "json"];

/** What the provider computes for itself; nobody waits for it. */
const COMPUTED: readonly string[] = [...GIVEN, "tags_all"];

/** Secrets that no sentence is about but their own. */
const TOLD_APART = /^tags|(^|\.)(configuration|payload|client_context|input)$/;

/**
 * What has no tag is planned with tags that the provider is still to compute. Where no provider adds any, these are its
 * own. Source: real plans.
 */
function withOwnTags(resource: PlannedResource): PlannedResource {
  const { after } = resource;
  return after?.tags_all === UNKNOWN ? { ...resource, after: { ...after, tags_all: after.tags ?? {} } } : resource;
}

/** An import names an id, or an identity, of which the object that was read tells the id. */
function importIdOf({ importing, before }: ResourceChange["change"]): Pick<PlannedResource, "importId"> {
  const id = importing?.id ?? (importing ? before?.id : undefined);
  return typeof id === "string" ? { importId: id } : {};
}

function isReadAsUnknown(path: string): boolean {
  return !TOLD_APART.test(path);
}

function unknownBecause(isHidden: boolean, marks: unknown): Pick<PlannedResource, "unknownBecause"> {
  const isLater = Object.entries(marks ?? {}).some(([name, mark]) => !COMPUTED.includes(name) && hasMark(mark));
  if (isHidden) return { unknownBecause: isLater ? "both" : "sensitive" };
  return isLater ? { unknownBecause: "known after apply" } : {};
}

function changedSecrets(
  before: ReadonlyMap<string, readonly unknown[]>,
  after: ReadonlyMap<string, readonly unknown[]>,
): readonly string[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  const changed = [...names].filter((name) => JSON.stringify(before.get(name)) !== JSON.stringify(after.get(name)));
  return changed.filter((name) => !isCopy(name, changed)).sort();
}

/** What only repeats other arguments: the change is told of these. */
const COPIES: readonly string[] = [...NEVER_READ, "id", "arn"];

function isCopy(argument: string, changed: readonly string[]): boolean {
  const isToldAsTag = argument.startsWith("tags_all.") && changed.includes(argument.replace("tags_all.", "tags."));
  return isToldAsTag || COPIES.includes(argument);
}

/** Ids become references to the resources that have them. */
function withKnownLinks(values: TerraformObject, ids: ReadonlyMap<string, string>): TerraformObject {
  const link = (value: TerraformValue): TerraformValue => {
    const address = typeof value === "string" ? ids.get(value) : undefined;
    return address === undefined ? value : referenceTo(address);
  };
  return withLinks(values, link, (list) => (Array.isArray(list) ? list.map(link) : list));
}

/** Ids that are not known yet become references to what the configuration names, where that is clear. */
function withPlannedLinks(values: TerraformObject, linked: (argument: string) => readonly string[]): TerraformObject {
  return withLinks(
    values,
    (value, argument) => {
      if (value !== UNKNOWN) return value;
      const [address, second] = linked(argument);
      return address === undefined || second !== undefined ? UNKNOWN : referenceTo(address);
    },
    (list, argument) => {
      const isOpen = !isKnown(list) || (Array.isArray(list) && list.includes(UNKNOWN));
      if (!isOpen) return list;
      const found = linked(argument).map(referenceTo);
      if (!Array.isArray(list)) return found.length === 0 ? UNKNOWN : found;
      return found.length === list.length ? found : list;
    },
  );
}

const PATCH_GROUP = "aws_ssm_patch_group";

/** Where a target takes the ids of patch groups for values of a tag, these stand for the values. */
function withGroupIds(values: TerraformObject, idsIn: (argument: string) => readonly string[]): TerraformObject {
  if (!Array.isArray(values.targets)) return values;
  const targets = values.targets.map((entry: TerraformValue, place: number): TerraformValue => {
    const block = entry as TerraformObject | null | undefined;
    const list = typeof block === "object" && block !== null ? block.values : undefined;
    const isOpen = list === UNKNOWN || (Array.isArray(list) && list.includes(UNKNOWN));
    if (!isOpen) return entry;
    const ids = idsIn(`targets.${place}.values`);
    // With one value that is not known yet the provider gives up the whole list.
    if (!Array.isArray(list)) return ids.length === 0 ? entry : { ...block, values: ids.map(referenceTo) };
    if (ids.length !== list.filter((value) => value === UNKNOWN).length) return entry;
    let next = 0;
    const found = list.map((value) => (value === UNKNOWN ? referenceTo(ids[next++] as string) : value));
    return { ...block, values: found } as TerraformObject;
  });
  return { ...values, targets };
}

function withLinks(
  values: TerraformObject,
  link: (value: TerraformValue, argument: string) => TerraformValue,
  links: (list: TerraformValue, argument: string) => TerraformValue,
): TerraformObject {
  const linked: Record<string, TerraformValue> = { ...values };
  for (const name of LINKS) if (Object.hasOwn(values, name)) linked[name] = link(values[name], name);
  if (Array.isArray(values.targets)) {
    linked.targets = values.targets.map((entry: TerraformValue, place: number): TerraformValue => {
      if (typeof entry !== "object" || entry === null || (entry as TerraformObject).key !== WINDOW_TARGETS)
        return entry;
      const block = entry as TerraformObject;
      return { ...block, values: links(block.values, `targets.${place}.values`) };
    });
  }
  return linked;
}

function byAddress(a: PlannedResource, b: PlannedResource): number {
  return a.address < b.address ? -1 : a.address > b.address ? 1 : Number(a.isDeposed) - Number(b.isDeposed);
}
