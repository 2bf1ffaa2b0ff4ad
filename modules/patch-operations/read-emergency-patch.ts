import type { PatchBaselineModel } from "../../model/patch-baseline/patch-baseline-model";
import type {
  EmergencyPatchModel,
  OverridePatchModel,
} from "../../model/patch-operations/emergency/emergency-patch-model";
import { fixOfKind, fixOfOwn, show } from "../../model/text/wording";
import type { Problems } from "../../model/values/problems";
import { propertyOf } from "../../model/values/property-of";
import { PropsReader, type TokenHandling } from "../../model/values/props-reader";
import { type Knowable, UNKNOWN } from "../../model/values/unknown";

/** Reads what decides about the document of an emergency window; the window and the task read the rest. */
export function readEmergencyPatch(
  props: unknown,
  problems: Problems,
  tokens: TokenHandling,
  others: readonly string[],
): EmergencyPatchModel | undefined {
  const reader = PropsReader.open(props, "", problems, tokens);
  if (reader === undefined) return undefined;
  const logs = reader.raw("logs") as { overrideUrl?: unknown; putOverride?: unknown } | undefined;
  const overrideUrl = reader.text("overrideUrl");
  const duration = reader.raw("duration");
  const model: EmergencyPatchModel = {
    name: reader.requiredText("name"),
    at: reader.requiredText("at"),
    ...(typeof duration === "number" && !tokens.isUnresolved(duration) ? { duration } : {}),
    patches: readPatches(reader.raw("patches"), problems, tokens),
    baselines: readBaselines(reader.raw("baselines"), problems),
    hasPlace: overrideUrl !== undefined || typeof logs?.overrideUrl === "function",
    documentTags:
      overrideUrl === undefined && typeof logs?.putOverride === "function" ? sizeOf(reader.raw("tags"), tokens) : 0,
  };
  reader.ignore(...others);
  reader.refuseOthers();
  return model;
}

/** That tags are none is told by the window. */
function sizeOf(tags: unknown, tokens: TokenHandling): Knowable<number> {
  if (tokens.isUnresolved(tags)) return UNKNOWN;
  return typeof tags === "object" && tags !== null ? Object.keys(tags).length : 0;
}

/** A text is a patch by its id. */
function readPatches(given: unknown, problems: Problems, tokens: TokenHandling): EmergencyPatchModel["patches"] {
  if (given === undefined) return undefined;
  if (tokens.isUnresolved(given) || !Array.isArray(given)) {
    const got = tokens.isUnresolved(given)
      ? "a value that is known after apply"
      : `${show(given)}${fixOfKind("a list", given)}`;
    problems.add("patches", `expected a list of patch ids, got ${got}`);
    return UNKNOWN;
  }
  return given.slice(0, 1000).map((entry: unknown, index): Knowable<OverridePatchModel> => {
    if (tokens.isUnresolved(entry)) return { id: tokens.read(entry) as Knowable<string> };
    if (typeof entry === "string") return { id: entry };
    const path = `patches[${index}]`;
    if (typeof entry !== "object" || entry === null) {
      problems.add(path, `expected the id of a patch, or { id, title }, got ${show(entry)}`);
      return UNKNOWN;
    }
    const reader = PropsReader.open(entry, path, problems, tokens);
    if (reader === undefined) return UNKNOWN;
    const patch: OverridePatchModel = { id: reader.requiredText("id"), title: reader.text("title") };
    reader.refuseOthers();
    return patch;
  });
}

function readBaselines(given: unknown, problems: Problems): EmergencyPatchModel["baselines"] {
  if (given === undefined) return undefined;
  if (!Array.isArray(given)) {
    problems.add("baselines", `expected a list of PatchBaseline, got ${show(given)}${fixOfOwn(given)}`);
    return UNKNOWN;
  }
  const fitting = given.slice(0, 1000).flatMap((entry: unknown, index) => {
    const model = propertyOf(entry, "model");
    // Its id is not needed; to ask for it says that something uses the baseline.
    propertyOf(entry, "baselineId");
    if (typeof model === "object" && model !== null && "approvalRules" in model) return [model as PatchBaselineModel];
    problems.addUnlessTold(
      `baselines[${index}]`,
      `expected a PatchBaseline, got ${show(entry)}; of one that is kept elsewhere the rules are not known here`,
    );
    return [];
  });
  return fitting.length === given.length ? fitting : UNKNOWN;
}
