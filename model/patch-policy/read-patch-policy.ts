import { readS3Output } from "../association/s3-output";
import { readDeadlineOf } from "../deadlines/read-deadline";
import { DEFAULT_MAX_CONCURRENCY, DEFAULT_MAX_ERRORS } from "../maintenance-window/patch-task-options";
import { shownOrToken } from "../maintenance-window/read-own-list";
import { readNumberOrText } from "../maintenance-window/read-patch-parameters";
import type { BaselineReference } from "../patch-group/patch-group-model";
import { Schedule } from "../schedule/grammar/schedule";
import { expectedGot, show } from "../text/wording";
import type { Problems } from "../values/problems";
import { propertyOf } from "../values/property-of";
import { PropsReader, type TokenHandling } from "../values/props-reader";
import { isKnown, type Knowable, UNKNOWN } from "../values/unknown";
import type { PatchPolicyModel, PolicyTargetsModel } from "./patch-policy-model";
import { REFUSED_BY_POLICIES } from "./patch-policy-options";

/** A policy as it is written, with what only Terraform's arguments need. */
export interface PatchPolicyReading extends PatchPolicyModel {
  readonly baselineRegion: Knowable<string>;
  readonly attachPolicies: Knowable<boolean>;
  readonly localDeploymentAdministrationRoleArn: Knowable<string>;
  readonly localDeploymentExecutionRoleName: Knowable<string>;
}

/**
 * Reads what a user wrote about a patch policy, with the defaults filled in. What has the wrong kind is reported.
 *
 * Undefined where `props` is no object at all.
 *
 * @param others - properties that belong to the caller and are not looked at
 */
export function readPatchPolicy(
  props: unknown,
  problems: Problems,
  tokens: TokenHandling,
  others: readonly string[] = [],
): PatchPolicyReading | undefined {
  const reader = PropsReader.open(props, "", problems, tokens);
  if (reader === undefined) return undefined;
  refuseWhatPoliciesLack(reader, problems);
  const rate = (name: string) => readNumberOrText(reader, name, problems, tokens);
  const name = reader.requiredText("name");
  const operation = reader.requiredText("operation");
  const account = reader.text("account");
  const units = reader.texts("organizationalUnits");
  const installs = operation !== "Scan";
  const installSchedule = readExpression(reader, "installSchedule", problems, tokens);
  const baselines = readBaselines(reader, problems, tokens);
  const systems = isKnown(baselines) ? Object.keys(baselines) : [];
  const patchWithin = readDeadlineOf(reader, systems, problems, tokens);
  const policy: PatchPolicyReading = {
    name,
    description: reader.text("description"),
    patchPolicyName: name,
    operation,
    scanSchedule: required("scanSchedule", readExpression(reader, "scanSchedule", problems, tokens), problems),
    installSchedule:
      operation === "ScanAndInstall" ? required("installSchedule", installSchedule, problems) : installSchedule,
    scanWaits: reader.flag("scanWaits") ?? true,
    installWaits: reader.flag("installWaits") ?? true,
    rebootOption: reader.text("rebootOption"),
    baselines,
    targets: readTargets(reader, problems, tokens),
    ...(account === undefined ? {} : { accounts: [account] }),
    ...(units === undefined ? {} : { organizationalUnits: units }),
    regions: reader.texts("targetRegions") ?? missing("targetRegions", "a list of Regions", problems),
    maxConcurrency: rate("maxConcurrency") ?? DEFAULT_MAX_CONCURRENCY,
    maxErrors: rate("maxErrors") ?? DEFAULT_MAX_ERRORS,
    output: readS3Output(reader, problems),
    baselineRegion: reader.requiredText("baselineRegion"),
    attachPolicies: reader.flag("attachPolicies") ?? false,
    localDeploymentAdministrationRoleArn: reader.requiredText("localDeploymentAdministrationRoleArn"),
    localDeploymentExecutionRoleName: reader.requiredText("localDeploymentExecutionRoleName"),
    tags: reader.textsByName("tags") ?? {},
    region: reader.text("region"),
    ...(patchWithin === undefined ? {} : { patchWithin }),
  };
  problems.exactlyOne("account", { account, organizationalUnits: units }, "a policy works in one of the two");
  if (!installs) refuseBesideScan(reader, problems);
  reader.ignore(...others);
  reader.refuseOthers();
  return policy;
}

/** What a policy cannot say is told with what can. Source: other ways facts, B3. */
function refuseWhatPoliciesLack(reader: PropsReader, problems: Problems): void {
  for (const [name, fix] of Object.entries(REFUSED_BY_POLICIES)) {
    if (reader.raw(name) !== undefined) problems.add(name, `expected nothing in a patch policy, got a value; ${fix}`);
  }
}

function refuseBesideScan(reader: PropsReader, problems: Problems): void {
  for (const name of ["installSchedule", "installWaits", "rebootOption", "patchWithin"] as const) {
    if (reader.raw(name) === undefined) continue;
    problems.add(
      name,
      'expected nothing for a policy that only scans, got a value; leave it out, or write operation: "ScanAndInstall"',
    );
  }
}

function missing(name: string, expected: string, problems: Problems): typeof UNKNOWN {
  problems.add(name, `missing, expected ${expected}`);
  return UNKNOWN;
}

function required<Value>(name: string, value: Value | undefined, problems: Problems): Value | typeof UNKNOWN {
  return value ?? missing(name, 'a Schedule or a string such as "cron(0 2 ? * SUN *)"', problems);
}

function readExpression(
  reader: PropsReader,
  name: string,
  problems: Problems,
  tokens: TokenHandling,
): Knowable<string> | undefined {
  const given = reader.raw(name);
  if (given === undefined) return undefined;
  const isSchedule = Schedule.isSchedule(given);
  if (isSchedule && given.scheduleOffset !== undefined) {
    problems.add(
      name,
      "expected a schedule without an offset, got one with it; a policy knows none, a maintenance window does",
    );
  }
  const expression: unknown = isSchedule ? given.expression : given;
  if (tokens.isUnresolved(expression)) return tokens.read(expression) as Knowable<string>;
  if (typeof expression === "string") return expression;
  problems.add(name, expectedGot('a Schedule or a string such as "cron(0 2 ? * SUN *)"', given));
  return UNKNOWN;
}

/** One baseline for each operating system, by its id. */
function readBaselines(reader: PropsReader, problems: Problems, tokens: TokenHandling): PatchPolicyModel["baselines"] {
  const given = reader.raw("baselines");
  if (!Array.isArray(given) || given.length === 0 || tokens.isUnresolved(given)) {
    problems.add("baselines", `expected a list of at least one baseline, got ${shownOrToken(given, tokens)}`);
    return UNKNOWN;
  }
  const found = new Map<string, Knowable<string>>();
  for (const [index, entry] of given.slice(0, MOST_BASELINES).entries()) {
    const id = propertyOf(entry, "baselineId");
    const reference = propertyOf(entry, "reference") as BaselineReference | undefined;
    const system = propertyOf(reference, "operatingSystem") as BaselineReference["operatingSystem"] | undefined;
    if (system === undefined || (typeof id !== "string" && !tokens.isUnresolved(id))) {
      problems.add(
        `baselines[${index}]`,
        `expected a PatchBaseline or PatchBaseline.predefined(…), got ${show(entry)}`,
      );
    } else if (typeof system !== "string" || tokens.isUnresolved(system)) {
      problems.add(
        `baselines[${index}]`,
        "expected a baseline whose operating system is known, got one that is known after apply",
      );
    } else if (found.has(system)) {
      problems.add(
        `baselines[${index}]`,
        `expected one baseline for each operating system, got a second for ${system}`,
      );
    } else {
      found.set(system, idOrKey(tokens.isUnresolved(id) ? tokens.read(id) : id, reference));
    }
  }
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** An id that is known after apply is that of a baseline here all the same: as in a plan, its key stands for it. */
function idOrKey(id: unknown, reference: BaselineReference | undefined): Knowable<string> {
  if (isKnown(id)) return id as string;
  return reference?.kind === "managed" ? reference.key : UNKNOWN;
}

/** More than there are operating systems. */
const MOST_BASELINES = 100;

const WAYS = "one of allNodes, tag, instanceIds or resourceGroup";

function readTargets(reader: PropsReader, problems: Problems, tokens: TokenHandling): Knowable<PolicyTargetsModel> {
  const given = reader.raw("targets");
  if (tokens.isUnresolved(given) || given === undefined) {
    problems.add(
      "targets",
      `expected one of allNodes, tag, instanceIds or resourceGroup, got ${given === undefined ? "nothing" : shownOrToken(given, tokens)}`,
    );
    return UNKNOWN;
  }
  const targets = PropsReader.open(given, "targets", problems, tokens);
  if (targets === undefined) return UNKNOWN;
  const all = targets.raw("allNodes");
  const tag = targets.object(
    "tag",
    (read): PolicyTargetsModel => ({
      kind: "tag",
      key: read.requiredText("key"),
      value: read.requiredText("value"),
    }),
  );
  const instanceIds = targets.texts("instanceIds");
  const name = targets.text("resourceGroup");
  targets.refuseOthers();
  const ways: readonly (Knowable<PolicyTargetsModel> | undefined)[] = [
    all === undefined ? undefined : { kind: "all" },
    tag,
    instanceIds === undefined ? undefined : { kind: "instances", instanceIds },
    name === undefined ? undefined : { kind: "resource group", name },
  ];
  if (all !== undefined && all !== true)
    problems.add("targets.allNodes", `expected true or no value, got ${shownOrToken(all, tokens)}`);
  const [one, second] = ways.filter((way) => way !== undefined);
  if (one !== undefined && second === undefined) return one;
  problems.add("targets", one === undefined ? `missing, expected ${WAYS}` : `expected ${WAYS}, got several`);
  return UNKNOWN;
}
