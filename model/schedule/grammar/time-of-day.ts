type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
type Minute = `${0 | 1 | 2 | 3 | 4 | 5}${Digit}`;

// Of two parts, so that the compiler's errors name it: of one template they list the 1,440 times.
/** "00:00" to "23:59" */
export type TimeOfDay = `${0 | 1}${Digit}:${Minute}` | `2${0 | 1 | 2 | 3}:${Minute}`;

export function isTimeOfDay(text: unknown): text is TimeOfDay {
  return typeof text === "string" && /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text);
}
