import { readDeadlineOf } from "../deadlines/read-deadline";
import { fixOfOwn, show } from "../text/wording";
import { Problems } from "../values/problems";
import { propertyOf } from "../values/property-of";
import { PropsReader, type TokenHandling } from "../values/props-reader";
import {
  type BaselineReference,
  DEFAULT_TAG_KEY,
  type PatchGroupModel,
  type PatchGroupTagKey,
} from "./patch-group-model";

/** What a group asks of a baseline that it follows. */
export interface BaselineOfGroup {
  readonly baselineId: string;
  readonly operatingSystem: string;
  readonly reference: BaselineReference;
}

/** The check that tells of a lifecycle with which AWS refuses a group. */
const MADE_BEFORE_THE_OLD_IS_GONE = { id: "PM207", severity: "error" } as const;

type IsUnresolved = TokenHandling["isUnresolved"];

/** Reads the props of a patch group. */
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
    region: reader.text("region"),
  };
  problems.addAll(lifecycleProblems(reader.raw("lifecycle")));
  // Held to no systems where one of them is known to Terraform alone.
  const systems = baselines.map(({ operatingSystem }) => operatingSystem);
  const patchWithin = readDeadlineOf(reader, systems, problems, tokens);
  reader.ignore(...others);
  reader.refuseOthers();
  problems.addAll(addressProblems(baselines, tokens.isUnresolved));
  return patchWithin === undefined ? model : { ...model, patchWithin };
}

/** The baselines that were given, without whatever is none; that is reported. */
export function readBaselines(given: unknown, problems: Problems): readonly BaselineOfGroup[] {
  const expected = "PatchBaseline, PatchBaseline.predefined(…) or PatchBaseline.fromBaselineId(…)";
  if (given === undefined) return [];
  if (!Array.isArray(given)) {
    problems.add("baselines", `expected a list of ${expected}, got ${show(given)}${fixOfOwn(given)}`);
    return [];
  }
  return given.slice(0, 1000).filter((baseline: unknown, index): baseline is BaselineOfGroup => {
    if (isPatchBaseline(baseline)) return true;
    problems.addUnlessTold(`baselines[${index}]`, `expected a ${expected}, got ${show(baseline)}`);
    return false;
  });
}

/**
 * What stands in the address of a registration beside the group: the operating system, and for one that only Terraform
 * knows, the baseline's own place in the tree.
 */
export function registrationId({ operatingSystem, reference }: BaselineOfGroup, isUnresolved: IsUnresolved): string {
  const place = reference.kind === "managed" ? reference.key : reference.kind;
  const id = isUnresolved(operatingSystem) ? place : operatingSystem;
  return id.replace(/[^A-Za-z0-9_-]/g, "_");
}

/** Two registrations with one address; two of one system are told by a check. */
function addressProblems(baselines: readonly BaselineOfGroup[], isUnresolved: IsUnresolved): Problems["findings"] {
  const problems = new Problems();
  problems.as({ id: "PM003", severity: "error" });
  const holders = new Map<string, number>();
  baselines.forEach((baseline, index) => {
    const id = registrationId(baseline, isUnresolved);
    const first = holders.get(id);
    const { operatingSystem } = baseline;
    if (first === undefined) holders.set(id, index);
    else if (isUnresolved(operatingSystem) || baselines[first]?.operatingSystem !== operatingSystem) {
      const got = isUnresolved(operatingSystem) ? "one that only Terraform knows" : show(operatingSystem);
      const fix = `which makes the address of baselines[${first}]; write the system, or make a group for each`;
      problems.add(
        `baselines[${index}]`,
        `expected an operating system with an address of its own, got ${got}, ${fix}`,
      );
    }
  });
  return problems.findings;
}

function lifecycleProblems(lifecycle: unknown): Problems["findings"] {
  const problems = new Problems();
  problems.as(MADE_BEFORE_THE_OLD_IS_GONE);
  const given = propertyOf(lifecycle, "createBeforeDestroy");
  problems.unless(
    !given,
    "lifecycle.createBeforeDestroy",
    `expected nothing, got ${show(given)}; AWS refuses a second registration while the first one stands, so leave it out and let it be replaced in place`,
  );
  return problems.findings;
}

/** By shape and not by class: two copies of this library may be loaded. */
function isPatchBaseline(candidate: unknown): candidate is BaselineOfGroup {
  const texts = ["baselineId", "operatingSystem"].map((name) => propertyOf(candidate, name));
  const kind = propertyOf(propertyOf(candidate, "reference"), "kind");
  return [...texts, kind].every((text) => typeof text === "string");
}
