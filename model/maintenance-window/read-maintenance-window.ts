import { Schedule } from "../schedule/grammar/schedule";
import { counted, expectedGot, show } from "../text/wording";
import type { Problems } from "../values/problems";
import { PropsReader, type TokenHandling } from "../values/props-reader";
import { type Knowable, UNKNOWN } from "../values/unknown";
import type { MaintenanceWindowModel } from "./maintenance-window-model";

/**
 * Reads what a user wrote into the model of a window that has no targets and no tasks yet, with the defaults filled
 * in. What has the wrong kind is reported.
 *
 * Undefined where `props` is no object at all.
 *
 * @param others - properties that belong to the caller and are not looked at
 */
export function readMaintenanceWindow(
  props: unknown,
  problems: Problems,
  tokens: TokenHandling,
  others: readonly string[] = [],
): MaintenanceWindowModel | undefined {
  const reader = PropsReader.open(props, "", problems, tokens);
  if (reader === undefined) return undefined;

  const given = reader.raw("schedule");
  const model: MaintenanceWindowModel = {
    name: reader.requiredText("name"),
    description: reader.text("description"),
    schedule: readExpression(given, problems, tokens),
    scheduleTimezone: reader.text("scheduleTimezone"),
    scheduleOffset: readOffset(reader, given, problems),
    startDate: reader.text("startDate"),
    endDate: reader.text("endDate"),
    duration: reader.requiredNumber("duration"),
    cutoff: reader.requiredNumber("cutoff"),
    allowUnassociatedTargets: reader.flag("allowUnassociatedTargets") ?? false,
    enabled: reader.flag("enabled") ?? true,
    tags: reader.textsByName("tags") ?? {},
    region: reader.text("region"),
    targets: [],
    tasks: [],
  };
  reader.ignore(...others);
  reader.refuseOthers();
  return model;
}

/** A schedule's expression, or the text itself. Either may be a token. */
function readExpression(given: unknown, problems: Problems, tokens: TokenHandling): Knowable<string> {
  const expression: unknown = Schedule.isSchedule(given) ? given.expression : given;
  if (tokens.isUnresolved(expression)) return tokens.read(expression) as Knowable<string>;
  if (typeof expression === "string") return expression;
  problems.add("schedule", expectedGot('a Schedule or a string such as "cron(0 2 ? * SUN *)"', given));
  return UNKNOWN;
}

/** The offset beside the schedule, else the one that it brings. Two that differ are a mistake in one of them. */
function readOffset(reader: PropsReader, given: unknown, problems: Problems): Knowable<number> | undefined {
  const written = reader.number("scheduleOffset");
  const brought = Schedule.isSchedule(given) ? given.scheduleOffset : undefined;
  if (written === undefined) return brought;
  if (brought === undefined || brought === written) return written;
  const got = typeof written === "number" ? show(written) : "another one";
  problems.add(
    "scheduleOffset",
    `expected nothing beside a schedule that brings its own offset of ${counted(brought, "day")}, got ${got}; leave it out`,
  );
  return UNKNOWN;
}
