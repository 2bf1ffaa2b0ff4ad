import { PassThrough } from "node:stream";
import { say } from "../../../cli/console/console";

const LONG = `cdktf-patch: ${"a word ".repeat(20).trim()}`;

test.each([
  [true, undefined, 80],
  [true, 100, 100],
  [false, undefined, LONG.length],
])(
  "what is refused is broken between words on a terminal, and one line in a log (terminal: %s, %s)",
  (isTTY, columns, widest) => {
    const stderr = Object.assign(new PassThrough({ encoding: "utf8" }), { isTTY, columns });

    say({ stderr } as never, LONG);

    const lines = String(stderr.read()).trimEnd().split("\n");
    expect(lines.join(" ")).toBe(LONG);
    expect(Math.max(...lines.map(({ length }) => length))).toBeGreaterThan(widest - 8);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(widest);
  },
);
