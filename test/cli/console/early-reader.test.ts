import { writeFileSync } from "node:fs";
import { join } from "node:path";
import execa from "execa";
import { endWithReader, outliveReader } from "../../../cli/console/early-reader";
import { recorded } from "../../review/stories/recording";
import { testFolder } from "../../support/folders";

const COMMAND = join(__dirname, "../../../cli/cdktf-patch.ts");
const TYPESCRIPT = require.resolve("../../support/require-typescript.cjs");

describe("output that nobody reads any more", () => {
  const exit = jest.spyOn(process, "exit").mockImplementation((() => undefined) as never);
  let failed: (error: object) => void;

  beforeAll(() => {
    const before = process.stdout.listeners("error");
    endWithReader();
    [failed] = process.stdout.listeners("error").filter((one) => !before.includes(one)) as [typeof failed];
  });

  afterAll(() => {
    process.stdout.off("error", failed);
    exit.mockRestore();
  });

  test("ends the command in silence, as after head", () => {
    failed({ code: "EPIPE" });

    expect(exit).toHaveBeenCalledTimes(1);
  });

  test("is no excuse for other faults", () => {
    const full = Object.assign(new Error("no space left on device"), { code: "ENOSPC" });

    expect(() => failed(full)).toThrow(full);
    expect(exit).toHaveBeenCalledTimes(1);
  });
});

describe("a command whose output nobody reads any more", () => {
  let failed: ((error: object) => void)[];

  beforeAll(() => {
    const streams = [process.stdout, process.stderr];
    const before = streams.map((stream) => stream.listeners("error"));
    outliveReader();
    failed = streams.map((stream, index) => {
      const [added] = stream.listeners("error").filter((one) => !before[index]?.includes(one));
      return added as (error: object) => void;
    });
  });

  afterAll(() => {
    process.stdout.off("error", failed[0] as never);
    process.stderr.off("error", failed[1] as never);
  });

  test.each(["EPIPE", "ERR_STREAM_DESTROYED"])("comes to its own end after %s", (code) => {
    for (const fail of failed) expect(() => fail({ code })).not.toThrow();
  });

  test("is no excuse for other faults", () => {
    const full = Object.assign(new Error("no space left on device"), { code: "ENOSPC" });

    for (const fail of failed) expect(() => fail(full)).toThrow(full);
  });
});

const onUnix = process.platform === "win32" ? test.skip : test;

onUnix(
  "a gate behind a pipe that is closed early stays shut",
  async () => {
    const folder = testFolder();
    writeFileSync(join(folder, "plan.json"), JSON.stringify(recorded("approved-at-once").plan));
    const gate = '"$0" --require "$1" "$2" review plan.json --fail-on low | true; exit "${PIPESTATUS[0]}"';

    const { exitCode, stderr } = await execa("bash", ["-c", gate, process.execPath, TYPESCRIPT, COMMAND], {
      cwd: folder,
      reject: false,
    });

    expect({ exitCode, stderr }).toEqual({
      exitCode: 3,
      stderr: "cdktf-patch: stopped: the risk is high, --fail-on is low",
    });
  },
  60_000,
);
