import { operatingSystemLabel } from "../../facts/operating-systems";
import { OPERATIONS_NUMBER_LIMITS, OPERATIONS_TEXT_LIMITS } from "../../facts/patch-operations-limits";
import type { PatchBaselineModel } from "../../patch-baseline/patch-baseline-model";
import type { EmergencyPatchModel } from "../../patch-operations/emergency/emergency-patch-model";
import { endOfWindow } from "../../patch-operations/emergency/end-of-window";
import { utcText } from "../../text/moments";
import { quote } from "../../text/wording";
import { eachKnown, isKnown, UNKNOWN } from "../../values/unknown";
import type { Check } from "../check/check";
import { defineCheck } from "../check/define-check";

export const emergencyName = defineCheck({
  id: "PM751",
  severity: "error",
  on: "emergency",
  cause: "The name or the time of an emergency window is not one that AWS accepts, or is known after apply.",
  reason: "The name is that of a file too, which goes into a shell on the nodes; the time decides about the end date.",
  source: "SSM API model, MaintenanceWindowName; maintenance window facts, A5",
  fix: "Write what the message expects.",
  find: ({ name, at }, { problems }) => {
    problems.text("name", name, OPERATIONS_TEXT_LIMITS.scheduleName);
    if (isKnown(at) && endOfWindow(at, 0) === undefined) {
      problems.add("at", `expected a time in UTC, YYYY-MM-DDThh:mm:ss without a zone, got ${quote(at)}`);
    }
    for (const [path, value] of [
      ["name", name],
      ["at", at],
    ] as const) {
      if (!isKnown(value)) problems.add(path, "expected a string, got a value that is known after apply");
    }
  },
});

export const whatToInstall = defineCheck({
  id: "PM752",
  severity: "error",
  on: "emergency",
  cause: "An emergency window does not say what it installs, or says it twice.",
  reason: "A run with both a list of patches and a baseline override fails on every node.",
  source: "maintenance window facts, D3",
  fix: "Give either patches or baselines, with at least one entry.",
  find: ({ patches, baselines }, { problems }) => {
    problems.exactlyOne("patches", { patches, baselines }, "a run with both fails on every node");
    if (patches !== undefined && isKnown(patches) && patches.length === 0) {
      problems.add("patches", "expected at least one patch, got an empty list; nothing would be installed");
    }
    if (baselines !== undefined && isKnown(baselines) && baselines.length === 0)
      problems.add("baselines", "expected at least one baseline, got an empty list");
    eachKnown(patches, (patch, index) => {
      const path = `patches[${index}]`;
      // A text stands for the object that has only its id.
      problems.text("title" in patch ? `${path}.id` : path, patch.id, OPERATIONS_TEXT_LIMITS.patchId);
      if (patch.title === "") {
        const name = isKnown(patch.id) ? ` of ${quote(patch.id)}` : "";
        problems.add(`${path}.title`, `expected a version${name} such as "*", got ""; leave it out`);
      }
    });
  },
});

export const bucketForDocument = defineCheck({
  id: "PM753",
  severity: "error",
  on: "emergency",
  cause: "There is no place for the document that an emergency window reads.",
  reason: "The nodes fetch it from a bucket when the window opens.",
  source: "maintenance window facts, D3 and E3",
  fix: "Give overrideUrl, or a PatchLogs whose bucket accepts it.",
  find: ({ hasPlace }, { problems }) =>
    problems.unless(hasPlace, "overrideUrl", "expected overrideUrl, or logs that are a PatchLogs, got neither"),
});

export const oneBaselineForEachSystem = defineCheck({
  id: "PM754",
  severity: "error",
  on: "emergency",
  cause: "A baseline override holds two baselines of one operating system, or something that is known after apply.",
  reason: "A node that finds two for its system, or a file that it cannot read, installs nothing.",
  source: "maintenance window facts, D3",
  fix: "Keep one baseline for each system, with every value written out.",
  find: ({ baselines }, { problems }) => {
    if (baselines === undefined || !isKnown(baselines)) return;
    baselines.forEach((baseline, index) => {
      const path = `baselines[${index}]`;
      const unknown = pathOfUnknown(baseline, "");
      if (unknown !== undefined) {
        problems.add(
          path,
          `expected values that are known now, got ${unknown}${ofName(baseline)}, which is known after apply`,
        );
      }
      const first = baselines.findIndex(({ operatingSystem }) => operatingSystem === baseline.operatingSystem);
      if (first === index || !isKnown(baseline.operatingSystem)) return;
      const system = operatingSystemLabel(baseline.operatingSystem);
      problems.add(
        path,
        `expected one baseline for ${system}, got a second${named(baseline)} beside baselines[${first}]${named(baselines[first])}; keep one of them`,
      );
    });
  },
});

export const complianceOfOverride = defineCheck({
  id: "PM755",
  severity: "information",
  on: "emergency",
  cause: "An emergency window does not change the compliance that nodes report.",
  reason: "The nodes report against the baseline that is registered for them, whatever an override named.",
  source: "maintenance window facts, D3",
  fix: "Change the registered baseline too, where the patch is to count.",
  find: ({ baselines }, { problems }) =>
    problems.add(
      baselines === undefined ? "patches" : "baselines",
      "reported compliance is not updated by an override: it still follows the registered baseline",
    ),
});

const { objectTags } = OPERATIONS_NUMBER_LIMITS;

export const tagsOfDocument = defineCheck({
  id: "PM756",
  severity: "error",
  on: "emergency",
  cause: "An emergency window has more tags than its document can have in the bucket.",
  reason: "S3 accepts fewer tags for an object than Systems Manager for a window, and says so when it is applied.",
  source: objectTags.source,
  fix: "Leave tags out, or put the document elsewhere with overrideUrl.",
  find: ({ documentTags }, { problems }) => {
    if (!isKnown(documentTags) || documentTags <= objectTags.max) return;
    problems.add(
      "tags",
      `expected at most ${objectTags.max} tags, got ${documentTags}; the document in the bucket accepts no more, so leave some out or give overrideUrl`,
    );
  },
});

export const emergencyIsOver = defineCheck({
  id: "PM762",
  // A program that still holds it after it has done its work must not fail on the day after.
  severity: "warning",
  on: "emergency",
  dependsOnDay: true,
  cause: "The window of an emergency patch lies in the past.",
  reason: "It opens once, and never again: nothing is installed, with no error anywhere.",
  source: "maintenance window facts, A5",
  fix: "Give a time that is to come, or remove the emergency patch once it has done its work.",
  find: ({ at, duration = 0 }, { problems, today, now = today }) => {
    const end = isKnown(at) ? endOfWindow(at, duration) : undefined;
    if (end === undefined || new Date(end) > now) return;
    problems.add(
      "at",
      `expected a time in UTC that is to come, got ${quote(String(at))}; the window closed ${utcText(new Date(end))}, and it is ${utcText(now)}: ` +
        "give a later time, or remove the emergency patch if it has done its work",
    );
  },
});

export const emergencyIsOpen = defineCheck({
  id: "PM763",
  severity: "warning",
  on: "emergency",
  dependsOnDay: true,
  cause: "The window of an emergency patch should have opened already.",
  reason: "One that is made only now does not open any more; one that exists is at work until it closes.",
  source: "maintenance window facts, A5",
  fix: "Give a time that is to come, unless the window was applied before it opened.",
  find: ({ at, duration = 0 }, { problems, today, now = today }) => {
    const [start, end] = [0, duration].map((hours) => (isKnown(at) ? endOfWindow(at, hours) : undefined));
    if (start === undefined || end === undefined || new Date(start) > now || new Date(end) <= now) return;
    problems.add(
      "at",
      `expected a time in UTC that is to come, got ${quote(String(at))}, and it is ${utcText(now)}; ` +
        "give a later time, unless this was applied before: then leave it as it is until the window has closed",
    );
  },
});

/** What can be said about an emergency window by itself. */
export const EMERGENCY_PATCH_CHECKS = [
  emergencyName,
  whatToInstall,
  bucketForDocument,
  oneBaselineForEachSystem,
  complianceOfOverride,
  tagsOfDocument,
  emergencyIsOver,
  emergencyIsOpen,
] as const satisfies readonly Check<EmergencyPatchModel>[];

/** ` (linux)` behind a place in a list; nothing where the name is not known. */
function named(baseline: PatchBaselineModel | undefined): string {
  return baseline !== undefined && isKnown(baseline.name) ? ` (${baseline.name})` : "";
}

function ofName({ name }: PatchBaselineModel): string {
  return isKnown(name) ? ` of ${quote(name)}` : "";
}

/** Where something unknown stands: `approvalRules[0].approveAfterDays`. What does not matter to a node is passed over. */
function pathOfUnknown(value: unknown, path: string): string | undefined {
  if (value === UNKNOWN) return path;
  if (typeof value !== "object" || value === null) return undefined;
  for (const [name, part] of Object.entries(value)) {
    if (path === "" && ["name", "description", "tags", "region"].includes(name)) continue;
    const inner = Array.isArray(value) ? `${path}[${name}]` : path === "" ? name : `${path}.${name}`;
    const found = pathOfUnknown(part, inner);
    if (found !== undefined) return found;
  }
  return undefined;
}
