import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Annotations } from "cdktf";
import { appOn, stackIn } from "../support/apps";
import { baseline } from "./given";

test("what cdktf prints of a finding has at most 80 columns, and stands once for all that have it", () => {
  const app = appOn();
  const LONG = `ask the owner ${"first ".repeat(20)}`;
  for (const name of ["dev", "prod"]) {
    const stack = stackIn(app, name);
    for (const id of ["Web", "Db"]) baseline(stack, id, { operatingSystem: "AMAZON_LINUX_2" });
    Annotations.of(stack).addInfo(LONG);
  }

  app.synth();

  const { dev, prod } = JSON.parse(readFileSync(join(app.outdir, "manifest.json"), "utf8")).stacks;
  const messagesIn = ({ annotations }: typeof dev) =>
    annotations
      .map(({ message }: { message: string }) => message)
      .filter((message: string) => /first|PM106/.test(message));
  expect(messagesIn(dev)).toEqual([
    LONG,
    [
      "operatingSystem: Amazon Linux 2 left support on 2026-06-30: no ",
      "  patches are released for it any more; move its nodes to Amazon Linux 2023 ",
      "  [PM106]",
      "    The same in 1 more place of this stack, and in 1 more stack: prod.",
    ].join("\n"),
  ]);
  expect(messagesIn(prod)).toEqual([LONG]);
});
