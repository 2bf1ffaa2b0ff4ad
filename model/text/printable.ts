/**
 * Characters that could steer a terminal, hide a line or turn a text around: control characters (C0 and C1), the marks of
 * writing direction, and the two line breaks of Unicode.
 */
const STEERING = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]+/gu;

/** A text from outside, safe to show on one line: what could steer its reader's screen becomes one space. */
export function printable(text: string): string {
  return text.replace(STEERING, " ");
}
