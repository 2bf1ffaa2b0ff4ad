import { endWithReader } from "../../../cli/console/early-reader";

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
