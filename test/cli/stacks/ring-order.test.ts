import { readStacks } from "../../../cli/stacks/read-stacks";
import { STACK_NOTE } from "../../../model/patch-fleet/stack-note";
import { projectWithConfigurations } from "../given-stacks";

test("stacks of a fleet are read ring by ring, so that every command tells them as patches come to them", () => {
  const rings = [{ name: "test" }, { name: "prod" }];
  const stackIn = (name: string, ring: string) => ({
    resource: {},
    "//": { [STACK_NOTE]: { account: { name }, ring, rings } },
  });
  const folder = projectWithConfigurations({
    a: stackIn("a", "prod"),
    b: stackIn("b", "test"),
    c: stackIn("c", "prod"),
    d: { resource: {} },
  });

  expect(readStacks("cdktf.out", folder).map(({ name }) => name)).toEqual(["d", "b", "a", "c"]);
});
