import { installs, projectWith, run, target, window } from "../given-stacks";

/** A stack with these patch groups, all of them targets of one window by this tag. */
function stackOf(names: readonly string[], tag = "Patch Group") {
  const aws_ssm_patch_group = Object.fromEntries(
    names.map((name) => [name, { baseline_id: "pb-0123456789abcdef0", patch_group: name }]),
  );
  const Sunday = {
    ...target("Sunday", "web"),
    targets: [{ key: `tag:${tag}`, values: names }],
  };
  return {
    aws_ssm_patch_group,
    aws_ssm_maintenance_window: { Sunday: window("Sunday", "cron(0 2 ? * SUN *)", "UTC") },
    aws_ssm_maintenance_window_target: { Sunday },
    aws_ssm_maintenance_window_task: { Sunday: installs("Sunday") },
  };
}

async function tagLines(stacks: Parameters<typeof projectWith>[0], ...words: readonly string[]) {
  const { out } = await run(projectWith(stacks), ["summary", ...words]);
  return out.split("\n").filter((line) => line.startsWith("Nodes to patch"));
}

test("says which tag nodes need to be patched, once for all stacks", async () => {
  const lines = await tagLines({ one: stackOf(["web", "batch"]), two: stackOf(["web"]) });

  expect(lines).toEqual(["Nodes to patch have the tag Patch Group = batch or web."]);
});

test("names the tag as the window's target spells it", async () => {
  expect(await tagLines({ one: stackOf(["web"], "PatchGroup") })).toEqual([
    "Nodes to patch have the tag PatchGroup = web.",
  ]);
});

test("tells the rule in place of many names", async () => {
  expect(await tagLines({ one: stackOf(["a", "b", "c", "d"]) })).toEqual([
    "Nodes to patch have the tag Patch Group = <name of their patch group>.",
  ]);
});

test("names the one group that is asked about", async () => {
  expect(await tagLines({ one: stackOf(["web", "batch"]) }, "--group", "web")).toEqual([
    "Nodes to patch have the tag Patch Group = web.",
  ]);
});

test("names no tag of a group that nothing targets by it", async () => {
  const { aws_ssm_patch_group } = stackOf(["web"]);

  expect(await tagLines({ one: { aws_ssm_patch_group } })).toEqual([]);
});
