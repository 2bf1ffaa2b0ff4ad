import { NUMBER_LIMITS } from "../../facts/limits";
import { RATES } from "../../facts/window-limits";
import type { TaskTargetModel } from "../../maintenance-window/maintenance-window-model";
import { quote } from "../../text/wording";
import { eachKnown, isKnown } from "../../values/unknown";
import { defineCheck } from "../check/define-check";
import { checkInstanceId } from "./target-value-checks";

export const taskHasTargets = defineCheck({
  id: "PM510",
  severity: "error",
  on: "task",
  cause: "A task has no targets, or both registered targets and instance ids.",
  reason: "A Run Command task needs targets, and the service accepts one of the two kinds.",
  source: "SSM API model, RegisterTaskWithMaintenanceWindow; maintenance window facts, C2",
  fix: "Give what addTarget of the same window returned.",
  find: (task, { problems }) => {
    const { targets } = task;
    if (!isKnown(targets)) return;
    const given = (kind: TaskTargetModel["kind"]) => targets.some((target) => isKnown(target) && target.kind === kind);
    if (targets.length === 0 && task.taskType === "RUN_COMMAND") {
      problems.add("targets", "expected targets of the window or instanceIds, got neither; the task would run nowhere");
    }
    if (given("window-target") && given("instances")) {
      problems.add("targets", "expected one of targets or instanceIds, got both; add a second task for the instances");
    }
  },
});

export const taskWindowTargetCount = defineCheck({
  id: "PM511",
  severity: "error",
  on: "task",
  cause: "A task names more registered targets than AWS accepts.",
  reason: "The quota is 10 a task, though the provider lets 50 pass; patch groups of both tag keys are two.",
  source: NUMBER_LIMITS.windowTargetsOfTask.source,
  fix: "Name several patch groups or tag values in one target, or add a second task.",
  find: ({ targets }, { problems }) => {
    if (!isKnown(targets)) return;
    const registered = targets.filter((target) => isKnown(target) && target.kind === "window-target");
    if (registered.length > 0) {
      problems.count("targets", registered, NUMBER_LIMITS.windowTargetsOfTask, "registered target");
    }
  },
});

export const taskInstances = defineCheck({
  id: "PM512",
  severity: "error",
  on: "task",
  cause: "A task lists no instances, too many, or an id that none can have.",
  reason: "The service accepts 1 to 50 ids, i-… or mi-….",
  source: NUMBER_LIMITS.instancesOfTask.source,
  fix: "Correct the id, or select the nodes by a tag with addTarget.",
  find: (task, { problems }) =>
    eachKnown(task.targets, (target) => {
      if (target.kind !== "instances") return;
      problems.count("instanceIds", target.instanceIds, NUMBER_LIMITS.instancesOfTask, "instance id");
      eachKnown(target.instanceIds, (id, index) => checkInstanceId(`instanceIds[${index}]`, id, problems));
    }),
});

export const taskInstancesUnassociated = defineCheck({
  id: "PM513",
  severity: "error",
  on: "task",
  cause: "A task names instances, and its window accepts registered targets only.",
  reason: "Without allowUnassociatedTargets the service refuses the task.",
  source: "maintenance window facts, B and C2",
  fix: "Set allowUnassociatedTargets on the window, or register the instances with addTarget.",
  find: (task, { problems }) => {
    if (task.allowUnassociatedTargets !== false) return;
    eachKnown(task.targets, (target) =>
      problems.unless(
        target.kind !== "instances",
        "instanceIds",
        "expected targets of the window, got instance ids; " +
          "set allowUnassociatedTargets on the window, or register them with addTarget",
      ),
    );
  },
});

export const taskTargetKey = defineCheck({
  id: "PM514",
  severity: "error",
  on: "task",
  cause: "A task selects its targets by a key that tasks do not have.",
  reason: "Tags and resource groups belong to a registered target; in a task they fail at apply.",
  source: "maintenance window facts, C2",
  fix: "Register a target with the window, and name it in the task.",
  find: (task, { problems }) =>
    eachKnown(task.targets, (target, index) => {
      if (target.kind !== "other" || !isKnown(target.key)) return;
      problems.add(`targets[${index}].key`, `expected WindowTargetIds or InstanceIds, got ${quote(target.key)}`);
    }),
});

export const taskRates = defineCheck({
  id: "PM520",
  severity: "error",
  on: "task",
  cause: "How many nodes a task runs on at once, or how many may fail, is neither a count nor a percentage.",
  reason: "The service accepts whole numbers and whole percentages, of at most 7 characters.",
  source: `${RATES.maxConcurrency.source}; ${RATES.maxErrors.source}`,
  fix: 'Write a number such as 5, or a percentage such as "10%".',
  find: (task, { problems }) => {
    for (const property of ["maxConcurrency", "maxErrors"] as const) {
      const rate = task[property];
      if (typeof rate !== "string" || RATES[property].pattern.test(rate)) continue;
      problems.add(property, `expected ${RATES[property].inWords}, got ${quote(rate)}`);
    }
  },
});

export const taskRatesWithTargets = defineCheck({
  id: "PM521",
  severity: "error",
  on: "task",
  cause: "A task has targets and does not say how many at once, or says so without targets.",
  reason: "The service wants maxConcurrency and maxErrors with targets, and refuses them without.",
  source: "maintenance window facts, C2 and D1",
  fix: "Give both with targets; leave both out of a task without.",
  find: (task, { problems }) => {
    if (!isKnown(task.targets)) return;
    const hasTargets = task.targets.length > 0;
    // A command without targets is wrong already, whatever it says of rates.
    if (!hasTargets && task.taskType === "RUN_COMMAND") return;
    for (const property of ["maxConcurrency", "maxErrors"] as const) {
      const isGiven = task[property] !== undefined;
      if (hasTargets && !isGiven) problems.add(property, "missing, expected a value for a task with targets");
      if (!hasTargets && isGiven) problems.add(property, "expected nothing for a task without targets, got a value");
    }
  },
});
