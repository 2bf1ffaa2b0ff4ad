import { grouped } from "../../../model/values/grouped";
import { associationProps } from "../association-props";
import { baselineProps } from "../baseline-props";
import { CannotSay, saidOrReason } from "../cannot-say";
import { type Code, set } from "../code";
import { type Adoptable, blocksOf, type ExistingObject, nameIn, textOf, textsOf } from "../existing-object";
import { policyProps } from "../policy-props";
import {
  ACCOUNT_MARK,
  divided,
  type FleetPart,
  mapTexts,
  type PartKind,
  partId,
  referenceTo,
  type UnsaidPart,
} from "./fleet-part";
import { windowPart } from "./window-part";

/** What one Region of one account has, as a definition would say it. */
export interface RegionParts {
  readonly parts: readonly FleetPart[];
  readonly unsaid: readonly UnsaidPart[];
}

type Draft = Omit<FleetPart, "kind" | "name">;
type Read = (object: ExistingObject) => Draft | string;

/**
 * The objects of one Region as parts of a definition: named as AWS names them, the account's own id left open.
 *
 * @param keepOrder - names of parts whose order is kept
 */
export function partsOfRegion(
  { account = "", objects, secrets, systems }: Adoptable,
  keepOrder: ReadonlySet<string>,
): RegionParts {
  const parts: FleetPart[] = [];
  const unsaid: UnsaidPart[] = [];
  const all = (type: ExistingObject["type"]) => objects.filter((one) => one.type === type);
  const names = new Map(all("aws_ssm_patch_baseline").map(({ id, values }) => [id, textOf(values.name)]));
  const holdsSecret = (definition: Code | undefined) =>
    secrets.some(({ placeholder }) => JSON.stringify(definition).includes(placeholder));
  const add = (kind: PartKind, name: string, members: readonly ExistingObject[], read: () => Draft | string) => {
    const said = saidOrReason(read);
    const draft = said instanceof CannotSay ? said.message : said;
    const part = typeof draft === "string" ? undefined : withoutAccount({ kind, name, ...draft }, account);
    const isTaken = parts.some((one) => one.kind === kind && one.name === name);
    const reason =
      typeof draft === "string"
        ? draft
        : isTaken
          ? "another one has the same name"
          : holdsSecret(part?.definition)
            ? "it holds what may be a secret"
            : undefined;
    if (part !== undefined && reason === undefined) parts.push(part);
    else unsaid.push({ members, reason: reason ?? "" });
  };
  const each = (kind: PartKind, type: ExistingObject["type"], read: Read) => {
    for (const object of all(type)) add(kind, nameOf(object), [object], () => read(object));
  };

  const registered = new Map(
    all("aws_ssm_default_patch_baseline").map((one) => [textOf(one.values.baseline_id), one] as const),
  );
  for (const object of all("aws_ssm_patch_baseline")) {
    const registration = registered.get(object.id);
    registered.delete(object.id);
    const members = registration === undefined ? [object] : [object, registration];
    const isKept = keepOrder.has(partId("baselines", nameOf(object)));
    add("baselines", nameOf(object), members, () => baselinePart(object, registration, isKept));
  }
  for (const one of registered.values())
    unsaid.push({ members: [one], reason: "it is a baseline that is kept elsewhere" });

  for (const [name, members] of grouped(all("aws_ssm_patch_group"), ({ values }) => textOf(values.patch_group))) {
    add("patchGroups", name, members, () => groupPart(members, { objects, names, systems }));
  }
  for (const window of all("aws_ssm_maintenance_window")) {
    const within = objects.filter(({ values }) => values.window_id === window.id);
    const isKept = keepOrder.has(partId("maintenanceWindows", nameOf(window)));
    add("maintenanceWindows", nameOf(window), [window, ...within], () => windowPart(window, within, isKept));
  }
  each("associations", "aws_ssm_association", associationPart);
  each("patchPolicies", "aws_ssmquicksetup_configuration_manager", (object) => policyPart(object, names));
  return { parts, unsaid };
}

function nameOf({ values, id }: ExistingObject): string {
  return nameIn(values) || id;
}

function baselinePart(object: ExistingObject, registration: ExistingObject | undefined, isKept: boolean): Draft {
  const props = baselineProps(object);
  return {
    definition: {
      ...props,
      ...(isKept ? { keepOrder: true } : {}),
      ...(registration === undefined ? {} : { registerAsDefault: true }),
    },
    settings: {},
    rates: new Map(),
    needs: [],
    resources: new Map([
      ["Default", object],
      ...(registration === undefined ? [] : [["DefaultRegistration", registration] as const]),
    ]),
  };
}

interface AroundGroup {
  readonly objects: readonly ExistingObject[];
  readonly names: ReadonlyMap<string, string>;
  readonly systems: Readonly<Record<string, string>>;
}

function groupPart(registrations: readonly ExistingObject[], { objects, names, systems }: AroundGroup): Draft | string {
  const patchGroup = textOf(registrations[0]?.values.patch_group);
  const followed = registrations.map((one) => names.get(textOf(one.values.baseline_id)));
  if (followed.includes(undefined)) return "it follows a baseline that is kept elsewhere";
  const baselines = [...new Set(followed as string[])].sort();
  const isTarget = (key: string) =>
    objects.some(({ values }) =>
      blocksOf(values.targets).some((one) => one.key === `tag:${key}` && textsOf(one.values).includes(patchGroup)),
    );
  const tagKey = !isTarget("Patch Group") && isTarget("PatchGroup") ? "PatchGroup" : undefined;
  return {
    definition: {
      patchGroup,
      ...(set({ tagKey }) as Record<string, Code>),
      baselines: baselines.map((name) => referenceTo("baselines", name)),
    },
    settings: {},
    rates: new Map(),
    needs: baselines.map((name) => partId("baselines", name)),
    resources: new Map(
      registrations.map((one) => [
        (systems[textOf(one.values.baseline_id)] ?? "").replace(/[^A-Za-z0-9_-]/g, "_"),
        one,
      ]),
    ),
  };
}

function associationPart(object: ExistingObject): Draft | string {
  const props = associationProps(object, []);
  if ("instanceIds" in (props.targets as object)) return "it names nodes one by one";
  const { scheduleExpression: _schedule, ...definition } = props;
  const [others, rates] = divided(definition);
  return {
    definition: others,
    settings: { scheduleExpression: textOf(object.values.schedule_expression) },
    rates: new Map([["", rates]]),
    needs: [],
    resources: new Map([["Default", object]]),
  };
}

function policyPart(object: ExistingObject, names: ReadonlyMap<string, string>): Draft | string {
  const foreign: string[] = [];
  const props = policyProps(object, (_system, id) => {
    const name = names.get(id);
    if (name === undefined) foreign.push(id);
    return referenceTo("baselines", name ?? id);
  });
  if (foreign.length > 0) return "it selects a baseline that is kept elsewhere";
  const {
    scanSchedule: _scan,
    installSchedule: _install,
    baselineRegion: _region,
    account: _account,
    ...definition
  } = props;
  const [others, rates] = divided(definition);
  const parameters = (blocksOf(object.values.configuration_definition)[0]?.parameters ?? {}) as Record<string, unknown>;
  const installs = textOf(parameters.ConfigurationOptionsInstallValue);
  return {
    definition: others,
    settings: {
      scanSchedule: textOf(parameters.ConfigurationOptionsScanValue),
      ...(installs === "" ? {} : { installSchedule: installs }),
    },
    rates: new Map([["", rates]]),
    needs: [...names.values()]
      .filter((name) => JSON.stringify(props.baselines).includes(JSON.stringify(referenceTo("baselines", name))))
      .map((name) => partId("baselines", name)),
    resources: new Map([["Default", object]]),
  };
}

function withoutAccount(part: FleetPart, account: string): FleetPart {
  if (account === "") return part;
  const open = (text: string) => text.replaceAll(account, ACCOUNT_MARK);
  return { ...part, definition: mapTexts(part.definition, open) as FleetPart["definition"] };
}
