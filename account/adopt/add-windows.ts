import { CannotSay } from "./cannot-say";
import type { Draft } from "./draft";
import { blocksOf, type ExistingObject, textOf, textsOf } from "./existing-object";
import { type AddedTask, otherTaskProps } from "./other-task-props";
import type { Statement } from "./statement";
import { isPatchTask, patchTaskProps } from "./task-props";
import { targetProps, windowProps } from "./window-props";

export function addWindow(draft: Draft, object: ExistingObject): void {
  const id = draft.id("", object, textOf(object.values.name), "Window");
  const props = draft.said(object, () => windowProps(object));
  if (props === undefined) draft.addPlain(object, id);
  else draft.refer(object, `${draft.addOwn("MaintenanceWindow", object, id, props)}.windowId`);
}

export function addTarget(draft: Draft, object: ExistingObject): void {
  const selected = blocksOf(object.values.targets).flatMap(({ values }) => textsOf(values));
  const name = textOf(object.values.name) || (selected.length < 4 ? selected.join(" ") : "");
  const said = draft.said(object, () => ({
    window: windowOf(draft, object),
    read: targetProps(object, draft.groups),
  }));
  if (said === undefined) {
    draft.addPlain(object, draft.id("", object, name, "Target"));
    return;
  }
  const { window, read } = said;
  const id = draft.id(window.id, object, name, "Target");
  const variable = draft.add({
    id,
    call: `${window.variable}.addTarget(`,
    imports: [],
    props: { ...read.props, ...draft.keepsOrder(object) },
    resources: new Map([[`${window.id}/${id}/${read.resource}`, object]]),
  });
  draft.refer(object, `${variable}.resource.id`);
}

export function addTask(draft: Draft, object: ExistingObject): void {
  const command = blocksOf(blocksOf(object.values.task_invocation_parameters)[0]?.run_command_parameters)[0];
  const operation = blocksOf(command?.parameter).find(({ name }) => name === "Operation");
  const name = textOf(object.values.name) || textsOf(operation?.values)[0] || textOf(object.values.task_arn);
  const said = draft.said(object, () => ({
    window: windowOf(draft, object),
    added: addedTask(object, targetVariables(draft)),
  }));
  if (said === undefined) {
    draft.addPlain(object, draft.id("", object, name, "Task"));
    return;
  }
  const { window, added } = said;
  const id = draft.id(window.id, object, name, "Task");
  draft.add({
    id,
    call: `${window.variable}.${added.adder}(`,
    imports: [],
    props: added.props,
    resources: new Map([[`${window.id}/${id}/Default`, object]]),
  });
}

/** The construct of the window of a target or task. @throws CannotSay where there is none */
function windowOf(draft: Draft, { values }: ExistingObject): Statement {
  const window = draft.all("aws_ssm_maintenance_window").find(({ id }) => id === values.window_id);
  const statement = window && draft.statementOf(window);
  if (statement?.call.startsWith("new MaintenanceWindow(")) return statement;
  throw new CannotSay(`its window${window === undefined ? " is not adopted" : " is a plain resource"}`);
}

/** The variables of the targets that windows have added, by their ids. */
function targetVariables(draft: Draft): ReadonlyMap<string, string> {
  return new Map(
    draft.all("aws_ssm_maintenance_window_target").flatMap((target) => {
      const statement = draft.statementOf(target);
      return statement?.call.includes(".addTarget(") ? [[target.id, statement.variable] as const] : [];
    }),
  );
}

/** How a window adds a task: one that patches in its own words, another by what it runs. @throws CannotSay */
export function addedTask(task: ExistingObject, variables: ReadonlyMap<string, string>): AddedTask {
  return isPatchTask(task)
    ? { adder: "addPatchTask", props: patchTaskProps(task, variables) }
    : otherTaskProps(task, variables);
}
