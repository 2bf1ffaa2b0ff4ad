import { NOT_KNOWN_YET } from "../../model/describe/describe-rule";
import { operatingSystemLabel } from "../../model/facts/operating-systems";
import type { ExistingNode } from "../../model/patching/existing/existing-place";
import { allMembers, membersThat } from "../../model/patching/existing/members";
import type { AskedGroup } from "../../model/patching/install-runs";
import { windowsInPlaceOf } from "../../model/patching/runs/going-on";
import { TerraformBlock } from "../../model/terraform/terraform-block";
import type { TerraformObject } from "../../model/terraform/terraform-value";
import { isKnown, type Knowable } from "../../model/values/unknown";
import type { PatchingType } from "../plan/plan-resources";
import type { PlannedResource } from "../plan/planned-resource";
import { changedReach, joinReach, NOBODY, type Reach, Reaches } from "../reach/reach";
import type { Stage } from "../risk/production";
import { highestRisk } from "../risk/risk";
import { alikeKey } from "./alike";
import { broughtByGone, windowsBringing } from "./brought-baseline";
import type { Change } from "./change";
import { defaultSystem } from "./default-changes";
import { type Detail, detail } from "./detail";
import { failingUpdate } from "./failing-update";
import { windowFrozenWith, windowGoneWith, windowThawedWith } from "./gone-with-window";
import { grade, stageOfChange } from "./grade";
import type { PlanSide } from "./group-changes";
import { type Names, nameOf } from "./label";
import { ownName } from "./own-name";
import { differences, rawChanges } from "./raw-changes";
import { registrationOf } from "./registration-book";
import { modelChanges, type Sides } from "./resource-changes";

export interface PlanChangesOptions {
  readonly sides: Sides;
  /** What the names of the stack say about where it is. */
  readonly stage: Stage;
  /** What is done to the words of sentences. */
  readonly worded?: (text: string) => string;
}

/** Everything that a plan changes about patching, in words and weighed; in the order of addresses. */
export function planChanges(resources: readonly PlannedResource[], options: PlanChangesOptions): readonly Change[] {
  return changesOf(resources, options, (resource, reaches) => [
    ...failingUpdate(resource),
    ...detailsOf(resource, options.sides),
    ...patchedByOthers(resource, options.sides, reaches),
  ]);
}

/** What was changed outside of the plan, in words and weighed: `before` is what was recorded, `after` what was found. */
export function foundChanges(found: readonly PlannedResource[], options: PlanChangesOptions): readonly Change[] {
  const kept = found.filter(({ isDeposed }) => !isDeposed);
  const changes = changesOf(kept, options, (resource) => detailsOf(resource, options.sides));
  return changes.map((change) => ({ ...change, symbol: "≠" }));
}

function changesOf(
  resources: readonly PlannedResource[],
  options: PlanChangesOptions,
  say: (resource: PlannedResource, reaches: BothReaches) => readonly Detail[],
): readonly Change[] {
  const { before, after, calendar } = options.sides;
  const reaches = {
    before: new Reaches(before.environment, calendar, before.beside),
    after: new Reaches(after.environment, calendar, after.beside),
  };
  return resources
    .filter((resource) => !resource.isData && isChanged(resource))
    .map((resource) => {
      const reach = ofItsSystems(reachOf(resource, reaches, options.sides), resource, options.sides, reaches.after);
      return changeWith(resource, options, reach, say(resource, reaches));
    });
}

/** Of what is deleted what else patches its nodes; of parts of a window that goes with them it says so. */
function patchedByOthers(resource: PlannedResource, { before, after }: Sides, reaches: BothReaches): readonly Detail[] {
  if (resource.action !== "delete" || windowGoneWith(resource, { before, after }) !== undefined) return [];
  // After a pause those go on that are named.
  if (windowsInPlaceOf(before.windows.get(resource.address), after.windows)?.rests === true) return [];
  const texts = reaches.after.without(reaches.before.waysOf(resource.address), (key) => after.names.get(key));
  return texts.map((text) => detail("patched-by-others", text));
}

function isChanged({ action, previousAddress, isImported, isDeposed }: PlannedResource): boolean {
  return action !== "no-op" || previousAddress !== undefined || isImported || isDeposed;
}

/** A change of one resource with its sentences, weighed by whom it reaches. */
export function changeWith(
  resource: PlannedResource,
  { stage, sides, worded = (text) => text }: PlanChangesOptions,
  reach: Reach,
  told: readonly Detail[],
): Change {
  const place = stageOfChange(reach, stage);
  const details = told.map((one) => withTexts(one, worded));
  const graded = details.map((one) => grade(one, reach, place));
  const partOf =
    windowGoneWith(resource, sides) ??
    windowThawedWith(resource, sides) ??
    windowFrozenWith(resource, sides) ??
    broughtByGone(resource, sides);
  const change = {
    address: resource.address,
    ...(resource.previousAddress === undefined ? {} : { previousAddress: resource.previousAddress }),
    ...(resource.renamed === undefined ? {} : { renamedFrom: resource.renamed.from }),
    type: resource.type,
    ...ownName(resource, sides, details),
    ...(partOf === undefined ? {} : { partOf }),
    action: resource.action,
    symbol: symbolOf(resource),
    isStateOnly: resource.action === "no-op" || resource.action === "forget",
    details: graded,
    risk: highestRisk(graded.map(({ risk }) => risk)),
    reach,
  };
  return { ...change, alike: alikeKey(change, [sides.after.names, sides.before.names]) };
}

/** What a resource's change says; never nothing, so that no line of a plan goes untold. */
export function detailsOf(resource: PlannedResource, sides: Sides): readonly Detail[] {
  return truthful(toldOf(resource, sides), resource);
}

/** A value that is known and must not be shown is not "known after apply", though our models have one word for both. */
export function truthful(details: readonly Detail[], { unknownBecause }: PlannedResource): readonly Detail[] {
  if (unknownBecause !== "sensitive" && unknownBecause !== "both") return details;
  const [inBrackets, inWords] =
    unknownBecause === "sensitive" ? ["(sensitive, not shown)", "sensitive, not shown"] : ["(not shown)", "not shown"];
  const text = (sentence: string) =>
    sentence.replaceAll(NOT_KNOWN_YET, inBrackets).replaceAll("known after apply", inWords);
  return details.map((one) => withTexts(one, text));
}

function withTexts(one: Detail, text: (sentence: string) => string): Detail {
  return {
    ...one,
    says: text(one.says),
    ...(one.before === undefined ? {} : { before: text(one.before) }),
    ...(one.after === undefined ? {} : { after: text(one.after) }),
  };
}

function toldOf(resource: PlannedResource, sides: Sides): readonly Detail[] {
  if (resource.isDeposed) return [detail("leftover", "what an interrupted replacement left behind is deleted")];
  const changeDetails = [...actionDetails(resource, sides)];
  const changes = resource.action === "forget" ? [] : [...modelChanges(resource, sides), ...rawChanges(resource)];
  changeDetails.push(...changes, ...reasonOfDelete(resource, changes));
  if (changeDetails.length > 0) return changeDetails;
  const others = differences(resource).map((name) => detail("attribute-changed", `${name} changes`));
  return others.length > 0 ? others : [detail("nothing-visible", "only computed values change")];
}

/** What happens to the object as a whole, beside what changes about it. */
function actionDetails(resource: PlannedResource, sides: Sides): readonly Detail[] {
  const { action, previousAddress, isImported } = resource;
  const { planner, after } = sides;
  const changeDetails: Detail[] = [...unclearAction(resource, sides)];
  if (previousAddress !== undefined) changeDetails.push(detail("moved", `moved from ${previousAddress}`));
  if (isImported) changeDetails.push(detail("imported", importedText(resource, after.names)));
  if (action === "forget") {
    changeDetails.push(detail("forgotten", `${planner} forgets it; in AWS it stays as it is, nothing is deleted`));
  }
  if (action === "replace-forget") {
    const says = `${planner} forgets the old object, which stays in AWS as it is, and creates a new one beside it`;
    changeDetails.push(detail("forgotten-and-created", says));
  }
  return changeDetails;
}

/** A list of actions that this release does not know is named, never swallowed. */
export function unclearAction({ action, actions }: PlannedResource, { planner }: Sides): readonly Detail[] {
  if (action !== "other" && action !== "read") return [];
  const what = actions === "" ? "no action at all" : `the action "${actions}"`;
  return [detail("unclear-action", `${planner} plans ${what}, which this release does not know`)];
}

/** `imported as it is in AWS: sunday, mw-0123456789abcdef0` */
function importedText({ action, address, importId }: PlannedResource, names: Names): string {
  const how = action === "no-op" ? "imported as it is in AWS" : "imported from AWS, and changed";
  const what = [nameOf(address, names), ...(importId === undefined ? [] : [importId])];
  return `${how}: ${what.join(", ")}`;
}

/**
 * Terraform's reasons for a delete, in words; that it is no longer in the configuration is what everybody expects.
 * Source: Terraform, "JSON output format", action_reason.
 */
const DELETE_REASONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    delete_because_no_module: "its module is no longer in the configuration",
    delete_because_wrong_repetition: "it has count or for_each now, or has it no longer",
    delete_because_count_index: "its index is beyond count",
    delete_because_each_key: "its key is gone from for_each",
    delete_because_no_move_target: "the address it is moved to is not in the configuration",
  }),
);

function reasonOfDelete({ action, actionReason }: PlannedResource, changes: readonly Detail[]): readonly Detail[] {
  const reason = actionReason === undefined ? undefined : DELETE_REASONS.get(actionReason);
  if (action !== "delete" || reason === undefined || changes.length === 0) return [];
  return [detail("deleted-because", reason)];
}

function symbolOf({ action, createsFirst, isImported }: PlannedResource): string {
  switch (action) {
    case "create":
      return "+";
    case "update":
      return "~";
    case "delete":
      return "-";
    case "replace":
      return createsFirst ? "+/-" : "-/+";
    case "forget":
      return ".";
    case "replace-forget":
      return "+/.";
    case "no-op":
      return isImported ? "←" : "→";
    default:
      return "?";
  }
}

/** A baseline, and what is registered with it, reaches nodes of its operating system alone. */
function ofItsSystems(reach: Reach, resource: PlannedResource, sides: Sides, after: Reaches): Reach {
  const systems = systemsOf(resource, sides);
  if (systems.size === 0) return reach;
  const labels = reach.isDefault ? { defaultSystems: [...systems].map(operatingSystemLabel).sort() } : {};
  const ofGroups = reach.members && membersThat(reach.members, (node) => mayHave(node, systems));
  const { provider } = resource;
  const region = new TerraformBlock(resource.after ?? resource.before ?? {}, resource.address).text("region");
  const others = reach.isDefault ? after.membersOfDefault(systems, { provider, region }) : undefined;
  const read = [ofGroups, others].filter((set) => set !== undefined);
  return { ...reach, ...labels, ...(read.length === 0 ? {} : { members: allMembers(read) }) };
}

/** A node whose system is not known may have any. */
function mayHave({ operatingSystem }: ExistingNode, systems: ReadonlySet<string>): boolean {
  return operatingSystem === undefined || systems.has(operatingSystem);
}

/** The systems that a resource decides about on either side; none where they are not known, or it asks for none. */
function systemsOf(resource: PlannedResource, sides: Sides): ReadonlySet<string> {
  const found = (["before", "after"] as const).flatMap((side) => {
    const values = resource[side];
    if (values === undefined) return [];
    const system = systemOn(sides[side], side, resource, values);
    return system === undefined || !isKnown(system) ? [] : [system];
  });
  return new Set(found);
}

function systemOn(
  lookup: PlanSide,
  side: "before" | "after",
  resource: PlannedResource,
  values: TerraformObject,
): Knowable<string> | undefined {
  const { type, address } = resource;
  if (type === "aws_ssm_patch_baseline") return lookup.systems.get(address);
  if (type === "aws_ssm_patch_group") return registrationOf(resource, side, lookup)?.system;
  return type === "aws_ssm_default_patch_baseline" ? defaultSystem(values, address, lookup.systems) : undefined;
}

interface BothReaches {
  readonly before: Reaches;
  readonly after: Reaches;
}

function reachOf(resource: PlannedResource, reaches: BothReaches, sides: Sides): Reach {
  const old = resource.before === undefined ? undefined : reachOnSide(resource, "before", reaches, sides);
  const now = resource.after === undefined ? undefined : reachOnSide(resource, "after", reaches, sides);
  if (old === undefined) return now ?? NOBODY;
  // The runs that bring the change are those after the plan.
  const { nextRun: _, ...without } = old;
  if (now !== undefined) {
    const { type, address } = resource;
    const did = type === "aws_ssm_patch_baseline" && reaches.before.mayInstallBy(address);
    return { ...changedReach(without, now), ...(did && !reaches.after.mayInstallBy(address) ? { isIdle: true } : {}) };
  }
  const groups = groupsBefore(resource, reaches.before);
  const { nextRun, mayReboot } = reaches.after.ofGroups(groups);
  return nextRun === undefined ? without : { ...without, mayReboot, nextRun };
}

/** The groups that what is deleted decided about. */
function groupsBefore(resource: PlannedResource, before: Reaches): readonly AskedGroup[] {
  if (resource.type === "aws_ssm_patch_baseline") return before.groupsFollowing(resource.address);
  return resource.type === "aws_ssm_patch_group" ? registeredGroup(resource, "before", before) : [];
}

/** The group of a registration, where it is. */
function registeredGroup(resource: PlannedResource, side: "before" | "after", reaches: Reaches): readonly AskedGroup[] {
  const block = new TerraformBlock(resource[side] ?? {}, resource.address);
  const name = block.text("patch_group");
  const { provider } = resource;
  return name === undefined || !isKnown(name)
    ? []
    : [reaches.groupAt(name, { provider, region: block.text("region") })];
}

/** A group whose name is known after apply may be any. */
function ofRegistration(resource: PlannedResource, side: "before" | "after", reaches: Reaches): Reach {
  const groups = registeredGroup(resource, side, reaches);
  return { ...reaches.ofGroups(groups), ...(groups.length === 0 ? { isOpen: true } : {}) };
}

function reachOnSide(resource: PlannedResource, side: "before" | "after", reaches: BothReaches, sides: Sides): Reach {
  const reach = reaches[side];
  switch (resource.type as PatchingType) {
    case "aws_ssm_patch_baseline":
      return windowsBringing(resource.address, sides[side])
        .map(({ key }) => reach.ofWindow(key))
        .reduce(joinReach, reach.ofBaseline(resource.address));
    case "aws_ssm_patch_group":
      // Its nodes are visited by the windows after the plan, also where the group follows nothing any more.
      return ofRegistration(resource, side, reaches.after);
    case "aws_ssm_default_patch_baseline":
      return reach.ofDefault();
    case "aws_ssm_maintenance_window":
      return reach.ofWindow(resource.address);
    case "aws_ssm_maintenance_window_target":
      return reach.ofTarget(resource.address);
    case "aws_ssm_maintenance_window_task":
      return reach.ofTask(resource.address);
    case "aws_ssm_association":
    case "aws_ssmquicksetup_configuration_manager":
      return reach.ofWays(resource.address);
  }
}
