import { grouped } from "../../model/values/grouped";
import type { MatrixRow } from "./matrix";

/** `of Windows Server from Patch Tuesday: …`: whose days are proved for the releases of a calendar alone. */
export function calendarLines(rows: readonly MatrixRow[]): readonly string[] {
  const parts = rows
    .flatMap(({ cells }) => cells.arrival.value.split("; "))
    .map((part) => part.replace(WITH_FREEZE, ""));
  const texts = parts.flatMap((part) => {
    const [, systems, calendar] = /^(?:(.+): )?.* d after (.+)$/.exec(part) ?? [];
    return calendar === undefined ? [] : [`${systems === undefined ? "" : `of ${systems} `}from ${calendar}`];
  });
  return [...new Set(texts)].map((text) => `${text}: out of band it may take longer`);
}

const WITH_FREEZE = /, ([\d.]+) with the (freezes? .+)$/;

/** `without the freeze 2026-12-21 through 2027-01-03, which deadlines leave out: with it up to 27.2` */
export function freezeLines(rows: readonly MatrixRow[]): readonly string[] {
  const parts = rows.flatMap(({ cells }) => cells.arrival.value.split("; "));
  const told = parts.flatMap((part) => {
    const [, days, freeze] = WITH_FREEZE.exec(part) ?? [];
    return freeze === undefined ? [] : [{ freeze, days: Number(days) }];
  });
  return [...grouped(told, ({ freeze }) => freeze)].map(([freeze, same]) => {
    const longest = Math.max(...same.map(({ days }) => days));
    return `without the ${freeze}, which deadlines leave out: with it up to ${longest}`;
  });
}
