import { MAY_RUN_ONCE, type TaskProperty } from "../../../model/patch-fleet/environment-definition";
import { WINDOW_OVERRIDES } from "../../../model/patch-fleet/overrides";
import { addedTask } from "../add-windows";
import { CannotSay, saidOrReason } from "../cannot-say";
import type { Code } from "../code";
import { blocksOf, type ExistingObject, labelOf, textOf, textsOf } from "../existing-object";
import { Names } from "../names";
import { targetProps, windowProps } from "../window-props";
import { divided, type FleetPart, type Rates } from "./fleet-part";

type Draft = Omit<FleetPart, "kind" | "name">;

/** A window with its targets and tasks, as a definition says it; a text tells why it cannot. @throws CannotSay */
export function windowPart(window: ExistingObject, within: readonly ExistingObject[], isKept: boolean): Draft | string {
  const names = new Names();
  const targets = within.filter(({ type }) => type === "aws_ssm_maintenance_window_target");
  const tasks = within.filter(({ type }) => type === "aws_ssm_maintenance_window_task");
  const order = orderOfTargets(tasks, targets);
  if (order === undefined) return "one of its tasks runs on some of its targets only, or on nodes by their ids";
  const keys = new Map<string, string>();
  const ofTargets: Record<string, Code> = {};
  const resources = new Map<string, ExistingObject>([["Default", window]]);
  for (const target of order) {
    const read = targetProps(target, []);
    if ("instanceIds" in read.props) return "it names nodes one by one";
    const selected = blocksOf(target.values.targets).flatMap(({ values }) => textsOf(values));
    const key = names.id("", textOf(target.values.name) || selected.slice(0, 3).join(" "), "Nodes", ["Nodes"]);
    keys.set(target.id, key);
    ofTargets[key] = isKept ? { ...read.props, keepOrder: true } : read.props;
    resources.set(`${key}/${read.resource}`, target);
  }
  const rates = new Map<string, Rates>();
  const ofTasks: Record<string, Record<string, Code>> = {};
  for (const task of tasks) {
    const added = saidOrReason(() => taskDefinition(task, keys));
    if (added instanceof CannotSay) return `${labelOf(task)}: ${added.message}`;
    const key = names.id("", taskName(task), "Task", ["Task"]);
    const [others, own] = added.property === "patchTasks" ? divided(added.props) : [added.props, {}];
    ofTasks[added.property] = { ...ofTasks[added.property], [key]: others };
    if (added.property === "patchTasks") rates.set(`${added.property}.${key}`, own);
    resources.set(`${key}/Default`, task);
  }
  const props = windowProps(window);
  const isSetting = (name: string) => (WINDOW_OVERRIDES as readonly string[]).includes(name);
  const entries = Object.entries(props);
  return {
    definition: {
      ...Object.fromEntries(entries.filter(([name]) => !isSetting(name))),
      ...(targets.length === 0 ? {} : { targets: ofTargets }),
      ...ofTasks,
    },
    // Said also where it is so by default: an account may say otherwise.
    settings: {
      ...Object.fromEntries(entries.filter(([name]) => isSetting(name))),
      schedule: textOf(window.values.schedule),
      enabled: props.enabled !== false,
    },
    rates,
    needs: [],
    resources,
  };
}

/** The targets in the order in which every task names them; undefined where tasks differ. */
function orderOfTargets(
  tasks: readonly ExistingObject[],
  targets: readonly ExistingObject[],
): readonly ExistingObject[] | undefined {
  const lists = tasks.flatMap(({ values }) => {
    const [entry, ...more] = blocksOf(values.targets);
    if (entry === undefined) return [];
    return [more.length > 0 || entry.key !== "WindowTargetIds" ? undefined : textsOf(entry.values)];
  });
  const [first] = lists;
  if (lists.length === 0) return targets;
  if (first === undefined || lists.some((list) => list?.join() !== first.join())) return undefined;
  const order = first.map((id) => targets.find((target) => target.id === id));
  const isWhole = order.length === targets.length && !order.includes(undefined);
  return isWhole ? (order as ExistingObject[]) : undefined;
}

/** @throws CannotSay */
function taskDefinition(
  task: ExistingObject,
  keys: ReadonlyMap<string, string>,
): { readonly property: TaskProperty; readonly props: Record<string, Code> } {
  const added = addedTask(task, keys);
  const word = added.adder.replace(/^add/, "");
  const property = `${word.charAt(0).toLowerCase()}${word.slice(1)}s` as TaskProperty;
  const { targets, ...props } = added.props;
  if (targets !== undefined) return { property, props };
  if (MAY_RUN_ONCE.includes(property)) return { property, props: { ...props, runsOnce: true } };
  throw new CannotSay("it names nodes one by one");
}

function taskName({ values }: ExistingObject): string {
  const command = blocksOf(blocksOf(values.task_invocation_parameters)[0]?.run_command_parameters)[0];
  const operation = blocksOf(command?.parameter).find(({ name }) => name === "Operation");
  return textOf(values.name) || textsOf(operation?.values)[0] || textOf(values.task_arn);
}
