import type { PatchGroupTagKey } from "../../model/patch-group/patch-group-model";
import { grouped } from "../../model/values/grouped";
import { baselineProps } from "./baseline-props";
import { CannotSay } from "./cannot-say";
import { type Code, Expression, written } from "./code";
import { type Draft, imported } from "./draft";
import { blocksOf, type ExistingObject, textOf, textsOf } from "./existing-object";
import { pascalWords } from "./names";
import { OURS } from "./statement";

/** A baseline, with its registration as the default of its system where the account has that. */
export function addBaseline(draft: Draft, object: ExistingObject): void {
  const id = draft.id("", object, textOf(object.values.name), "Baseline");
  const props = draft.said(object, () => baselineProps(object));
  if (props === undefined) {
    draft.addPlain(object, id);
    return;
  }
  const registration = draft
    .all("aws_ssm_default_patch_baseline")
    .find((one) => one.values.baseline_id === object.id && one.region === object.region && !draft.isPlain(one));
  const variable = draft.add({
    id,
    call: "new PatchBaseline(this",
    imports: imported("PatchBaseline", props),
    props: {
      ...props,
      ...draft.keepsOrder(object),
      ...(registration === undefined ? {} : { registerAsDefault: true }),
      ...draft.provider(object.region),
    },
    resources: new Map([
      [`${id}/Default`, object],
      ...(registration === undefined ? [] : [[`${id}/DefaultRegistration`, registration] as const]),
    ]),
  });
  draft.refer(object, `${variable}.baselineId`);
}

/** The registration of a default that none of the baselines says. */
export function addDefault(draft: Draft, object: ExistingObject): void {
  if (draft.statementOf(object) !== undefined) return;
  draft.said(object, () => {
    throw new CannotSay("its baseline is no construct here that could say registerAsDefault");
  });
  const system = textOf(object.values.operating_system);
  draft.addPlain(object, draft.id("", object, `Default ${pascalWords(system)}`, "Default"));
}

/** A group follows one baseline for each system: its registrations are one construct. */
export function addGroups(draft: Draft): void {
  const groups = grouped(
    draft.all("aws_ssm_patch_group"),
    ({ region, values }) => `${region} ${textOf(values.patch_group)}`,
  );
  for (const registrations of groups.values()) addGroup(draft, registrations);
}

function addGroup(draft: Draft, registrations: readonly ExistingObject[]): void {
  const [first] = registrations as [ExistingObject];
  const patchGroup = textOf(first.values.patch_group);
  const baselines = registrations.map((one) => draft.said(one, () => baselineOf(draft, one)));
  if (baselines.includes(undefined)) {
    for (const one of registrations) {
      draft.said(one, () => {
        throw new CannotSay("another registration of the group is a plain resource");
      });
      draft.addPlain(one, draft.id("", one, patchGroup, "Group", systemOf(draft, one)));
    }
    return;
  }
  const id = draft.id("", first, patchGroup, "Group");
  const tagKey = tagKeyOf(draft, first);
  const variable = draft.add({
    id,
    call: "new PatchGroup(this",
    imports: [
      { name: "PatchGroup", from: OURS },
      { name: "PatchBaseline", from: OURS },
    ],
    props: {
      patchGroup,
      ...(tagKey === "PatchGroup" ? { tagKey } : {}),
      baselines: baselines as Code[],
      ...draft.provider(first.region),
    },
    resources: new Map(registrations.map((one) => [`${id}/${registrationId(systemOf(draft, one))}`, one])),
  });
  draft.groups.push({ patchGroup, region: first.region, tagKey, variable });
}

/** A baseline of the program, or one that is kept elsewhere. @throws CannotSay where its system is not known */
function baselineOf(draft: Draft, registration: ExistingObject): Code {
  const baselineId = textOf(registration.values.baseline_id);
  const operatingSystem = systemOf(draft, registration);
  if (!isOurs(draft, baselineId) && operatingSystem === "") {
    throw new CannotSay("the operating system of its baseline is not known");
  }
  return baselineCode(draft, baselineId, operatingSystem);
}

/** A baseline where a construct wants one: that of the program, or one that is kept elsewhere. */
export function baselineCode(draft: Draft, baselineId: string, operatingSystem: string): Code {
  const reference = draft.reference(baselineId);
  if (reference !== undefined && isOurs(draft, baselineId)) {
    return new Expression(reference.text.replace(/\.baselineId$/, ""));
  }
  const id = written(reference ?? baselineId);
  return new Expression(
    `PatchBaseline.fromBaselineId({ baselineId: ${id}, operatingSystem: ${written(operatingSystem)} })`,
  );
}

function isOurs(draft: Draft, baselineId: string): boolean {
  return draft.reference(baselineId)?.text.endsWith(".baselineId") === true;
}

function systemOf({ adoptable }: Draft, registration: ExistingObject): string {
  return adoptable.systems[textOf(registration.values.baseline_id)] ?? "";
}

/** The spelling of the tag that windows look for; a registration does not say it. */
function tagKeyOf(draft: Draft, { values, region }: ExistingObject): PatchGroupTagKey {
  const targets = [...draft.all("aws_ssm_maintenance_window_target"), ...draft.all("aws_ssm_association")];
  const finds = (key: string) =>
    targets.some(
      (target) =>
        target.region === region &&
        blocksOf(target.values.targets).some(
          (one) => one.key === `tag:${key}` && textsOf(one.values).includes(textOf(values.patch_group)),
        ),
    );
  return !finds("Patch Group") && finds("PatchGroup") ? "PatchGroup" : "Patch Group";
}

/** As the construct makes it of an operating system. */
function registrationId(operatingSystem: string): string {
  return operatingSystem.replace(/[^A-Za-z0-9_-]/g, "_");
}
