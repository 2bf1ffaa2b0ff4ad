import { uuid } from "../../account/identifiers";
import { doesNotExist, invalid, limitExceeded } from "../../account/refusal";
import type { ResourceBehaviour } from "../../kind/kind";
import { blocks, type ObjectValue, text, texts } from "../../values/value";

const TYPE = "aws_ssm_maintenance_window_target";

/** Targets per window, the default quota. */
const MOST_TARGETS = 100;

/** `aws_ssm_maintenance_window_target`: nodes registered with a window. */
export const maintenanceWindowTarget: ResourceBehaviour = {
  label: "SSM Maintenance Window Target",
  service: "SSM",
  operations: {
    create: "RegisterTargetWithMaintenanceWindow",
    update: "UpdateMaintenanceWindowTarget",
    delete: "DeregisterTargetFromMaintenanceWindow",
  },

  create(planned, scope) {
    const windowId = text(planned.window_id);
    if (!scope.account.mayHold("aws_ssm_maintenance_window", windowId, scope.region)) {
      throw doesNotExist(`Maintenance window ${windowId} does not exist`);
    }
    check(planned);
    const registered = scope.account
      .list(TYPE, scope.region)
      .filter(({ attributes }) => attributes.window_id === windowId);
    if (registered.length >= MOST_TARGETS)
      throw limitExceeded(`a maintenance window has at most ${MOST_TARGETS} targets`);
    return { id: uuid(scope.account.entropy(TYPE, scope.region, planned)), attributes: planned };
  },

  update({ planned }) {
    check(planned);
    return planned;
  },

  import: (id) => splitImportId(id),
};

/** The parts of `<window id>/<id in the window>`, as targets and tasks are imported by. */
export function splitImportId(importId: string): Record<string, string> {
  const [windowId, id, ...more] = importId.split("/");
  if (!windowId || !id || more.length > 0) {
    throw new Error(`Unexpected format of ID (${importId}), expected <window-id>/<id of the target or task>`);
  }
  return { window_id: windowId, id };
}

function check(target: ObjectValue): void {
  for (const { key, values } of blocks(target.targets)) {
    if (texts(values).length === 0)
      throw invalid(`At least one target is needed: the values of ${text(key)} are empty`);
  }
}
