import { quote } from "../../model/text/wording";
import { UnreadableInput } from "../../model/values/unreadable-input";
import { addBaseline, addDefault, addGroups, baselineCode } from "./add-baselines";
import { addTarget, addTask, addWindow } from "./add-windows";
import { associationProps } from "./association-props";
import { Draft } from "./draft";
import { type Adoptable, type ExistingObject, nameIn, PATCHING_TYPES, textOf } from "./existing-object";
import { policyProps } from "./policy-props";
import type { Choices, Program } from "./program";

/**
 * Writes a construct for each object, or the generated class where no construct can say it.
 *
 * @throws UnreadableInput where a Region is none
 */
export function programOf(adoptable: Adoptable, choices: Choices): Program {
  const objects = [...adoptable.objects].sort(inOrder);
  const regions = [...new Set(objects.map(({ region }) => region))].sort();
  for (const region of regions) refuseNoRegion(region);
  const draft = new Draft(adoptable, choices, objects, regions);
  for (const baseline of draft.all("aws_ssm_patch_baseline")) addBaseline(draft, baseline);
  for (const one of draft.all("aws_ssm_default_patch_baseline")) addDefault(draft, one);
  addGroups(draft);
  for (const window of draft.all("aws_ssm_maintenance_window")) addWindow(draft, window);
  for (const target of draft.all("aws_ssm_maintenance_window_target")) addTarget(draft, target);
  for (const task of draft.all("aws_ssm_maintenance_window_task")) addTask(draft, task);
  for (const one of draft.all("aws_ssm_association")) addAssociation(draft, one);
  for (const one of draft.all("aws_ssmquicksetup_configuration_manager")) addPolicy(draft, one);
  return draft.program();
}

function addAssociation(draft: Draft, object: ExistingObject): void {
  const id = draft.id("", object, nameIn(object.values), "Association");
  const props = draft.said(object, () => associationProps(object, draft.groups));
  if (props === undefined) draft.addPlain(object, id);
  else draft.addOwn("PatchAssociation", object, id, props);
}

function addPolicy(draft: Draft, object: ExistingObject): void {
  const id = draft.id("", object, textOf(object.values.name), "Policy");
  const write = (operatingSystem: string, baselineId: string) => baselineCode(draft, baselineId, operatingSystem);
  const props = draft.said(object, () => policyProps(object, write));
  if (props === undefined) draft.addPlain(object, id);
  else draft.addOwn("PatchPolicy", object, id, props);
}

/** A variable of the program is called after it. */
function refuseNoRegion(region: string): void {
  if (REGION.test(region)) return;
  throw new UnreadableInput("region", `expected a Region such as eu-central-1, got ${quote(region)}`);
}

const REGION = /^[a-z]{2,}(-[a-z]+)+-\d{1,2}$/;

function inOrder(a: ExistingObject, b: ExistingObject): number {
  const key = ({ type, region, values, id }: ExistingObject) =>
    [PATCHING_TYPES.indexOf(type), region, nameIn(values), id].join("\n");
  return key(a) < key(b) ? -1 : 1;
}
