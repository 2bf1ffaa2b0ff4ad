import { hexadecimal } from "../../account/identifiers";
import { invalid, limitExceeded } from "../../account/refusal";
import type { ResourceBehaviour } from "../../kind/kind";
import { type ObjectValue, text } from "../../values/value";
import { checkSchedule } from "./schedule";

/** Windows per account and Region, the default quota. */
const MOST_WINDOWS = 50;
const ISO_8601 = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?(\.\d+)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** `aws_ssm_maintenance_window`. */
export const maintenanceWindow: ResourceBehaviour = {
  label: "SSM Maintenance Window",
  service: "SSM",
  operations: {
    create: "CreateMaintenanceWindow",
    update: "UpdateMaintenanceWindow",
    delete: "DeleteMaintenanceWindow",
  },

  create(planned, scope) {
    check(planned);
    if (scope.account.list("aws_ssm_maintenance_window", scope.region).length >= MOST_WINDOWS) {
      throw limitExceeded(`an account has at most ${MOST_WINDOWS} maintenance windows in a Region`);
    }
    const id = `mw-${hexadecimal(scope.account.entropy("aws_ssm_maintenance_window", scope.region, planned), 17)}`;
    return { id, attributes: planned };
  },

  update({ planned }) {
    check(planned);
    return planned;
  },

  delete(object, scope) {
    for (const type of ["aws_ssm_maintenance_window_task", "aws_ssm_maintenance_window_target"]) {
      for (const part of scope.account.list(type, scope.region)) {
        if (part.attributes.window_id === object.id) scope.account.remove(type, part.id, scope.region);
      }
    }
  },
};

/** What the service checks of a window and the provider does not. */
function check(window: ObjectValue): void {
  const schedule = text(window.schedule);
  checkSchedule(schedule);
  if (Number(window.cutoff) >= Number(window.duration)) {
    throw invalid(`Cutoff ${String(window.cutoff)} must be less than duration ${String(window.duration)}`);
  }
  if (window.schedule_offset !== null && !schedule.startsWith("cron(")) {
    throw invalid("ScheduleOffset may be given with a cron schedule only");
  }
  for (const name of ["start_date", "end_date"] as const) {
    const date = text(window[name]);
    if (date !== "" && !(ISO_8601.test(date) && !Number.isNaN(Date.parse(date)))) {
      throw invalid(`Invalid ${name} ${date}: it is not a valid ISO 8601 date`);
    }
  }
  const zone = text(window.schedule_timezone);
  if (zone !== "" && !isTimeZone(zone)) throw invalid(`Invalid timezone ${zone}`);
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
