import { WIDTH } from "../../model/text/wrap";

/** A text to the left and one to the right, as far as one line has room for both; nothing is cut, to be copied whole. */
export function spread(left: string, right: string): readonly string[] {
  const room = WIDTH - left.length - right.length;
  return room >= 2 ? [left + " ".repeat(room) + right] : [left, right.padStart(WIDTH)];
}
