import type { Keyed } from "../environment/patch-environment-model";
import type { BroughtPatches } from "../maintenance-window/brought-patches";
import {
  type MaintenanceWindowModel,
  type NotifiedTopic,
  type WindowTargetModel,
  type WindowTaskModel,
  windowTargetKeys,
} from "../maintenance-window/maintenance-window-model";
import type { BaselineBeside } from "../patch-group/patch-group-model";
import { given } from "../values/given";
import { isKnown, UNKNOWN } from "../values/unknown";
import { windowTargetFromTerraform, windowTaskFromTerraform } from "./maintenance-window-from-terraform";
import type { TerraformBlock } from "./terraform-block";
import { isReference } from "./terraform-value";

/** A resource, its arguments ready to be read. */
export interface KeyedBlock {
  readonly key: string;
  readonly provider: string | undefined;
  readonly block: TerraformBlock;
  /** The baseline of another stack that its `baseline_id` means. */
  readonly beside?: BaselineBeside;
  /** What the document says that a window's task reads. */
  readonly brought?: BroughtPatches;
  /** The topics that are told what a window's task does. */
  readonly topics?: readonly NotifiedTopic[];
}

interface Part<Model> {
  /** The address or the id of its window; undefined where it is not known yet. */
  readonly window: string | undefined;
  readonly provider: string | undefined;
  readonly model: Model;
}

/** Targets and tasks, by the window that they are registered with. */
export class WindowParts {
  private readonly targets: readonly Part<WindowTargetModel>[];
  private readonly tasks: readonly Part<WindowTaskModel>[];

  constructor(targets: readonly KeyedBlock[], tasks: readonly KeyedBlock[]) {
    this.targets = targets.map((part) => partOf(part, windowTargetFromTerraform(part.key, part.block)));
    const windows = new Map(this.targets.map(({ model, window }) => [model.key, window]));
    this.tasks = tasks.map((part) => {
      const { brought, topics } = part;
      const model = { ...windowTaskFromTerraform(part.key, part.block), ...given({ brought, topics }) };
      const read = partOf(part, model);
      // A task runs on targets of its own window alone, which tells the window where nothing else does.
      const ofTargets =
        read.window === undefined ? windowTargetKeys(read.model).flatMap((key) => windows.get(key) ?? []) : [];
      return { ...read, window: read.window ?? ofTargets[0] };
    });
  }

  public targetsOf(window: string): readonly WindowTargetModel[] {
    return this.targets.filter((part) => part.window === window).map(({ model }) => model);
  }

  public tasksOf(window: string): readonly WindowTaskModel[] {
    return this.tasks.filter((part) => part.window === window).map(({ model }) => model);
  }

  /**
   * The windows that are none of these: kept elsewhere, or not known yet. Nothing is known of them but their targets
   * and tasks; a window that is kept elsewhere is called by its id.
   */
  public windowsBeside(known: ReadonlySet<string>): readonly Keyed<MaintenanceWindowModel>[] {
    const beside = [...this.targets, ...this.tasks].filter(({ window }) => window === undefined || !known.has(window));
    const windows = new Map<string, Part<{ readonly key: string }>>();
    for (const part of beside) {
      const slot = JSON.stringify([part.provider ?? "", part.window ?? ""]);
      if (!windows.has(slot)) windows.set(slot, part);
    }
    return [...windows.values()].map(({ window, provider, model }) => {
      const isPart = (part: Part<unknown>) => part.window === window && part.provider === provider;
      return {
        key: model.key,
        ...given({ provider }),
        ...NOT_KNOWN,
        ...(window === undefined ? {} : { name: window }),
        targets: this.targets.filter(isPart).map((part) => part.model),
        tasks: this.tasks.filter(isPart).map((part) => part.model),
      };
    });
  }
}

const NOT_KNOWN: Omit<MaintenanceWindowModel, "targets" | "tasks"> = {
  name: UNKNOWN,
  schedule: UNKNOWN,
  duration: UNKNOWN,
  cutoff: UNKNOWN,
  allowUnassociatedTargets: UNKNOWN,
  enabled: UNKNOWN,
  tags: UNKNOWN,
  isElsewhere: true,
};

function partOf<Model>({ provider, block }: KeyedBlock, model: Model): Part<Model> {
  const link = block.link("window_id");
  if (isReference(link)) return { window: link.address, provider, model };
  return { window: link === undefined || !isKnown(link) ? undefined : link, provider, model };
}
