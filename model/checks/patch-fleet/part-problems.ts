import { readAssociation } from "../../association/read-association";
import { readMaintenanceWindow } from "../../maintenance-window/read-maintenance-window";
import { readOtherTask } from "../../maintenance-window/read-other-task";
import { type PlaceOfTask, readPatchTask, type WindowTaskInWindow } from "../../maintenance-window/read-patch-task";
import { readWindowTarget } from "../../maintenance-window/read-window-target";
import { readPatchBaseline } from "../../patch-baseline/read-patch-baseline";
import { TASK_PROPERTIES, TASK_TYPES, type TaskProperty } from "../../patch-fleet/environment-definition";
import { placedPolicy } from "../../patch-fleet/placed-policy";
import { DEFAULT_TAG_KEY } from "../../patch-group/patch-group-model";
import { readPatchGroup } from "../../patch-group/read-patch-group";
import { readPatchLogs } from "../../patch-operations/logs/read-patch-logs";
import { readPatchNotifications } from "../../patch-operations/notifications/read-patch-notifications";
import { readPatchTaskRole } from "../../patch-operations/task-role/read-patch-task-role";
import { readPatchPolicy } from "../../patch-policy/read-patch-policy";
import { META_ARGUMENT_NAMES } from "../../terraform/meta-argument-names";
import { expectedGot } from "../../text/wording";
import type { Finding } from "../../values/finding";
import { isObject } from "../../values/is-object";
import { Problems, pathIn } from "../../values/problems";
import { propertyOf } from "../../values/property-of";
import { PropsReader, type TokenHandling } from "../../values/props-reader";
import { UNKNOWN } from "../../values/unknown";
import { ASSOCIATION_CHECKS } from "../association/association-checks";
import { type Check, findingsOf } from "../check/check";
import { MAINTENANCE_WINDOW_CHECKS } from "../maintenance-window/maintenance-window-checks";
import { WINDOW_TARGET_READING_CHECKS } from "../maintenance-window/window-target-checks";
import { WINDOW_TASK_CHECKS } from "../maintenance-window/window-task-checks";
import { PATCH_BASELINE_CHECKS } from "../patch-baseline/patch-baseline-checks";
import { PATCH_GROUP_CHECKS } from "../patch-group/patch-group-checks";
import { PATCH_LOGS_CHECKS } from "../patch-operations/patch-logs-checks";
import { PATCH_NOTIFICATIONS_CHECKS } from "../patch-operations/patch-notifications-checks";
import { PATCH_TASK_ROLE_CHECKS } from "../patch-operations/task-role-checks";
import { PATCH_POLICY_CHECKS } from "../patch-policy/patch-policy-checks";

export interface Asked {
  readonly today: Date;
  readonly tokens: TokenHandling;
}

/** What stands around a task and only a construct can read. */
const AROUND = ["serviceRole", "logs", "notifications"];

/** The errors for which constructs will refuse the baselines of a definition, in their own words. */
export function baselineProblems(definition: unknown, asked: Asked): readonly Finding[] {
  return entriesOf(definition, "baselines").flatMap(([key, one]) =>
    errorsOf(
      `baselines.${key}`,
      (problems) => readPatchBaseline(one, problems, asked.tokens, ["registerAsDefault", ...META_ARGUMENT_NAMES]),
      PATCH_BASELINE_CHECKS,
      asked,
    ),
  );
}

/**
 * The errors for which constructs will refuse the parts of a definition, all of them. For where it is refused anyway:
 * what an environment brings into a part is not looked at.
 */
export function partProblems(definition: unknown, asked: Asked): readonly Finding[] {
  const ofWindows = entriesOf(definition, "maintenanceWindows").flatMap(([key, one]) => {
    const path = `maintenanceWindows.${key}`;
    const ofTasks = TASK_PROPERTIES.flatMap((property) =>
      entriesOf(one, property).flatMap(([task, given]) =>
        taskProblems(`${path}.${property}.${task}`, given, asked, property),
      ),
    );
    const ofTargets = entriesOf(one, "targets").flatMap(([target, given]) =>
      targetProblems(`${path}.targets.${target}`, given, asked),
    );
    return [...windowProblems(path, one, asked), ...ofTargets, ...ofTasks];
  });
  const ofAssociations = entriesOf(definition, "associations").flatMap(([key, one]) =>
    associationProblems(`associations.${key}`, one, asked),
  );
  return [
    ...operationProblems(definition, asked),
    ...baselineProblems(definition, asked),
    ...problemsOfGroups(definition, asked),
    ...ofWindows,
    ...ofAssociations,
    ...policyProblems(definition, asked),
  ];
}

/** What surrounds the tasks; a topic that is there already is looked at where it is. */
function operationProblems(definition: unknown, asked: Asked): readonly Finding[] {
  const operations = propertyOf(definition, "operations");
  const { tokens } = asked;
  const errors = <Model>(
    name: string,
    read: (given: unknown, problems: Problems, tokens: TokenHandling, others: readonly string[]) => Model | undefined,
    checks: readonly Check<Model>[],
  ) => {
    const given = propertyOf(operations, name);
    if (given === undefined || propertyOf(given, "topicArn") !== undefined) return [];
    return errorsOf(`operations.${name}`, (own) => read(given, own, tokens, META_ARGUMENT_NAMES), checks, asked);
  };
  return [
    ...errors("serviceRole", readPatchTaskRole, PATCH_TASK_ROLE_CHECKS),
    ...errors("logs", readPatchLogs, PATCH_LOGS_CHECKS),
    ...errors("notifications", readPatchNotifications, PATCH_NOTIFICATIONS_CHECKS),
  ];
}

/** What is wrong with the keys of baselines, and with deadlines, is told of the definition. */
function problemsOfGroups(definition: unknown, asked: Asked): readonly Finding[] {
  return entriesOf(definition, "patchGroups").flatMap(([key, given]) => {
    const {
      patchWithin: _,
      baselines,
      ...one
    } = given as { readonly patchWithin?: unknown; readonly baselines?: unknown };
    const followed = baselinesOf(baselines, definition);
    return errorsOf(
      `patchGroups.${key}`,
      (problems) =>
        readPatchGroup({ ...one, baselines: followed.known }, problems, asked.tokens, [
          ...META_ARGUMENT_NAMES,
          "baselines",
        ]),
      PATCH_GROUP_CHECKS,
      asked,
    ).filter(({ path }) => followed.isWhole || !path.includes(".baselines"));
  });
}

/** In which account and Regions it works that names none, the construct knows. */
function policyProblems(definition: unknown, { tokens, ...asked }: Asked): readonly Finding[] {
  const knownToConstruct: TokenHandling = {
    isUnresolved: (value) => value === UNKNOWN || tokens.isUnresolved(value),
    read: (value) => (value === UNKNOWN ? UNKNOWN : tokens.read(value)),
  };
  return entriesOf(definition, "patchPolicies").flatMap(([key, given]) => {
    const { baselines, ...one } = given as { readonly baselines?: unknown };
    const selected = baselinesOf(baselines, definition);
    const place = { account: UNKNOWN as never, regions: UNKNOWN as never };
    const props = { baselineRegion: UNKNOWN, ...placedPolicy(one, place), baselines: selected.known };
    return errorsOf(
      `patchPolicies.${key}`,
      (problems) => readPatchPolicy(props, problems, knownToConstruct, META_ARGUMENT_NAMES),
      PATCH_POLICY_CHECKS,
      { ...asked, tokens: knownToConstruct },
    ).filter(({ path }) => selected.isWhole || !path.includes(".baselines"));
  });
}

/** As a group or a policy refers to them: the key stands for the id. Not whole where one of them is not there. */
function baselinesOf(keys: unknown, definition: unknown) {
  const all = new Map(entriesOf(definition, "baselines"));
  const asked: readonly unknown[] = Array.isArray(keys) ? (keys as unknown[]) : [];
  const known = asked.flatMap((key) => {
    const operatingSystem = typeof key === "string" ? propertyOf(all.get(key), "operatingSystem") : undefined;
    if (typeof key !== "string" || typeof operatingSystem !== "string") return [];
    return [{ baselineId: key, operatingSystem, reference: { kind: "managed" as const, key, operatingSystem } }];
  });
  return { known, isWhole: Array.isArray(keys) && known.length === asked.length };
}

/** The errors of nodes by themselves, whichever window works on them. */
function targetProblems(path: string, given: unknown, asked: Asked): readonly Finding[] {
  return errorsOf(
    path,
    (problems) => {
      const reader = PropsReader.open(given, "", problems, asked.tokens);
      return reader && readWindowTarget(reader, "", problems, asked.tokens, META_ARGUMENT_NAMES);
    },
    WINDOW_TARGET_READING_CHECKS,
    asked,
  );
}

/** The errors of a window by itself; what a definition has in it is passed over. */
export function windowProblems(path: string, given: unknown, asked: Asked): readonly Finding[] {
  const others = ["patchGroups", "targets", ...TASK_PROPERTIES, ...META_ARGUMENT_NAMES];
  return errorsOf(
    path,
    (problems) => readMaintenanceWindow(given, problems, asked.tokens, others),
    MAINTENANCE_WINDOW_CHECKS,
    asked,
  );
}

/** The errors of the patch groups of a window's only target. */
export function groupProblems(patchGroups: unknown, asked: Asked): readonly Finding[] {
  const read = (problems: Problems) => {
    if (patchGroups === undefined) problems.add("patchGroups", expectedGot("a list of patch groups", undefined));
    const reader = PropsReader.open({ patchGroups: patchGroups ?? ANY_GROUP.patchGroups }, "", problems, asked.tokens);
    return reader && readWindowTarget(reader, "", problems, asked.tokens);
  };
  return errorsOf("", read, WINDOW_TARGET_READING_CHECKS, asked);
}

/** The errors of a task by itself, whatever it runs on. */
export function taskProblems(
  path: string,
  given: unknown,
  asked: Asked,
  property: TaskProperty = "patchTasks",
): readonly Finding[] {
  return errorsOf(path, (problems) => taskOf(property, given, problems, asked.tokens), WINDOW_TASK_CHECKS, asked);
}

/** Whether its groups are there is told of the definition: any stands for them. */
const ANY_GROUP = { patchGroups: [{ patchGroup: "any", tagKey: DEFAULT_TAG_KEY }] };

function associationProblems(path: string, given: object, asked: Asked): readonly Finding[] {
  const { patchGroups: _, ...one } = given as { readonly patchGroups?: unknown };
  return errorsOf(
    path,
    (problems) =>
      readAssociation({ targets: ANY_GROUP, ...one }, problems, asked.tokens, [...AROUND, ...META_ARGUMENT_NAMES]),
    ASSOCIATION_CHECKS,
    asked,
  );
}

function taskOf(
  property: TaskProperty,
  given: unknown,
  problems: Problems,
  tokens: TokenHandling,
): WindowTaskInWindow | undefined {
  const reader = PropsReader.open(given, "", problems, tokens);
  if (reader === undefined) return undefined;
  const place: PlaceOfTask = { key: "", windowTargetKeys: UNKNOWN };
  const others = ["patchGroups", "runsOnce", ...AROUND, ...META_ARGUMENT_NAMES];
  const task =
    property === "patchTasks"
      ? readPatchTask(reader, place, problems, tokens, others)
      : readOtherTask(reader, TASK_TYPES[property], place, problems, tokens, others);
  return { ...task, serviceRoleArn: UNKNOWN };
}

function errorsOf<Model>(
  path: string,
  read: (problems: Problems) => Model | undefined,
  checks: readonly Check<Model>[],
  { today }: Asked,
): readonly Finding[] {
  const [model, problems] = Problems.of(read);
  if (model !== undefined) problems.addAll(findingsOf(checks, model, { today }));
  return problems.findings
    .filter(({ severity }) => severity === "error")
    .map((one) => ({ ...one, path: one.path === "" ? path : pathIn(path, one.path) }));
}

function entriesOf(value: unknown, kind: string): readonly (readonly [string, object])[] {
  const all = propertyOf(value, kind);
  if (!isObject(all)) return [];
  // A copy of a token, which "resolve" tells, is none; what it stands for nobody knows.
  return Object.entries(all).flatMap(([key, one]) => (isObject(one) && !("resolve" in one) ? [[key, one]] : []));
}
