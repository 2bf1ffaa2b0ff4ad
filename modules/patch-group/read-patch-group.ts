import { DEFAULT_TAG_KEY, type PatchGroupModel, type PatchGroupTagKey } from "../model/patch-group/patch-group-model";
import type { Problems } from "../model/problems";
import { PropsReader, type TokenHandling } from "../model/props-reader";
import { show } from "../model/wording";
import type { IPatchBaseline } from "../patch-baseline/patch-baseline-interface";

/** Reads the props of a patch group. The group takes the Region of its baselines where it names none itself. */
export function readPatchGroup(
  props: unknown,
  problems: Problems,
  tokens: TokenHandling,
  others: readonly string[],
): PatchGroupModel | undefined {
  const reader = PropsReader.open(props, "", problems, tokens);
  if (reader === undefined) return undefined;

  const patchGroup = reader.requiredText("patchGroup");
  const baselines = readBaselines(reader.raw("baselines"), problems);
  const model: PatchGroupModel = {
    patchGroup,
    tagKey: (reader.text("tagKey") ?? DEFAULT_TAG_KEY) as PatchGroupTagKey,
    registrations: baselines.map(({ reference }) => ({ baseline: reference })),
    region: reader.text("region") ?? baselines[0]?.reference.region,
  };
  reader.leave(...others);
  reader.refuseOthers();
  return model;
}

/** The baselines that were given, without whatever is none; that is reported. */
export function readBaselines(given: unknown, problems: Problems): readonly IPatchBaseline[] {
  const expected = "PatchBaseline, PatchBaseline.predefined(…) or PatchBaseline.fromBaselineId(…)";
  if (given === undefined) return [];
  if (!Array.isArray(given)) {
    problems.add("baselines", `expected a list of ${expected}, got ${show(given)}`);
    return [];
  }
  return given.slice(0, 1000).filter((baseline: unknown, index): baseline is IPatchBaseline => {
    if (isPatchBaseline(baseline)) return true;
    problems.add(`baselines[${index}]`, `expected a ${expected}, got ${show(baseline)}`);
    return false;
  });
}

/** By shape and not by class: two copies of this library may be loaded. */
function isPatchBaseline(candidate: unknown): candidate is IPatchBaseline {
  if (typeof candidate !== "object" || candidate === null) return false;
  const { baselineId, operatingSystem, reference } = candidate as Partial<IPatchBaseline>;
  return typeof baselineId === "string" && typeof operatingSystem === "string" && typeof reference === "object";
}
