import { Schedule } from "../schedule/grammar/schedule";
import { expectedGot, show } from "../text/wording";
import type { Problems } from "../values/problems";
import { NO_TOKENS, PropsReader } from "../values/props-reader";
import { isKnown } from "../values/unknown";
import { ANY_INSTANT, PATCH_TUESDAY, type ReleaseCalendar } from "./release-calendar";

/** Reads when patches are released. It is known at synth, for promises are proved with it. */
export function readReleases(given: unknown, path: string, problems: Problems): ReleaseCalendar | undefined {
  if (given === undefined) return undefined;
  if (given === "anyInstant") return ANY_INSTANT;
  if (given === "patchTuesday") return PATCH_TUESDAY;
  if (typeof given !== "object") {
    problems.add(path, `expected "anyInstant", "patchTuesday" or { schedule }, known at synth, got ${show(given)}`);
    return undefined;
  }
  const reader = PropsReader.open(given, path, problems, NO_TOKENS);
  if (reader === undefined) return undefined;
  const own = reader.raw("schedule");
  const [expression, offset] = Schedule.isSchedule(own) ? [own.expression, own.scheduleOffset] : [own, undefined];
  const zone = reader.text("scheduleTimezone");
  reader.refuseOthers();
  if (typeof expression !== "string") {
    problems.add(reader.at("schedule"), expectedGot('a Schedule or a string such as "cron(0 6 ? * MON *)"', own));
    return undefined;
  }
  const timing = {
    schedule: expression,
    ...(offset === undefined ? {} : { scheduleOffset: offset }),
    ...(zone !== undefined && isKnown(zone) ? { scheduleTimezone: zone } : {}),
  };
  return { kind: "days", name: "scheduled release", timing };
}
