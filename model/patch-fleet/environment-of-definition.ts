import { readAssociation } from "../association/read-association";
import { readDeadline } from "../deadlines/read-deadline";
import type { Keyed, PatchEnvironmentModel } from "../environment/patch-environment-model";
import type {
  MaintenanceWindowModel,
  WindowTargetModel,
  WindowTaskModel,
} from "../maintenance-window/maintenance-window-model";
import { readMaintenanceWindow } from "../maintenance-window/read-maintenance-window";
import { readOtherTask } from "../maintenance-window/read-other-task";
import { type PlaceOfTask, readPatchTask } from "../maintenance-window/read-patch-task";
import { readWindowTarget } from "../maintenance-window/read-window-target";
import { readPatchBaseline } from "../patch-baseline/read-patch-baseline";
import { DEFAULT_TAG_KEY, type PatchGroupModel } from "../patch-group/patch-group-model";
import { readPatchPolicy } from "../patch-policy/read-patch-policy";
import { Problems } from "../values/problems";
import { PropsReader, type TokenHandling } from "../values/props-reader";
import type { Knowable } from "../values/unknown";
import {
  MAY_RUN_ONCE,
  type MaintenanceWindowDefinition,
  type PatchEnvironmentDefinition,
  TASK_PROPERTIES,
  TASK_TYPES,
  type TaskProperty,
} from "./environment-definition";
import { deadlineOfPolicy } from "./handed-on-deadline";
import { type PlaceOfDefinition, placedPolicy } from "./placed-policy";

/** One Region in which a definition is made. */
export interface RegionOfDefinition extends PlaceOfDefinition {
  /** Absent: that of a provider which names none. */
  readonly region?: string;
}

/** What a definition means before anything is made of it: the model, with the definition's keys. */
export function environmentOfDefinition(
  definition: PatchEnvironmentDefinition,
  tokens: TokenHandling,
  place: RegionOfDefinition = {},
): PatchEnvironmentModel {
  return new DefinitionReader(definition, tokens, place).read();
}

type Entries = Readonly<Record<string, object>>;

class DefinitionReader {
  /** What is wrong is told by the constructs, each with its own path. */
  private readonly problems = new Problems();

  constructor(
    private readonly definition: PatchEnvironmentDefinition,
    private readonly tokens: TokenHandling,
    private readonly place: RegionOfDefinition,
  ) {}

  public read(): PatchEnvironmentModel {
    const { problems, tokens, definition, place } = this;
    const { account, region } = place;
    const { baselines, maintenanceWindows, associations = {}, patchPolicies = {} } = definition;
    const each = <Model extends object>(all: Entries, read: (one: object, key: string) => Model | undefined) =>
      Object.entries(all).flatMap(([key, one]): readonly Keyed<Model>[] => {
        const model = read(one, key);
        return model === undefined ? [] : [{ ...model, key }];
      });
    return {
      ...(account === undefined ? {} : { account }),
      ...(region === undefined ? {} : { region }),
      baselines: each(baselines, (one) => readPatchBaseline(one, problems, tokens, ["registerAsDefault"])),
      patchGroups: this.groups(),
      defaultBaselines: [],
      maintenanceWindows: each(maintenanceWindows, (one) => this.window(one as MaintenanceWindowDefinition)),
      associations: each(associations, ({ patchGroups, ...one }: { readonly patchGroups?: readonly string[] }) =>
        readAssociation(
          patchGroups === undefined ? one : { ...one, targets: this.named(patchGroups) },
          problems,
          tokens,
        ),
      ),
      patchPolicies: each(patchPolicies, ({ baselines: keys, ...one }: { readonly baselines?: readonly string[] }) =>
        readPatchPolicy(
          {
            ...placedPolicy(one, place),
            patchWithin: deadlineOfPolicy(one, definition),
            baselines: (keys ?? []).flatMap((key) => this.baselineOf(key)),
          },
          problems,
          tokens,
        ),
      ),
    };
  }

  private groups(): readonly Keyed<PatchGroupModel>[] {
    const { patchGroups, patchWithin: handedOn } = this.definition;
    return Object.entries(patchGroups).map(([key, { patchGroup, tagKey, baselines = [], patchWithin = handedOn }]) => {
      // Held to no systems here: what is wrong with it is told by the constructs.
      const deadline = readDeadline(patchWithin, "patchWithin", [], this.problems, this.tokens);
      return {
        key,
        patchGroup: this.known(patchGroup),
        tagKey: tagKey ?? DEFAULT_TAG_KEY,
        registrations: baselines
          .flatMap((one) => this.baselineOf(one))
          .map(({ reference }) => ({ baseline: reference })),
        ...(deadline === undefined ? {} : { patchWithin: deadline }),
      };
    });
  }

  /** A baseline as a policy or a group refers to it: the key stands for the id. */
  private baselineOf(key: string) {
    const operatingSystem = this.definition.baselines[key]?.operatingSystem;
    if (operatingSystem === undefined) return [];
    return [{ baselineId: key, reference: { kind: "managed" as const, key, operatingSystem } }];
  }

  private window(definition: MaintenanceWindowDefinition): MaintenanceWindowModel | undefined {
    const { patchGroups = [], targets = {}, ...rest } = definition;
    const model = readMaintenanceWindow(rest, this.problems, this.tokens, TASK_PROPERTIES);
    if (model === undefined) return undefined;
    const targetsByKey = new Map<string, readonly WindowTargetModel[]>([
      ...patchGroups.map((key) => [key, this.target(key, this.named([key]))] as const),
      ...Object.entries(targets).map(([key, target]) => [key, this.target(key, target)] as const),
    ]);
    const tasks = TASK_PROPERTIES.flatMap((property) =>
      Object.entries(rest[property] ?? {}).flatMap(([key, task]) => this.task(property, key, task, targetsByKey)),
    );
    return { ...model, targets: [...targetsByKey.values()].flat(), tasks };
  }

  private target(key: string, props: object): readonly WindowTargetModel[] {
    const reader = PropsReader.open(props, "", this.problems, this.tokens);
    return reader === undefined ? [] : readWindowTarget(reader, key, this.problems, this.tokens).registrations;
  }

  private task(
    property: TaskProperty,
    key: string,
    { patchGroups, runsOnce, ...task }: { readonly patchGroups?: readonly string[]; readonly runsOnce?: boolean },
    targets: ReadonlyMap<string, readonly WindowTargetModel[]>,
  ): readonly WindowTaskModel[] {
    const isOnce = MAY_RUN_ONCE.includes(property) && runsOnce === true;
    const chosen = isOnce ? [] : (patchGroups ?? [...targets.keys()]);
    const keys = chosen.flatMap((one) => targets.get(one) ?? []).map((target) => target.key);
    const reader = PropsReader.open(task, "", this.problems, this.tokens);
    if (reader === undefined) return [];
    const place: PlaceOfTask = { key, windowTargetKeys: isOnce ? undefined : keys };
    return property === "patchTasks"
      ? [readPatchTask(reader, place, this.problems, this.tokens)]
      : [readOtherTask(reader, TASK_TYPES[property], place, this.problems, this.tokens)];
  }

  /** Nodes of the groups with these keys. */
  private named(keys: readonly string[]): object {
    const groups = keys.flatMap((key) => this.definition.patchGroups[key] ?? []);
    return { patchGroups: groups.map(({ patchGroup, tagKey = DEFAULT_TAG_KEY }) => ({ patchGroup, tagKey })) };
  }

  private known(text: string): Knowable<string> {
    return this.tokens.isUnresolved(text) ? (this.tokens.read(text) as Knowable<string>) : text;
  }
}
