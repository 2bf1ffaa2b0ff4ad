import type { AssociationModel } from "../../association/association-model";
import type { Keyed } from "../../environment/patch-environment-model";
import type {
  MaintenanceWindowModel,
  WindowTargetModel,
  WindowTaskModel,
} from "../../maintenance-window/maintenance-window-model";
import type { PatchPolicyModel } from "../../patch-policy/patch-policy-model";
import type { WindowTiming } from "../../schedule/grammar/window-timing";
import type { Knowable } from "../../values/unknown";
import type { NodeSet } from "../nodes/node-set";
import type { Place } from "../place/place";
import type { TaskOperation } from "./task-operation";

/** Something that scans nodes or installs patches on them, on a schedule of its own. */
export type WayOfPatching = WindowTaskWay | AssociationWay | PatchPolicyWay;

/** What is asked of every way. */
interface WayBasics {
  /** Names the way among all of its environment. */
  readonly key: string;
  /** The object whose schedule it is: a window may have several tasks. */
  readonly carrier: Carrier;
  readonly place: Place;
  readonly nodes: NodeSet;
  /** The same as they are written: nodes that fit any of these. */
  readonly targets: readonly SelectedNodes[];
  /** Further ones, where it is not known yet whether it runs on them. */
  readonly mayRunOn: readonly SelectedNodes[];
  readonly operation: TaskOperation;
  /** Installing reboots a node unless it is told not to; scanning never does. */
  readonly reboot: "may" | "never" | "not known";
  readonly follows: FollowedBaseline;
  /** When it runs. */
  readonly timing: KnownTiming;
  /** How long a run may last. */
  readonly hours: Knowable<number>;
  /** Where work goes on after the window has closed. Absent: it ends by then. */
  readonly goesOn?: GoesOn;
  readonly enabled: Knowable<boolean>;
  /** Runs once and brings along what it installs: it adds patches, and changes nothing about what is approved. */
  readonly isEmergency: boolean;
  readonly limits: WayLimits;
}

/** Work that its window does not end: `CONTINUE_TASK`, AWS's default. */
export interface GoesOn {
  /** Hours from the start of a run to the end of its last command, by the limit of a step. Absent: there is no limit. */
  readonly hours?: number;
}

/** What opens on a schedule. */
export interface Carrier {
  /** Construct path or Terraform address. */
  readonly key: string;
  /** What AWS calls it; failing that, its key. */
  readonly name: string;
}

/** Nodes for which every selection holds. */
export type SelectedNodes = Pick<WindowTargetModel, "targets">;

/** A task of a maintenance window, on the targets that it names. */
export interface WindowTaskWay extends WayBasics {
  readonly kind: "window-task";
  readonly window: Keyed<MaintenanceWindowModel>;
  readonly task: WindowTaskModel;
}

/** What an association of State Manager runs. It has no end: `hours` is not known. */
export interface AssociationWay extends WayBasics {
  readonly kind: "association";
  readonly association: Keyed<AssociationModel>;
}

/** The scans or the installations of a patch policy in one of its Regions. */
export interface PatchPolicyWay extends WayBasics {
  readonly kind: "patch-policy";
  readonly policy: Keyed<PatchPolicyModel>;
}

/** Which baseline a run goes by. */
export type FollowedBaseline =
  /** That of each node. */
  | { readonly by: "node" }
  /** A baseline or a list that the command brings along. */
  | { readonly by: "override"; readonly because: string }
  | { readonly by: "not known"; readonly because: string };

export type KnownTiming =
  | { readonly known: true; readonly timing: WindowTiming }
  | { readonly known: false; readonly because: string };

/** How many nodes at once, and how many may fail: counts or percentages, as AWS writes them. */
export interface WayLimits {
  readonly maxConcurrency?: Knowable<string>;
  readonly maxErrors?: Knowable<string>;
}
