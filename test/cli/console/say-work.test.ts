import { PassThrough } from "node:stream";
import { sayWork } from "../../../cli/console/say-work";

test.each([
  [true, "synthesising …\n"],
  [false, undefined],
  [undefined, undefined],
])("what takes a while is named on a terminal, and in no log (terminal: %s)", (isTTY, expected) => {
  const stderr = Object.assign(new PassThrough({ encoding: "utf8" }), { isTTY });

  sayWork({ stderr }, "synthesising");

  expect(stderr.read() ?? undefined).toBe(expected);
});
