type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
type Hour = `${0 | 1}${Digit}` | `2${0 | 1 | 2 | 3}`;
type Minute = `${0 | 1 | 2 | 3 | 4 | 5}${Digit}`;

/** "00:00" to "23:59" */
export type TimeOfDay = `${Hour}:${Minute}`;

export function isTimeOfDay(text: unknown): text is TimeOfDay {
  return typeof text === "string" && /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text);
}
