import { Construct } from "constructs";
import { WINDOW_TARGET_READING_CHECKS } from "../../model/checks/maintenance-window/window-target-checks";
import type { WindowTargetModel } from "../../model/maintenance-window/maintenance-window-model";
import {
  MAIN_TAG_KEY,
  readWindowTarget,
  type WindowTargetRegistration,
} from "../../model/maintenance-window/read-window-target";
import type { WindowTargetOptions } from "../../model/maintenance-window/window-target-options";
import { propertyOf } from "../../model/values/property-of";
import { PropsReader } from "../../model/values/props-reader";
import { sharedSymbol } from "../../model/values/shared-symbol";
import { addressableId } from "../construct/addressable-id";
import { generated } from "../construct/generated";
import { META_ARGUMENT_NAMES, type MetaArguments, metaArguments } from "../construct/meta-arguments";
import { tellMissingEntries } from "../construct/missing-entries";
import { checked } from "../construct/report";
import { SsmMaintenanceWindowTarget } from "../framework/framework";
import { groupsElsewhere } from "../patch-group/groups-elsewhere";
import type { IMaintenanceWindow } from "./maintenance-window-interface";
import { keyInWindow, windowOf } from "./window-part";
import { windowTargetArguments } from "./window-target-arguments";

/** What `addTarget` accepts: which nodes, and Terraform's meta-arguments. */
export type WindowTargetArguments = WindowTargetOptions & MetaArguments;

/** What `new WindowTarget` accepts. */
export type WindowTargetProps = WindowTargetArguments & {
  /** The window that the nodes are registered with. A change replaces the target. */
  readonly window: IMaintenanceWindow;
};

const BRAND: unique symbol = sharedSymbol("window-target") as never;

/**
 * Nodes on which a window works: `aws_ssm_maintenance_window_target`.
 *
 * Patch groups of both tag keys make two resources, for AWS ANDs the entries of one target. Those of
 * `Patch Group`, and whatever names no patch group, have the address of this construct; those of `PatchGroup` have one
 * of their own, also when they stand alone: so no address moves when groups of the other key come or go.
 *
 * @throws NotValidError with everything that is wrong with the props, or for a target too many
 */
export class WindowTarget extends Construct {
  public readonly window: IMaintenanceWindow;
  /** The Terraform resources, for whatever this class does not cover. */
  public readonly resources: readonly SsmMaintenanceWindowTarget[];
  /** What is registered, as plain data, in the order of `resources`. */
  public readonly models: readonly WindowTargetModel[];
  /** The ids under which the nodes are registered, known after apply, in the order of `resources`. */
  public readonly windowTargetIds: readonly string[];

  constructor(scope: Construct, id: string, props: WindowTargetProps) {
    super(scope, addressableId("window target", scope, id, "a resource"));
    Object.defineProperty(this, BRAND, { value: true });
    const { model, written } = checked(
      this,
      "window target",
      (problems, tokens) => {
        const reader = PropsReader.open(props, "", problems, tokens);
        if (reader === undefined) return undefined;
        const window = windowOf(reader, problems);
        const key = keyInWindow(window, this);
        tellMissingEntries(this, "patchGroups", propertyOf(props, "patchGroups"), "patch group", problems);
        const reading = readWindowTarget(reader, key, problems, tokens, META_ARGUMENT_NAMES);
        const patchGroups = reader.raw("patchGroups");
        if (window !== undefined) problems.addAll(groupsElsewhere(window, window, { patchGroups }, "window"));
        return reading;
      },
      WINDOW_TARGET_READING_CHECKS,
      { props },
    );
    const { window } = props;
    this.window = window;
    this.models = model.registrations.map(({ patchGroupsBy, keepOrder, ...registered }) => registered);
    window.registerTargets(this.models);
    this.resources = written.registrations.map((registration) => {
      const config = {
        windowId: window.windowId,
        ...windowTargetArguments(registration),
        region: window.region,
        provider: window.provider,
        ...metaArguments(props),
      };
      return generated(this, () => new SsmMaintenanceWindowTarget(this, resourceId(registration), config));
    });
    this.windowTargetIds = generated(this, () => this.resources.map(({ id }) => id));
  }

  /** The Terraform resource; the first one where patch groups of both tag keys make two. */
  public get resource(): SsmMaintenanceWindowTarget {
    return this.resources[0] as SsmMaintenanceWindowTarget;
  }

  /** What is registered, as plain data; the first where patch groups of both tag keys make two. */
  public get model(): WindowTargetModel {
    return this.models[0] as WindowTargetModel;
  }
}

/** Whether it is a target, also one of another copy of this library. */
export function isWindowTarget(value: unknown): value is WindowTarget {
  return propertyOf(value, BRAND) === true;
}

function resourceId({ patchGroupsBy }: Pick<WindowTargetRegistration, "patchGroupsBy">): string {
  return patchGroupsBy === undefined || patchGroupsBy === MAIN_TAG_KEY ? "Default" : patchGroupsBy;
}
