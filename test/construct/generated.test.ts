import { SsmPatchBaseline } from "@cdktf/provider-aws/lib/ssm-patch-baseline";
import { generated } from "../../modules/construct/generated";
import { PatchBaseline } from "../../modules/patch-baseline";
import { fleet } from "../support/fleet";

const PROPS = {
  name: "linux",
  operatingSystem: "AMAZON_LINUX_2023",
  approvalRules: [{ approveAfterDays: 7 }],
} as const;

test("what a generated resource makes for itself is told by the path of its construct, in one line", () => {
  const { stack } = fleet();

  const { resource } = new PatchBaseline(stack, "Linux", PROPS);

  expect(resource.approvalRule.creationStack).toEqual([`${stack.node.path}/Linux`]);
});

test("an error inside keeps the stack of calls in which it happened", () => {
  const { stack } = fleet();
  const baseline = new PatchBaseline(stack, "Linux", PROPS);

  const again = () => generated(baseline, () => new SsmPatchBaseline(baseline, "Default", { name: "again" }));

  let caught: unknown;
  try {
    again();
  } catch (error) {
    caught = error;
  }
  expect((caught as Error).message).toContain("There is already a Construct with name 'Default'");
  expect((caught as Error).stack).toContain("generated.test");
});

test("an error that asks for its stack inside gets it", () => {
  const { stack } = fleet();

  const error = generated(stack, () => {
    const asking = new Error("asked");
    asking.stack = "";
    Error.captureStackTrace(asking);
    return asking;
  });

  expect(error.stack).toContain("generated.test");
});

test("the way in which stacks are taken is the same before and after, whether it went well or not", () => {
  const { stack } = fleet();
  const before = Error.captureStackTrace;

  generated(stack, () => expect(Error.captureStackTrace).not.toBe(before));
  expect(() =>
    generated(stack, () => {
      throw new Error("no");
    }),
  ).toThrow("no");

  expect(Error.captureStackTrace).toBe(before);
});
